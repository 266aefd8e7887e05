"""Doses, ages and thresholds that lack a unit or disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from copylint.checks.advice.abroad import thresholds
from copylint.checks.advice.case import Case, Found
from copylint.model import Span

UNITS = frozenset(
    "mg mcg g iu ml microgram micrograms milligram milligrams gram grams unit units tablet "
    "tablets capsule capsules drop drops puff puffs spray sprays dose doses teaspoon teaspoons "
    "sachet sachets time times pill pills scoop scoops cup cups glass glasses minute minutes day "
    "days week weeks hour hours month months year years step steps".split()
)
SCALE = {
    "g": 1000.0,
    "gram": 1000.0,
    "grams": 1000.0,
    "mg": 1.0,
    "milligram": 1.0,
    "milligrams": 1.0,
}
"""Milligrams in a unit of weight."""
NUMBERS = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "six": 6.0, "eight": 8.0}


def _without_unit(case: Case) -> Found:
    """Find a fever threshold without a scale."""
    for span, scales in thresholds(case):
        if not scales and not _marked(case, span):
            yield span, {}


def _marked(case: Case, span: Span) -> bool:
    """Tell whether a degree sign or a scale stands right after."""
    after = case.document.source[span.end : span.end + 12].lower()
    return after.lstrip(" *_").startswith(("°", "º", "degree", "c", "f", "&deg"))


def _bare_dose(case: Case) -> Found:
    """Find a number to take that says nothing of what."""
    marks = case.desk.page.marks
    for hit in case.hits():
        tokens = marks.words[hit.first : hit.last + 1]
        numbers = [n for n, token in enumerate(tokens) if token[:1].isdigit()]
        if numbers and not UNITS & set(tokens[numbers[-1] + 1 : numbers[-1] + 3]):
            yield case.span(hit), {}


def _two_doses(case: Case) -> Found:
    """Find two daily limits of one medicine, or two age limits, that do not agree."""
    for limits in (_daily(case), _ages(case)):
        known: dict[str, tuple[float, Span]] = {}
        for subject, value, span in limits:
            before = known.setdefault(subject, (value, span))
            if before[0] != value:
                yield span, {"other": case.document.text(before[1])}
                return


def _daily(case: Case) -> Iterator[tuple[str, float, Span]]:
    """Yield each maximum a day, in milligrams, by medicine."""
    desk, marks = case.desk, case.desk.page.marks
    limited = desk.lines(desk.lexicon.near["daily-limit"].patterns)
    for name in ("mentions-paracetamol", "mentions-nsaid", "mentions-aspirin"):
        for hit in desk.lexicon.facts[name].patterns:
            for place in marks.find(hit):
                unit = marks.units[place.unit]
                line = desk.page.line_of[place.unit]
                if line >= 0 and limited >> line & 1:
                    for at in range(unit.first, unit.last - 1):
                        value = _number(marks.words[at])
                        scale = SCALE.get(marks.words[at + 1])
                        if value and scale and value * scale >= 1000:
                            yield name, value * scale, marks.span(at, at + 1)


def _ages(case: Case) -> Iterator[tuple[str, float, Span]]:
    """Yield each age below which a treatment is not given, by its verb."""
    desk, marks = case.desk, case.desk.page.marks
    for pattern in desk.lexicon.near["age-limit"].patterns:
        for hit in marks.find(pattern):
            value = _number(marks.words[hit.last])
            if value and 12 <= value <= 25 and desk.page.line_of[hit.unit] >= 0:
                yield "age", value, marks.span(hit.first, hit.last)


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return NUMBERS.get(word)


DOSES: Mapping[str, Callable[[Case], Found]] = {
    "fever-without-unit": _without_unit,
    "dose-without-unit": _bare_dose,
    "two-doses": _two_doses,
}
