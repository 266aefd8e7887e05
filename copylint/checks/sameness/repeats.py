"""Find a sentence that says in other words what one before it said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copylint.checks.sameness.body import Sameness
from copylint.model import MASK, Document, Span
from copylint.text.asides import asides
from copylint.text.terms import Marks, Unit

_NEAR = 3
"""Sentences back that are compared in meaning."""
_REWORDED = 2
"""Meanings that two sentences share in different words, at least: parallel sentences share none."""
_MANY = 10
"""Words from which a sentence that has them all again is said twice, wherever it stands."""
_STOP = frozenset(
    "a about above after all also always am an and any are as at be because been before being "
    "both but by can could did do does doing down during each even for from further get had "
    "has have having he her here him his how however i if in into is it its just let like lot "
    "make many may might more most much must my no nor not now of often on once one only or "
    "other our out over own per possibility possible quite rather really s same she should so "
    "some such than that the their them then there these they this those through to too under "
    "until up us very was we well were what when where which while who why will with would "
    "yet you your lie lies plain".split()
)
Meanings = dict[str, str]
"""What is meant, and the word that says it."""
_ENDING = re.compile(r"(?:ing|ed|es|s|ly)$")


class Repeat(NamedTuple):
    """A sentence and the one before it that says the same."""

    span: Span
    before: str


def repeats(body: Sameness, document: Document, marks: Marks) -> Iterator[Repeat]:
    """Yield each sentence that repeats another."""
    left_out = asides(document)
    seen: list[tuple[Unit, Meanings]] = []
    verbatim: dict[frozenset[str], Unit] = {}
    for unit in marks.units:
        if unit.block.kind != "paragraph" or unit.block in left_out:
            continue
        said = dict(_meanings(body, marks, unit))
        before = _before(body, said, seen) or verbatim.get(frozenset(said))
        if before is not None:
            sentence = unit.sentence
            span = unit.block.span(sentence.start, sentence.end)
            yield Repeat(span, " ".join(before.sentence.text.replace(MASK, "").split()[:6]))
        elif said:
            seen = [*seen[1 - _NEAR :], (unit, said)]
            if len(said) >= _MANY:
                verbatim[frozenset(said)] = unit


def _meanings(body: Sameness, marks: Marks, unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield what the words of a sentence mean, each with the word; names mean nothing."""
    text = unit.block.text
    alike = body.alike or {}
    for token in range(unit.first, unit.last):
        word = marks.words[token]
        start = marks.place(token)[0]
        if word in _STOP or len(word) < 3 or (token > unit.first and text[start].isupper()):
            continue
        stem = _ENDING.sub("", word) if len(word) > 5 else word
        yield alike.get(word) or alike.get(stem) or stem, word


def _before(body: Sameness, said: Meanings, seen: list[tuple[Unit, Meanings]]) -> Unit | None:
    for unit, other in seen:
        shared = said.keys() & other.keys()
        smaller = min(len(said), len(other))
        reworded = sum(said[one][:4] != other[one][:4] for one in shared)
        if len(shared) >= max(body.least, body.share * smaller) and reworded >= _REWORDED:
            return unit
    return None
