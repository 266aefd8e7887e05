"""What is said well enough: advice that no rule may ask for again."""

from __future__ import annotations

import pytest
from advice_pages import found


def _rules(text: str, locale: str = "en-GB") -> set[str]:
    return {f.rule.removeprefix("safety/") for f in found(text, locale)}


@pytest.mark.parametrize(
    "text",
    [
        "See your GP if:\n\n- the knee locks\n- you cannot bend it\n- it keeps swelling",
        "See a GP if the ache lasts most of the day.",
        "See a GP if you have had it for more than 2 weeks.",
        "See a GP if the knee clicks and gives way.",
        "Do not stop your tablets without speaking to a GP.",
        "Nobody should start steroids before they have spoken to their doctor.",
    ],
)
def test_advice_that_is_tied_to_a_sign_a_time_or_an_act_is_not_vague(text: str) -> None:
    assert "page/vague-advice" not in _rules(f"# Knee pain\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "See a GP if symptoms persist.",
        "Consult a professional. We offer:\n\n- laser\n- tape",
        "If you are worried, speak to your GP.",
        "See your doctor if you have any concerns.",
    ],
)
def test_advice_that_is_tied_to_nothing_is_vague(text: str) -> None:
    assert "page/vague-advice" in _rules(f"# Knee pain\n\n{text}")


WOUND = """# Tooth extraction

{first}

Bite on a clean pad for 20 minutes.

See a dentist urgently if you have a fever, a foul taste, or swelling that gets worse."""
CALLS = "page/before-first-cta"


@pytest.mark.parametrize(
    "first",
    [
        "Call us if the bleeding doesn't stop.",
        "If the pain gets worse, phone our nurses.",
        "Ring the clinic if a stitch comes loose.",
        "Contact us when you have a fever.",
    ],
)
def test_to_call_with_a_worrying_sign_is_no_booking_line(first: str) -> None:
    assert CALLS not in _rules(WOUND.format(first=first))


@pytest.mark.parametrize(
    "first",
    [
        "Call us to book a visit.",
        "If you are tired of pain, call us for a free consultation.",
        "Contact our team if you have any questions.",
        "Book your appointment today.",
    ],
)
def test_a_booking_line_above_the_advice_is_one(first: str) -> None:
    assert CALLS in _rules(WOUND.format(first=first))
