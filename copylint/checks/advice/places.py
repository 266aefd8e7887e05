"""Where a finding is marked, and where its sentence belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copylint.checks.advice.body import Group
from copylint.checks.advice.evidence import Desk
from copylint.checks.advice.page import bits, first
from copylint.model import Block, Document, Span
from copylint.text.terms import Hit, Marks

TOGETHER = 2
"""Words that may stand between two hits that are marked as one."""
WIDEST = 12
"""Words that are marked at most."""
URGENT = frozenset(("red-flags", "emergency-action", "crisis-line"))
FIRST = frozenset(("before-you-start", "contraindications", "stop-if", "technique-and-supervision"))


def span_of(hits: Sequence[Hit], marks: Marks) -> Span:
    """Give the words of the best cluster of hits: the most that stand close together."""
    best: tuple[int, int, int] = (0, 0, 0)
    ordered = sorted({(h.first, h.last, h.unit) for h in hits})
    for n, (start, end, unit) in enumerate(ordered):
        count, last = 1, end
        for a, b, other in ordered[n + 1 :]:
            if other != unit or a > last + 1 + TOGETHER or b - start >= WIDEST:
                break
            count, last = count + (a > last), max(last, b)
        if count > best[0]:
            best = (count, start, last)
    return marks.span(best[1], best[2])


def raised(group: Group, desk: Desk) -> Span:
    """Give the words that raised a fact."""
    hits = desk.fact(group.name)
    marks = desk.page.marks
    told = {hit.unit for hit in hits}
    named = [h for p in group.marks for h in marks.find(p) if h.unit in told]
    return span_of(named or hits, marks)


def line_span(line: int, desk: Desk) -> Span:
    """Give the words of a line, its closing mark left out."""
    start, end = desk.page.lines[line].range
    while end > start and not desk.page.marks.words[end - 1]:
        end -= 1
    return desk.page.marks.span(start, end - 1)


def first_hit(groups: Iterable[Group], lines: int, desk: Desk) -> Span | None:
    """Give the words of the longest hit of some groups in the first of `lines` that has one."""
    marks = desk.page.marks
    for line in bits(lines):
        hits = [
            hit
            for group in groups
            for pattern in group.patterns
            for hit in marks.find(pattern)
            if desk.page.line_of[hit.unit] == line
        ]
        if hits:
            hit = max(hits, key=lambda h: (h.last - h.first, -h.first))
            return marks.span(hit.first, hit.last)
    return None


def paste_at(tags: Iterable[str], fact: Span | None, desk: Desk, document: Document) -> int:
    """Give the offset where a sentence belongs: the start of a line of the source.

    Warning signs go above the first call to action; who asks first goes above the first step.
    """
    tags = set(tags)
    if fact is not None and tags & FIRST:
        return _above(fact.start, desk, document)
    calls = desk.near("call-to-action")
    if tags & URGENT and calls:
        block = desk.page.lines[first(calls)].block
        if block.kind != "heading" and not _is_opening(block, document):
            return document.line_span(block.whole.start).start
    return _end(document)


def _is_opening(block: Block, document: Document) -> bool:
    """Tell whether a block is the article's first prose: a sentence above it would be its title."""
    prose = [b for b in document.blocks if b.kind not in ("field", "heading")]
    return bool(prose) and prose[0] is block and document.title is None


def _above(offset: int, desk: Desk, document: Document) -> int:
    """Give the start of the block at an offset, or of the list that it is in."""
    lines = desk.page.lines
    here = next((n for n, line in enumerate(lines) if line.block.whole.end >= offset), 0)
    block = lines[here].block
    while here and block.kind in ("item", "cell") and lines[here - 1].block.group == block.group:
        here -= 1
        block = lines[here].block
    if block.kind == "heading" or _is_opening(block, document):
        return _end(document)
    return document.line_span(block.whole.start).start


def _end(document: Document) -> int:
    return len(document.source.rstrip())
