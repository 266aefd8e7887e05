"""The pipeline: what is read, what is chosen, what comes out."""

from __future__ import annotations

import pickle

import pytest
from in_folder import ARTICLE, QUIET, put

from copylint import run
from copylint.config import Settings, load
from copylint.errors import ConfigError, ReadError, RuleError
from copylint.model import Document, Finding, Report, Skip, Span, Unread
from copylint.run.batch import Wish, plan, results


def test_an_article_becomes_a_report_of_true_places():
    put("a.md")
    report = run.check("a.md", QUIET)
    assert isinstance(report, Report)
    assert report.document.source == ARTICLE
    assert report.document.marks is None
    for finding in report.findings:
        words = report.document.text(finding.span)
        assert words
        assert words == words.strip()


def test_the_same_article_gives_the_same_report():
    put("a.md")
    one, two = run.check("a.md", QUIET), run.check("a.md", QUIET)
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert (one.findings, one.page, one.measures) == (two.findings, two.page, two.measures)


def test_an_article_in_another_language_is_one_skip_and_nothing_else():
    text = (
        "# El dolor de espalda\n\nEl dolor de espalda es muy común entre los corredores. "
        "Descanse unos días y llame a su médico si el dolor no mejora con el tiempo.\n"
    )
    report = run.check("a.md", QUIET, source=text.encode())
    assert isinstance(report, Report)
    assert [skip.what for skip in report.skips] == ["article"]
    assert report.skips[0].why.startswith("not English: ")
    assert report.findings == ()
    assert run.verdict([report]) == 0


def test_an_article_without_prose_is_one_skip():
    report = run.check("a.md", QUIET, source=b"```\ncode\n```\n")
    assert isinstance(report, Report)
    assert report.skips == (Skip("article", "no prose in it; nothing was checked"),)


def test_only_what_is_selected_is_found():
    settings = Settings(engine="none", select=("trust",), ignore=("trust/author-missing",))
    report = run.check("a.md", settings, source=ARTICLE.encode())
    assert isinstance(report, Report)
    rules = {finding.rule for finding in report.findings}
    assert rules
    assert all(rule.startswith("trust/") and rule != "trust/author-missing" for rule in rules)


@pytest.mark.parametrize(
    ("settings", "locale", "country"),
    [
        (Settings(), "en-001", ""),
        (Settings(locale="en-GB"), "en-GB", "UK"),
        (Settings(country="IE"), "en-IE", "EU"),
        (Settings(country="GB"), "en-GB", "UK"),
        (Settings(country="NZ"), "en-NZ", "NZ"),
        (Settings(locale="en-US", country="AU"), "en-US", "AU"),
    ],
)
def test_country_and_locale_tell_each_other(settings, locale, country):
    context = run.read("a.md", settings, b"Rest well.\n").context
    assert (context.locale, context.country) == (locale, country)


