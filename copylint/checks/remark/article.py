"""An article as the spelling rules see it: its words, and the words that are right in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from copylint.checks.remark import names, shapes
from copylint.checks.remark.distance import distance
from copylint.model import Document, Span

FOREIGN = 4
"""Words; longer italics are emphasis, a quotation or small print."""

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class Article:
    """An article with its words counted once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._owned: dict[frozenset[str], dict[tuple[int, str], list[str]]] = {}
        self._named: dict[str, bool] = {}

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the article, in lower case, without possessives."""
        texts = (block.text for block in self.document.blocks)
        return Counter(shapes.bare(word).lower() for text in texts for word in WORD.findall(text))

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The project's own words, in lower case."""
        return frozenset(word.lower() for word in self.document.context.accepted)

    def is_foreign(self, span: Span) -> bool:
        """Tell whether a place stands in italics of few words, as words of other languages do."""
        return any(
            place.start <= span.start and span.end <= place.end for place in self._short_italics
        )

    @cached_property
    def _short_italics(self) -> list[Span]:
        text = self.document.text
        return [place for place in self.document.italics if len(text(place).split()) <= FOREIGN]

    def is_named(self, word: str) -> bool:
        """Tell whether a title or names stand beside a word at one of its places."""
        if word not in self._named:
            self._named[word] = self._is_named(word)
        return self._named[word]

    def _is_named(self, word: str) -> bool:
        return any(
            names.is_named(block.text, *match.span()) or names.is_person(block.text, match.start())
            for block in self.document.blocks
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", block.text)
        )

    def near(self, word: str, listed: frozenset[str]) -> list[str]:
        """Give the other words of the article, the project and a list, one letter away.

        Long words of the list and the project may be two letters away.
        """
        own = self._own(listed)
        found = {
            other
            for key in dict.fromkeys(_shorter(word))
            for other in self._by_shorter.get(key, ())
            if other[:1] == word[:1] or other[-2:] == word[-2:]
            if distance(word, other, 1) <= 1
        }
        for length in range(len(word) - 1, len(word) + 2):
            for end in (word[:1], word[-2:]):
                found.update(
                    other
                    for other in own.get((length, end), ())
                    if distance(word, other, 2) <= (2 if length > 8 else 1)
                )
        return sorted(found - {word})

    @cached_property
    def _by_shorter(self) -> dict[str, list[str]]:
        """The words of the article, by what is left of them without one letter.

        Two words one slip apart share such a rest, so none need be held against all others.
        """
        found: dict[str, list[str]] = {}
        for word in self.counts:
            if len(word) > 3:
                for key in dict.fromkeys(_shorter(word)):
                    found.setdefault(key, []).append(word)
        return found

    def _own(self, listed: frozenset[str]) -> dict[tuple[int, str], list[str]]:
        """Give the words of a list and the project by length, and by first or last letters."""
        if listed not in self._owned:
            found = self._owned[listed] = {}
            for word in listed | self.accepted:
                if len(word) > 3:
                    found.setdefault((len(word), word[:1]), []).append(word)
                    found.setdefault((len(word), word[-2:]), []).append(word)
        return self._owned[listed]


def _shorter(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
