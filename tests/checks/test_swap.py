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
