"""The one-pass finder gives what a naive search for each term gives."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from copylint.model import Block, Context, Document, Sentence, Span
from copylint.text.lexicon import build, specs
from copylint.text.patterns import Pattern, compile_pattern
from copylint.text.terms import Finder, Marks
from copylint.text.words import Inflector, folded

INFLECTOR = Inflector({"feel": ("felt",), "tooth": ("teeth",)})
EMERGENCY = {"en-GB": ("999", "112"), "en-US": ("911",)}


def finder(*patterns: Pattern, **lists: tuple[str, ...]) -> Finder:
    return build(patterns, lists, INFLECTOR, EMERGENCY)


def pattern(text: str, gap: int = 8, **slots: tuple[str, ...]) -> Pattern:
    return compile_pattern(text, slots, gap)


def document(*sentences: str, locale: str = "en-GB") -> Document:
    source = " ".join(sentences)
    found, at = [], 0
    for sentence in sentences:
        found.append(Sentence(sentence, at))
        at += len(sentence) + 1
    block = Block("paragraph", source, tuple(range(len(source))), sentences=tuple(found))
    return Document("x.md", source, (block,), context=Context(locale=locale))


def matched(
    text: str, *sentences: str, locale: str = "en-GB", **slots: tuple[str, ...]
) -> list[str]:
    wanted = pattern(text, **slots)
    read = document(*sentences, locale=locale)
    marks = finder(wanted).mark(read)
    return [read.text(marks.span(hit.first, hit.last)) for hit in marks.find(wanted)]


def test_a_word_matches_its_inflections() -> None:
    assert matched("cure", "It cures, cured and is curing; a cure for curators.") == [
        "cures",
        "cured",
        "curing",
        "cure",
    ]


def test_an_irregular_form_matches_its_base() -> None:
    assert matched("tooth", "My teeth hurt.") == ["teeth"]
    assert matched("felt", "We feel it.") == ["feel"]


def test_an_exact_word_matches_that_form_only() -> None:
    assert matched("=er", "Go to the ER, or err.") == ["ER"]
    assert matched("=cure", "It cures. A cure.") == ["cure"]


def test_a_beginning_matches_every_word_that_starts_with_it() -> None:
    assert matched("dizz*", "Dizzy, dizziness, diz.") == ["Dizzy", "dizziness"]


def test_words_in_a_row_are_one_alternative() -> None:
    assert matched("pain_relief|ease", "Pain-relief eases a pain.") == ["Pain-relief", "eases"]


def test_capitals_are_asked_for_by_capitals() -> None:
    assert matched("WHO", "Who knows the WHO?") == ["WHO"]


def test_a_gap_is_counted_in_words_and_stays_in_the_sentence() -> None:
    assert matched("laser ~ pain", "A laser for any deep pain.") == ["laser for any deep pain"]
    assert matched("laser ~ pain", "A laser for any very deep pain.") == []
    assert matched("laser ... pain", "A laser.", "No pain.") == []


def test_an_optional_step_may_be_absent() -> None:
    assert matched("the? worst pain", "The worst pain, worst pain.") == [
        "The worst pain",
        "worst pain",
    ]


def test_both_parts_stand_in_one_sentence_in_any_order() -> None:
    assert matched("leg && weak", "Weak in one leg.", "A leg.") == ["Weak in one leg"]
    assert matched("leg !! weak", "Weak in one leg.", "A leg.") == ["leg"]


def test_figures_and_number_words_are_numbers() -> None:
    assert matched("{NUMBER} month", "Three months, 1,000 months, 500mg.") == [
        "Three months",
        "1,000 months",
    ]
    assert matched("{NUMBER} mg", "500mg or 2.5 mg") == ["500mg", "2.5 mg"]


def test_an_emergency_number_is_that_of_the_locale() -> None:
    assert matched("call {EMERGENCY}", "Call 911, call 999.") == ["call 999"]
    assert matched("call {EMERGENCY}", "Call 911, call 999.", locale="en-US") == ["Call 911"]
    assert matched("call {EMERGENCY}", "Call 911.", locale="en-001") == ["Call 911"]


def test_contractions_possessives_and_spellings_fold() -> None:
    assert folded("Can’t won't it's the knee's 9-1-1 A&E") == (
        *("can", "not", "will", "not", "it", "is", "the", "knee"),
        *("911", "aande"),
    )
    assert folded("diarrhoea oedema paediatric specialise exercise") == (
        *("diarrhea", "edema", "pediatric", "specialize", "exercise"),
    )


def test_a_phrase_is_read_over_several_ranges_as_one_line() -> None:
    read = document("Call 999 for pain in the", "a new cough", "chest")
    wanted = pattern("pain ~ chest")
    marks = finder(wanted).mark(read)
    a, _, c = marks.units
    assert marks.find(wanted) == []
    hit = marks.within(wanted, [(a.first, a.last), (c.first, c.last)])
    assert hit is not None
    assert marks.words[hit.first] == "pain"
    assert marks.words[hit.last] == "chest"


def test_a_pickled_finder_finds_the_same() -> None:
    wanted = pattern("laser ~ pain")
    read = document("A laser for pain.")
    again = pickle.loads(pickle.dumps(finder(wanted)))
    assert again.mark(read).find(wanted) == finder(wanted).mark(read).find(wanted)


WORDS = st.sampled_from(
    "cure cures pain pains back relief laser the teeth tooth 500mg can't".split()
)
TERMS = st.sampled_from(
    "cure =cure pain back_pain pain_relief tooth las* the {NUMBER} can_not back_pain_relief".split()
)


def naive(term: str, tokens: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    def fits(spec: str, token: str) -> bool:
        if spec == "{NUMBER}":
            return token[0].isdigit()
        if spec.startswith("="):
            return token == spec[1:]
        if spec.endswith("*"):
            return token.startswith(spec[:-1])
        return token in INFLECTOR.forms(spec)

    wanted = specs(term)
    for at in range(len(tokens) - len(wanted) + 1):
        if all(fits(s, t) for s, t in zip(wanted, tokens[at:], strict=False)):
            yield at, at + len(wanted) - 1


@given(st.lists(WORDS, max_size=12), st.lists(TERMS, min_size=1, max_size=4, unique=True))
def test_the_finder_agrees_with_a_naive_search(words: list[str], terms: list[str]) -> None:
    patterns = [pattern(term) for term in terms]
    read = document(" ".join(words) or "x")
    marks = finder(*patterns).mark(read)
    tokens = folded(" ".join(words))
    for one, term in zip(patterns, terms, strict=True):
        everywhere = set(naive(term, tokens))
        found = {(hit.first, hit.last) for hit in marks.find(one)}
        assert found <= everywhere
        assert bool(found) == bool(everywhere)


@given(st.lists(WORDS, max_size=10), st.integers(0, 4))
def test_a_joined_pattern_agrees_with_a_naive_search(words: list[str], gap: int) -> None:
    wanted = pattern("cure ... pain", gap=gap)
    read = document(" ".join(words) or "x")
    marks = finder(wanted).mark(read)
    tokens = folded(" ".join(words))
    pairs = product(naive("cure", tokens), naive("pain", tokens))
    exists = any(0 <= b[0] - a[1] - 1 <= gap for a, b in pairs)
    assert bool(marks.find(wanted)) == exists


def test_a_place_is_the_very_text() -> None:
    read = document("“It cures back-pain,” he said.")
    wanted = pattern("cure ~ back_pain")
    marks = finder(wanted).mark(read)
    assert isinstance(marks, Marks)
    (hit,) = marks.find(wanted)
    assert marks.span(hit.first, hit.last) == Span(4, 19)
