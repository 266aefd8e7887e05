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


@pytest.mark.parametrize(
    "text",
    [
        "See your GP if the pain lasts. Go to A&E if both legs go numb.",
        "Call 999 if your lips turn blue. See a GP about a cough that lasts.",
        "Ring 111 if you feel hot and shivery, or ask at your GP surgery.",
        "A session costs £55. Bring a list of your medicines.",
        "Our physios are registered with the HCPC.",
        "The clinic is inspected by the CQC and our prescriber is on the GMC register.",
        "To book, ring 0113 496 0123.",
        "To book, ring 0161 496 0888.",
        "To book, ring 020 7946 0321.",
        "To book, ring 07700 900123.",
        "Find us at 14 Mill Street, Norwich NR3 1AA.",
        "NICE says that it may help. Ask about the programme at your leisure centre.",
        "Ask your health visitor or GP about a baby whose behaviour changes.",
        "Call 999. The FDA and an American trial back it.",
    ],
)
def test_a_page_that_speaks_to_readers_in_the_uk_is_british(text: str) -> None:
    assert find(_page(text)).locale == "en-GB"


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("See your GP or dial triple zero. Our centre minds the colour of your skin.", "en-AU"),
        ("Go to A&E or ring 999 or 112. See your GP in Galway. A visit is €60.", "en-IE"),
        ("Our RMTs bill OHIP. The centre has a programme for every colour.", "en-CA"),
        ("A visit costs ₹500. We recognise the colour and behaviour of pain.", "en-IN"),
        ("Fees start at Rs 2.5 lakh. Dr Rao, FRCS (UK), trained in Leeds.", "en-IN"),
        ("ACC pays part of it. See your GP. In an emergency call 111.", "en-NZ"),
        ("HK$800 a visit. Go to A&E or call 999. See your GP.", "en-HK"),
        ("The NHS ran a trial in London. Ask your pediatrician; your copay is $20.", "en-US"),
    ],
)
def test_what_countries_share_goes_to_the_one_that_something_else_tells(
    text: str, locale: str
) -> None:
    assert find(_page(text)).locale == locale


@pytest.mark.parametrize(
    "text",
    [
        "Hold each stretch for 20 seconds. Talk to your doctor if pain lasts.",
        "A trial in Leeds and one in Ohio found no effect. The NHS does not advise it.",
        "Call 999 in the UK, 112 in the EU, 911 in the US and 000 in Australia.",
        "The trial cost £2 million.",
        "A British study of people who took statins on the NHS. Ask your cardiologist.",
        "In London dial 999; tablets cost £10 there. Call our office in Dallas: (415) 555-0133.",
        "Our dentists in Pune mind the colour and behaviour at their centre.",
    ],
)
def test_a_page_that_only_names_a_country_is_nowhere(text: str) -> None:
    assert find(_page(text)).locale == NOWHERE


def test_words_spelt_so_everywhere_tell_nothing() -> None:
    text = "Managing pain, exercising, imaging and chemotherapy: we advised and were surprised."
    assert find(_page(text)) == Found(NOWHERE, "nothing tells")


def test_names_of_bodies_tell_nothing_by_their_spelling() -> None:
    text = "The World Health Organization, the Cancer Center and the Pediatric Society met."
    assert find(_page(text)).locale == NOWHERE
