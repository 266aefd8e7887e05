"""The text report: what an editor reads."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from copylint.model import Document, Finding, Report, Scope, Skip, Span, Unread
from copylint.reporters import text as reporter
from copylint.reporters.text.ink import width

from .made import ALL, CURE, MISSING, PLAIN, SOURCE, TYPO, WHOLE, finding, report

PAGE = """\
pages/back.md
Not ready to publish: 2 things must change, 1 should, 1 could.

The page as a whole
      must    Nothing says when back pain is an emergency.
              (safety/low-back-pain/cauda-equina)
              add    Call 911 if you cannot feel your bottom, or cannot pee. (at
                     line 3)
              see    Back pain

Why it hurts
   5  «Turmeric cures arthritis» in two weeks, and it is an inexpensive
      household product.
      must    “Turmeric cures arthritis” promises a cure. Cite the evidence
              here, or say what it does. (claims/promised-cure)
              do     Replace the cure verb with what trials measured, for whom
                     and how long.
              write  In [trial or review, year], turmeric [changed what by how
                     much].
              see    Compliance Guidance, FTC 2022, Substantiation

   5  Take it «dialy».
      should  “dialy” is not a word; write “daily”. (typos/spelling)
              write  dialy -> daily, dial

   7  On stairs it may well be «irksome» & spoil your long walks in winter, and
      it has been known …
      could   “irksome”: Write “annoying”. (readability/plain)

              must  should  could
typos            0       1      0
readability      0       0      1
claims           1       0      0
safety           1       0      0
Measures  70 words, grade 12.8 (Flesch-Kincaid)
Page      read as advertising, en-US, rules of US; topics low-back-pain; 1 piece
          of advice not reviewed by a clinician
Silenced  1 finding by waivers
Skipped   languagetool: no server answers; start it
`copylint explain RULE` says why a rule is there; `copylint fix` mends up to 1
of these.
Grammar read by Harper.
"""


def rendered(*results: Report | Unread, color: bool = False, quiet: bool = False) -> str:
    return "".join(reporter.render(results, color=color, quiet=quiet))


def test_a_report_is_a_page_to_read():
    assert rendered(WHOLE) == PAGE


def test_no_line_is_wider_than_a_page():
    assert max(map(width, rendered(WHOLE, Unread("a.md", "empty"), WHOLE).split("\n"))) <= 80


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (report(), "Ready to publish: nothing to change."),
        (
            report(scope=Scope(4, 9, ("claims", "typos"), spelling=False)),
            "Nothing to change by the rules that ran: 4 of 9 (claims, typos); spelling was",
        ),
        (
            report(scope=Scope(4, 9, ("typos",))),
            "Nothing to change by the rules that ran: 4 of 9 (typos).",
        ),
        (report(scope=Scope(9, 9, ("typos",))), "Nothing to change by the rules that ran."),
        (
            report(PLAIN, scope=Scope(4, 9, ("readability",))),
            "1 thing could change by the rules that ran: 4 of 9 (readability).",
        ),
        (
            report(CURE, scope=Scope(4, 9, ("claims",))),
            "Not ready to publish: 1 thing must change.",
        ),
        (report(PLAIN), "May be published: 1 thing could change."),
        (report(TYPO, PLAIN), "May be published: 1 thing should change, 1 could."),
        (report(CURE), "Not ready to publish: 1 thing must change."),
        (report(TYPO, fail_on="warning"), "Not ready to publish: 1 thing should change."),
        (report(CURE, fail_on="never"), "Not judged: 1 thing must change."),
        (
            report(skips=(Skip("article", "not English: Spanish"),)),
            "Not checked: not English: Spanish.",
        ),
    ],
)
def test_the_verdict_comes_first(made, told):
    assert rendered(made).split("\n")[1] == told


def test_colour_changes_nothing_but_the_marks():
    colored = rendered(WHOLE, color=True)
    assert "\x1b[1;31mmust\x1b[0m" in colored
    assert "\x1b[" not in rendered(WHOLE)
    marked = colored.replace("\x1b[1;4m", "«")
    for closed in ("Turmeric cures arthritis", "dialy", "irksome"):
        marked = marked.replace(f"«{closed}\x1b[0m", f"«{closed}»")
    assert re.sub(r"\x1b\[[\d;]*m", "", marked) == PAGE


def test_quiet_gives_a_line_to_each_article_that_must_change():
    told = rendered(WHOLE, report(PLAIN), Unread("a.md", "empty"), quiet=True)
    assert told == (
        "pages/back.md: Not ready to publish: 2 things must change, 1 should, 1 could.\n"
        "a.md: empty\n"
    )


def test_many_articles_are_summed_up_at_the_end():
    told = rendered(report(CURE), report(), Unread("a.md", "empty"))
    assert told.endswith("""
a.md: empty

