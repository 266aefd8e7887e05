"""The register on the command line: what a reviewer opens in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main

CURE = "# Arthritis\n\nTurmeric cures arthritis.\n"


@pytest.fixture(autouse=True)
def articles(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    for name in ("pages/a.md", "pages/b.md", "=b.md"):
        Path(name).write_text(CURE)


def claims(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["claims", *arguments])


def test_words_of_an_article_never_run_as_a_formula():
    told = claims("--format", "csv", "=b.md")
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert [(row["path"], row["claim"]) for row in rows] == [("'=b.md", "Turmeric cures arthritis")]


def test_a_folder_gives_the_claims_of_all_its_articles():
    told = claims("--format", "json", "pages")
    paths = [entry["path"] for entry in json.loads(told.stdout)]
    assert (told.exit_code, paths) == (0, ["pages/a.md", "pages/b.md"])


def test_the_table_names_each_article():
    told = claims("pages").stdout.splitlines()
    assert [line for line in told if line.endswith(".md")] == ["pages/a.md", "pages/b.md"]
    assert told[-1] == "2 claims, 0 backed, 2 not"


def test_what_cannot_be_read_is_told_and_the_others_are_listed():
    Path("a.docx").write_text(CURE)
    told = claims("lost.md", "a.docx", "pages/a.md")
    assert told.exit_code == 2
    first, second = told.stderr.splitlines()
    assert first.startswith("a.docx: copylint reads no `.docx` files; save it as ")
    assert second == "lost.md: no such file or folder; check its name"
    assert "Turmeric cures arthritis" in told.stdout


def test_a_claim_is_told_in_the_words_that_readers_see():
    Path("c.md").write_text("Our [laser *cures*](/laser) {{< x >}} arthritis.\n")
    (entry, *_) = json.loads(claims("--format", "json", "c.md").stdout)
    assert "cures … arthritis" in entry["claim"]
    assert "](" not in entry["claim"]


def test_the_register_holds_claims_whatever_rules_are_selected():
    Path("copylint.yaml").write_text("select: [typos]\n")
    config.find.cache_clear()
    assert claims("pages/a.md").stdout.splitlines()[-1] == "1 claim, 0 backed, 1 not"


def test_the_standard_input_is_an_article():
    told = CliRunner().invoke(main, ["claims", "--format", "json", "-"], input=CURE)
    assert [entry["claim"] for entry in json.loads(told.stdout)] == ["Turmeric cures arthritis"]
