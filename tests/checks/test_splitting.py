"""A long sentence is parted only where two full sentences meet; else no place is named."""

from __future__ import annotations

import pytest

from copylint.checks import measure
from copylint.examples import staged
from copylint.model import Example, Finding
from copylint.packs.load import Packs
from copylint.run import load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def told(text: str, packs: Packs, rule: str = "readability/sentence-length") -> Finding:
    rules = [r for r in packs.rules if r.id == rule]
    (finding,) = measure.check(rules, staged(Example(text), packs))
    return finding


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "The spine is made up of small bones and of the discs in which a soft core lies, and "
            "this core can slip out of its place when you lift a heavy box without care.",
            "“soft core lies”.",
        ),
        (
            "The nerve can be pressed by a disc, and when this happens you may feel a sharp pain "
            "that runs to your foot, which can make it hard to sit, stand or walk for very long.",
            "“to your foot” and go on with “This”.",
        ),
        (
            "We check your knee and your hip, and then we plan your care with you so that you know "
            "what to do at home on each day of the week.",
            "“and your hip”.",
        ),
        (
            "Because the drops make your pupils wide, your sight will be blurred for a few hours, "
            "and you should not drive a car until the next morning.",
            "“a few hours”.",
        ),
        (
            "We ask you to stay for an hour so that we can look after you if you feel faint, and "
            "we will ring your family or a taxi if you want to go home.",
            "“you feel faint”.",
        ),
        (
            "You can go home on the same day; bring somebody with you who can drive and who is "
            "able to stay with you at home for the first night.",
            "“the same day”.",
        ),
        (
            "The clinic is open from eight on all days but Sunday — you can ring the desk "
            "from seven, or leave a message on the line at any time of the night.",
            "“days but Sunday”.",
        ),
    ],
)
def test_a_sentence_is_split_where_a_sentence_can_begin(
    text: str, where: str, packs: Packs
) -> None:
    assert told(text, packs).message.endswith(f"Split it after {where}")


@pytest.mark.parametrize(
    "text",
    [
        # the signs of an `if`, a `when` or a “tell us if” belong together
        "If you have a fever that lasts for more than three whole days, and you feel worse each "
        "morning when you wake up and get out of your bed, call your family doctor.",
        "Call us on the same day if you have pain in one eye, or your eye is red and hurts when "
        "you look at a bright light, and do not wait until the next morning.",
        "If your sight gets worse, your eye is red or you see halos around lights in the evening, "
        "call us on the same day and do not wait for the next visit.",
        "Tell us if you have a cold sore, if you are pregnant or if your skin has been in the sun, "
        "because we may have to move your visit to another day.",
        "You should ask for help when the pain keeps you awake at night, and you cannot put weight "
        "on the leg, and the tablets do not help at all.",
        # a pair, an aside and a series stay whole
        "Either the tooth can be filled in one visit, or it needs a root canal, and then we will "
        "see you three times over the next month or so.",
        "The operation, which takes about two hours and is done while you are asleep, is followed "
        "by one night on the ward and six weeks of rest at home.",
        "There are three things that we check: how far the joint moves, how strong the muscles are "
        "and whether the nerve in your arm is trapped.",
        "The exercises help you to lift more, to walk further without a stick, and get back to the "
        "sport that you had to give up when the pain in the knee began.",
        "Our podiatrist looks at your shoes — and how they are worn down at the heel — before "
        "telling you whether an insole is likely to help with the pain.",
        # what would stay behind is no sentence
        "A calm look at what an implant can do for you, what it costs and where it may fail — so "
        "you can decide with your dentist what is right for your mouth.",
        "After the first long night at home without the drip, and with a nurse who comes each "
        "morning, you will see that the wound closes a little more each day.",
    ],
)
def test_what_belongs_together_is_not_torn_apart(text: str, packs: Packs) -> None:
    finding = told(text, packs)
    assert "Split" not in finding.message
    assert finding.rewrite == ""


def test_a_sentence_is_written_as_two_where_a_new_subject_begins(packs: Packs) -> None:
    text = (
        "When you come to your first visit we will ask about the pain and about your work, and "
        "we will look at how you walk, bend and turn so that we can plan with you."
    )
    assert told(text, packs).rewrite == (
        "When you come to your first visit we will ask about the pain and about your work. "
        "We will look at how you walk, bend and turn so that we can plan with you."
    )
    text = (
        "The drops make your pupils wide for a few hours of the day, so you should ask somebody to "
        "drive you to the clinic and back home again."
    )
    assert told(text, packs).rewrite == (
        "The drops make your pupils wide for a few hours of the day. So you should ask somebody to "
        "drive you to the clinic and back home again."
    )


def test_a_semicolon_that_joins_no_two_sentences_is_no_fault(packs: Packs) -> None:
    text = (
        "We look after people with pain in the back, the neck and the hip; above all runners, "
        "dancers and others who train on most days of the week."
    )
    rules = [r for r in packs.rules if r.id == "readability/joined-sentence"]
    assert list(measure.check(rules, staged(Example(text), packs))) == []
