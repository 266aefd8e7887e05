"""What is said well enough: advice that no rule may ask for again."""

from __future__ import annotations

import pytest
from advice_pages import about, told


@pytest.mark.parametrize(
    "text",
    [
        "See your GP if:\n\n- the knee locks\n- you cannot bend it\n- it keeps swelling",
        "See a GP if the ache lasts most of the day.",
        "See a GP if you have had it for more than 2 weeks.",
        "See a GP if the knee clicks and gives way.",
        "Do not stop your tablets without speaking to a GP.",
        "Tell us what you take. We may need to ask your GP first.",
        "Nobody should start steroids before they have spoken to their doctor.",
    ],
)
def test_advice_that_is_tied_to_a_sign_a_time_or_an_act_is_not_vague(text: str) -> None:
    assert "page/vague-advice" not in told(f"# Knee pain\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "See a GP if symptoms persist.",
        "We recommend that you consult a doctor.",
        "Consult a professional. We offer:\n\n- laser\n- tape",
        "If you are worried, speak to your GP.",
        "See your doctor if you have any concerns.",
    ],
)
def test_advice_that_is_tied_to_nothing_is_vague(text: str) -> None:
    assert "page/vague-advice" in told(f"# Knee pain\n\n{text}")


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
    assert CALLS not in told(WOUND.format(first=first))


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
    assert CALLS in told(WOUND.format(first=first))


@pytest.mark.parametrize(
    ("title", "text", "piece"),
    [
        (
            "Massage",
            "Let your therapist know if you take anticoagulants, are pregnant or have a fever.",
            "massage/massage-who-not",
        ),
        (
            "Acupuncture",
            "Let your acupuncturist know about blood thinners, a pacemaker or pregnancy.",
            "acupuncture-dry-needling/needling-who-not",
        ),
        (
            "Dental extractions",
            "Ask your dentist first if you take tablets that thin the blood or have diabetes.",
            "extraction-implants/tell-dentist-first",
        ),
        (
            "Concussion",
            "Ring NHS 111 if you take edoxaban and bang your head.",
            "concussion/bleed-on-thinners-head",
        ),
        (
            "Blood clots",
            "Call 999 if one leg is swollen and you are short of breath.",
            "blood-clots/leg-clot",
        ),
        (
            "Hip replacement recovery",
            "Dial 999 if your thigh aches and turns purple and you have chest pain.",
            "post-surgery-rehab/leg-clot",
        ),
        (
            "Osteopathy",
            "Tell your osteopath if you take blood thinners or have had cancer.",
            "chiropractic-care/chiropractic-not-for",
        ),
        (
            "Osteopathy",
            "You may feel sore for a day. Rarely, an arm may be numb or bruised.",
            "chiropractic-care/manual-risks",
        ),
        (
            "Fertility",
            "See your GP if you have tried for a year, or for 6 months from the age of 36.",
            "fertility-ivf/fertility-see",
        ),
        (
            "IVF",
            "What can go wrong?\n\n- more than one baby\n- a miscarriage",
            "fertility-ivf/ivf-risks",
        ),
        (
            "IVF",
            "Ring your clinic at once if your ovaries are overstimulated and you are breathless.",
            "fertility-ivf/ohss",
        ),
    ],
)
def test_advice_in_other_words_is_not_asked_for_again(title: str, text: str, piece: str) -> None:
    assert piece not in told(f"# {title}\n\n{text}")


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("# Massage\n\nLet your therapist know of any injuries.", "massage/massage-who-not"),
        ("# Blood clots\n\nSome leg swelling is normal.", "blood-clots/leg-clot"),
        ("# IVF\n\nTwins run in some families.", "fertility-ivf/ivf-risks"),
    ],
)
def test_what_only_sounds_like_it_is_asked_for(text: str, piece: str) -> None:
    assert piece in told(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "# Osteopathy in Sheffield\n\nOsteopaths stretch muscles and move joints.",
            "neck-manipulation",
        ),
        (
            "# Neck pain\n\nA physio or an osteopath can help. Stretch twice a day.",
            "neck-manipulation",
        ),
        ("# Detox your muscles\n\nA deep massage gets the knots out.", "diets-fasting"),
        (
            "# Massage\n\nMuscle fibres rest. Muscle fibres loosen. The fibres of a muscle slide.",
            "eating-well",
        ),
        (
            "# Skin care in eczema\n\nSee a GP about changes in the colour of the skin.",
            "skin-lesions-moles",
        ),
    ],
)
def test_a_word_in_passing_makes_no_topic(text: str, topic: str) -> None:
    assert topic not in about(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "# Osteopathy\n\nTreatment may include a quick thrust to the neck.",
            "neck-manipulation",
        ),
        ("# Spinal manipulation\n\nIt is a quick push.", "neck-manipulation"),
        ("# Detox your liver\n\nDrink juice for three days.", "diets-fasting"),
        ("# Eat more fibre\n\nBeans and oats fill you up.", "eating-well"),
    ],
)
def test_a_page_on_the_thing_itself_has_the_topic(text: str, topic: str) -> None:
    assert topic in about(text)


def test_advice_on_moles_is_for_pages_on_skin_that_speak_of_spots_or_the_sun() -> None:
    eczema = "# Skin care in eczema\n\nLook for changes in the colour of the skin. Use oil."
    assert "home-skin-care/skin-change" not in told(eczema)
    sun = "# Skin care\n\nWear sunscreen every day to prevent dark spots."
    assert "home-skin-care/skin-change" in told(sun)


def test_a_page_on_coming_off_a_medicine_does_not_invite_to_it() -> None:
    assert "page/ditch-medicine" not in told(
        "# Coming off antidepressants\n\nNever stop them suddenly."
    )
    for invitation in ("Come off your tablets for good.", "Coming off your tablets is easy."):
        assert "page/ditch-medicine" in told(f"# Our programme\n\n{invitation}")
