"""Several reports of one run, and marks on GitHub."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main
from copylint.registry import REPORTERS

FAULTY = "# Back pain\n\nTurmeric cures arthritis, and it is 100% safe: ask, then come.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--engine", "none", *arguments])


def put(*names: str) -> None:
    for name in names:
        Path(name).write_text(FAULTY, encoding="utf-8")


@pytest.mark.parametrize("form", list(REPORTERS))
def test_every_form_is_the_same_printed_and_in_a_file(form):
    put("a.md", "b.md")
    plain = check("a.md", "b.md", "missing.md", "--format", form)
    both = check("a.md", "b.md", "missing.md", "--report", f"{form}=out")
    assert plain.exit_code == both.exit_code == 2
    assert plain.stdout
    assert Path("out").read_text(encoding="utf-8") == plain.stdout


def test_a_page_is_the_same_however_many_articles_at_a_time_and_has_the_register():
    put("a.md", "b.md", "c.md")
    pages = [check("a.md", "b.md", "c.md", "--format", "html", "-j", n).stdout for n in "12"]
    assert pages[0] == pages[1]
    assert pages[0].count("Claims register</h3>") == 3
    assert check("a.md", "--format", "html").stdout.count("Claims register</h2>") == 1


def test_a_page_names_the_values_of_a_file_of_data():
    Path("copylint.yaml").write_text(
        "content:\n  - {files: '*.json', articles: /posts/*, body: body, title: title}\n"
    )
    bodies = (FAULTY + "\n| A | B |\n|---|---|\n| 1 | 2 |\n", FAULTY)
    posts = [{"title": "Back <pain>", "body": body} for body in bodies]
    Path("posts.json").write_text(json.dumps({"posts": posts}), encoding="utf-8")
    page = check("posts.json", "--format", "html").stdout
    assert "<code>posts.json#/posts/1</code>" in page
    assert "Add here (/posts/0/body)" in page
    assert page.count("<th id=") == page.count("<td id=") == 2


def test_one_run_writes_many_reports():
    put("a.md")
    reports = ("sarif=a.sarif", "junit=a.xml", "markdown=a-summary.txt", "json=a.json")
    result = check("a.md", *(f"--report={each}" for each in reports))
    assert result.exit_code == 1
    assert result.stdout == check("a.md").stdout
    rules = [
        each["rule"] for each in json.loads(Path("a.json").read_text())["articles"][0]["findings"]
    ]
    results = json.loads(Path("a.sarif").read_text())["runs"][0]["results"]
    assert sorted(each["ruleId"] for each in results) == sorted(rules)
    assert len(ElementTree.parse("a.xml").getroot().findall(".//testcase")) == len(rules)
    assert Path("a-summary.txt").read_text().startswith("## copylint: not ready to publish\n")


def test_a_report_that_cannot_be_written_is_told_before_any_article():
    put("a.md")
    Path("old.json").write_text("old")
    result = check("a.md", "--report", "json=old.json", "--report", "sarif=no/such/a.sarif")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("copylint: no/such/a.sarif: cannot be written (")
    assert Path("old.json").read_text() == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "old.json"]


@pytest.mark.parametrize(
    ("reports", "why"),
    [
        (["xml=a"], "xml=a: write NAME=FILE, NAME one of text, json, "),
        (["json"], "json: write NAME=FILE, "),
        (["json="], "json=: write NAME=FILE, "),
        (["json=a", "sarif=a"], "a is named twice; give each report its own file"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused(reports, why):
    put("a.md")
    result = check("a.md", *(f"--report={each}" for each in reports))
    assert result.exit_code == 2
    assert why in re.sub(r"\s+", " ", result.stderr)


def test_on_github_marks_are_printed_below_the_report(monkeypatch):
    put("a.md")
    plain = check("a.md").stdout
    marks = check("a.md", "--format", "github").stdout
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert marks.startswith("::error file=a.md,line=3,col=1,")
    assert "100%25" in marks
    assert check("a.md").stdout == plain + marks
    assert check("a.md", "--output", "report.txt").stdout == marks
    assert check("a.md", "--format", "json").stdout.startswith("{")
    assert check("a.md", "--format", "github").stdout == marks
