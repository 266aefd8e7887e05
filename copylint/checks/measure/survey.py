"""Look over an article once: its sentences with their words, counted and judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from copylint.checks.measure import hardness, syllables
from copylint.model import Block, Document, Sentence
from copylint.text.asides import asides, is_quoted
from copylint.text.patterns import Pattern
from copylint.text.terms import Marks

WORD = re.compile(r"[^\W_]+(?:[.,'’ʼ‑/-][^\W_]+)*")
"""A word: hyphens, apostrophes, decimal points and slashes inside it do not part it."""
_PART = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+(?!\w)|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?"
    r"|[^\W\d_]+(?:['’ʼ‑-][^\W_]+)*|[^\W_]+"
)
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,200}\.\w+"
    r"|\b[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:com|org|net|gov|edu|uk)\b\S*"
)
_FINAL = re.compile(r"[.!?…][\"'”’)\]\s]*$")
_INNER = re.compile(r"[?!][\"”’')\]]*\s+(?=[\w\"“])")
_BYLINE = re.compile(
    r"\W*(?:(?:[Ww]ritten|(?:[Mm]edically )?[Rr]eviewed|[Pp]osted) )?[Bb]y:? [A-Z]"
)
_FEW, _LONG_HEADING = 6, 14
"""Words below which a line without a final mark is a label; from which a heading is a sentence."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A sentence with what is counted in it.

    Attributes:
        words: as they stand, with their start in the block's text.
        spared: lower-case names that the page is about; they count as easy.
        judged: whether it counts for the grade: prose with a final mark, not a heading or a label.
        aside: whether it is a quotation, reference, address or legal text.
    """

    block: Block
    sentence: Sentence
    words: tuple[tuple[str, int], ...]
    spared: frozenset[str]
    judged: bool
    aside: bool = False

    @cached_property
    def syllables(self) -> tuple[int, ...]:
        """The syllables of each word, of a compound's parts one by one.

        A name that the page is about has two at most.
        """
        found: list[int] = []
        spared = self.spared
        for word, _ in self.words:
            counts = syllables.parts(word)
            if spared and word.lower() in spared:
                found += [min(count, 2) for count in counts]
            else:
                found += counts
        return tuple(found)

    @cached_property
    def sentences(self) -> int:
        """One, and one more for each question or exclamation quoted in it, as counters do."""
        return 1 + len(_INNER.findall(self.sentence.text))

    @property
    def polysyllables(self) -> int:
        """Words of three syllables or more."""
        return sum(count >= 3 for count in self.syllables)

    @cached_property
    def hard_words(self) -> tuple[tuple[str, int], ...]:
        """The words that are not among the 10,000 commonest, rarest first."""
        rare = [
            (value, word, start)
            for word, start in self.words
            if (value := _rareness(word)) < RARE and word not in self.spared
        ]
        return tuple((word, start) for _, word, start in sorted(rare))

    @cached_property
    def hardness(self) -> float:
        """How hard it is, uncut; names that the page is about left out."""
        return hardness.uncut(self._counted)

    @property
    def _counted(self) -> list[str]:
        if not self.spared:
            return [word for word, _ in self.words]
        return [word for word, _ in self.words if word.lower() not in self.spared]

    @cached_property
    def plain_hardness(self) -> float:
        """How hard it is without the names in it, by which sentences are compared."""
        words = self._counted
        return hardness.score(words[:1] + [word for word in words[1:] if word[:1].islower()])


RARE = 3.6
"""Zipf value below which a word is rare: not among the 10,000 commonest."""


@cache
def _rareness(word: str) -> float:
    """Give the Zipf value of a word, `RARE` for names, figures and compounds."""
    if not word[0].islower() or "-" in word or "/" in word:
        return RARE
    return hardness.zipf(word.lower().replace("’", "'"))


@dataclass(frozen=True, eq=False)
class Survey:
    """An article's sentences, in reading order."""

    document: Document
    pieces: tuple[Piece, ...]

    @cached_property
    def judged(self) -> tuple[Piece, ...]:
        """The sentences that count for the grade."""
        return tuple(piece for piece in self.pieces if piece.judged)

    @cached_property
    def all_words(self) -> int:
        """Words of all sentences, headings and labels included."""
        return sum(len(piece.words) for piece in self.pieces)

    @cached_property
    def words(self) -> int:
        """Words of the judged sentences, the parts of a compound counted one by one."""
        return sum(len(piece.syllables) for piece in self.judged)

    @cached_property
    def sentences(self) -> int:
        """How many sentences count for the grade."""
        return sum(piece.sentences for piece in self.judged)

    @cached_property
    def prose(self) -> tuple[Piece, ...]:
        """The judged sentences; all that have words, where none is judged."""
        return self.judged or tuple(piece for piece in self.pieces if piece.words)


@lru_cache(maxsize=2)
def survey(document: Document, names: Pattern | None = None) -> Survey:
    """Look over an article.

    Args:
        document: what to look over.
        names: what a title may name that then counts as easy in the whole article.
    """
    spared, left_out = _spared(document, names), asides(document)
    pieces = (
        _piece(block, sentence, spared, block in left_out)
        for block, sentence in _sentences(document)
    )
    return Survey(document, tuple(pieces))


def _sentences(document: Document) -> Iterator[tuple[Block, Sentence]]:
    for block, sentence in document.sentences():
        if block.kind != "field":
            yield block, sentence


def _piece(block: Block, sentence: Sentence, spared: frozenset[str], aside: bool) -> Piece:
    words = words_of(sentence.text, sentence.start)
    judged = (not aside or block.kind == "quote") and _is_judged(block, sentence, len(words))
    quoted = is_quoted(block, sentence.start, sentence.end)
    aside = aside or quoted or _BYLINE.match(sentence.text) is not None
    return Piece(block, sentence, words, spared, judged, aside)


def words_of(text: str, start: int = 0) -> tuple[tuple[str, int], ...]:
    """Give the words of a text, each with its place counted from `start`; addresses are none."""
    if "://" in text or "@" in text or "." in text[:-1]:
        text = _ADDRESS.sub(lambda found: " " * len(found.group()), text)
    found = [(match.group(), start + match.start()) for match in WORD.finditer(text)]
    if all([word.isalpha() for word, _ in found]):
        return tuple(found)
    return tuple(part for word, at in found for part in _parts(word, at))


def _parts(word: str, at: int) -> list[tuple[str, int]]:
    if word.isalpha():
        return [(word, at)]
    return [(part.group(), at + part.start()) for part in _PART.finditer(word)]


def _is_judged(block: Block, sentence: Sentence, words: int) -> bool:
    if not words or (block.kind == "heading" and words <= _LONG_HEADING):
        return False
    if _FINAL.search(sentence.text):
        return True
    return block.kind in ("paragraph", "quote") and (words >= _FEW or len(block.sentences) > 1)


def _spared(document: Document, names: Pattern | None) -> frozenset[str]:
    marks, title = document.marks, document.title
    if names is None or title is None or not isinstance(marks, Marks):
        return frozenset()
    found: set[str] = set()
    for hit in marks.find(names):
        if marks.units[hit.unit].block is title:
            for token in range(hit.first, hit.last + 1):
                start, end = marks.place(token)
                found.add(title.text[start:end].lower())
    return frozenset(word + ending for word in found for ending in ("", "s", "'s", "’s"))
