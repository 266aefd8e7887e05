"""Which advice a page calls for: neither of another topic nor of another occasion."""

from __future__ import annotations

import re

import pytest
from advice_pages import about, told, topics

LEXICON = topics()[0].body.lexicon


DAYS = "Plan a quiet day with a light lunch and an early night. " * 20


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("# A parent's handbook for jabs\n\nVaccines come at two months.", "wellbeing"),
        (
            "# Hip and knee replacement: what to expect\n\nSome knee pain is usual for weeks.",
            "knee-pain-acl",
        ),
        ("# Alternatives to Botox\n\nSome people want no needles at all.", "botox"),
        ("# Dental implants\n\nHealthy gums hold a tooth, real or not.", "dental-care"),
        (
            f"# What a tooth costs\n\n## A dentist's fees\n\n### A tooth out\n\n"
            f"A root canal costs 300. Fill a tooth. Tooth by tooth. Mind the gum. {DAYS}",
            "dental-pain-abscess",
        ),
        (
            "# Ayurveda by the sea\n\nAyurveda is old. Our Ayurveda doctors listen.",
            "supplements-herbal",
        ),
    ],
)
def test_a_page_on_a_neighbouring_thing_has_not_the_topic(text: str, topic: str) -> None:
    assert topic not in about(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("# Parenting under stress\n\nBeing tired is hard.", "wellbeing"),
        ("# Knee pain\n\nA sore knee may need a knee replacement.", "knee-pain-acl"),
        ("# Botox in Leeds\n\nBotox softens lines.", "botox"),
        ("# Your baby's shots\n\nThe nurse gives the vaccine.", "vaccines"),
        ("# Ayurveda by the sea\n\nAyurveda is old.", "alternative-medicine"),
        (f"# Tooth trouble\n\n## Toothache\n\nIt throbs. {DAYS}", "dental-pain-abscess"),
    ],
)
def test_a_page_on_the_thing_itself_keeps_the_topic(text: str, topic: str) -> None:
    assert topic in about(text)


STEPS = "We offer injections. Book a first session. Results come in a week."
CALLED_FOR = [
    (
        "# Nut allergy\n\nA nut allergy can kill within minutes.",
        "# Hay fever\n\nThis allergy makes you sneeze.",
        "allergy-anaphylaxis/adrenaline-use",
    ),
    (
        f"# Allergy clinic\n\nOur home kit is a food intolerance test. {STEPS}",
        f"# Allergy clinic\n\nA nurse pricks the skin to test for pollen. {STEPS}",
        "allergy-anaphylaxis/allergy-test-safety",
    ),
    (
        "# Laser eye surgery\n\nLASIK reshapes the cornea.",
        "# Cataract surgery\n\nThe cloudy lens comes out.",
        "eye-surgery/eye-surgery-not-for",
    ),
    (
        "# IVF\n\nAn IVF cycle ends with a pregnancy test. The embryo is moved. An embryo grows.",
        "# Egg freezing\n\nFirst an injection. A second injection follows. One more injection.",
        "fertility-ivf/ectopic",
    ),
    (
        "# Running injuries\n\nYou may twist an ankle on a trail.",
        "# Shin splints\n\nThe ache comes on over weeks.",
        "running-injuries/fracture-signs",
    ),
    (
        "# Running injuries\n\nA marathon in the heat is hard on the body. Drink on hot days.",
        "# Shin splints\n\nThe ache comes on over weeks.",
        "running-injuries/heat-and-dark-urine",
    ),
    (
        "# Shin splints\n\nPut an ice pack on the shin.",
        "# Shin splints\n\nMost runners have tried ice by the time they ring.",
        "running-injuries/heat-ice-safe",
    ),
    (
        "# Fever in grown-ups\n\nIbuprofen brings a fever down.",
        "# Fever: what to do\n\nA child with a fever may have ibuprofen. Let the child drink. "
        "Watch your child. A child who plays is well. Ask for the chart for your child.",
        "adult-fever/nsaid-caution",
    ),
    (
        "# Eating well\n\nBeans fill you up.",
        "# Eating well: beans\n\nTake 2 cups of beans and 1 teaspoon of salt. Stir. Simmer them. "
        "Add chopped parsley.",
        "eating-well/diet-see",
    ),
]


