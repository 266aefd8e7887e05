"""Files of copylint's own among the paths: left out, as other linters leave their settings out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main

CLEAN = "Rest.\n"
WAIVER = """\
waivers:
  - {rule: claims/promised-cure, files: a.md, because: it is a quotation}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    Path("a.md").write_text("Turmeric cures arthritis.\n", encoding="utf-8")


def called(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def check(*arguments: str) -> Result:
    return called("check", "--engine", "none", *arguments)


@pytest.mark.parametrize(
    ("name", "kind"), [("copylint.yaml", "settings"), ("copylint-baseline.json", "a baseline")]
)
def test_what_is_no_article_is_left_out_in_one_line(name, kind):
    Path("b.md").write_text(CLEAN, encoding="utf-8")
    Path(name).write_text("{}\n", encoding="utf-8")
    result = check("--format", "json", "--ignore", "trust,safety", "b.md", name)
    found = json.loads(result.stdout)
    assert (result.exit_code, [each["path"] for each in found["articles"]]) == (0, ["b.md"])
    assert found["errors"] == []
    assert result.stderr == f"{name}: {kind}, not an article; left out\n"


@pytest.mark.parametrize("command", [("check",), ("check", "--watch"), ("fix",), ("claims",)])
def test_settings_alone_are_nothing_to_do(command):
    Path("copylint.yaml").write_text("country: US\n", encoding="utf-8")
    result = called(*command, "copylint.yaml")
    assert result.exit_code == 0
    assert result.stderr.startswith("copylint.yaml: settings, not an article; left out\n")


def test_settings_that_the_command_line_names_are_settings_too():
    Path("strict.yaml").write_text("country: US\n", encoding="utf-8")
    assert check("--config", "strict.yaml", "strict.yaml").exit_code == 0
    assert check("strict.yaml").exit_code == 2


def test_settings_that_cannot_be_used_are_told():
    Path("copylint.yaml").write_text("countri: US\n", encoding="utf-8")
    result = check("copylint.yaml")
    line = "copylint: copylint.yaml:1: unknown option `countri`; did you mean `country`?\n"
    assert (result.exit_code, result.stderr) == (2, line)


def test_findings_about_waivers_are_those_of_settings_not_of_an_article():
    Path("copylint.yaml").write_text(WAIVER, encoding="utf-8")
    Path("b.md").write_text(CLEAN, encoding="utf-8")
    shown = check("--ignore", "trust,safety", "a.md", "b.md").stdout
    own = shown[shown.index("\ncopylint.yaml\n") :]
    assert "1 thing should change." in own
    assert "read as" not in own
    assert "2 articles: 0 not ready to publish, 2 ready by the rules that ran" in own


def test_findings_about_waivers_stop_what_is_published_when_asked():
    Path("copylint.yaml").write_text(WAIVER, encoding="utf-8")
    result = check("--fail-on", "warning", "--select", "claims,upkeep", "a.md")
    assert result.exit_code == 1
    assert "\ncopylint.yaml\nStops publication: 1 thing should change.\n" in result.stdout
