"""`copylint check`: what it prints, and the code it ends with."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from checking import CLEAN, FAULTY, check, put, told
from click.testing import CliRunner

import copylint
from copylint import config
from copylint.cli import main

pytestmark = pytest.mark.usefixtures("empty_folder")


DEAD = "http://127.0.0.1:9"


def test_a_fault_that_stops_publication_is_code_1():
    put("a.md")
    result = check("a.md")
    assert result.exit_code == 1
    assert result.stdout.startswith("a.md\nNot ready to publish: ")
    assert "«Turmeric cures arthritis»" in result.stdout


def test_fail_on_moves_the_bar():
    put("a.md")
    assert check("--fail-on", "never", "a.md").exit_code == 0
    put("copylint.yaml", "fail_on: never\n")
    config.find.cache_clear()
    assert check("a.md").exit_code == 0
    assert check("--fail-on", "error", "a.md").exit_code == 1


def test_rules_can_be_selected_and_ignored_by_lists():
    put("a.md")
    found = told("--select", "claims, trust", "--ignore", "trust/author-missing", "a.md")
    rules = {finding["rule"] for finding in found["articles"][0]["findings"]}
    assert "claims/promised-cure" in rules
    assert all(rule.startswith(("claims/", "trust/")) for rule in rules)
    assert "trust/author-missing" not in rules


def test_the_standard_input_is_an_article_under_the_name_given():
    found = told("--stdin-filename", "blog/x.txt", "-", stdin=FAULTY)
    assert found["articles"][0]["path"] == "blog/x.txt"
    assert told("-", stdin=FAULTY)["articles"][0]["path"] == "-"


def test_articles_are_in_the_order_of_their_paths_whatever_the_order_given():
    for name in ("b.md", "a.md", "c/d.md"):
        put(name)
    found = told("c", "b.md", "a.md", "b.md")
    assert [article["path"] for article in found["articles"]] == ["a.md", "b.md", "c/d.md"]


def test_a_report_is_written_to_a_file_whole():
    put("a.md")
    result = check("--format", "json", "--output", "report.json", "a.md")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(Path("report.json").read_text())["summary"]["articles"] == 1
    assert {str(each) for each in Path().iterdir()} == {"a.md", "report.json"}


def test_an_old_report_stays_when_the_new_one_cannot_be_made():
    put("report.json", "old")
    put("a.md")
    assert check("--select", "clams", "-o", "report.json", "--format", "nonsense", "a.md").exit_code
    assert Path("report.json").read_text() == "old"


def test_what_could_not_be_read_is_told_beside_a_json_report():
    result = check("--format", "json", "missing.md")
    assert result.exit_code == 2
    assert result.stderr == "missing.md: no such file or folder; check its name\n"


def test_strict_makes_a_skip_code_2():
    put("a.md", "Dolor de espalda. El paciente no puede caminar y llama a su médico hoy mismo.\n")
    assert check("a.md").exit_code == 0
    result = check("--strict", "a.md")
    assert result.exit_code == 2
    assert "Not checked: not English" in result.stdout


def test_nothing_is_coloured_on_a_pipe_unless_asked():
    put("a.md")
    assert "\x1b[" not in check("a.md").stdout
    result = CliRunner().invoke(
        main, ["check", "--engine", "none", "--color", "always", "a.md"], color=True
    )
    assert "\x1b[1;31mmust\x1b[0m" in result.stdout


def test_quiet_says_nothing_of_clean_articles():
    put("a.md", CLEAN)
    assert check("-q", "--select", "claims", "a.md").stdout == ""


def test_quiet_and_strict_say_what_could_not_run():
    put("a.md", CLEAN)
    result = check("-q", "--strict", "--engine", "languagetool", "--languagetool", DEAD, "a.md")
    assert result.exit_code == 2
    assert result.stderr.startswith("copylint: languagetool could not run: no LanguageTool answers")


def test_a_folder_is_searched_for_copy_and_not_for_what_programs_read():
    for name in ("requirements.txt", "robots.txt", "LICENSE.txt", "recovery.txt"):
        put(name, CLEAN)
    paths = [article["path"] for article in told(".")["articles"]]
    assert paths == ["recovery.txt"]
    assert [each["path"] for each in told("robots.txt")["articles"]] == ["robots.txt"]


def test_every_real_report_is_as_the_schema_says():
    samples = Path(__file__).parent.parent.parent / "samples"
    schema = Path(copylint.__file__).parent / "schemas" / "report.schema.json"
    found = told(str(samples), "missing.md")
    jsonschema.Draft202012Validator(json.loads(schema.read_text())).validate(found)
    for article in found["articles"]:
        source = Path(article["path"]).read_bytes().decode("utf-8")
        for each in article["findings"]:
            assert source[each["start"] : each["end"]] == each["match"]
            assert len(each["message"]) <= 140 or each["category"] == "claims"
        keys = [(each["start"], each["end"], each["rule"]) for each in article["findings"]]
        assert keys == sorted(keys)
