"""Look for one thing on a page, by its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from copylint.checks.byline.body import Look
from copylint.checks.byline.contact import contacts, words
from copylint.checks.byline.dates import dates
from copylint.checks.byline.page import Evidence, Page
from copylint.checks.byline.people import credentials, names, nobodies
from copylint.checks.byline.references import references

_SHAPES: Mapping[str, Callable[[Look, Page], Iterator[Evidence]]] = {
    "name": names,
    "nobody": nobodies,
    "credential": credentials,
    "date": dates,
    "reference": references,
    "contact": contacts,
    "words": words,
}


def is_told(look: Look, page: Page) -> bool:
    """Tell whether anything shows a thing on a page; looks no further than the first."""
    told = page.told.get(look.name)
    if told is None:
        found = page.known.get(look.name) or _SHAPES[look.shape](look, page)
        told = page.told[look.name] = any(True for _ in found)
    return told


def shows(look: Look, page: Page) -> tuple[Evidence, ...]:
    """Give all that shows a thing on a page."""
    found = page.known.get(look.name)
    if found is None:
        found = page.known[look.name] = tuple(_SHAPES[look.shape](look, page))
    return found


def where(look: Look, page: Page) -> list[Evidence]:
    """Give the places of a thing that can be marked, in reading order."""
    found = [told for told in shows(look, page) if told.span]
    return sorted(found, key=lambda told: told.span.start if told.span else 0)
