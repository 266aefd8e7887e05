"""How much of copylint was asked for, and what a report says whatever that was."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from copylint import run
from copylint.cli import main
from copylint.config import Settings
from copylint.errors import ConfigError
from copylint.model import CATEGORIES, Report, Scope

ARTICLE = "# Back pain\n\nTurmeric cures arthritis in two weeks. Call us today.\n"
ALL = tuple(each for each in CATEGORIES if each != "upkeep")


def test_an_article_is_measured_whichever_rules_run():
    measures = []
    for select in ((), ("typos",)):
        report = run.check("a.md", Settings(select=select), source=ARTICLE.encode())
        assert isinstance(report, Report)
        measures.append(report.measures)
    assert measures[0] == measures[1]
    assert measures[0]["words"] == 11


@pytest.mark.parametrize(
    ("settings", "categories", "spelling"),
    [
        (Settings(engine="none", select=("typos",)), ("typos",), False),
        (Settings(engine="none", select=("claims", "trust")), ("claims", "trust"), True),
        (Settings(engine="none", ignore=("claims/promised-cure",)), ALL, False),
        (Settings(engine="none"), ALL, False),
    ],
)
def test_a_report_says_how_much_was_asked_for(settings, categories, spelling):
    report = run.check("a.md", settings, run.engines(settings), ARTICLE.encode())
    rules = run.chosen((), settings.select, settings.ignore)
    scope = Scope(len(rules), len(run.load_packs().rules), categories, spelling)
    assert isinstance(report, Report)
    assert report.scope == scope


def test_a_report_of_everything_has_no_scope():
    settings = Settings()
    report = run.check("a.md", settings, run.engines(settings), ARTICLE.encode())
    assert isinstance(report, Report)
    assert report.scope is None


def test_select_and_ignore_that_leave_no_rule_are_refused(tmp_path):
    place = tmp_path / "a.md"
    place.write_text(ARTICLE, encoding="utf-8")
    for command in ("check", "fix"):
        told = ["--select", "claims", "--ignore", "claims"]
        result = CliRunner().invoke(main, [command, *told, str(place)])
        why = "no rule left to run; take one out of `ignore`, or leave articles out with `exclude`"
        assert result.exit_code == 2
        assert f"select, ignore: {why}\n" in result.output


def test_the_rules_on_waivers_can_run_alone(tmp_path):
    place = tmp_path / "a.md"
    wish = "<!-- copylint: allow claims/promised-cure -->\n\n"
    place.write_text(f"{wish}{ARTICLE}", encoding="utf-8")
    found = run.check(str(place), Settings(select=("upkeep",)))
    assert isinstance(found, Report)
    assert [each.rule for each in found.findings] == ["upkeep/waiver-without-reason"]
    result = CliRunner().invoke(main, ["check", "--select", "upkeep", str(place)])
    assert "1 thing should change by the rules on waivers, which alone ran.\n" in result.stdout


@pytest.mark.parametrize(
    "name", ["safety/page/vague-advice", "safety/page/vague", "safety/low-back-pain/cauda-equina"]
)
def test_what_a_topic_tells_can_be_chosen_alone(name):
    rules = run.chosen((), (name,), ())
    assert [rule.id for rule in rules] == [name.rpartition("/")[0]]
    assert len(run.chosen((), (), (name,))) == len(run.load_packs().rules)


def test_a_misspelt_piece_of_a_topic_is_refused():
    with pytest.raises(ConfigError) as caught:
        run.chosen((), (), ("safety/page/vague-advise",))
    told = "no rule is called `safety/page/vague-advise`; did you mean `safety/page/vague-advice`?"
    assert str(caught.value) == f"select, ignore: {told}"
