"""Lists that are typed and not marked up: lines of one block that begin with a bullet."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import itemgetter
from typing import Any

from copylint.model import Link

from .drafts import Draft

BULLET = re.compile(r"[•●◦▪▫‣∙·✓✔✅☑➤➔►→]\ufe0f?\s*(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")


def items_within(draft: Draft, group: Callable[[bool], int]) -> Iterator[Draft]:
    """Yield the paragraph, or its lines where they are a typed list."""
    starts = _starts(draft)
    if not starts:
        yield draft
        return
    number = group(starts[0][0] > 0)
    edges = [*starts, (len(draft.text), 0, "")]
    if starts[0][0] > 0:
        yield _part(draft, 0, starts[0][0])
    for (_, first, name), (last, _, _) in itertools.pairwise(edges):
        part = _part(draft, first, last)
        part.kind, part.level, part.group, part.name = "item", 1, number, name
        if part.text:
            yield part


def _starts(draft: Draft) -> list[tuple[int, int, str]]:
    """Find the items: where the line begins, where its prose begins, its number."""
    found = []
    places = (0, *(at + 1 for at, _ in draft.breaks))
    for at in places:
        match = BULLET.match(draft.text, at)
        if match:
            found.append((at, match.end(), ""))
    if found and (len(found) > 1 or found[0][0] == 0):
        return found
    numbered = [(at, _NUMBER.match(draft.text, at)) for at in places]
    found = [(at, m.end(), m.group(1)) for at, m in numbered if m]
    counts = [int(name) for _, _, name in found]
    return found if len(found) > 1 and counts == list(range(1, len(found) + 1)) else []


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
    links = tuple(
        Link(max(k.start, first) - first, min(k.end, last) - first, k.url, k.kind, k.label)
        for k in draft.links
        if k.start < last and k.end > first
    )
    return replace(
        draft,
        text=text,
        offsets=draft.offsets[first:last],
        widths=_within(draft.widths, first, last),
        links=links,
        breaks=_within(draft.breaks, first, last),
    )
