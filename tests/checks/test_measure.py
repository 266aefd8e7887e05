"""Measures count words, syllables and sentences as a reader would."""

from __future__ import annotations

import sys

import pytest
from pytest_socket import disable_socket, enable_socket

from copylint import tables
from copylint.checks import measure
from copylint.checks.measure import hardness, syllables
from copylint.checks.measure.survey import survey, words_of
from copylint.examples import staged
from copylint.model import Document, Example, Finding
from copylint.packs.load import Packs
from copylint.readers import markdown, plain
from copylint.run import load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def findings(text: str, packs: Packs, rule_id: str, **settings: str) -> list[Finding]:
    rules = [rule for rule in packs.rules if rule.kind == "measure"]
    found = measure.check(rules, staged(Example(text, settings=settings), packs))
    return [finding for finding in found if finding.rule == rule_id]


def read(text: str) -> Document:
    return markdown.read(text, "article.md")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cat", 1),
        ("every", 2),
        ("treatment", 2),
        ("physiotherapist", 5 + 1),
        ("tendinopathy", 5),
        ("arthroscopy", 4),
        ("follow-up", 3),
        ("don’t", 1),
        ("isn't", 2),
        ("doctor’s", 2),
        ("NHS", 3),
        ("mg", 2),
        ("2.5", 1),
        ("1,000", 1),
        ("COVID-19", 3),
        ("STOP", 1),
        ("café", 2),
        ("U.S", 2),
    ],
)
def test_syllables_are_counted_as_spoken(word: str, expected: int) -> None:
    assert syllables.count(word) == expected


def test_syllables_ask_no_network_and_leave_no_trace_of_nltk() -> None:
    disable_socket()
    try:
        assert syllables.count("unheardofword") == 4
        assert getattr(sys.modules.get("nltk"), "__file__", "real") is not None
    finally:
        enable_socket()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 2.5 mg twice.", ["Take", "2.5", "mg", "twice"]),
        ("Take 500mg, not 1,000 mg.", ["Take", "500", "mg", "not", "1,000", "mg"]),
        ("A follow-up isn’t needed.", ["A", "follow-up", "isn’t", "needed"]),
        ("See https://example.org/a-b or mail us@example.org now.", ["See", "or", "mail", "now"]),
        ("Doctors and/or nurses", ["Doctors", "and", "or", "nurses"]),
        ("In the U.S. on the 19th", ["In", "the", "U.S", "on", "the", "19th"]),
    ],
)
def test_words_are_what_a_reader_counts(text: str, expected: list[str]) -> None:
    assert [word for word, _ in words_of(text)] == expected


def test_the_formulas_are_the_published_ones() -> None:
    text = "The cat sat on the mat. It was happy."
    # 9 words, 2 sentences, 10 syllables
    assert measure.describe([], plain.read(text, "a.txt")) == {
        "words": 9,
        "sentences": 2,
        "sentence_length": 4.5,
        "flesch_kincaid_grade": round(0.39 * 4.5 + 11.8 * 10 / 9 - 15.59, 3),
        "flesch_reading_ease": round(206.835 - 1.015 * 4.5 - 84.6 * 10 / 9, 3),
        "hardness": 2.54,
        "rare_words": 0.0,
        "medical_words": 0.0,
        "unexplained_words": 0,
    }


def test_words_that_the_page_explains_are_no_jargon() -> None:
    text = "# Care\n\nBursitis (a sore cushion) hurts. Tendinosis hurts more. Rest both."
    assert measure.describe([], read(text))["unexplained_words"] == 1


def test_a_formula_takes_a_compound_for_its_parts() -> None:
    one = measure.describe(
        [], plain.read("We plan a follow-up visit. You bring your x-ray.", "a.txt")
    )
    two = measure.describe(
        [], plain.read("We plan a follow up visit. You bring your x ray.", "a.txt")
    )
    assert one["flesch_kincaid_grade"] == two["flesch_kincaid_grade"]
    assert one["sentence_length"] == 5.5
    assert one["words"] == 9


def test_smog_waits_for_thirty_sentences() -> None:
    short = measure.describe([], plain.read("Rest the knee. " * 29, "a.txt"))
    long = measure.describe([], plain.read("Rest the knee. " * 30, "a.txt"))
    assert "smog" not in short
    assert long["smog"] == 3.129


def test_headings_and_items_without_a_mark_stay_out_of_the_grade() -> None:
    text = "# Pain relief\n\nTry these:\n\n- heat\n- a short walk each day\n\nRest well at night.\n"
    found = survey(read(text))
    assert [piece.sentence.text for piece in found.judged] == ["Rest well at night."]
    assert measure.describe([], read(text))["words"] == 14


def test_a_list_of_short_items_is_easy() -> None:
    items = "".join(f"- take tablet {number} with food\n" for number in range(30))
    text = f"# Tablets\n\nThis is how you take them.\n\n{items}"
    assert measure.describe([], read(text))["flesch_kincaid_grade"] < 3


