"""The words of a finding in their sentence, marked, and no longer than an eye takes in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copylint.model import Block, Document, Finding, Span
from copylint.reporters.text.ink import OPEN, SHUT, clean

ROOM = 220
"""Characters of a sentence that is shown whole."""
AROUND = 55
"""Characters that are kept on each side of marked words in a longer one."""
MOST = 0.6
"""The share of a sentence from which a finding is about the sentence, not about words of it."""


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
        source = self.document.source
        start = source.rfind("\n", 0, finding.span.start) + 1
        end = source.find("\n", finding.span.start)
        end = len(source) if end < 0 else end
        return Passage(Span(start, end), None, start, end)


def is_whole(finding: Finding, passage: Passage) -> bool:
    """Tell whether a finding is about a sentence rather than about words in it."""
    size = passage.span.end - passage.span.start
    return finding.span.end - finding.span.start > MOST * size


def shown(passage: Passage, findings: Iterable[Finding], document: Document) -> str:
    """Give a sentence with the words of its findings between marks, elided where it is long."""
    text = passage.text(document)
    places = [passage.place(f.span) for f in findings if not is_whole(f, passage)]
    merged = _merged(place for place in places if place[0] < place[1])
    pieces, at = [], 0
    for start, end in _kept(text, merged):
        pieces.append("… " if start > at else "")
        pieces.append(_marked(text, (start, end), merged))
        at = end
        pieces.append(" " if end < len(text) else "")
    return "".join(pieces) + ("…" if at < len(text) else "")


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _kept(text: str, merged: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Say which parts of a text are shown: all of a short one, else what is near marks."""
    if len(text) <= ROOM:
        return [(0, len(text))]
    if not merged:
        return _merged(
            [(0, _edge(text, ROOM // 2, 1)), (_edge(text, len(text) - 60, -1), len(text))]
        )
    return _merged(
        (_edge(text, start - AROUND, -1), _edge(text, end + AROUND, 1)) for start, end in merged
    )


def _edge(text: str, at: int, step: int) -> int:
    """Move a place to the nearest end of a word, outwards."""
    at = min(max(at, 0), len(text))
    while 0 < at < len(text) and not (text[at - 1].isspace() or text[at].isspace()):
        at += step
    return at


def _marked(text: str, part: tuple[int, int], merged: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], part[0]
    for start, end in merged:
        if part[0] <= start and end <= part[1]:
            pieces += [clean(text[at:start]), OPEN, clean(text[start:end]), SHUT]
            at = end
    return "".join(pieces) + clean(text[at : part[1]])


def quoted(text: str, room: int = 60) -> str:
    """Give words between quotation marks, elided in the middle where they are many."""
    text = clean(text)
    if len(text) > room:
        half = room // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return f"“{text}”"
