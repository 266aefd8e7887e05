"""Lines of a terminal."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from copylint.reporters.text.ink import Ink, width

LETTERS = st.sampled_from("ab  –“é\u00ad漢\u0301🦴\x01\x02")


@given(st.text(LETTERS, max_size=60), st.integers(0, 70))
def test_lines_are_as_full_as_they_can_be_and_lose_no_word(text, indent):
    lines = [line.removesuffix("\n") for line in Ink(False).block(text, " " * indent, indent)]
    told = text.replace("\x01", "«").replace("\x02", "»")
    rows = [line.removeprefix(" " * indent) for line in lines]
    words = [row.split(" ") for row in rows]
    assert [word for row in words for word in row if word] == [w for w in told.split(" ") if w]
    room = 80 - indent
    for row, after in pairwise(rows):
        assert width(row) <= room or " " not in row
        assert width(row) + 1 + width(after.split(" ")[0]) > room
