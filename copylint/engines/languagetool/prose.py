"""The text that LanguageTool reads, and where its letters stand in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from copylint.model import MASK, Block, Document, Span

LONGEST = 20_000
"""Characters of one request, about 3,000 words: two to four seconds of LanguageTool's time."""

BETWEEN = "\n\n"
"""Between blocks: LanguageTool takes an empty line for the end of a paragraph."""

_MASKED = re.compile(f"{MASK}+")
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, carriage returns and lone surrogates, which no request can carry whole."""


class Part(NamedTuple):
    """A stretch of a block's text: from `first` of the block, at `start` of the piece."""

    start: int
    end: int
    block: Block
    first: int


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

    def is_beside_mask(self, start: int, end: int) -> bool:
        """Tell whether a masked character stands next to these, white space apart."""
        part = self.part(start, end)
        if part is None:
            return False
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
    at = 0
    for block in document.blocks:
        for first, last in _stretches(block):
            if parts and at + len(BETWEEN) + last - first > LONGEST:
                yield _piece(parts)
                parts, at = [], 0
            start = at + len(BETWEEN) if parts else 0
            at = start + last - first
            parts.append(Part(start, at, block, first))
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


def _stretches(block: Block) -> Iterator[tuple[int, int]]:
    """Cut a block that is too long, after a sentence where one ends, else at a blank."""
    text, first = block.text, 0
    if not text.strip():
        return
    while len(text) - first > LONGEST:
        last = _cut(block, first)
        yield first, last
        first = last
    yield first, len(text)


def _cut(block: Block, first: int) -> int:
    limit = first + LONGEST
    ends = [s.end for s in block.sentences if first < s.end <= limit]
    if ends:
        return ends[-1]
    blank = block.text.rfind(" ", first + 1, limit)
    return blank if blank > first else limit
