"""The sentence a finding begins in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from copylint.model import Block, Document, Finding, Span

LONGEST = 1_000
"""Characters of a line that people wrote."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a line outside the prose: its place in the source, and how to read it.

    Attributes:
        block: None for a line outside the prose.
        start: in the block's text, or in the source.
    """

    span: Span
    block: Block | None
    start: int
    end: int

    def text(self, document: Document) -> str:
        """Give what is to be read."""
        return (self.block.text if self.block else document.source)[self.start : self.end]

    def place(self, span: Span) -> tuple[int, int]:
        """Give where a span of the source stands in the text, cut at its ends."""
        if self.block is None:
            start, end = span.start, span.end
        else:
            start = bisect_right(self.block.offsets, span.start) - 1
            end = bisect_left(self.block.offsets, span.end)
        return max(start, self.start) - self.start, min(end, self.end) - self.start


class Passages:
    """All sentences of an article, to be found by place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.all = sorted(
            (
                Passage(block.span(s.start, s.end), block, s.start, s.end)
                for block, s in document.sentences()
            ),
            key=lambda passage: passage.span,
        )
        self.starts = [passage.span.start for passage in self.all]

    def of(self, finding: Finding) -> Passage:
        """Give the sentence that a finding begins in, else its line of the source."""
        at = bisect_right(self.starts, finding.span.start) - 1
        if at >= 0 and finding.span.start < self.all[at].span.end:
            return self.all[at]
        line = self._line(finding.span)
        return Passage(line, None, line.start, line.end)

    def _line(self, span: Span) -> Span:
        """Give the line of a place; of a long one, as files of data have, the value there."""
        line = self.document.line_span(span.start)
        held = [each for each in self.document.field_spans.values() if each.covers(span)]
        if line.end - line.start <= LONGEST or not held:
            return line
        return min(held, key=lambda each: each.end - each.start)
