"""The text that LanguageTool reads, and where its letters stand in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from copylint.model import MASK, Block, Document, Span

LONGEST = 20_000
"""Characters of one request, about 3,000 words: two to four seconds of LanguageTool's time."""

LONGEST_SENTENCE = 1_000
"""Characters; LanguageTool's time grows with the square of a sentence's length: 20,000 commas in
one took it 100 s, 20,000 quotes all its memory, but in cuts of 1,000 each some 15 s."""

BETWEEN = "\n\n"
"""Between blocks: LanguageTool takes an empty line for the end of a paragraph."""

_MASKED = re.compile(f"{MASK}+")
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, carriage returns and lone surrogates, which no request can carry whole."""


class Part(NamedTuple):
    """A stretch of a block's text: from `first` of the block, at `start` of the piece.

    `is_cut` tells that it was cut out of a sentence that is too long.
    """

    start: int
    end: int
    block: Block
    first: int
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """What is asked in one request."""

    text: str
    parts: tuple[Part, ...]

    def part(self, start: int, end: int) -> Part | None:
        """Find the part that holds these characters wholly; None when they are not in one."""
        index = bisect_right(self.parts, start, key=lambda part: part.start) - 1
        if index < 0 or start >= end:
            return None
        part = self.parts[index]
        return part if end <= part.end else None

    def span(self, start: int, end: int) -> Span | None:
        """Give the place in the source; None for what is masked or not of one block."""
        part = self.part(start, end)
        if part is None:
            return None
        first, last = start - part.start + part.first, end - part.start + part.first
        if MASK in part.block.text[first:last]:
            return None
        return part.block.span(first, last)

    def seen(self, start: int, end: int) -> tuple[int, int]:
        """Widen a place that is all white space by the words on both sides: nobody sees blanks."""
        part = self.part(start, end)
        if part is None or self.text[start:end].strip():
            return start, end
        first, last = start, end
        while first > part.start and not self.text[first - 1].isspace():
            first -= 1
        while last < part.end and not self.text[last].isspace():
            last += 1
        return (first, last) if first < start and end < last else (start, start)

    def is_on_edge(self, start: int, end: int) -> bool:
        """Tell whether these stand, white space apart, next to what LanguageTool cannot see.

        That is a masked character, or the rest of a sentence that was cut.
        """
        part = self.part(start, end)
        if part is None:
            return False
        if part.is_cut and (start == part.start or end == part.end):
            return True
        text = part.block.text
        before = text[: start - part.start + part.first].rstrip()
        after = text[end - part.start + part.first :].lstrip()
        return before.endswith(MASK) or after.startswith(MASK)

    def end(self, start: int, units: int) -> int:
        """Give the end of what begins at `start` and is so many UTF-16 units long."""
        at = start
        while units > 0 and at < len(self.text):
            units -= 2 if ord(self.text[at]) > 0xFFFF else 1
            at += 1
        return at


def pieces(document: Document) -> Iterator[Piece]:
    """Cut the article's prose into requests, between blocks where that can be."""
    parts: list[Part] = []
    for block in document.blocks:
        for first, last, is_cut in _stretches(block):
            start = parts[-1].end + len(BETWEEN) if parts else 0
            if parts and start + last - first > LONGEST:
                yield _piece(parts)
                parts, start = [], 0
            parts.append(Part(start, start + last - first, block, first, is_cut))
    if parts:
        yield _piece(parts)


def _piece(parts: list[Part]) -> Piece:
    texts = (part.block.text[part.first : part.first + part.end - part.start] for part in parts)
    return Piece(BETWEEN.join(map(_readable, texts)), tuple(parts))


def _readable(text: str) -> str:
    """Put something of the same length in the place of what must not be read."""
    return _UNSENDABLE.sub(" ", _MASKED.sub(lambda run: filler(len(run[0])), text))


def filler(length: int) -> str:
    """Give something of this length that upsets no neighbour: after a figure both a and an pass."""
    return "0" * length


def _stretches(block: Block) -> Iterator[tuple[int, int, bool]]:
    """Give the stretches of a block without the white space at their ends.

    A block is one, unless it is too long for a request or has a sentence that is too long.
    """
    for first, last, is_cut in _rough_stretches(block):
        text = block.text[first:last]
        words = text.strip()
        if words:
            first += len(text) - len(text.lstrip())
            yield first, first + len(words), is_cut


def _rough_stretches(block: Block) -> Iterator[tuple[int, int, bool]]:
    first, length = 0, len(block.text)
    edges = [0, *(sentence.start for sentence in block.sentences[1:]), length]
    for start, end in pairwise(edges):
        if end - start > LONGEST_SENTENCE:
            yield first, start, False
            for cut in _cuts(block.text, start, end):
                yield *cut, True
            first = end
        elif end - first > LONGEST:
            yield first, start, False
            first = start
    yield first, length, False


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is too long, at blanks where there are any."""
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        blank = text.rfind(" ", start + 1, limit)
        last = blank if blank > start else limit
        yield start, last
        start = last
    yield start, end
