"""An article as advice is read: lines, the blocks they stand in, the heading above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from copylint.model import Block
from copylint.text.terms import Marks

BLOCK_WORDS = 150
"""Up to so many words, all under one heading is one block (safety.yaml `matching.block`)."""
INTRO_WORDS = 40
"""A paragraph up to so long introduces a list; of a longer one, its last sentence does."""
TEASER_WORDS = 120
"""Shorter pages that lead to another are teasers (catalogue/safety.yaml `recognition.notes`)."""
UNREAD = ("field", "caption")
"""Blocks that never count as advice: front matter, alternative texts."""

_RUN_IN = re.compile(r"\W*[^.:!?\n]{2,50}:\s+\S")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a whole list item: what an instruction and its sign stand in.

    Attributes:
        block: where it stands.
        range: its tokens, the second past the last.
        intro: tokens of the sentence or paragraph that introduces its list; empty outside lists.
        above: lines it inherits an action from: its heading and its introduction, as bits.
    """

    block: Block
    range: Range
    intro: tuple[Range, ...] = ()
    above: int = 0


@dataclass(frozen=True, eq=False)
class Page:
    """The lines of an article; sets of lines are numbers whose bits are line numbers.

    Attributes:
        line_of: for each unit of the marks, its line, or -1.
        sections: the lines under one heading, heading included.
        blocks: lines that are read together, heading included; they overlap at lists.
        headings: lines that are headings.
        words: in all lines.
    """

    marks: Marks
    lines: tuple[Line, ...]
    line_of: tuple[int, ...]
    sections: tuple[int, ...]
    blocks: tuple[int, ...]
    headings: int
    words: int

    @property
    def every(self) -> int:
        """All lines."""
        return (1 << len(self.lines)) - 1

    def governed(self, actions: int) -> int:
        """Give the lines that share a block with one of `actions`."""
        found = 0
        for block in self.blocks:
            if block & actions:
                found |= block
        return found

    def answered(self, told: int) -> int:
        """Give the questions that a line of `told` answers: “Pregnant? Ask first.”."""
        found = 0
        for n in bits(told):
            if n and self.lines[n - 1].block is self.lines[n].block:
                found |= 1 << (n - 1)
        return found & self._questions

    @cached_property
    def _questions(self) -> int:
        found = 0
        for unit, n in zip(self.marks.units, self.line_of, strict=True):
            if n >= 0 and unit.sentence.text.rstrip().endswith("?"):
                found |= 1 << n
        return found

    def followed(self, found: int) -> int:
        """Add to some lines the next of the same paragraph: it tells on what the first began."""
        for n in bits(found):
            if n + 1 < len(self.lines) and self.lines[n + 1].block is self.lines[n].block:
                found |= 1 << (n + 1)
        return found


