"""Where a page's readers are: its locale, and how it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copylint.model import Document
from copylint.text.whereabouts import tell

NOWHERE = "en-001"
"""The locale of a page that does not say where its readers are."""
LOCALES = (
    *("en-US", "en-GB", "en-IE", "en-AU", "en-NZ", "en-CA"),
    *("en-IN", "en-ZA", "en-SG", "en-HK", "en-EU", NOWHERE),
)
"""The locales whose services and words the rules know."""


class Found(NamedTuple):
    """A locale, and in a few words where it was read."""

    locale: str
    how: str


_EUROPE = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK "
    "EU".split()
)
_NAMES = {
    "united states": "US",
    "united states of america": "US",
    "usa": "US",
    "united kingdom": "GB",
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "ireland": "IE",
    "australia": "AU",
    "new zealand": "NZ",
    "canada": "CA",
    "india": "IN",
    "south africa": "ZA",
    "singapore": "SG",
    "hong kong": "HK",
}
_DOMAINS = {
    "uk": "GB",
    "ie": "IE",
    "au": "AU",
    "nz": "NZ",
    "ca": "CA",
    "in": "IN",
    "za": "ZA",
    "sg": "SG",
    "hk": "HK",
    "us": "US",
    "gov": "US",
    "mil": "US",
    "eu": "EU",
    **{code.lower(): code for code in _EUROPE},
}
_LANGUAGES = ("locale", "lang", "language", "inLanguage", "og_locale", "seo.locale")
_COUNTRIES = ("country", "addressCountry")
_ADDRESSES = ("url", "canonical", "canonical_url", "permalink", "og_url", "site", "website")
_LOCALE = re.compile(r"en[-_]([A-Za-z]{2}|001)\b")
_HOST = re.compile(r"^(?:https?:)?//(?:[^/@]*@)?([\w.-]+)", re.IGNORECASE)


def find(document: Document, setting: str = "") -> Found:
    """Find the locale of a page.

    Looks in its front matter, the settings, its language tag, its address on the web, and at last
    in its text: postal addresses, telephone and emergency numbers, prices, who registers and pays,
    spelling; `en-001` when nothing tells.

    Args:
        document: the article, read.
        setting: the locale of the settings, or empty.
    """
    for locale, how in _tells(document, setting):
        if locale:
            return Found(locale, how)
    return Found(NOWHERE, "nothing tells")


def _tells(document: Document, setting: str) -> Iterator[tuple[str, str]]:
    fields = document.fields
    yield _first(fields, ("locale", *_COUNTRIES)), "front matter"
    yield named(setting), "settings"
    yield _first(fields, _LANGUAGES), "language"
    yield named(document.language) if "-" in document.language else "", "language"
    yield _domain(fields), "domain"
    yield _in_jsonld(fields), "address"
    country, how = tell(block.text for block in document.blocks)
    yield _locale(country), how


def named(text: str) -> str:
    """Give the locale that a tag, a country code or a country's name stands for; empty for none."""
    text = text.strip()
    match = _LOCALE.fullmatch(text)
    if match is not None:
        return _locale(match.group(1))
    if len(text) == 2:
        return "" if text.lower() == "en" else _locale(text)
    return _locale(_NAMES.get(text.lower(), ""))


def _locale(code: str) -> str:
    code = code.upper()
    code = {"UK": "GB"}.get(code, code)
    if code in _EUROPE:
        code = "EU"
    locale = f"en-{code}"
    return locale if locale in LOCALES else ""


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = _at(fields, key)
        if isinstance(value, str) and named(value):
            return named(value)
    return ""


def _at(fields: Mapping[str, object], path: str) -> object:
    value: object = fields
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _domain(fields: Mapping[str, object]) -> str:
    for key in _ADDRESSES:
        value = _at(fields, key)
        host = _HOST.match(value) if isinstance(value, str) else None
        if host is not None:
            return _locale(_DOMAINS.get(host.group(1).rpartition(".")[2].lower(), ""))
    return ""


def _in_jsonld(fields: Mapping[str, object]) -> str:
    for value in _values(fields.get("jsonld"), "addressCountry"):
        if named(value):
            return named(value)
    return ""


def _values(data: object, key: str) -> Iterator[str]:
    """Yield each text that a key has, however deep."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            if name == key and isinstance(value, str):
                yield value
            else:
                yield from _values(value, key)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _values(value, key)
