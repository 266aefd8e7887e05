"""Sentences, each with its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.model import MASK
from copylint.text.sentences import split

M = MASK * 3


@pytest.mark.parametrize(
    "text",
    [
        "Take approx. 2.5 mg b.i.d. with food.| Ask Dr. Smith.| Vit. D is fine.",
        "Approx. Two in five.| Incl. Breakfast and tea, etc.| The end.",
        "Aged 5 yrs. and over.| Max. Daily dose is 4 g.| See Fig. 2.",
        "No.| We do not.| Pick a no.| Then go.| No. 1 for care.",
        "Do it (e.g. Tylenol).| Then rest...| Really?!| Yes!",
        '"Most say so.| The key is care."',
        'She said "Yes! It works" and left.',
        "He said “Stop.”| Then “Go on,” he said.",
        "“I was sad.| Now I run.”| – Ann",
        "We close at 5 p.m.| Call us, e.g. at noon, i.e. now.",
        "Smith et al. Found it in the U.S. Navy.",
        "Eat foods with vitamin C.| Check for hepatitis B.| It is free.",
        "1. Brush and floss",
        "a) Rest well",
        "It costs $2.50.| Call 911.| Go now.",
        f"See {M}.| Then {M} is it.| Ask {M}",
        "Whole grains (e.g. oats, rye, etc.) help.| So do beans.",
        "Dr.\u00a0Lee sees you on Mon. to Fri.| Plan A\u00a0.",
        "It rose 3.5 vs. 2.1 points.| Is it safe?| Yes.",
        "You are ill.| Ring me.| Ask the VA.| See cancer.gov.| It is 3 mm.| Deeper is worse.",
        "Rest (and so forth.)| Then walk (e.g. to work.)",
        "Natural Sports Medicine.:",
        "Rest; walk: swim",
        "Ae. aegypti bites by day.| So does E. coli sp. nov. in you.| Go.| then rest.",
        "Sold by Oak Inc. in Bath.| Ask Prof. Jones, M.D., first.",
    ],
)
def test_a_text_is_split_where_its_sentences_end(text: str) -> None:
    wanted = [piece.strip() for piece in text.split("|")]
    assert [s.text for s in split(text.replace("|", ""))] == wanted


def test_a_sentence_knows_its_start() -> None:
    first, second = split("  Rest.  Walk on. ")
    assert ((first.text, first.start, first.end), (second.text, second.start, second.end)) == (
        ("Rest.", 2, 7),
        ("Walk on.", 9, 17),
    )


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_has_no_sentence(text: str) -> None:
    assert split(text) == ()


def test_a_line_broken_on_purpose_ends_a_sentence_before_a_capital() -> None:
    text = "Oak Clinic 12 High Street, Bath open daily"
    assert [s.text for s in split(text, (10, 26, 31))] == [
        "Oak Clinic",
        "12 High Street, Bath open daily",
    ]


BITS = ["Rest", " ", ". ", "? ", "etc. ", "Dr. ", '"', "“", "”", "(", ")", "e.g. ", "2.5", "\u00a0"]
soup = st.lists(st.one_of(st.sampled_from([*BITS, MASK, "1. ", "\n"]), st.text(max_size=3)))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(bits=soup)
def test_every_letter_lies_in_one_sentence(bits: list[str]) -> None:
    text, end = "".join(bits), 0
    for sentence in split(text):
        assert sentence.text == sentence.text.strip() != ""
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()
