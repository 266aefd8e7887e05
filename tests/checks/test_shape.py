"""The named forms, beyond the examples of the rules."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.checks import shape
from copylint.checks.shape.passages import Line, Passage
from copylint.checks.shape.phrase import compile_phrase, fold
from copylint.model import Block, Document, Sentence
from copylint.packs.load import Packs
from copylint.readers import markdown, plain
from copylint.run import load_packs

RULES = [rule for rule in load_packs(()).rules if rule.kind == "shape"]


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def marked(text: str, rule: str = "", reader: object = markdown) -> list[str]:
    """Give the words that the rules, or one of them, mark in a text."""
    document: Document = reader.read(text, "article.md")  # type: ignore[attr-defined]
    chosen = [r for r in RULES if not rule or r.id == f"typos/{rule}"]
    assert chosen
    return [document.text(f.span) for f in shape.check(chosen, document)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("missing-space", "See hello@clinic.example, www.clinic.com or Node.js today."),
        ("missing-space", "She holds a Ph.D. and lives in the U.S.A. now."),
        ("space-before-mark", "It costs .5 of that, or so ..."),
        ("small-start", "Take 5 mg approx. twice a day. iPhone users can scan this."),
        ("unpaired-mark", "1) Rest. 2) Walk. :)"),
        ("unpaired-mark", "He said “rest. “And then walk."),
        ("leftover", "They found that it [the vaccine] works."),
        ("leftover", "Read [your guide](https://clinic.example) first."),
        ("nothing-follows", "Bring:\n\n1. a towel\n2. water"),
        ("breaks-off", "Tell us where you come from.\n\n## Next"),
        ("capital-on-common-noun", "The British Heart Foundation and Cancer Research agree."),
        ("stray-capital", "Ask for the Sleeping Well Team at Reading Hospital."),
        ("compound-before-noun", "In the long term it is well known and low risk."),
        ("number-before-noun", "Wait 10 minutes. In two weeks you are done."),
        ("no-comma-after-clause", "If you think that you may need it, call."),
        ("splice", "If it is stiff, it will loosen."),
        ("statement-asked", "There is a way, isn't there?"),
        ("wrong-article", "A one-hour visit at a university with a UTI."),
        ("hyphen-in-range", "Rest for 3–5 days. Call 555-0100 on 2026-11-25."),
        ("plural-with-apostrophe", "The GP's advice helps."),
        ("name-in-wrong-capitals", "BOTOX is a brand. See botox.example for more."),
        ("double-space", "Rest now.  Then walk."),
        ("compound-before-noun", "A low energy level in the early stage fades in the end."),
        ("compound-of-two", "Is it related? Some diets, lowering sugar, help."),
        ("phrase-without-article", "It came with the help of time, in case of need."),
        ("verb-after-person", "We make you feel well, and let us know how you slept."),
        ("confused-word", "They're back. The whole body may very well rest."),
        ("confused-word", "As a whole in this study, is there pain?"),
        ("plural-after-a", "A women's clinic and a few patients."),
        ("one-of-several", "One of the best reasons is part of the treatment."),
        ("subject-against-verb", "It is one of many drugs that is safe."),
        ("singular-after-number", "On day 3 week by week, a 10-day course of two weeks."),
        ("missing-verb", "It makes it possible to walk, and when you are able to, walk."),
    ],
)
def test_what_is_right_passes(rule: str, text: str) -> None:
    assert marked(text, rule) == []


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("missing-space", "1.Varicose veins", ["1."]),
        ("split-contraction", "It ’s easy, and you don’ t wait.", ["It ’s", "don’ t"]),
        ("statement-asked", "So there is a chance that it lasts for years?", ["years?"]),
        ("no-comma-after-clause", "If you sit a lot you need breaks.", ["you"]),
        ("splice-of-adverb", "It helps, however you may be sore.", [", however"]),
        ("space-before-mark", "Rest first ,then walk ;slowly.", ["first ,then", "walk ;slowly"]),
        (
            "compound-before-noun",
            "A higher calorie snack and a well lit room.",
            ["higher calorie", "well lit"],
        ),
        (
            "compound-of-two",
            "A trauma informed view of NHS approved use.",
            ["trauma informed", "NHS approved"],
        ),
        ("confused-word", "Night sweets can very from person to person.", ["sweets", "very"]),
        ("date-without-comma", "Seen on May 3 2021 and on 3 May 2021.", ["May 3 2021"]),
        ("singular-in-series", "Moves like lunges or plank.", ["lunges or plank"]),
        ("possessive-of-place", "## Dallas' Runners Trust Us", ["Dallas' Runners"]),
    ],
)
def test_what_is_wrong_is_marked(rule: str, text: str, words: list[str]) -> None:
    assert marked(text, rule) == words


def test_a_template_variable_in_plain_text_is_a_leftover() -> None:
    text = "Welcome\n\nWelcome to {{clinic_name}} and its team of five nurses.\n"
    assert marked(text, "leftover", plain) == ["{{clinic_name}}"]


def test_a_copylint_blank_left_in_an_article_is_a_leftover() -> None:
    text = "In [trial or review, year], pain fell in people with [type of] arthritis."
    assert marked(text, "leftover") == ["[trial or review, year]", "[type of]"]


def test_a_fix_over_markup_is_not_offered() -> None:
    document = markdown.read("It heals **fast .**Then walk on.\n", "a.md")
    for finding in shape.check(RULES, document):  # type: ignore[arg-type]
        for fix in finding.fixes:
            assert "*" not in document.text(fix.span)


def test_a_phrase_says_what_is_wrong_with_it() -> None:
    with pytest.raises(ValueError, match="is no slot; add it under `slots`"):
        compile_phrase("{thing} hurts", {})
    with pytest.raises(ValueError, match="no pair; write both"):
        compile_phrase("<the knee", {})


def test_a_phrase_reads_words_slots_gaps_and_marks() -> None:
    phrase = compile_phrase("^ {when} ~ <, it> {WORD}", {"when": ("so", "and yet")})
    (match,) = phrase.compiled().finditer("And yet the old knee, it hurts")
    assert match.string[slice(*phrase.span(match))] == ", it"
    assert list(phrase.compiled().finditer("so, the knee, it hurts")) == []


WORDS = "so and yet the knee old it's post-op get rid of Rid 10 mg's , ( ) Get it , hurts".split()
PHRASES = (
    "^ {when} ~ <, it> {WORD}",
    "{when} {thing}",
    "get_rid {thing}? {NUMERAL}",
    "^ ( {when} , {thing}",
    "{some} {when2} {thing} $",
    "<the> {POSS}? {when} , it",
)
SLOTS = {
    "when": ("so", "and yet", "get rid of", ","),
    "thing": ("knee", "old knee", "post-op", "Rid", "10"),
    "some": ("get", "rid of", "re*"),
}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), max_size=4))
def test_no_sentence_is_ruled_out_that_holds_a_phrase(words: list[list[str]]) -> None:
    texts = [" ".join(each) for each in words]
    block = Block("paragraph", " ".join(texts), ())
    lines = [Line(block, Sentence(text, 0), text) for text in texts]
    passage = Passage(lines)
    for written in PHRASES:
        phrase = compile_phrase(written.replace("_", " "), SLOTS)
        whole = phrase.compiled()
        holding = [line for line in lines if whole.search(line.text)]
        fitting = passage.fitting(phrase)
        assert [line for line in lines if line in fitting and whole.search(line.text)] == holding
        assert passage.may(phrase) or not holding
        part = phrase.compiled(passage.standing(phrase))
        for line in fitting:
            assert [m.span() for m in phrase.matches(part, line.text)] == [
                m.span() for m in whole.finditer(line.text)
            ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcDE .,;:!?'’“”\"()[]-–&\n1é😀\u00a0", max_size=80))
def test_places_fit_any_text(text: str) -> None:
    document = markdown.read(text, "any.md")
    for finding in shape.check(RULES, document):  # type: ignore[arg-type]
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert len(finding.message) <= 200


def test_folding_keeps_every_place() -> None:
    text = "“It’s” a\u00a0non‑issue\n"
    assert len(fold(text)) == len(text)


def test_a_long_line_takes_no_more_than_its_length() -> None:
    import time

    start = time.perf_counter()
    marked("the knee is sore, and then it was fine but " * 200)
    once = time.perf_counter() - start
    start = time.perf_counter()
    marked("the knee is sore, and then it was fine but " * 400)
    assert time.perf_counter() - start < 5 * once + 0.5


def test_a_block_too_long_to_be_prose_is_left_out() -> None:
    assert marked("Rest the knee . " * 2_000) == []