def test_references_and_addresses_stay_out_of_the_grade() -> None:
    text = "# Flu\n\nRest at home.\n\n## References\n\nImmunological determinants of virulence."
    assert [piece.sentence.text for piece in survey(read(text)).judged] == ["Rest at home."]


def test_what_the_page_is_about_counts_as_easy(packs: Packs) -> None:
    about = "# Osteoporosis\n\n" + "Osteoporosis makes bones thin. " * 8
    theirs = "# Osteoporosis\n\n" + "Osteoporosis’s cause is age. " * 8
    other = "# Bones\n\n" + "Osteoporosis makes bones thin. " * 8
    rule = "readability/grade"
    assert findings(about + theirs, packs, rule) == []
    assert len(findings(other, packs, rule)) == 1


@pytest.mark.parametrize(("audience", "limit"), [("patients", 8), ("carers", 9)])
def test_the_target_goes_by_the_audience(audience: str, limit: int, packs: Packs) -> None:
    text = "# Advice\n\n" + "Understanding information about medication requires education. " * 4
    (finding,) = findings(text, packs, "readability/grade", audience=audience)
    assert f"aim for {limit} or lower" in finding.message


def test_hardness_runs_from_one_to_six() -> None:
    easy = hardness.score("Rest in bed .".split()[:3])
    hard = hardness.score(
        "Transcutaneous neuromodulation attenuates nociceptive signalling via 2.5 mg "
        "enterohepatic prostaglandin-mediated IL-6 interneuronal hyperpolarisation".split()
    )
    assert 1 <= easy < 3
    assert hard > 5
    assert hardness.score([]) >= 1


def test_a_word_more_never_makes_a_sentence_easier() -> None:
    words = "We use it to treat mild gastroenteritis".split()
    scores = [hardness.score(words[: size + 1]) for size in range(len(words))]
    assert scores[-1] > scores[0]
    assert all(weight > 0 for weight in tables.hardness()["weights"].values())  # type: ignore[attr-defined]


def test_at_most_five_sentences_are_named_as_the_hardest(packs: Packs) -> None:
    bad = "Pharmacodynamic heterogeneity necessitates individualised anticoagulant titration."
    text = "# Tablets\n\n" + " ".join(f"{bad[:-1]} {number}." for number in range(9))
    assert len(findings(text, packs, "readability/hardest-sentence")) == 5


def test_a_heading_that_cuts_a_sentence_names_the_words_before_it(packs: Packs) -> None:
    text = "# Teeth\n\nHere is how to look after your teeth, from\n\n## Whitening Austin\n\nBrush."
    (finding,) = findings(text, packs, "readability/cut-by-heading")
    assert text[finding.span.start : finding.span.end] == "Whitening Austin"
    assert "after your teeth, from" in finding.advice


@pytest.mark.parametrize(
    "text",
    ["", "#", "---\ntitle: A\n---\n", "- \n- \n", "| a |\n|---|\n", "> “”", "😀", "`x`", "…"],
)
def test_an_article_without_words_has_no_findings(text: str, packs: Packs) -> None:
    rules = [rule for rule in packs.rules if rule.kind == "measure"]
    document = staged(Example(text), packs)
    assert list(measure.check(rules, document)) == []
    assert measure.describe(rules, document)["words"] <= 1


def test_a_dose_or_a_time_of_day_is_no_statistic() -> None:
    plain_dose = hardness.features("Take 2.5 mg at 8.30 am each day".split())
    statistic = hardness.features("The ratio was 2.5 in each group".split())
    at = hardness.FEATURES.index("statistic")
    assert (plain_dose[at], statistic[at]) == (0.0, 1.0)


def test_a_quoted_sentence_is_not_the_authors_to_shorten(packs: Packs) -> None:
    words = "we walked and we talked and " * 9
    assert findings(f"“So {words}then we slept.”", packs, "readability/sentence-length") == []
    assert findings(f"So {words}then we slept.", packs, "readability/sentence-length")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Our knee pain treatment plan works well.", ["knee pain treatment plan"]),
        ("Patient care outcome data are public.", ["Patient care outcome data"]),
        ("Your treatment plan works well.", []),
    ],
)
def test_a_run_of_nouns_stops_at_the_verb(text: str, marked: list[str], packs: Packs) -> None:
    found = findings(text, packs, "readability/noun-string")
    assert [text[f.span.start : f.span.end] for f in found] == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The ROM of the joint falls.", ["ROM"]),
        ("Use ice. NSAIDs may upset the gut.", ["NSAID"]),
        ("Know your BMI. COPD needs care.", ["COPD"]),
        ("Ask Jane Smith, DPT, OCS, about it.", []),
        ("An electrocardiogram takes a minute. The ECG shows the beat.", []),
        ("We use platelet-rich plasma. PRP is new.", []),
    ],
)
def test_letters_that_nothing_spells_out_are_marked(
    text: str, marked: list[str], packs: Packs
) -> None:
    found = findings(f"# Care\n\n{text}", packs, "readability/unexplained-abbreviation")
    assert [f.message.split("”")[0].strip("“") for f in found] == marked
