"""A value of a file of data: how its letters are spelt there, and where each of them is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_LETTER, _PLACE = 0, 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A value of a file of data, decoded; it is `text[start:end]` of its excerpt.

    Attributes:
        role: `body`, or the key of the front matter that it stands for.
        label: how people find it in the file: `/posts/3/body`, `row 4, column body`.
        spelling: how the file spells it: `json`, `csv`, `xml`, `cdata`, or `mixed` of the last two.
        steps: (letters from `start`, characters of the file before the letter there), where a
            letter does not follow the one before at once; the first is that of the first letter,
            the last the end. Where something stands between two letters that is neither's, the
            end of the one comes before the start of the other.
    """

    role: str
    label: str
    start: int
    end: int
    steps: tuple[tuple[int, int], ...]
    spelling: str

    def place(self, offset: int) -> int:
        """Give the place in the file of a letter of the excerpt's text, or of the piece's end."""
        letter = self._letter(offset)
        at, place = self.steps[bisect_right(self.steps, letter, key=lambda step: step[_LETTER]) - 1]
        return place + letter - at

    def end_place(self, offset: int) -> int:
        """Give the place in the file where the letter before one ends."""
        letter = self._letter(offset)
        step = bisect_left(self.steps, letter, key=lambda step: step[_LETTER])
        at, place = self.steps[step if self.steps[step][_LETTER] == letter else step - 1]
        return place + letter - at

    def places(self) -> tuple[list[int], list[int]]:
        """Give the place of every letter and of the end, and where the letter before each ends."""
        length = self.end - self.start
        starts, ends = [0] * (length + 1), [0] * (length + 1)
        for index, (at, place) in enumerate(self.steps):
            until = self.steps[index + 1][_LETTER] if index + 1 < len(self.steps) else length
            starts[at : until + 1] = range(place, place + until + 1 - at)
            # the end of the letter before a step is the first that is told of it
            first = at if not index or self.steps[index - 1][_LETTER] != at else at + 1
            ends[first : until + 1] = range(place + first - at, place + until + 1 - at)
        return starts, ends

    def _letter(self, offset: int) -> int:
        return min(max(offset, self.start), self.end) - self.start

    def letter(self, place: int) -> int | None:
        """Give which letter of the piece stands at a place of the file; None for another's."""
        if not self.steps[0][_PLACE] <= place <= self.steps[-1][_PLACE]:
            return None
        at, there = self.steps[bisect_right(self.steps, place, key=lambda step: step[_PLACE]) - 1]
        return at + place - there
