"""An article as it reads: its blocks, what stands outside the prose, and where advice belongs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup

from copylint.model import Block, Document, Span
from copylint.reporters.html import inline
from copylint.reporters.html.inline import Place, placed
from copylint.reporters.html.notes import Note, where

AROUND = 100
"""Characters shown on either side of words that stand outside the prose, in a long line."""
TALL = 1200
"""Characters of a block from which a screen may not hold it."""
EDGE = 30
"""Characters that the edges of a cell of a table take."""
_CELL = re.compile(r"<(tr|td|th)\b", re.IGNORECASE)
_BREAK = re.compile(r"[\r\n]|\\n")
"""The end of a line, as it is or as JSON spells it."""
NOTHING = Markup()
NEAR = 12
"""Blocks looked back at for the one that holds a place: captions stand inside paragraphs."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the article with the notes beside it.

    Attributes:
        form: a kind of block, `list`, `table`, `row`, `head` (a cell that heads others), `line` (of
            the source) or `addition`.
        text: marked.
        notes: those whose words begin here.
        level: of a heading in the article, or of an item, from 1.
        name: of a field, or the number of an item; `image` of a caption that describes one.
        anchor: of the block; empty where nothing needs to find it.
        where: which line of the source it is, or which value of a file of data.
        parts: items of a list, rows and cells of a table.
        size: characters of the text.
    """

    form: str
    text: Markup = NOTHING
    notes: tuple[Note, ...] = ()
    level: int = 0
    name: str = ""
    anchor: str = ""
    where: str = ""
    parts: tuple[Row, ...] = ()
    size: int = 0

    @property
    def is_long(self) -> bool:
        """Whether the text may be taller than a screen, and cannot stay beside all its notes."""
        return self.size > TALL


@dataclass
class Flow:
    """Sorts notes to the blocks they speak of, and lays all out in reading order."""

    document: Document
    notes: Sequence[Note]
    anchor: str
    blocks: list[Block] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Put the blocks in order."""
        self.blocks = sorted((b for b in self.document.blocks if b.whole), key=lambda b: b.whole)
        self.starts = [block.whole.start for block in self.blocks]
        self._own: dict[int, list[Note]] = {}
        self._wide: dict[int, list[Note]] = {}
        self._outside: list[Note] = []
        for note in self.notes:
            if not note.is_page:
                self._sort(note)

    def _sort(self, note: Note) -> None:
        at = self.block_at(note.finding.span.start)
        if at is None or not list(placed([note], self.blocks[at])):
            self._outside.append(note)
            return
        self._own.setdefault(at, []).append(note)
        for later in range(at + 1, len(self.blocks)):
            if self.starts[later] >= note.finding.span.end:
                break
            self._wide.setdefault(later, []).append(note)

    def block_at(self, offset: int) -> int | None:
        """Give which block a character of the source stands in."""
        last = bisect_right(self.starts, offset) - 1
        for at in range(last, max(last - NEAR, -1), -1):
            block = self.blocks[at]
            found = bisect_right(block.offsets, offset) - 1
            if offset < block.whole.end and block.span(found, found + 1).end > offset:
                return at
        return None

    def name(self, offset: int) -> str:
        """Give the anchor of the block a character stands in, or nothing."""
        at = self.block_at(offset)
        return "" if at is None else f"{self.anchor}{at + 1}"

    def rows(self) -> Iterator[Row]:
        """Yield the article in reading order; items are joined to lists, cells to tables."""
        for kind, group in groupby(self._laid_out(), _belonging):
            rows = [row for _, row in group]
            if kind == "list":
                yield Row("list", parts=tuple(rows))
            elif kind.startswith("table"):
                yield self._table(rows)
            else:
                yield from rows

    def _laid_out(self) -> Iterator[tuple[int, Row]]:
        """Yield every row with the list or table it belongs to, 0 for none."""
        between = sorted([*self._lines(), *self._additions()], key=lambda each: each[0])
        for at, block in enumerate(self.blocks):
            while between and between[0][0] <= self.starts[at]:
                yield 0, between.pop(0)[1]
            yield block.group, self._row(at)
        yield from ((0, row) for _, row in between)

    def _row(self, at: int) -> Row:
        block = self.blocks[at]
        own = self._own.get(at, [])
        places = [*placed(own, block), *placed(self._wide.get(at, []), block, False)]
        return Row(
            block.kind,
            inline.block(block, places, self.document),
            tuple(own),
            block.level,
            "image" if _describes_image(block) else block.name,
            f"{self.anchor}{at + 1}",
            where(self.document, block.whole.start),
            size=len(block.text),
        )

    def _lines(self) -> Iterator[tuple[int, Row]]:
        """Yield lines of the source that notes speak of though nobody reads them as prose."""
        for _, notes in groupby(self._outside, self._held):
            yield self._line(list(notes))

    def _held(self, note: Note) -> Span:
        return self._field(note.finding.span)[1]

    def _line(self, notes: Sequence[Note]) -> tuple[int, Row]:
        source, spans = self.document.source, [note.finding.span for note in notes]
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        name, whole = self._field(Span(first, last))
        start = max(whole.start, first - AROUND)
        end = min(whole.end, last + AROUND)
        places = [Place(n.finding.span.start - start, n.finding.span.end - start, n) for n in notes]
        text = inline.line(source[start:end], places)
        form, told = "field" if name else "line", where(self.document, first)
        return first, Row(form, text, tuple(notes), name=name, where=told)

    def _field(self, span: Span) -> tuple[str, Span]:
        """Give the front-matter field that holds a place, else its lines of the source."""
        held = [(n, s) for n, s in self.document.field_spans.items() if s.covers(span)]
        if held:
            return min(held, key=lambda each: each[1].end - each[1].start)
        first = self.document.line_span(span.start)
        return "", Span(first.start, max(first.end, span.end))

    def _additions(self) -> Iterator[tuple[int, Row]]:
        """Yield sentences to add, at the places where they belong."""
        added = [(note.finding.paste.at, note) for note in self.notes if note.finding.paste]
        added.sort(key=lambda each: (each[0], each[1].number))
        for at, group in groupby(added, lambda each: each[0]):
            told = where(self.document, at)
            yield at, Row("addition", notes=tuple(note for _, note in group), where=told)

    def _table(self, cells: Sequence[Row]) -> Row:
        """Give a table of cells; a new row begins on a new line, or with its tag.

        Where no tag tells, as in Markdown, the cells of the first row are the heads.
        """
        rows: list[list[Row]] = []
        before = 0
        for cell in cells:
            whole = self.blocks[int(cell.anchor.removeprefix(self.anchor)) - 1].whole
            tags = _CELL.findall(self.document.source, before, whole.start)
            has_broken = _BREAK.search(self.document.source, before, whole.start) is not None
            if not rows or "tr" in map(str.lower, tags) or (has_broken and not tags):
                rows.append([])
            is_head = tags[-1].lower() == "th" if tags else len(rows) == 1
            rows[-1].append(replace(cell, form="head") if is_head else cell)
            before = whole.end
        notes = tuple(note for cell in cells for note in cell.notes)
        parts = tuple(Row("row", parts=tuple(row)) for row in rows)
        size = sum(cell.size + EDGE for cell in cells)
        return Row("table", notes=notes, where=cells[0].where, parts=parts, size=size)


def _belonging(laid: tuple[int, Row]) -> str:
    """Tell what a row is joined to: the list or the table that it stands in, or nothing."""
    group, row = laid
    if row.form == "cell":
        return f"table {group}"
    return "list" if row.form == "item" or (group and row.form == "paragraph") else ""


def _describes_image(block: Block) -> bool:
    return block.kind == "caption" and any(link.kind == "image" for link in block.links)
