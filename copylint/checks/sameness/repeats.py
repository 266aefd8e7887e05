"""Find a sentence that says in other words what one before it said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copylint.checks.sameness.body import Sameness
from copylint.model import MASK, Document, Span
from copylint.text.asides import asides
from copylint.text.terms import Marks, Unit

_NEAR = 3
"""Sentences back that are compared in meaning."""
_REWORDED = 2
"""Meanings that two sentences share in different words, at least: parallel sentences share none."""
_TURNED, _NEWS = 3, 2
"""Meanings that are enough where they are all that a sentence has; those that the other may add."""
_DENIALS = frozenset("no not never without nor none unless".split())
_ASKING = frozenset(
    "are can could did do does has have how is may should was what when where which who why will "
    "would".split()
)
_MANY = 10
"""Words from which a sentence that has them all again is said twice, wherever it stands."""
_STOP = frozenset(
    "a about above after all also always am an and any are as at be because been before being "
    "both but by can could did do does doing down during each even for from further get had "
    "has have having he her here him his how however i if in into is it its just let like "
    "make may might more most much must my no nor not now of often on once one only or "
    "other our out over own per possibility possible quite rather really s same she should so "
    "some such than that the their them then there these they this those through to too under "
    "until up us very was we well were what when where which while who why will with would "
    "yet you your lie lies plain".split()
)
Meanings = dict[str, str]
"""What is meant, and the word that says it."""
_ENDING = re.compile(r"(?:ing|ed|es|er|s|ly)$")


class Repeat(NamedTuple):
    """A sentence and the one before it that says the same."""

    span: Span
    before: str


class _Said(NamedTuple):
    """A sentence, its words and what it means."""

    unit: Unit
    words: Sequence[str]
    meanings: Meanings

    @property
    def stance(self) -> frozenset[str]:
        """The denials and figures in it."""
        return frozenset(word for word in self.words if word in _DENIALS or word[0].isdigit())

    @property
    def is_asked(self) -> bool:
        text = self.unit.sentence.text
        return text.endswith("?") and text.split()[0].lower().strip("\"“'‘") in _ASKING


def repeats(body: Sameness, document: Document, marks: Marks) -> Iterator[Repeat]:
    """Yield each sentence that repeats another."""
    left_out = asides(document)
    seen: list[_Said] = []
    verbatim: dict[frozenset[str], Unit] = {}
    for unit in marks.units:
        if unit.block.kind != "paragraph" or unit.block in left_out:
            continue
        words = marks.words[unit.first : unit.last]
        said = _Said(unit, words, dict(_meanings(body, marks, unit)))
        meanings = said.meanings
        before = _before(body, said, seen) or verbatim.get(frozenset(meanings))
        if before is not None:
            sentence = unit.sentence
            span = unit.block.span(sentence.start, sentence.end)
            yield Repeat(span, " ".join(before.sentence.text.replace(MASK, "").split()[:6]))
        elif meanings:
            seen = [*seen[1 - _NEAR :], said]
            if len(meanings) >= _MANY:
                verbatim[frozenset(meanings)] = unit


def _meanings(body: Sameness, marks: Marks, unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield what the words of a sentence mean, each with the word; names mean nothing."""
    text = unit.block.text
    alike = body.alike or {}
    for token in range(unit.first, unit.last):
        word = marks.words[token]
        if word in _STOP or len(word) < 3:
            continue
        if token > unit.first and text[marks.place(token)[0]].isupper():
            continue
        stem = _stem(word)
        yield alike.get(word) or alike.get(stem) or stem, word


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 5 else word


def _before(body: Sameness, said: _Said, seen: list[_Said]) -> Unit | None:
    for other in seen:
        shared = said.meanings.keys() & other.meanings.keys()
        if len(shared) < _TURNED or other.is_asked != said.is_asked:
            continue
        smaller = min(len(said.meanings), len(other.meanings))
        reworded = sum(said.meanings[one][:4] != other.meanings[one][:4] for one in shared)
        if len(shared) >= max(body.least, body.share * smaller) and reworded >= _REWORDED:
            return other.unit
        if _is_turned(said, other, len(shared)) and (
            reworded or _order(said, other) != _order(other, said)
        ):
            return other.unit
    return None


def _order(said: _Said, other: _Said) -> list[str]:
    return [one for one in said.meanings if one in other.meanings]


def _is_turned(said: _Said, other: _Said, shared: int) -> bool:
    """Tell whether all that the shorter of two sentences means is in the other, with little more.

    What one denies, or gives other figures for, the other does not say.
    """
    small, large = sorted((len(said.meanings), len(other.meanings)))
    if shared < max(small, _TURNED) or large - small > _NEWS:
        return False
    return said.stance == other.stance
