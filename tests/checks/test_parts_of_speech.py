"""Rules that ask for parts of speech: their language, their places, their fixes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.checks import shape
from copylint.checks.shape.grammar import lines
from copylint.checks.shape.pattern import Pattern, compile_pattern
from copylint.checks.shape.tagger import tagged
from copylint.model import Finding
from copylint.readers import markdown
from copylint.run import load_packs
from copylint.tables import forms, tags


@cache
def rules() -> list:
    told = [rule for rule in load_packs(()).rules if rule.kind == "shape"]
    return [rule for rule in told if rule.body.form in ("grammar", "subject-verb")]


def findings(source: str) -> list[Finding]:
    return list(shape.check(rules(), markdown.read(source, "a.md")))


def stands(pattern: str, text: str, **slots: str) -> bool:
    line = lines(markdown.read(text, "a.md")).found[0]
    made: Pattern = compile_pattern(pattern, {k: tuple(v.split("|")) for k, v in slots.items()})
    return any(made.finds(line.tagged.text))


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("She treats the pain with heat .", "PRP VBZ DT NN IN NN ."),
        ("Most patients can walk home today .", "JJS NNS MD VB NN NN ."),
        ("The technician moves the lamp slowly .", "DT NN VBZ DT NN RB ."),
        ("Massage helps .", "NN VBZ ."),
    ],
)
def test_words_are_told_their_part_of_speech(words: str, tags: str) -> None:
    assert " ".join(tagged(words.split())) == tags


@pytest.mark.parametrize(
    ("pattern", "there", "not_there"),
    [
        ("she VBZ", "Today she treats you.", "Today she can treat you."),
        ("DT JJ* NN", "This is a mild drug.", "Rest helps most."),
        ("VBZ|VBD the", "It eased the pain.", "It may ease pain."),
        ("{can} ACTS", "It can reduces pain.", "It can reduce pain."),
        ("a ~ clinic", "It is a small new clinic.", "It is a house. Our clinic is new."),
        ("very? good", "It is very good.", "It is fine."),
        ("^ rest", "Rest is best.", "You must rest now."),
        ("rest . $", "You must rest.", "Rest is best."),
        ("it is !good", "I say it is bad.", "I say it is good."),
        ("{can}/MD VB", "It can help.", "They pack cans."),
        ("START FIN", "The fear of falls is real.", "Of all things."),
    ],
)
def test_each_kind_of_step(pattern: str, there: str, not_there: str) -> None:
    assert stands(pattern, there, can="can")
    assert not stands(pattern, not_there, can="can")


@pytest.mark.parametrize(
    "source",
    [
        "**Our team** “helps”, and they *provides* 🙂 care.",
        "They’re kind, but they `x = 1` say they provides care.",
        "We can’t rest if you feels faint, says Ann.",
        "[The cost](/x) of all three visits are in the fee.",
        "The nurse, who has been with us since May, have a key.",
    ],
)
def test_what_is_marked_is_what_is_wrong(source: str) -> None:
    marked = {source[each.span.start : each.span.end] for each in findings(source)}
    assert marked & {"provides", "feels", "are", "have"}


@pytest.mark.parametrize(
    "text",
    [
        "The number of visits depends on you, and a range of treatments are offered.",
        "Each of our nurses is kind, and neither of them works alone.",
        "The doctors who work here, and those who train here, are kind.",
        "What most people want is rest. Ten minutes is enough. The NHS says so.",
        "Your knee, along with your hip, is checked. Rest and sleep are free.",
        "Does it help? Let it heal, and see how it feels. It cost little.",
        "Physics is hard. The news is good. Braces are worn at night.",
    ],
)
def test_right_sentences_are_left_alone(text: str) -> None:
    assert [(f.rule, f.message) for f in findings(text)] == []


SUBJECTS = [
    "They",
    "We",
    "She",
    "The nurse",
    "Our nurses",
    "Each of our nurses",
    "The cost of visits",
]
VERBS = ["provide", "provides", "receive", "receives", "include", "includes"]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SUBJECTS), st.sampled_from(VERBS), st.sampled_from(["care", "two visits", "it"])
)
def test_a_fix_mends_what_it_was_made_for(subject: str, verb: str, rest: str) -> None:
    text = f"{subject} {verb} {rest} for you."
    for finding in findings(text):
        for fix in finding.fixes:
            mended = text[: fix.span.start] + fix.text + text[fix.span.end :]
            assert finding.rule not in {each.rule for each in findings(mended)}, mended
    plural = subject in ("They", "We", "Our nurses")
    assert bool(findings(text)) == (plural == verb.endswith("s"))


def test_no_pattern_can_run_away() -> None:
    bodies = [rule.body for rule in rules()]
    made = [each for body in bodies for each in (*body.patterns, *body.excuses)]
    assert [each.source for each in made if re.search(r"\)[*+]", each.filled())] == []
    words = "the nurse of our clinic and the care that we give to you with a smile in May as it is "
    assert findings((words * 6).strip() + ".") == []  # 120 words; would not come to an end


@pytest.mark.parametrize("text", ["a {none} b", "a x/y/z b", "a <b c", "word/VX"])
def test_a_pattern_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        compile_pattern(text, {})


def test_fixes_take_irregular_and_regular_forms() -> None:
    assert [forms.with_s(w) for w in ("have", "carry", "child")] == ["has", "carries", "children"]
    assert [forms.without_s(w) for w in ("has", "bodies", "went")] == ["have", "body", "go"]
    assert [forms.participle(w) for w in ("took", "stop")] == ["taken", "stopped"]
    assert [forms.gerund(w) for w in ("make", "to take")] == ["making", "taking"]
    assert [forms.adverb(w) for w in ("gentle", "easy")] == ["gently", "easily"]
    assert [forms.adjective(w) for w in ("gently", "easily")] == ["gentle", "easy"]


def test_every_letter_and_tag_of_the_tables_is_known() -> None:
    lines = (Path(forms.__file__).parent / "forms.txt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert {letter for line in lines for letter in line.partition("\t")[0]} <= set("vVzZdngsScpPj")
    assert tags.sure("the") == "DT"
    assert tags.weights("sing")
