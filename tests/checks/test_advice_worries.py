"""Contradictions, numbers of other countries, doses that disagree."""

from __future__ import annotations

import pytest
from advice_pages import found, marked, topics

from copylint.checks.advice import check


def _told(text: str, locale: str = "en-US") -> dict[str, str]:
    document = marked(text, locale)
    return {
        f.rule.removeprefix("safety/page/"): document.text(f.span)
        for f in check(topics(), document)
        if f.rule.startswith("safety/page/") and not {"generic-only", "missing"} & {f.answer}
    }


def _severity(text: str, locale: str, name: str) -> str:
    return next(f.severity for f in found(text, locale) if f.rule == f"safety/page/{name}")


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Push through the pain for best results.", "push-through-pain", "Push through the pain"),
        ("Our laser is completely safe.", "totally-safe", "completely safe"),
        (
            "It is natural, so it has no side effects.",
            "natural-so-safe",
            "natural, so it has no side effects",
        ),
        ("Say goodbye to your pills.", "ditch-medicine", "Say goodbye to your pills"),
        ("Skip the ER and see us.", "no-need-for-doctor", "Skip the ER"),
        ("A rash is a healing crisis.", "symptom-is-good", "healing crisis"),
    ],
)
def test_a_contradiction_is_marked(text: str, rule: str, words: str) -> None:
    assert _told(f"# Our treatments\n\n{text}")[rule] == words


@pytest.mark.parametrize(
    "text",
    [
        "Never push through pain.",
        "No treatment is completely safe.",
        "Natural does not mean safe.",
        "Do not stop taking your pills without asking your doctor.",
    ],
)
def test_what_denies_it_is_no_contradiction(text: str) -> None:
    assert _told(f"# Our treatments\n\n{text}") == {}


@pytest.mark.parametrize(
    ("locale", "text", "rule", "words"),
    [
        ("en-GB", "Call 911 if you faint.", "locale-mismatch", "911"),
        ("en-US", "Ring 999 at once.", "locale-mismatch", "999"),
        ("en-GB", "In an emergency call 111.", "urgent-line-as-emergency", "111"),
        ("en-GB", "See a doctor for a fever above 101°F.", "temperature-unit", "fever above 101"),
        (
            "en-US",
            "In an emergency, call our front desk.",
            "clinic-number-as-emergency",
            "emergency, call our",
        ),
    ],
)
def test_a_number_of_another_country_is_marked(
    locale: str, text: str, rule: str, words: str
) -> None:
    assert _told(f"# Chest pain\n\n{text}", locale)[rule] == words


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "Call 911 if you faint."),
        ("en-NZ", "In an emergency call 111."),
        ("en-GB", "Call 999, or 911 in the US, if you faint."),
        ("en-001", "Call 911 or 999 if you faint."),
        ("en-GB", "Call 000 123 456 for our opening times."),
        ("en-GB", "See a doctor for a fever above 38°C (100.4°F)."),
    ],
)
def test_a_number_that_answers_here_is_none(locale: str, text: str) -> None:
    named = _told(f"# Chest pain\n\n{text}", locale)
    assert not {"locale-mismatch", "urgent-line-as-emergency", "temperature-unit"} & named.keys()


def test_a_check_that_rests_on_memory_is_a_note() -> None:
    assert _severity("# Chest pain\n\nCall 911 if you faint.", "en-SG", "locale-mismatch") == "note"
    assert (
        _severity("# Chest pain\n\nCall 911 if you faint.", "en-GB", "locale-mismatch") == "error"
    )


def test_a_crisis_line_of_another_country_alone_is_half_an_answer() -> None:
    text = "# Depression\n\nIf you think about suicide, call the lifeline on 13 11 14."
    told = {f.rule.removeprefix("safety/"): f.answer for f in found(text, "en-GB")}
    assert told["anxiety-depression/suicide-crisis"] == "partial-signs"
    assert "anxiety-depression/suicide-crisis" not in {
        f.rule.removeprefix("safety/") for f in found(text, "en-AU")
    }


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("See a doctor for a fever above 38.", "fever-without-unit", "fever above 38"),
        ("Take 400 twice a day.", "dose-without-unit", "Take 400 twice"),
        (
            "At most 4000 mg of paracetamol a day. The maximum of paracetamol is 3000 mg a day.",
            "two-doses",
            "3000 mg",
        ),
        ("Patients see 80% improvement.", "share-of-nothing", "80% improvement"),
    ],
)
def test_a_dose_that_cannot_be_followed_is_marked(text: str, rule: str, words: str) -> None:
    assert _told(f"# Fever in adults\n\n{text}")[rule] == words


@pytest.mark.parametrize(
    "text",
    [
        "See a doctor for a fever above 38°C.",
        "Take 400 mg twice a day.",
        "At most 4 g of paracetamol a day. Never take more than 4000 mg of paracetamol daily.",
        "In the trial, 80% of 40 people saw an improvement.",
    ],
)
def test_a_dose_with_its_unit_is_none(text: str) -> None:
    named = _told(f"# Fever in adults\n\n{text}")
    assert (
        not {"fever-without-unit", "dose-without-unit", "two-doses", "share-of-nothing"}
        & named.keys()
    )
