"""Replacements fit their sentences; what is not the author's to reword is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from copylint.checks import swap
from copylint.checks.swap.forms import article, compared, inflect
from copylint.examples import staged
from copylint.model import Example, Finding
from copylint.packs.load import Packs
from copylint.run import load_packs

SENTENCES = Path(__file__).with_name("swap_sentences.yaml")


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def findings(text: str, packs: Packs, **settings: str) -> list[Finding]:
    rules = [rule for rule in packs.rules if rule.kind == "swap"]
    return list(swap.check(rules, staged(Example(text, settings=settings), packs)))


def fixed(text: str, packs: Packs) -> str:
    fixes = [fix for finding in findings(text, packs) for fix in finding.fixes]
    last = len(text) + 1
    for fix in sorted(fixes, key=lambda fix: -fix.span.start):
        if fix.span.end <= last:
            text = text[: fix.span.start] + fix.text + text[fix.span.end :]
            last = fix.span.start
    return text


@pytest.mark.parametrize(
    ("before", "after"), yaml.safe_load(SENTENCES.read_text("utf-8")), ids=lambda text: text[:40]
)
def test_a_replacement_takes_the_form_of_its_sentence(
    before: str, after: str, packs: Packs
) -> None:
    assert fixed(before, packs) == after


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Pills are contraindicated in pregnancy.", "Pills are not to be used in pregnancy."),
        ("Your range of motion may improve.", "Your movement may improve."),
        ("It can be a cardiac arrest.", "It can be a sudden stop of the heart."),
        ("The doctor palpates the belly.", "The doctor feels the belly."),
        ("We titrate the dose.", "We adjust the dose."),
        ("Too much gastric acid burns.", "Too much stomach acid burns."),
        ("It is a respiratory illness.", "It is a lung and airway illness."),
        ("The lateral ankle aches.", "The outer ankle aches."),
        ("The lump is benign.", "The lump is non-cancerous."),
        ("Both extremities swell.", "Both limbs swell."),
        ("Long, sedentary days are a risk.", "Long, inactive days are a risk."),
        ("Most colds are self-limiting.", "Most colds are short-lived."),
        ("The risk of recurrence is low.", "The risk of return is low."),
        ("The right dosage is on the box.", "The right dose is on the box."),
        ("Ask about other modalities.", "Ask about other methods."),
        ("We monitor your heart.", "We check your heart."),
        ("The pain is monitored.", "The pain is checked."),
        ("Use it as a means of resting.", "Use it as a way of resting."),
        ("We see the vast majority of people in May.", "We see most people in May."),
        ("Ask the multidisciplinary team.", "Ask the team of several professions."),
        ("Back pain is multifactorial.", "Back pain has several causes."),
        ("The tablets lead to a reduction in swelling.", "The tablets reduce swelling."),
        ("Tight shoes cause an increase in pressure.", "Tight shoes raise pressure."),
    ],
)
def test_what_is_proposed_reads_in_its_place(text: str, reads: str, packs: Packs) -> None:
    found = [f for f in findings(text, packs) if "“" in f.message]
    written = text
    for finding in found:
        rather = finding.message.rsplit("“", 1)[1].split("”")[0]
        written = written.replace(text[finding.span.start : finding.span.end], rather)
    assert written == reads


@pytest.mark.parametrize(
    "text",
    [
        "Ask your doctor for a referral.",
        "It is an alternative to surgery.",
        "We advise rest for two days.",
        "Your safety is ensured by two nurses.",
        "Sleep improves the performance of athletes.",
        "There are two variations of this stretch.",
    ],
)
def test_a_word_that_no_plain_one_fits_is_left(text: str, packs: Packs) -> None:
    assert findings(text, packs) == []


@pytest.mark.parametrize(
    ("phrase", "kind", "form", "expected"),
    [
        ("stop", "verb", "ing", "stopping"),
        ("carry out", "verb", "past", "carried out"),
        ("tie", "verb", "ing", "tying"),
        ("visit", "verb", "past", "visited"),
        ("number+ of new cases", "noun", "plural", "numbers of new cases"),
        ("=muscles", "noun", "plural", "muscles"),
        ("box", "noun", "plural", "boxes"),
        ("injury", "noun", "plural", "injuries"),
        ("range of motion", "noun", "plural", "ranges of motion"),
        ("cord+ that joins muscle to bone", "noun", "plural", "cords that join muscle to bone"),
        ("brace or support", "noun", "plural", "braces or supports"),
        ("no periods", "noun", "plural", "no periods"),
        ("feeling sick", "noun", "plural", "feeling sick"),
        ("orthosis", "noun", "plural", "orthoses"),
        ("many", "phrase", "base", "many"),
    ],
)
def test_a_phrase_is_inflected_at_its_head(
    phrase: str, kind: str, form: str, expected: str
) -> None:
    assert inflect(phrase, kind, form, {}) == expected


def test_an_irregular_word_goes_by_the_table() -> None:
    table = {"find": ("finds", "found", "found", "finding"), "child": ("children",)}
    assert inflect("find out", "verb", "past", table) == "found out"
    assert inflect("child", "noun", "plural", table) == "children"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("easy", "an"), ("hard", "a"), ("hour", "an"), ("useful", "a"), ("uninsured", "an")],
)
def test_the_article_goes_by_the_sound(word: str, expected: str) -> None:
    assert article(word) == expected


@pytest.mark.parametrize(
    "text",
    [
        "> This will alleviate everything.",
        "She said “this will alleviate everything” and left.",
        "# Sources\n\nLee and others. Ways to alleviate stiffness. 2019.",
        "# Privacy policy\n\nWe utilise cookies.",
        "Ask for the `utilise` flag.",
        "See [our page](https://example.org/utilise-heat).",
        "We met at Robust Health Studio.",
        "Use a pre-commencement form.",
    ],
)
def test_what_is_not_the_authors_own_copy_is_left_alone(text: str, packs: Packs) -> None:
    assert findings(text, packs) == []


def test_a_noun_that_looks_like_a_verb_is_left_alone(packs: Packs) -> None:
    assert findings("Your first purchase is free.", packs) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [("hard", "harder"), ("large", "larger"), ("big", "bigger"), ("helpful", "more helpful")],
)
def test_a_short_adjective_has_its_own_comparative(word: str, expected: str) -> None:
    assert compared(word, "more") == expected


def test_this_and_that_may_be_the_subject_of_a_verb(packs: Packs) -> None:
    assert fixed("This alleviates pain.", packs) == "This eases pain."
    assert findings("This purchase is final.", packs) == []


def test_an_explained_word_is_fine_from_there_on(packs: Packs) -> None:
    text = "Syncope (fainting) is common. After syncope, rest. Syncope may come back."
    assert findings(text, packs) == []


def test_only_the_first_use_of_a_medical_word_is_marked(packs: Packs) -> None:
    found = findings("After syncope, rest. Syncope may come back.", packs)
    assert [(f.span.start, f.fixes, f.rule) for f in found] == [(6, (), "readability/medical-word")]


def test_professionals_may_read_medical_words(packs: Packs) -> None:
    assert findings("After syncope, rest.", packs, audience="professionals") == []


def test_one_odd_term_may_be_chance(packs: Packs) -> None:
    assert findings("The scope of motion in the court order is broad.", packs) == []


def test_a_swap_never_marks_white_space_or_nothing(packs: Packs) -> None:
    text = "A multitude  of pills\nalleviates  pain — in order to rest."
    for finding in findings(text, packs):
        marked = text[finding.span.start : finding.span.end]
        assert marked
        assert marked == marked.strip()
