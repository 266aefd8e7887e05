"""Find one thing called by many names."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.checks.sameness.body import Group, Sameness
from copylint.model import Block, Document, Span
from copylint.text.asides import asides, is_quoted
from copylint.text.terms import Marks

_JOINED = re.compile(
    r"\s*[“\"']?\(|\)|,? (?:or|also (?:called|known as)|called|known as|meaning)\b"
)
_REACH = 40
"""Characters between two names of which one explains the other."""
_SHOWN = 4
"""Names that a message lists; the advice lists all."""


class Use(NamedTuple):
    """One use of a name, `start` to `end` of its block's text."""

    name: str
    block: Block
    start: int
    end: int


class Mixed(NamedTuple):
    """A group that the article mixes: where to look first, and what to say."""

    span: Span
    names: str
    keep: str
    many: int
    places: str


def mixed(body: Sameness, document: Document, marks: Marks) -> Iterator[Mixed]:
    """Yield each group of which the article uses too many names."""
    uses: dict[int, list[Use]] = {}
    for index, use in _uses(body, document, marks):
        uses.setdefault(index, []).append(use)
    for index, found in uses.items():
        group = body.groups[index]
        if not _is_subject(group, document):
            found = [use for use in found if use.name not in group.loose]
        found = _unexplained(group, found)
        if _is_mixed(group, found, body.least):
            yield _mixed(group, found, document)


def _uses(body: Sameness, document: Document, marks: Marks) -> Iterator[tuple[int, Use]]:
    if body.find is None or body.forms is None:
        return
    for hit in marks.find(body.find):
        block = marks.units[hit.unit].block
        known = body.forms.get(tuple(marks.words[hit.first : hit.last + 1]))
        if known is None or block.kind == "field" or block in asides(document):
            continue
        start, end = marks.place(hit.first)[0], marks.place(hit.last)[1]
        if not is_quoted(block, start, end):
            yield known[0], Use(known[1], block, start, end)


def _is_subject(group: Group, document: Document) -> bool:
    title = document.title
    text = title.text.lower() if title else ""
    return any(name in text for name in (group.keep, *group.names))


def _unexplained(group: Group, uses: Sequence[Use]) -> list[Use]:
    """Leave out names that the article joins to another: “the scapula (shoulder blade)”."""
    joined: set[str] = set()
    for left, right in itertools.pairwise(uses):
        between = left.block.text[left.end : right.start] if left.block is right.block else ""
        if left.name != right.name and 0 < len(between) < _REACH and _JOINED.search(between):
            joined |= {left.name, right.name}
    joined.discard(group.keep)
    return [use for use in uses if use.name not in joined]


def _is_mixed(group: Group, uses: Sequence[Use], least: int) -> bool:
    counts = Counter(use.name for use in uses)
    if len(counts) < 2:
        return False
    often = sum(count > 1 for count in counts.values())
    return len(counts) > least or often >= least or any(name in group.odd for name in counts)


def _mixed(group: Group, uses: Sequence[Use], document: Document) -> Mixed:
    counts = Counter(use.name for use in uses)
    keep = max((group.keep, *group.plain), key=lambda name: counts[name])
    first = next(use for use in uses if use.name != keep)
    listed = [f"{name} ({count})" for name, count in counts.most_common()]
    names = ", ".join(listed[:_SHOWN])
    if len(listed) > _SHOWN:
        names += f" and {len(listed) - _SHOWN} more"
    lines: dict[str, list[str]] = {}
    for use in uses:
        line = document.line_column(use.block.span(use.start, use.end).start)[0]
        lines.setdefault(use.name, []).append(str(line))
    places = "; ".join(
        f"{name} (line {', '.join(dict.fromkeys(at))})" for name, at in lines.items()
    )
    return Mixed(first.block.span(first.start, first.end), names, keep, len(counts), places)
