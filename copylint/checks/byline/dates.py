"""When an article was written or checked."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from copylint.checks.byline.body import Look
from copylint.checks.byline.page import Evidence, Page

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?P<iso>{_YEAR})[-/.](?P<iso_month>\d\d?)(?:[-/.]\d\d?)?"
    rf"|\d\d?[-/.](?P<mid>\d\d?)[-/.](?P<end>{_YEAR})"
    rf"|(?:{_DAY}\s+(?:of\s+)?)?(?P<month>{_MONTH})\s+(?:{_DAY},?\s+)?(?P<year>{_YEAR})"
    rf"|(?P<bare>{_YEAR})\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(_YEAR)
"""What each date holds; found far sooner than a date."""
_SAID = re.compile(r"\b(?:updated|reviewed|published|modified|checked)\b", re.IGNORECASE)
_NEAR = 24
"""Characters within which a date follows the words that announce it."""
_SENTENCE = 16
"""Words of the longest sentence that dates the page and not a study it speaks of."""
_LINE = 8
"""Words of a line that is a date and little else."""


def dates(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the dates that a page gives for its publication or its last check."""
    for told in (*page.values(look.keys), *page.schema(look.schema)):
        if _DATE.search(told.text):
            yield told
    for hit in page.hits(look.openers):
        unit = page.marks.units[hit.unit]
        if not page.at_start(hit) and unit.last - unit.first > _SENTENCE:
            continue
        number, index = page.after(hit)
        match = _DATE.search(page.text(number)[index:], 0, _NEAR)
        if match:
            yield _evidence(page, number, (index + match.start(), index + match.end()))
    for number in page.edges:
        text = page.text(number)
        match = _DATE.search(text) if _ANY_YEAR.search(text) else None
        if match and not match["bare"] and len(text.split()) <= _LINE and "." not in text.rstrip():
            yield _evidence(page, number, match.span())
    yield from _around(page)


def _around(page: Page) -> Iterator[Evidence]:
    """Yield the dates around the article of a web page that are said to be its own.

    A bare year is that of the copyright, and a date alone may be another article's.
    """
    for line in page.surroundings:
        said = _SAID.search(line)
        match = _DATE.search(line, said.end(), said.end() + _NEAR) if said else None
        if match and not match["bare"]:
            yield Evidence(match.group())


def _evidence(page: Page, number: int, place: tuple[int, int]) -> Evidence:
    start, end = place
    block = page.blocks[number]
    return Evidence(block.text[start:end], block.span(start, end))


def stale(found: Sequence[Evidence], page: Page, months: int) -> Evidence | None:
    """Give the newest date of a page where it is too old; None where it is not, or unknown.

    Args:
        found: the dates of the page.
        page: the article.
        months: after how many the date is too old.
    """
    known = [(day, told) for told in found if (day := _newest(told.text))]
    if not known:
        return None
    day, told = max(known, key=lambda pair: pair[0])
    today = _today(page)
    age = (today.year - day[0]) * 12 + today.month - day[1]
    return told if age > months else None


def _today(page: Page) -> date:
    told = page.document.context.today
    return date.fromisoformat(told) if told else date.today()


def _newest(text: str) -> tuple[int, int] | None:
    """Give year and month of the newest date in a text; December where it names no month."""
    return max((_read(match) for match in _DATE.finditer(text)), default=None)


def _read(match: re.Match[str]) -> tuple[int, int]:
    if match["iso"]:
        return int(match["iso"]), int(match["iso_month"])
    if match["end"]:
        return int(match["end"]), min(int(match["mid"]), 12)
    if match["year"]:
        return int(match["year"]), _MONTHS[match["month"][:3].lower()]
    return int(match["bare"]), 12
