"""One thing has one name; what is said is said once."""

from __future__ import annotations

import pytest

from copylint.checks import sameness
from copylint.examples import staged
from copylint.model import Example, Finding
from copylint.packs.load import Packs
from copylint.run import load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def findings(text: str, packs: Packs) -> list[Finding]:
    rules = [rule for rule in packs.rules if rule.kind == "sameness"]
    return list(sameness.check(rules, staged(Example(text), packs)))


def test_all_names_are_counted_and_placed(packs: Packs) -> None:
    text = (
        "# Stiff shoulder blade\n\nDraw the scapula back. Rest the shoulder blade.\n\n"
        "Tape the shoulder bone. Lift the scapula."
    )
    (finding,) = findings(text, packs)
    assert finding.rule == "readability/body-names"
    assert finding.message == (
        "One part, 3 names: shoulder blade (2), scapula (2), shoulder bone (1). "
        "Keep “shoulder blade”."
    )
    assert "scapula (line 3, 5)" in finding.advice
    assert text[finding.span.start : finding.span.end] == "scapula"


def test_a_name_that_is_explained_once_may_be_used(packs: Packs) -> None:
    text = "The shoulder blade (scapula) glides. Lift the scapula. Rest the shoulder blade."
    assert findings(text, packs) == []


def test_a_loose_name_counts_only_where_the_title_is_about_it(packs: Packs) -> None:
    body = "Heat helps the lower back. Bend from the lower body. The low back may ache."
    assert findings(f"# Posture\n\n{body}", packs) == []
    (finding,) = findings(f"# A stiff lower back\n\n{body}", packs)
    assert "lower body (1)" in finding.message


def test_a_region_strays_only_when_the_page_never_speaks_of_it(packs: Packs) -> None:
    stray = "# Back pain\n\nRest if the lower extremities ache."
    (finding,) = findings(stray, packs)
    assert finding.rule == "readability/wrong-region"
    assert findings(stray + " Pain may run down the leg.", packs) == []


def test_parallel_sentences_do_not_repeat_each_other(packs: Packs) -> None:
    text = "A tear on the left side hurts the knee. A tear on the right side hurts the knee."
    assert findings(text, packs) == []


def test_a_paraphrase_of_the_sentence_before_is_marked(packs: Packs) -> None:
    text = (
        "The cause of a sore jaw is often hidden.\n\n"
        "The reason for jaw pain is not always apparent."
    )
    (finding,) = findings(text, packs)
    assert finding.rule == "readability/said-twice"
    assert text[finding.span.start :] == "The reason for jaw pain is not always apparent."


@pytest.mark.parametrize(
    "text",
    [
        "Stress can make back pain worse. Back pain is often aggravated by stress.",
        "Sitting too long strains your spine. Prolonged sitting puts strain on the back.",
        "Many people suffer from neck pain. Neck discomfort troubles countless individuals.",
        "The treatment is safe and effective. This therapy is both effective and safe.",
        "Good posture prevents back pain. You can avoid back pain with good posture.",
        "Massage relieves tight muscles. Muscle tightness is eased by massage.",
        "Yet the cause of a sore jaw is often hidden? The reason for jaw pain is not apparent.",
    ],
)
def test_what_is_said_twice_in_other_words_is_marked(text: str, packs: Packs) -> None:
    assert [finding.rule for finding in findings(text, packs)] == ["readability/said-twice"]


@pytest.mark.parametrize(
    "text",
    [
        "Warm up before you run. Stretch after you run.",
        "Take the tablet with food. Take the capsule with water.",
        "Heat eases stiff muscles. Cold eases swollen joints.",
        "Swimming helps a stiff back. Swimming does not help a stiff back at once.",
        "Do swimming and walking ease back pain? Walking and swimming relieve a sore back.",
        "Children over 5 sleep 11 hours. Sleep lasts 9 hours in children over 12.",
    ],
)
def test_what_adds_denies_or_answers_is_not_said_twice(text: str, packs: Packs) -> None:
    assert findings(text, packs) == []
