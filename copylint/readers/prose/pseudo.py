"""Lists that are typed and not marked up: lines of one block that begin with a bullet."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import attrgetter, itemgetter
from typing import Any

from copylint.model import Link

from .drafts import Draft

BULLET = re.compile(r"[•●◦▪▫‣∙·✓✔✅☑➤➔►→]\ufe0f?\s*(?=\S)")
_start = attrgetter("start")
_DASH = re.compile(r"[-–—*]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")

_Line = tuple[int, int, str]
"""Where a line begins, where its prose begins, and what it is: `item`, a number, or empty."""


def items_within(draft: Draft, group: Callable[[bool], int]) -> Iterator[Draft]:
    """Yield the paragraph, or its lines where they are a typed list."""
    lines = _items(draft)
    if not lines:
        yield draft
        return
    if lines[0][0] > 0:
        yield _part(draft, 0, lines[0][0])
    number = group(lines[0][0] > 0)
    edges = [*_ended(draft, lines), (len(draft.text), 0, "")]
    for (_, first, what), (last, _, _) in itertools.pairwise(edges):
        part = _part(draft, first, last)
        if not what:
            number = 0
        else:
            number = number or group(True)
            part.kind, part.level, part.group = "item", 1, number
            part.name = what if what.isdigit() else ""
        if part.text:
            yield part


def _items(draft: Draft) -> list[_Line]:
    """Find the lines that begin with a bullet, or count from one, or begin with a dash."""
    places = (0, *(at + 1 for at, _ in draft.breaks))
    bullets = _begun(draft.text, places, BULLET)
    if bullets and (len(bullets) > 1 or bullets[0][0] == 0):
        return bullets
    numbers = _begun(draft.text, places, _NUMBER)
    if len(numbers) > 1 and [int(n) for _, _, n in numbers] == list(range(1, len(numbers) + 1)):
        return numbers
    dashes = _begun(draft.text, tuple(at + 1 for at, hard in draft.breaks if hard), _DASH)
    return dashes if len(dashes) > 1 else []


def _begun(text: str, places: tuple[int, ...], mark: re.Pattern[str]) -> list[_Line]:
    matches = ((at, mark.match(text, at)) for at in places)
    return [(at, m.end(), m.group(1) if m.re.groups else "item") for at, m in matches if m]


def _ended(draft: Draft, lines: list[_Line]) -> Iterator[_Line]:
    """Yield the items, and the lines after one that belong to no list."""
    starts = {at for at, _, _ in lines}
    ended = draft.is_unwrapped
    places = iter(lines)
    for at in sorted({*starts, *(at + 1 for at, _ in draft.breaks)}):
        if at in starts:
            yield next(places)
        elif ended and at > lines[0][0] and draft.text[at : at + 1].isupper():
            yield at, at, ""


def _within(
    pairs: tuple[tuple[int, Any], ...], first: int, last: int
) -> tuple[tuple[int, Any], ...]:
    """Give the pairs whose index lies in a part, counted from its start."""
    start = bisect_left(pairs, first, key=itemgetter(0))
    end = bisect_left(pairs, last, key=itemgetter(0))
    return tuple((at - first, value) for at, value in pairs[start:end])


def _part(draft: Draft, first: int, last: int) -> Draft:
    text = draft.text[first:last].rstrip()
    last = first + len(text)
    near = bisect_left(draft.links, first, key=_start)
    links = tuple(
        Link(max(k.start, first) - first, min(k.end, last) - first, k.url, k.kind, k.label)
        for k in draft.links[max(0, near - 1) : bisect_left(draft.links, last, key=_start)]
        if k.end > first
    )
    return replace(
        draft,
        text=text,
        offsets=draft.offsets[first:last],
        widths=_within(draft.widths, first, last),
        links=links,
        breaks=_within(draft.breaks, first, last),
    )
