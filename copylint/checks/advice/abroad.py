"""Numbers, units and names that do not hold in the page's locale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from copylint.checks.advice.body import NOWHERE, VERIFIED
from copylint.checks.advice.case import Case, Found, Texts
from copylint.model import Span
from copylint.text.terms import Hit

FAHRENHEIT = "en-US"
"""The locale whose thermometers show °F."""


def _numbers(case: Case) -> Iterator[tuple[Span, Hit, str]]:
    """Yield hits that end in a number by itself, with its place."""
    marks = case.desk.page.marks
    for hit in case.hits():
        after = marks.words[hit.last + 1]
        if not after[:1].isdigit():
            yield marks.span(hit.last, hit.last), hit, marks.words[hit.last]


def _foreign_number(case: Case) -> Found:
    """Find another country's emergency number, given alone as an instruction."""
    service = case.place.services["emergency"]
    own = case.desk.action("emergency-explicit")
    for span, hit, number in _numbers(case):
        line = case.desk.page.line_of[hit.unit]
        if number in service.wrong and not own >> line & 1:
            yield span, _told(case, service.verified)


def _urgent_line(case: Case) -> Found:
    """Find the urgent line given as the emergency number."""
    service = case.place.services["urgent"]
    own = case.desk.action("emergency-explicit")
    for span, hit, number in _numbers(case):
        line = case.desk.page.line_of[hit.unit]
        if number in service.accept and not own >> line & 1:
            yield span, _told(case, service.verified)


def _told(case: Case, verified: str) -> Texts:
    """Give the number that answers, and the severity that its source allows."""
    level = {"memory": "note", "second-hand": "warning"}.get(verified, case.worry.severity)
    emergency = case.place.services["emergency"]
    known = emergency.verified in VERIFIED[:3]
    number = emergency.say if known else case.desk.lexicon.places[NOWHERE].services["emergency"].say
    return {"severity": level, "number": number}


def _foreign_line(case: Case) -> Found:
    """Find crisis lines of other countries where none of this one is named."""
    own = set(case.place.services["crisis"].accept)
    marks, places = case.desk.page.marks, case.desk.lexicon.places
    every = {n for place in places.values() for n in place.services["crisis"].accept}
    found = {n: marks.find(case.desk.lexicon.lines[n]) for n in sorted(every)}
    standing = {n: hits for n, hits in found.items() if hits and not _longer(case, hits[0])}
    if case.document.context.locale == NOWHERE or own & standing.keys():
        return
    crisis = case.desk.action("crisis")
    for hits in standing.values():
        line = case.desk.page.line_of[hits[0].unit]
        if line >= 0 and crisis >> line & 1:
            verified = case.place.services["crisis"].verified
            yield case.span(hits[0]), _told(case, verified)
            return


def _longer(case: Case, hit: Hit) -> bool:
    """Tell whether a number is part of a longer one."""
    words = case.desk.page.marks.words
    around = (words[hit.first - 1] if hit.first else "", words[hit.last + 1])
    return any(word[:1].isdigit() for word in around)


def _temperature(case: Case) -> Found:
    """Find a fever threshold in the other scale alone."""
    locale = case.document.context.locale
    if locale == NOWHERE:
        return
    here, other = ("°F", "c") if locale == FAHRENHEIT else ("°C", "f")
    for span, scales in thresholds(case):
        if scales == {other}:
            yield span, {"unit": here}


def thresholds(case: Case) -> Iterator[tuple[Span, set[str]]]:
    """Yield each fever threshold with the scales that its sentence gives: `c`, `f`, or none."""
    marks = case.desk.page.marks
    for hit in case.hits():
        unit = marks.units[hit.unit]
        if _fever(marks.words[hit.last]):
            block = unit.block.text[unit.sentence.start : unit.sentence.end]
            scales = {s for s, signs in _SCALES.items() if any(sign in block for sign in signs)}
            yield marks.span(hit.first, hit.last), scales


_SCALES = {
    "c": ("°C", "° C", "ºC", "Celsius", "celsius", " C ", " C,", " C.", " C)"),
    "f": ("°F", "° F", "ºF", "Fahrenheit", "fahrenheit", " F ", " F,", " F.", " F)"),
}


def _fever(number: str) -> bool:
    try:
        value = float(number)
    except ValueError:
        return False
    return 35 <= value <= 43 or 95 <= value <= 108


ABROAD: Mapping[str, Callable[[Case], Found]] = {
    "locale-mismatch": _foreign_number,
    "urgent-line-as-emergency": _urgent_line,
    "foreign-crisis-line": _foreign_line,
    "temperature-unit": _temperature,
}
