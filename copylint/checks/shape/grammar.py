"""The form that is told in words and their parts of speech."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from copylint.checks.shape.body import Found, Shape
from copylint.checks.shape.passages import FEW
from copylint.checks.shape.pattern import TOKEN, Pattern, Tagged, Token
from copylint.checks.shape.phrase import fold
from copylint.checks.shape.phrases import worded
from copylint.checks.shape.tagger import tagged
from copylint.model import Block, Document, Sentence


class Line:
    """A sentence with its words, and its tags when they are asked for."""

    def __init__(self, block: Block, sentence: Sentence) -> None:
        self.block, self.sentence = block, sentence
        self.found = tuple(TOKEN.finditer(fold(sentence.text)))

    @cached_property
    def tagged(self) -> Tagged:
        """The sentence with its tags."""
        tags = tagged([match.group() for match in self.found])
        tokens = [
            Token(match.group(), match.start(), match.end(), tag)
            for match, tag in zip(self.found, tags, strict=True)
        ]
        return Tagged(self.block, self.sentence, tokens)


class Lines(Sequence[Line]):
    """The sentences of an article, and in which of them each word stands."""

    def __init__(self, found: Sequence[Line], *, is_alone: bool) -> None:
        self._found, self._is_alone = found, is_alone

    @property
    def words(self) -> Collection[str] | None:
        """The words of the article where it is one of a few; None where it is one of many."""
        return self._where.keys() if self._is_alone else None

    def __getitem__(self, at: int) -> Line:  # type: ignore[override]
        return self._found[at]

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _where(self) -> dict[str, set[int]]:
        where: dict[str, set[int]] = {}
        for at, line in enumerate(self._found):
            for match in line.found:
                where.setdefault(match.group().lower(), set()).add(at)
        return where

    def among(self, pattern: Pattern, kinds: Collection[str]) -> list[Line]:
        """Give the sentences of some kinds of block that may hold a pattern, in order."""
        numbers: set[int] | None = None
        for need in pattern.needs:
            there = set[int]().union(*(self._where[word] for word in need & self._where.keys()))
            numbers = there if numbers is None else numbers & there
            if not numbers:
                return []
        chosen = map(self._found.__getitem__, sorted(self._all if numbers is None else numbers))
        fit = (line for line in chosen if line.block.kind in kinds)
        return [line for line in fit if pattern.may(line.tagged.classes)]

    @cached_property
    def _all(self) -> range:
        return range(len(self._found))


_read = itertools.count(1)
_lines: WeakKeyDictionary[Document, Lines] = WeakKeyDictionary()


def lines(document: Document) -> Lines:
    """Give the sentences of an article that are neither too short nor too long, read once."""
    found = _lines.get(document)
    if found is None:
        every = (Line(block, sentence) for block, sentence in document.sentences())
        fit = [line for line in every if 1 < len(line.found) <= LONGEST]
        found = _lines[document] = Lines(fit, is_alone=next(_read) <= FEW)
    return found


LONGEST = 120
"""Words; a longer sentence is a list or a table run together, and is left out."""


def grammar(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the patterns of a rule where none of its excuses stands before their end."""
    read = lines(document)
    for at, pattern in enumerate(shape.patterns):
        for line in read.among(pattern, shape.kinds):
            yield from _finds(shape, at, line, read.words)


def _finds(shape: Shape, at: int, line: Line, words: Collection[str] | None) -> Iterator[Found]:
    text = line.tagged.text
    for match in shape.patterns[at].finds(text, words=words):
        if any(
            any(excuse.finds(text, match.end(), words))
            for excuse in shape.excuses
            if excuse.may(line.tagged.classes)
        ):
            continue
        start, end = line.tagged.span(*shape.patterns[at].part(match))
        slots = {
            name: line.sentence.text[slice(*line.tagged.span(*match.span(name)))]
            if match[name]
            else ""
            for name in match.groupdict()
            if name[-1] != "_"
        }
        found = worded(shape.fix(at), (line.block, line.sentence), (start, end), slots)
        if found.fix != found.block.text[found.start : found.end]:
            yield found
