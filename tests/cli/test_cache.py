"""Kept reports: the same as new ones, never out of date, and no failure."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main
from copylint.config import Settings
from copylint.model import Report, Unread
from copylint.packs.places import cache_dir
from copylint.registry import REPORTERS
from copylint.run import choice
from copylint.run.batch import Wish, plan, results
from copylint.run.keeping import Keeper
from copylint.store import NAME

FAULTY = "---\ntitle: Back pain\n---\n\nTurmeric cures arthritis. Rest _a bit_ &amp; sleep.\n"
RULE = """id: typos/brand
kind: swap
severity: warning
summary: The clinic's name is misspelt.
message: "{MESSAGE}"
why: It is ours.
shapes:
  - {find: "=kinesis", rather: Kinesys}
examples:
  flags: ["Come to <mark>Kinesis</mark>."]
  passes: ["Come to Kinesys."]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, tmp_path_factory, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    own = tmp_path_factory.getbasetemp() / "cache"
    own.mkdir(mode=0o700, exist_ok=True)
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(own))
    for each in own.glob(f"{NAME}*"):
        each.unlink()


def put(name: str, text: str = FAULTY) -> Path:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def check(*arguments: str, engine: str = "none", stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", "--engine", engine, *arguments], input=stdin)


def kept() -> int:
    """Count the reports that are kept."""
    place = cache_dir() / NAME
    if not place.exists():
        return 0
    file = sqlite3.connect(place)
    (number,) = file.execute("SELECT count(*) FROM kept").fetchone()
    file.close()
    return int(number)


def rules(*arguments: str) -> list[str]:
    told = json.loads(check("--format", "json", *arguments).stdout)
    return [finding["rule"] for finding in told["articles"][0]["findings"]]


@pytest.mark.parametrize("form", list(REPORTERS))
def test_a_kept_report_is_written_as_a_new_one_in_every_form(form):
    put("b.md")
    put("a/c.txt", "Our laser cures back pain.\n\nIt is safe.")
    put("d.md", "Wir heilen Rückenschmerzen. Das ist ein deutscher Text, und zwar ein langer.\n")
    put("e.md", "\ufeffOne\r\n\r\nTwo 🦴 cures arthritis.")
    new = check("--format", form, "--no-cache", ".")
    assert kept() == 0
    first = check("--format", form, ".")
    assert kept() == 4
    again = check("--format", form, ".")
    assert (first.stdout, first.exit_code) == (new.stdout, new.exit_code)
    assert (again.stdout, again.exit_code) == (new.stdout, new.exit_code)


def test_what_is_found_again_needs_no_rule_and_no_engine():
    put("a.md")
    code = (
        "import sys\nfrom copylint.cli import main\n"
        "try:\n    main(['check', 'a.md'])\n"
        "except SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    cold, warm = (set(run.stderr.split()) for run in runs)
    heavy = {"harper", "pyromark", "sentencex", "ahocorasick_rs", "copylint.packs.load"}
    heavy |= {"copylint.checks.claim", "copylint.text.words", "copylint.run.pipeline"}
    assert heavy <= cold
    assert warm & heavy == set()
    assert not any(each.startswith(("copylint.text", "copylint.checks.")) for each in warm)


def test_another_text_is_another_report():
    put("a.md")
    assert "claims/promised-cure" in rules("a.md")
    put("a.md", "Turmeric does not cure arthritis.\n")
    assert "claims/promised-cure" not in rules("a.md")
    put("a.md")
    assert "claims/promised-cure" in rules("a.md")


def test_another_option_is_another_report():
    put("a.md")
    assert check("a.md").exit_code == 1
    assert check("a.md", "--fail-on", "never").exit_code == 0
    assert rules("a.md", "--select", "trust") != rules("a.md")
    put("copylint.yaml", "ignore: [claims]\n")
    config.find.cache_clear()
    assert not any(rule.startswith("claims/") for rule in rules("a.md"))


def test_an_option_that_changes_no_finding_is_not():
    put("a.md")
    check("a.md")
    assert kept() == 1
    check("a.md", "--jobs", "3", "--strict", "--format", "json")
    assert kept() == 1
    check("a.md", "--audience", "professionals")
    assert kept() == 2


def test_a_waiver_ends_on_its_day(monkeypatch):
    allow = "<!-- copylint: allow claims/promised-cure because it is a myth until 2026-11-25 -->"
    put("a.md", f"{allow}\n\nTurmeric cures arthritis.\n")
    assert "claims/promised-cure" not in rules("a.md")
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-26")
    assert "claims/promised-cure" in rules("a.md")


def test_another_rule_of_a_pack_is_another_report():
    put("a.md", "Come to kinesis.\n")
    put("pack/typos/brand.yaml", RULE.replace("{MESSAGE}", "Not our name."))
    assert "Not our name." in check("a.md", "--pack", "pack").stdout
    put("pack/typos/brand.yaml", RULE.replace("{MESSAGE}", "Not us at all."))
    for memory in (choice.load_packs, choice.chosen, choice.asked):
        memory.cache_clear()
    assert "Not us at all." in check("a.md", "--pack", "pack").stdout


def test_a_report_with_a_skip_is_not_kept():
    put("a.md")
    server = ("--languagetool", "http://127.0.0.1:9")
    for _ in range(2):
        result = check("a.md", *server, "--strict", engine="languagetool")
        assert result.exit_code == 2
        assert "languagetool" in result.stdout.lower()
    assert kept() == 0


def test_settings_can_forbid_to_keep():
    put("a.md")
    put("copylint.yaml", "cache: no\n")
    config.find.cache_clear()
    check("a.md")
    assert not (cache_dir() / NAME).exists()


def test_the_standard_input_and_many_articles_are_kept_too():
    for _ in range(2):
        found = check("-", "--stdin-filename", "a.md", "--format", "json", stdin=FAULTY)
        assert json.loads(found.stdout)["articles"][0]["path"] == "a.md"
    assert kept() == 1
    put("a.md")
    check("a.md")
    assert kept() == 1
    for number in range(40):
        put(f"many/{number}.md", f"Rest for {number} days.\n")
    check("many", "--jobs", "2")
    assert kept() == 41


def test_what_is_wrong_with_settings_is_told_though_reports_are_kept():
    put("a.md")
    put("b.md", "Rest.\n")
    check("a.md")
    result = check("a.md", "b.md", "--select", "clams")
    assert result.exit_code == 2
    assert result.stdout.count("no rule is called `clams`") == 1


def test_a_baseline_chooses_from_kept_reports():
    put("a.md")
    runner = CliRunner()
    assert runner.invoke(main, ["baseline", "--engine", "none", "a.md"]).exit_code == 0
    told = [check("--baseline", "copylint-baseline.json", "a.md") for _ in range(2)]
    assert told[0].stdout == told[1].stdout
    assert told[0].exit_code == told[1].exit_code == 0
    assert check("a.md").exit_code == 1


@pytest.mark.parametrize(
    "harm",
    [
        lambda place: place.write_bytes(b"garbage" * 999),
        lambda place: place.unlink() or place.mkdir(),
        lambda place: place.parent.chmod(0o777),
        lambda place: place.write_bytes(place.read_bytes()[:5000]),
    ],
    ids=["garbage", "folder", "open to all", "cut"],
)
def test_a_cache_that_cannot_be_used_is_passed_over(harm):
    put("a.md")
    new = check("a.md")
    harm(cache_dir() / NAME)
    try:
        for _ in range(2):
            again = check("a.md")
            assert (again.stdout, again.stderr, again.exit_code) == (new.stdout, "", new.exit_code)
    finally:
        cache_dir().chmod(0o700)
        if (cache_dir() / NAME).is_dir():
            (cache_dir() / NAME).rmdir()


def test_a_report_that_is_lost_meanwhile_is_made_again():
    put("a.md")
    check("a.md")
    with Keeper() as keeper:
        wish = Wish({"engine": "none"}, keeper=keeper)
        todo = plan(["a.md"], wish)
        assert [job.is_kept for job in todo if not isinstance(job, Unread)] == [True]
        file = sqlite3.connect(cache_dir() / NAME)
        with file:
            file.execute("DELETE FROM kept")
        file.close()
        (report,) = results(todo, 1, keeper)
    assert isinstance(report, Report)
    assert any(finding.rule == "claims/promised-cure" for finding in report.findings)


def test_an_article_that_changes_between_plan_and_check_is_not_taken_for_what_it_was():
    put("a.md")
    check("a.md")
    with Keeper() as keeper:
        todo = plan(["a.md"], Wish({"engine": "none"}, keeper=keeper))
        put("a.md", "Rest.\n")
        (report,) = results(todo, 1, keeper)
    assert isinstance(report, Report)
    assert report.document.source == "Rest.\n"


def test_several_runs_at_once_agree():
    for number in range(12):
        put(f"{number}.md", f"Turmeric cures arthritis in {number} days.\n")
    command = [sys.executable, "-m", "copylint", "check", "--engine", "none", "."]
    crew = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ)
        for _ in range(3)
    ]
    told = [process.communicate(timeout=120) for process in crew]
    assert told[0] == told[1] == told[2]
    assert told[0][1] == b""
    assert kept() == 12
    assert Settings().cache