def bits(mask: int) -> Iterator[int]:
    """Yield the line numbers of a set of lines, in order."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def first(mask: int) -> int:
    """Give the first line of a set that is not empty."""
    return (mask & -mask).bit_length() - 1


@dataclass
class _Piece:
    """A block of the article with its units and, once made, its lines."""

    block: Block
    units: list[int]
    ranges: list[Range]
    words: int
    lines: int = 0

    @property
    def range(self) -> Range:
        return self.ranges[0][0], self.ranges[-1][1]


def read(marks: Marks) -> Page:
    """Take an article apart."""
    return _Reader(marks).page()


class _Reader:
    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.lines: list[Line] = []
        self.line_of = [-1] * len(marks.units)
        self.sections: list[int] = []
        self.blocks: list[int] = []
        self.headings = 0
        self.words = 0

    def page(self) -> Page:
        for heading, pieces in _by_heading(_pieces(self.marks)):
            self._section(heading, pieces)
        return Page(
            self.marks,
            tuple(self.lines),
            tuple(self.line_of),
            tuple(self.sections),
            tuple(self.blocks),
            self.headings,
            self.words,
        )

    def _section(self, heading: _Piece | None, pieces: list[_Piece]) -> None:
        above = 0
        if heading is not None:
            above = self._add(heading, (), 0)
            self.headings |= above
        for n, piece in enumerate(pieces):
            intro, inherited = _introduction(heading, pieces, n)
            self._add(piece, intro, above | inherited)
        whole = above
        for piece in pieces:
            whole |= piece.lines
        self.sections.append(whole)
        if sum(piece.words for piece in pieces) <= BLOCK_WORDS:
            self.blocks.append(whole)
        else:
            self.blocks += [above | group for group in _groups(pieces)]

    def _add(self, piece: _Piece, intro: tuple[Range, ...], above: int) -> int:
        """Make the lines of a block: one for an item, else one for each sentence."""
        self.words += piece.words
        item = bool(intro) or piece.block.kind == "item"
        for unit, span in zip(piece.units, piece.ranges, strict=True):
            if not item or not piece.lines:
                piece.lines |= 1 << len(self.lines)
                self.lines.append(Line(piece.block, piece.range if item else span, intro, above))
            self.line_of[unit] = len(self.lines) - 1
        return piece.lines


def _pieces(marks: Marks) -> Iterator[_Piece]:
    current: _Piece | None = None
    for n, unit in enumerate(marks.units):
        if unit.block.kind in UNREAD:
            continue
        if current is None or current.block is not unit.block:
            if current is not None:
                yield current
            current = _Piece(unit.block, [], [], 0)
        current.units.append(n)
        current.ranges.append((unit.first, unit.last))
        current.words += unit.last - unit.first
    if current is not None:
        yield current


def _by_heading(pieces: Iterator[_Piece]) -> Iterator[tuple[_Piece | None, list[_Piece]]]:
    heading: _Piece | None = None
    body: list[_Piece] = []
    for piece in pieces:
        if piece.block.kind == "heading":
            if heading is not None or body:
                yield heading, body
            heading, body = piece, []
        else:
            body.append(piece)
    if heading is not None or body:
        yield heading, body


def _introduction(
    heading: _Piece | None, pieces: Sequence[_Piece], n: int
) -> tuple[tuple[Range, ...], int]:
    """Give what introduces a list item, as tokens and as lines; nothing for what is no item."""
    start = n
    while start >= 0 and _is_item(pieces, start) and _same_list(pieces[start], pieces[n]):
        start -= 1
    if start == n:
        return (), 0
    if start < 0:
        return ((heading.range,), heading.lines) if heading is not None else ((), 0)
    before = pieces[start]
    if before.words <= INTRO_WORDS:
        return (before.range,), before.lines
    return (before.ranges[-1],), 1 << (before.lines.bit_length() - 1)


def _is_item(pieces: Sequence[_Piece], n: int) -> bool:
    """Tell whether a block is a list item, or a paragraph of a run-in list."""
    block = pieces[n].block
    if block.kind == "item":
        return True
    if block.kind != "paragraph" or not _RUN_IN.match(block.text):
        return False
    while n and pieces[n - 1].block.kind == "paragraph" and _RUN_IN.match(pieces[n - 1].block.text):
        n -= 1
    return n > 0 and pieces[n - 1].block.text.rstrip().endswith(":")


def _same_list(one: _Piece, other: _Piece) -> bool:
    return one.block.kind == other.block.kind and one.block.group == other.block.group


def _groups(pieces: Sequence[_Piece]) -> Iterator[int]:
    """Yield the blocks of a long section: paragraphs, and lists with what stands around them."""
    n = 0
    while n < len(pieces):
        end = n
        while end < len(pieces) and _is_item(pieces, end):
            end += 1
        if end == n:
            yield pieces[n].lines
            n += 1
            continue
        whole = 0
        for piece in pieces[max(0, n - 1) : end + 1]:
            whole |= piece.lines
        yield whole
        n = end