WAIVED = """---
title: Turmeric
copylint: {allow: [{rule: trust/author-missing, because: "bylines come later"}]}
---

# Turmeric and joints

<!-- copylint: allow claims/promised-cure because it reports a myth -->
Turmeric cures arthritis, and we would love to hear your story at the desk next week.

<!-- copylint: allow claims/promised-cure -->
Turmeric cures arthritis, and we would love to hear your story at the desk next week.
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.md", WAIVED), ("a.mdx", WAIVED.replace("<!--", "{/*").replace("-->", "*/}"))],
)
def test_waivers_hold_in_comments_and_front_matter(name, text):
    report = run.check(name, QUIET, source=text.encode())
    assert isinstance(report, Report)
    rules = [finding.rule for finding in report.findings]
    assert rules.count("claims/promised-cure") == 1
    assert rules.count("upkeep/waiver-without-reason") == 1
    assert "trust/author-missing" not in rules
    assert report.silenced == 2


def test_a_piece_of_advice_can_be_selected():
    settings = Settings(engine="none", select=("safety/low-back-pain/cauda-equina",))
    ids = [rule.id for rule in run.chosen(settings.packs, settings.select, settings.ignore)]
    assert ids == ["safety/low-back-pain"]


def test_a_rule_that_there_is_not_is_refused_with_a_suggestion():
    with pytest.raises(ConfigError) as caught:
        run.chosen((), ("clams",), ())
    assert str(caught.value) == (
        "select, ignore: no rule is called `clams`; did you mean `claims`?"
    )


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("claims/promised-p", ["claims/promised-prevention"]),
        ("claims/promised-cure", ["claims/promised-cure"]),
        ("claims/promised-cure/", ["claims/promised-cure"]),
        ("safety/low-back", ["safety/low-back-pain"]),
        ("typos/grammar", ["typos/grammar"]),
        ("typos/grammar-", ["typos/grammar-more"]),
    ],
)
def test_a_rule_stands_for_itself_and_a_beginning_for_all_that_begin_so(name, ids):
    assert [rule.id for rule in run.chosen((), (name,), ())] == ids
    everything = {rule.id for rule in run.load_packs().rules}
    assert everything - {rule.id for rule in run.chosen((), (), (name,))} == set(ids)


@pytest.mark.parametrize("name", ["", "/", "claims/promised-cures", "claims/promised/"])
def test_a_beginning_of_nothing_is_refused(name):
    with pytest.raises(ConfigError, match="no rule is called"):
        run.chosen((), (name,), ())


def test_an_unknown_rule_of_a_settings_file_is_told_with_its_line(tmp_path):
    (tmp_path / "copylint.yaml").write_text("locale: en-GB\nignore:\n  - typos\n  - clams\n")
    settings = load(tmp_path / "a.md", {})
    with pytest.raises(ConfigError) as caught:
        run.chosen(settings.packs, settings.select, settings.ignore)
    place = "copylint.yaml:4"
    assert str(caught.value) == f"{place}: no rule is called `clams`; did you mean `claims`?"
    assert pickle.loads(pickle.dumps(settings)).ignore[1].place == place


def test_a_pack_that_there_is_not_is_refused():
    with pytest.raises(RuleError) as caught:
        run.load_packs(("nowhere",))
    assert str(caught.value) == "nowhere: no such directory; name a directory of rules"


def test_no_engine_is_made_ready_where_no_rule_asks_for_one():
    settings = Settings(engine="both", languagetool="http://127.0.0.1:9", select=("trust",))
    assert run.engines(settings) == run.NO_ENGINES


def test_an_engine_that_does_not_answer_is_a_skip_and_strict_fails_on_it():
    settings = Settings(engine="languagetool", languagetool="http://127.0.0.1:9")
    if not any(rule.kind == "remark" for rule in run.chosen((), (), ())):
        pytest.skip("no rule of kind remark yet")
    engines = run.engines(settings)
    report = run.check("a.md", settings, engines, ARTICLE.encode())
    assert isinstance(report, Report)
    assert [skip.what for skip in report.skips] == ["languagetool"]
    assert run.verdict([report], strict=True) == 2


@pytest.mark.parametrize(
    ("fail_on", "severity", "code"),
    [
        ("error", "error", 1),
        ("error", "warning", 0),
        ("warning", "warning", 1),
        ("note", "note", 1),
        ("never", "error", 0),
    ],
)
def test_the_verdict_goes_by_the_least_severity_that_stops(fail_on, severity, code):
    document = Document("a.md", ARTICLE)
    finding = Finding("typos/spelling", Span(2, 6), "m", severity)
    report = Report(document, (finding,), fail_on=fail_on)
    assert run.verdict([report]) == code
    assert run.verdict([report, Unread("b.md", "w")]) == 2


def test_a_bug_of_a_check_names_its_rule_and_the_article(monkeypatch):
    class Broken:
        @staticmethod
        def check(rules, document):
            if any(rule.id == "trust/author-missing" for rule in rules):
                raise KeyError("oops")
            yield from ()

    from copylint.registry import CHECKS

    monkeypatch.setitem(CHECKS._modules, "byline", Broken)
    with pytest.raises(KeyError) as caught:
        run.check("a.md", QUIET, source=ARTICLE.encode())
    assert "rule trust/author-missing, article a.md" in caught.value.__notes__


def test_reading_does_not_hide_what_the_reader_says():
    with pytest.raises(ReadError):
        run.read("a.md", QUIET, b"\xff")


def test_settings_that_are_wrong_are_told_once_and_the_others_are_checked():
    put("bad/copylint.yaml", "contry: US\n")
    put("bad/a.md")
    put("bad/b.md")
    put("good/c.md")
    todo = plan(["bad/a.md", "bad/b.md", "good"], Wish({"engine": "none"}))
    told = [each for each in todo if isinstance(each, Unread)]
    assert told == [
        Unread("bad/copylint.yaml:1", "unknown option `contry`; did you mean `country`?")
    ]
    assert [each.path for each in todo if not isinstance(each, Unread)] == ["good/c.md"]


def test_reports_are_the_same_at_any_number_of_processes():
    for number in range(5):
        put(f"site/{number}.md", ARTICLE.replace("two", f"{number + 2}"))
    put("site/x.md", b"\xff")
    todo = plan(["site"], Wish({"engine": "none"}))

    def told(jobs: int) -> list[object]:
        return [
            (each.path, each.why) if isinstance(each, Unread) else (each.findings, each.page)
            for each in results(todo, jobs)
        ]

    assert told(1) == told(3)
