"""Join the hits of a pattern's steps into phrases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Place = tuple[int, int]
"""First and last token, both inclusive; of a range, the first and one past the last."""
Steps = tuple[tuple[int, int, bool, str], ...]
"""Group, words that may stand before it, optional, slot: for each step."""
Match = tuple[int, int, dict[str, Place]]
"""First and last token, and those of each slot."""
Hits = Callable[[int], list[Place]]
"""The places of a group, leftmost first, the longest first at one place."""


class Compiled(NamedTuple):
    """A pattern as steps over groups; `needed` are the groups without which it cannot match."""

    parts: tuple[Steps, ...]
    without: tuple[Steps, ...]
    needed: frozenset[int]


class Line:
    """Token ranges read one after the other as one line."""

    def __init__(self, ranges: Sequence[Place]) -> None:
        self._ranges: list[tuple[int, int, int]] = []
        at = 0
        for first, last in ranges:
            self._ranges.append((first, last, at))
            at += last - first

    def take(self, places: list[Place]) -> list[Place]:
        """Give the places that lie inside the ranges, counted along the line."""
        found = []
        for first, last, at in self._ranges:
            for start, end in places[bisect_left(places, (first,)) :]:
                if start >= last:
                    break
                if end < last:
                    found.append((start - first + at, end - first + at))
        return found

    def token(self, position: int) -> int:
        """Give the token at a position of the line."""
        for first, _, at in reversed(self._ranges):
            if position >= at:
                return first + position - at
        raise IndexError(position)


def matches(compiled: Compiled, hits: Hits) -> Iterator[Match]:
    """Yield the places of a pattern; with several parts one, the hull of all."""
    for part in compiled.without:
        if next(_sequence(part, hits), None) is not None:
            return
    if len(compiled.parts) == 1:
        yield from _sequence(compiled.parts[0], hits)
        return
    found = [next(_sequence(part, hits), None) for part in compiled.parts]
    whole = [match for match in found if match is not None]
    if len(whole) == len(found):
        slots = {name: place for match in whole for name, place in match[2].items()}
        yield min(m[0] for m in whole), max(m[1] for m in whole), slots


def _sequence(steps: Steps, hits: Hits) -> Iterator[Match]:
    """Yield leftmost matches that do not overlap; the longest term at a place goes first."""
    lists = [hits(step[0]) for step in steps]
    after = -1
    for k in range(len(steps)):
        start, optional = lists[k], steps[k][2]
        for place in start:
            if place[0] > after:
                path = _follow(steps, lists, k, place)
                if path is not None:
                    last = max(p[1] for p in path.values())
                    yield place[0], last, {steps[i][3]: p for i, p in path.items() if steps[i][3]}
                    after = last
        if not optional:
            return


def _follow(
    steps: Steps, lists: list[list[Place]], k: int, place: Place
) -> dict[int, Place] | None:
    """Give the places of the steps from `k` on, the first at `place`, if they follow."""
    room = 0
    for n in range(k + 1, len(steps)):
        room += steps[n][1]
        low, high = place[1] + 1, place[1] + 1 + room
        candidates = lists[n]
        for nxt in candidates[bisect_left(candidates, (low,)) :]:
            if nxt[0] > high:
                break
            rest = _follow(steps, lists, n, nxt)
            if rest is not None:
                return {k: place, **rest}
        if not steps[n][2]:
            return None
    return {k: place}