2 articles: 1 not ready to publish, 1 ready; 1 must, 0 should, 0 could; 1 could
not be read.
`copylint explain RULE` says why a rule is there.
No grammar engine read this (--engine harper, --languagetool auto).
""")


def test_a_skip_of_many_articles_is_one_line():
    skip = Skip("languagetool", "no server answers; start it")
    told = rendered(report(skips=(skip,)), report(skips=(skip,)))
    assert told.count("no server answers") == 1
    assert "Skipped   languagetool: no server answers; start it (2 articles)" in told


def test_what_a_rule_says_each_time_is_said_once():
    other = replace(CURE, span=Span(SOURCE.index("irksome"), SOURCE.index("irksome") + 7))
    told = rendered(report(CURE, other))
    assert told.count("Replace the cure verb") == 1
    assert told.count("Compliance Guidance") == 1


def test_readability_and_safety_are_capped_worst_first_and_the_rest_counted():
    words = [Span(at, at + 1) for at in range(41, 61) if not SOURCE[at].isspace()]
    many = [Finding("readability/plain", span, "Write less.", "note") for span in words]
    many[-1] = replace(many[-1], severity="warning", message="The worst.")
    safe = [Finding("safety/a/b", span, "Say it.", "warning") for span in words]
    told = rendered(report(*many, *safe))
    assert told.count("Write less.") == 14
    assert told.count("The worst.") == 1
    assert told.count("Say it.") == 10
    assert f"   and {len(many) - 15} more; --format json has all" in told
    assert f"   and {len(safe) - 10} more; --format json has all" in told


def test_one_finding_about_a_sentences_build_is_shown_beside_its_words():
    sentence = SOURCE[SOURCE.index("On stairs") :].strip()
    long = finding("readability/long", sentence, "Too long.", "note", tags=("sentence-length",))
    hard = finding("readability/hard", sentence, "Too hard.", "warning", tags=("hard-sentence",))
    told = rendered(report(long, hard, PLAIN))
    assert "Too hard." in told
    assert "annoying" in told
    assert "Too long." not in told
    assert "and 1 more" in told


def test_a_place_outside_the_prose_is_shown_by_its_line():
    source = "---\ndate: soon\n---\n\nText.\n"
    made = Report(
        Document("a.md", source), (Finding("trust/date", Span(10, 14), "No date.", "note"),)
    )
    assert "   2  date: «soon»\n" in rendered(made)


def test_control_characters_never_reach_the_terminal():
    source = "a \x1b[31mred\x1b[0m \u202eword \ud800 here"
    made = Report(
        Document("a\x1b.md", source), (Finding("typos/x", Span(0, len(source)), "m\x07", "note"),)
    )
    told = rendered(made)
    assert not {"\x1b", "\x07", "\u202e", "\ud800"} & set(told)


def test_all_findings_of_the_made_report_are_shown():
    told = rendered(report(*ALL))
    assert all(each.rule in told for each in (MISSING, CURE, TYPO, PLAIN))


def test_articles_are_ready_by_the_rules_that_ran():
    part = report(scope=Scope(9, 9, (), spelling=False))
    told = rendered(part, part)
    assert "Nothing to change by the rules that ran; spelling was not asked for.\n" in told
    assert "2 articles: 0 not ready to publish, 2 ready by the rules that ran; 0 must," in told


@pytest.mark.parametrize(
    ("measures", "told"),
    [
        ({"words": 1, "sentences": 1}, "1 word, 1 sentence"),
        ({"sentence_length": 1.0}, "1 word a sentence"),
        ({"words": 2, "sentences": 0}, "2 words, 0 sentences"),
        ({"flesch_reading_ease": 118.2}, "reading ease 100 of 100"),
        ({"flesch_reading_ease": -31.4}, "reading ease 0 of 100"),
        ({"flesch_reading_ease": 61.25}, "reading ease 61.2 of 100"),
    ],
)
def test_measures_are_told_as_people_say_them(measures, told):
    assert f"Measures  {told}\n" in rendered(report(measures=measures))


@pytest.mark.parametrize(
    ("scope", "is_told"),
    [
        (Scope(4, 9, ("claims",)), False),  # none of the rules that ran asks an engine
        (Scope(4, 9, ("typos",), spelling=False), True),
        (None, True),
    ],
)
def test_an_engine_is_named_where_a_rule_asks_for_one(scope, is_told):
    shown = rendered(replace(report(CURE, scope=scope), engines=()))
    assert ("--engine harper" in shown) is is_told


def test_an_article_that_is_not_checked_asks_for_no_engine():
    shown = rendered(report(skips=(Skip("article", "not English: Spanish"),), engines=()))
    assert "--engine" not in shown


def test_what_the_message_says_is_not_said_again():
    stock = finding(
        "readability/stock", "irksome", "A filler. Say what it is.", advice="Say what it is."
    )
    assert rendered(report(stock)).count("Say what it is.") == 1


def test_words_without_an_explanation_are_counted_in_words():
    assert ", 1 medical word unexplained\n" in rendered(
        report(measures={"words": 70, "unexplained_words": 1})
    )


def test_an_article_that_is_not_checked_is_not_counted_as_ready():
    german = report(skips=(Skip("article", "not English: German"),))
    shown = " ".join(rendered(german, report(CURE), report()).split())
    assert " 3 articles: 1 not ready to publish, 1 ready; " in shown
    assert "; 1 not checked. " in shown
    assert shown.count("not English: German") == 1


def test_a_page_of_no_country_is_told_how_to_name_one():
    page = {"kind": "education", "locale": "en-001", "country": "", "topics": []}
    shown = " ".join(rendered(report(page={**page, "unreviewed_advice": 0})).split())
    assert "read as education, en-001: it names no country (--country or --locale does)" in shown
