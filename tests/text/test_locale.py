"""Where a page's readers are."""

from __future__ import annotations

import pytest

from copylint.model import Block, Document
from copylint.text.locale import LOCALES, NOWHERE, Found, find, named


def _page(text: str = "", language: str = "en", **fields: object) -> Document:
    block = Block("paragraph", text, tuple(range(len(text))))
    return Document("a.md", text, (block,), fields=fields, language=language)


@pytest.mark.parametrize(
    ("written", "locale"),
    [
        ("en-GB", "en-GB"),
        ("en_us", "en-US"),
        ("UK", "en-GB"),
        ("Australia", "en-AU"),
        ("DE", "en-EU"),
        ("en", ""),
        ("fr-FR", ""),
        ("Atlantis", ""),
    ],
)
def test_a_tag_a_code_or_a_name_gives_a_locale(written: str, locale: str) -> None:
    assert named(written) == locale


def test_every_name_leads_to_a_known_locale() -> None:
    assert {
        named(code) for code in ("US", "GB", "IE", "AU", "NZ", "CA", "IN", "ZA", "SG", "HK", "FR")
    } == (set(LOCALES) - {NOWHERE})


@pytest.mark.parametrize(
    ("document", "setting", "found"),
    [
        (_page(locale="en-NZ", lang="en-GB"), "en-US", Found("en-NZ", "front matter")),
        (_page(lang="en-GB"), "en-US", Found("en-US", "settings")),
        (_page(lang="en-GB"), "", Found("en-GB", "language")),
        (_page(language="en-AU"), "", Found("en-AU", "language")),
        (_page(canonical="https://clinic.co.uk/x"), "", Found("en-GB", "domain")),
        (_page(canonical="https://clinic.com/x"), "", Found(NOWHERE, "nothing tells")),
        (
            _page(jsonld=[{"address": {"addressCountry": "IE"}}]),
            "",
            Found("en-IE", "address"),
        ),
        (_page("Visit us in Leeds LS1 4DY."), "", Found("en-GB", "address or telephone number")),
        (_page("Austin, TX 78701"), "", Found("en-US", "address or telephone number")),
        (_page("Call (512) 555-0143 today"), "", Found("en-US", "address or telephone number")),
        (_page("Toronto M5V 2T6"), "", Found("en-CA", "address or telephone number")),
        (_page("Perth WA 6000"), "", Found("en-AU", "address or telephone number")),
        (_page("colour, centre and behaviour"), "", Found("en-GB", "spelling")),
        (_page("color, center and behavior"), "", Found("en-US", "spelling")),
        (_page("colour and center"), "", Found(NOWHERE, "nothing tells")),
    ],
)
def test_the_surest_sign_wins(document: Document, setting: str, found: Found) -> None:
    assert find(document, setting) == found