@pytest.mark.parametrize(("wanting", "other", "piece"), CALLED_FOR)
def test_advice_is_asked_for_where_its_occasion_is(wanting: str, other: str, piece: str) -> None:
    assert piece in told(wanting)
    assert piece not in told(other)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        (
            "# Cataract surgery\n\nPhone us day or night if the eye is red or you see flashes.",
            "eye-surgery/eye-surgery-urgent",
        ),
        (
            "# IVF\n\nOHSS swells the ovaries. Ring us right away if you are short of breath.",
            "fertility-ivf/ohss",
        ),
        (
            "# Fever in children\n\nAnd no aspirin for any kid with a fever.",
            "child-fever/aspirin-child",
        ),
        (
            "# Hay fever\n\nA tablet helps.\n\nPregnant? Ask the pharmacist first.",
            "allergy-anaphylaxis/pregnancy-ask",
        ),
        (
            "# Tooth extraction\n\nThe practice will want to know whether you:\n\n- have diabetes\n"
            "- take denosumab",
            "extraction-implants/tell-dentist-first",
        ),
        (
            "# Dental implants\n\nWe offer implants. Book a session.\n\n"
            "An implant can fail, and its screw may come loose. "
            "In 1 in 10 patients the gum is inflamed around the implant.",
            "extraction-implants/implant-risks",
        ),
        (
            "# Ayurveda\n\nKeep taking the tablets that your doctor prescribed.",
            "alternative-medicine/do-not-stop",
        ),
        (
            "# Reiki\n\nStay on your prescribed medicine all the while.",
            "alternative-medicine/not-instead",
        ),
        (
            "# Sleep apnoea\n\nWine makes apnoea worse, and so does any other alcohol. "
            "Avoid sedatives too.",
            "sleep-apnoea/sedatives-alcohol",
        ),
        (
            "# Snoring\n\nDo you gasp in your sleep? Only a sleep study can tell.",
            "sleep-apnoea/apnoea-see",
        ),
        (
            "# Contact lenses\n\nHave a check-up every year.",
            "contact-lenses/lens-check",
        ),
        (
            "# Home exercises\n\nDo each stretch. Stretch again. Hold a plank. "
            "Go only as far as is comfortable.",
            "exercise-programme/exercise-technique",
        ),
    ],
)
def test_advice_in_a_writers_own_words_is_there(text: str, piece: str) -> None:
    assert piece not in told(text)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        (
            "# Teeth and gums\n\nAll you need to know about diabetes and your gums is here.",
            "dental-care/dental-groups",
        ),
        (
            "# Reiki\n\nContinue with your treatment at our clinic for the best of it.",
            "alternative-medicine/not-instead",
        ),
        (
            "# Reiki\n\nOur healers and doctors work hand in hand.",
            "alternative-medicine/not-instead",
        ),
        (
            "# Snoring\n\nDo you gasp in your sleep? We will send your GP our brochure.",
            "sleep-apnoea/apnoea-see",
        ),
        (
            "# Cataract surgery\n\nFlashes and floaters are annoying. Call us any time.",
            "eye-surgery/eye-surgery-urgent",
        ),
        (
            "# Dental implants\n\nWe offer implants. Book a session.\n\n"
            "One in four people have gum infections. Smoking is common.",
            "extraction-implants/implant-risks",
        ),
    ],
)
def test_what_only_sounds_like_these_words_is_asked_for(text: str, piece: str) -> None:
    assert piece in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If you often forget a tablet, ask your doctor about a box with days on it.",
        "If the ache keeps you from work, rest is not enough. Speak to your GP.",
        "If I find a lump, I'll suggest that you see your GP.",
    ],
)
def test_advice_that_a_sentence_ties_to_an_event_is_not_vague(text: str) -> None:
    assert "page/vague-advice" not in told(f"# Knee pain\n\n{text}")


def test_to_call_about_a_fussy_child_is_no_booking_line() -> None:
    text = (
        "# Vaccines\n\nCall us if your child is fussy after it.\n\n"
        "Call 999 if your child has hives, wheezing and a swollen face after a vaccine."
    )
    assert "page/before-first-cta" not in told(text)


def test_an_illness_of_the_past_is_no_danger_that_needs_a_number() -> None:
    stay = "# A reiki stay\n\nWe take nobody with {}.\n\nYou rest. We cook for you and your own."
    asked = "page/emergency-pointer"
    assert asked in told(stay.format("a heart attack. We take nobody with a stroke"))
    assert asked not in told(stay.format("a past heart attack. We take nobody with a past stroke"))


ORDER = re.compile(r"(no|never|not (?!getting)|do|avoid|keep|use|take|ask|tell|lie|states)\b")


def test_no_sign_is_worded_as_an_order_where_an_action_is_asked_for_too() -> None:
    """“It names no ice, but not who must not have it” contradicts itself."""
    read = [piece.evidence for rule in topics() for piece in rule.body.pieces]
    acting = [evidence for evidence in read if evidence.action and "none" not in evidence.action]
    signs = {LEXICON.signs[name].say for evidence in acting for name in evidence.signs}
    assert [say for say in sorted(signs) if ORDER.match(say)] == []
