"""Holds every letter of an article in a file of data to its place."""

from __future__ import annotations

import html
import json
from itertools import combinations

from copylint.model import Excerpt, Span

READ = {
    "json": lambda spelt: json.loads(f'"{spelt}"'),
    "csv": lambda spelt: spelt.replace('""', '"'),
    "xml": html.unescape,
    "cdata": str,
    "mixed": lambda spelt: (
        spelt if "]]>" not in spelt and len(spelt) == 1 else html.unescape(spelt)
    ),
}


def check(source: str, excerpt: Excerpt) -> None:
    """Hold every letter of an excerpt to its place, there and back."""
    for piece in excerpt.pieces:
        for at in range(piece.start, piece.end):
            place = excerpt.place(Span(at, at + 1))
            spelt = source[place.start : place.end]
            letter = excerpt.text[at]
            assert READ[piece.spelling](spelt) == letter or letter == "\ufffd", (piece, spelt)
            assert piece.letter(place.start) == at - piece.start
    starts, ends = excerpt.places()
    for start, end in combinations(range(min(len(excerpt.text), 60) + 1), 2):
        assert excerpt.place(Span(start, end)) == Span(starts[start], ends[end])


def values(excerpt: Excerpt) -> list[tuple[str, str, str]]:
    return [(p.role, p.label, excerpt.text[p.start : p.end]) for p in excerpt.pieces]
