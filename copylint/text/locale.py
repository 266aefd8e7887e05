"""Where a page's readers are: its locale, and how it was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from copylint.model import Document

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
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|"
    "NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_TELLS = (
    ("AU", re.compile(r"\b(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT)\s+\d{4}\b")),
    ("US", re.compile(rf"\b(?:{_STATES})\s+\d{{5}}(?:-\d{{4}})?\b")),
    ("GB", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")),
    ("CA", re.compile(r"\b[A-CEGHJ-NPR-TVXY]\d[A-Z]\s\d[A-Z]\d\b")),
    ("IE", re.compile(r"\b(?:[AC-FHKNPRTV-Y]\d\d|D6W)\s[AC-FHKNPRTV-Y\d]{4}\b")),
    ("GB", re.compile(r"\+44\b|\b0(?:1\d{3}|20|7\d{3})\s?\d{3,4}\s?\d{3,4}\b")),
    ("IE", re.compile(r"\+353\b")),
    ("AU", re.compile(r"\+61\b|\(0[2378]\)\s?\d{4}\s?\d{4}")),
    ("NZ", re.compile(r"\+64\b")),
    ("IN", re.compile(r"\+91\b")),
    ("ZA", re.compile(r"\+27\b")),
    ("SG", re.compile(r"\+65\b")),
    ("HK", re.compile(r"\+852\b")),
    (
        "US",
        re.compile(r"(?<!\d)(?:\+1[ .-]?)?(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[.-])\d{3}[ .-]\d{4}\b"),
    ),
)
"""Post codes and telephone numbers as a country writes them, the surest first."""
_WORD = re.compile(r"\w+")
_BRITISH = re.compile(
    r"\w*(?:isation|ising|ised|colour|favour|behaviour|centre|programme|paediatr|gynaecolog|"
    r"anaesth|oestrogen|diarrhoea|orthopaedic|fibre|tumour|haem\w+|ageing|counselling)\w*",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\w*(?:ization|izing|ized|color|favor|behavior|center|program|pediatr|gynecolog|"
    r"anesth|estrogen|diarrhea|orthopedic|fiber|tumor|hemo\w+|aging|counseling)(?:s|ed|ing|al)?",
    re.IGNORECASE,
)
SURE = 3
"""Words spelt one way that it takes to tell a country by its spelling, and how many to one."""


def find(document: Document, setting: str = "") -> Found:
    """Find the locale of a page.

    Looks in its front matter, the settings, its language tag, its address on the web, postal
    addresses and telephone numbers, and at last its spelling; `en-001` when nothing tells.

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
    yield _by_address(document), "address or telephone number"
    yield _by_spelling(document), "spelling"


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


def _by_address(document: Document) -> str:
    text = "\n".join(block.text for block in document.blocks)
    for code, pattern in _TELLS:
        if pattern.search(text):
            return _locale(code)
    return ""


def _by_spelling(document: Document) -> str:
    count = {"en-GB": 0, "en-US": 0}
    words = Counter(word for block in document.blocks for word in _WORD.findall(block.text))
    for word, times in words.items():
        for locale in _spelt(word):
            count[locale] += times
    (best, most), (_, least) = Counter(count).most_common(2)
    return best if most >= SURE and most >= SURE * least else ""


@lru_cache(maxsize=65536)
def _spelt(word: str) -> tuple[str, ...]:
    """Give the locales whose spelling a word shows."""
    told = (("en-GB", _BRITISH), ("en-US", _AMERICAN))
    return tuple(locale for locale, pattern in told if pattern.fullmatch(word))
