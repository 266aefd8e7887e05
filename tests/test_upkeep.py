"""Waivers of a `copylint.yaml`: what they silence, and when and where their faults are told."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main
from copylint.registry import REPORTERS

FAULTY = "# Joint pain\n\nTurmeric cures\narthritis. Ginger cures migraine, too.\n"
SCHEMAS = Path(config.__file__).parents[1] / "schemas"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def put(name: str, text: str = FAULTY) -> None:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def waive(*waivers: str) -> None:
    put("copylint.yaml", "engine: none\nwaivers:\n" + "".join(f"  - {{{w}}}\n" for w in waivers))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)


def told(*arguments: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run("--format", "json", *arguments).stdout)
    schema = json.loads((SCHEMAS / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)
    return report


def cures(report: dict[str, Any], path: str) -> list[str]:
    article = next(each for each in report["articles"] if each["path"] == path)
    rule = "claims/promised-cure"
    return [f["match"].split()[0] for f in article["findings"] if f["rule"] == rule]


def upkeep(report: dict[str, Any]) -> list[tuple[int, str]]:
    own = [each for each in report["articles"] if each["path"] == "copylint.yaml"]
    assert own == report["articles"][len(report["articles"]) - len(own) :]
    return [
        (f["line"], f["rule"].removeprefix("upkeep/waiver-")) for a in own for f in a["findings"]
    ]


GOOD = "rule: claims/promised-cure, because: legal let it pass, owner: jo@clinic.example"


def test_a_waiver_silences_its_rule_in_its_files_alone():
    put("old/a.md")
    put("new/a.md")
    waive(f'{GOOD}, files: "old/**", until: 2027-01-31')
    report = told(".")
    assert cures(report, "old/a.md") == []
    assert cures(report, "new/a.md") == ["Turmeric", "Ginger"]
    assert upkeep(report) == []


def test_a_waiver_may_be_for_some_words_alone_wherever_they_stand():
    put("a.md")
    put("b.md", FAULTY.replace("Turmeric", "Garlic"))
    waive(f"{GOOD}, words: Turmeric cures arthritis")
    report = told(".")
    assert cures(report, "a.md") == ["Ginger"]
    assert cures(report, "b.md") == ["Garlic", "Ginger"]
    assert upkeep(report) == []


@pytest.mark.parametrize(
    ("waiver", "fault", "silences"),
    [
        (f"{GOOD}, files: a.md, until: 2026-11-24", "expired", False),
        (f"{GOOD}, files: a.md, until: soon", "date", False),
        (GOOD.replace("cure", "cures") + ", files: a.md", "unknown-rule", False),
        (GOOD.replace("legal let it pass", "''") + ", files: a.md", "without-reason", False),
        (GOOD.partition(", owner")[0] + ", files: a.md", "without-owner", True),
        (GOOD, "over-broad", True),
        (f'{GOOD}, files: "**/*.md"', "over-broad", True),
        (GOOD.replace("/promised-cure", "") + ", files: a.md", "over-broad", True),
        ("because: we want to, owner: jo, files: a.md", "over-broad", False),
        (GOOD.replace("cure", "prevention") + ", files: a.md", "unused", False),
        (f"{GOOD}, files: gone.md", "unused", False),
    ],
)
def test_what_is_wrong_with_a_waiver_is_told_in_its_file(waiver, fault, silences):
    put("a.md")
    waive(waiver)
    report = told(".")
    assert upkeep(report) == [(3, fault)]
    assert cures(report, "a.md") == ([] if silences else ["Turmeric", "Ginger"])


def test_a_waiver_is_unused_only_where_the_run_saw_all_it_speaks_of():
    put("a.md", "# Rest\n\nRest helps.\n")
    put("b.md", "# Rest\n\nRest helps.\n")
    waive(f"{GOOD}, files: [a.md, b.md]")
    assert upkeep(told("a.md")) == []
    assert upkeep(told(".", "--select", "typos,upkeep")) == []
    assert upkeep(told(".")) == [(3, "unused")]
    assert upkeep(told("a.md", "b.md")) == [(3, "unused")]


def test_a_waiver_of_one_file_is_unused_wherever_the_others_are():
    put("old/a.md", "# Rest\n\nRest helps.\n")
    put("new/a.md", "# Rest\n\nRest helps.\n")
    waive(f"{GOOD}, files: [old/a.md, /gone.md]", f"{GOOD}, files: a.md")
    assert upkeep(told("old/a.md")) == [(3, "unused")]
    assert upkeep(told("new/a.md")) == []
    assert upkeep(told("old/a.md", "new/a.md")) == [(3, "unused"), (4, "unused")]


def test_a_waiver_of_other_articles_is_not_told_with_this_one():
    put("a.md")
    put("b.md")
    waive(f"{GOOD}, files: a.md, until: 2020-01-31")
    assert upkeep(told("b.md")) == []
    assert upkeep(told("a.md")) == [(3, "expired")]


def test_waivers_are_told_from_kept_reports_as_from_new_ones():
    put("a.md")
    waive(f"{GOOD}, files: a.md", GOOD.replace("cure", "prevention") + ", files: a.md")
    first = told(".")
    put("copylint.yaml", "# one more line\n" + Path("copylint.yaml").read_text(encoding="utf-8"))
    config.read.cache_clear()
    assert upkeep(first) == [(4, "unused")]
    assert upkeep(told(".")) == [(5, "unused")]


def test_faults_of_waivers_count_for_the_exit_code_and_can_be_left_out():
    put("a.md", "# Rest\n\nRest helps.\n")
    waive(f"{GOOD}, files: a.md, until: 2020-01-31")
    only = ("a.md", "--select", "upkeep,claims")
    assert run(*only).exit_code == 0
    assert run(*only, "--fail-on", "warning").exit_code == 1
    assert run(*only, "--fail-on", "warning", "--ignore", "upkeep").exit_code == 0


def test_a_file_with_a_mark_and_foreign_letters_is_pointed_at_exactly():
    put("a.md")
    text = f"\ufeff# 𝄞 é\r\nwaivers:\r\n  - {{{GOOD}, files: a.md, until: 2020-01-31}}\r\n"
    Path("copylint.yaml").write_bytes(text.encode())
    finding = told(".")["articles"][1]["findings"][0]
    assert (finding["match"], finding["line"]) == ("2020-01-31", 3)


def test_a_fault_stands_on_the_line_it_is_in():
    put("a.md")
    rule, *rest = f"{GOOD}, files: a.md, until: 2020-01-31".split(", ")
    lines = [f"waivers:\n  - {rule}\n", *(f"    {each}\n" for each in rest)]
    put("copylint.yaml", "".join(lines).replace("jo@clinic.example", ""))
    assert upkeep(told(".")) == [(2, "without-owner"), (6, "expired")]


def test_of_a_change_only_waivers_on_its_lines_are_told():
    put("a.md")
    lines = f"{GOOD}, files: a.md, until: 2020-01-31".replace(", ", "\n    ")
    put("copylint.yaml", f"engine: none\nwaivers:\n  - {lines}\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for order in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *order], check=True)
    put("a.md", FAULTY + "\nMore of it.\n")
    assert upkeep(told("--changed=HEAD")) == []
    text = Path("copylint.yaml").read_text(encoding="utf-8")
    put("copylint.yaml", text.replace("2020-01-31", "2021-01-31"))
    config.read.cache_clear()
    assert upkeep(told("--changed=HEAD")) == [(7, "expired")]


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_every_form_of_report_can_tell_of_waivers(form):
    put("a.md")
    waive(f"{GOOD}, files: a.md, until: 2020-01-31")
    shown = run(".", "--format", form).stdout
    assert "copylint.yaml" in shown
    assert "ended on 2020-01-31" in shown


def test_a_missing_crisis_line_cannot_be_waived():
    put("a.md", "# Suicidal thoughts\n\nMany people think about ending their life. You may, too.\n")
    waive(
        "rule: safety, because: no, owner: jo, files: a.md",
    )
    found = told(".")["articles"][0]["findings"]
    assert [f for f in found if f["category"] == "safety"] != []
    assert all("crisis-line" in f["tags"] for f in found if f["category"] == "safety")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("waivers: {rule: claims}\n", "1: `waivers` takes a list; begin each with `- rule:`"),
        (
            "waivers:\n  - rule: claims\n    reason: x\n",
            "3: unknown option `reason`; write one of rule, because, owner, until, files, words",
        ),
        (
            "waivers:\n  - rule: [a, b]\n",
            "2: `rule` takes one text; write `rule: …` or delete it",
        ),
        (
            "paths:\n  - files: a\n    waivers: []\n",
            "3: `waivers` holds for all articles; move it to the top",
        ),
    ],
)
def test_a_waiver_that_is_miswritten_is_refused_with_its_line(text, why):
    put("a.md")
    put("copylint.yaml", text)
    result = run("a.md")
    assert result.exit_code == 2
    assert f"copylint.yaml:{why}" in result.output


def test_the_page_to_sign_names_the_owner_of_a_waiver():
    put("a.md")
    waive(f"{GOOD}, files: a.md, until: 2027-01-31")
    page = " ".join(run("a.md", "--format", "html").stdout.split())
    told = "Waived in copylint.yaml by jo@clinic.example, because legal let it pass"
    assert f"{told}; until 2027-01-31." in page
