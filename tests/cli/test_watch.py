"""`copylint check --watch`: a real process, real files, real signals."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli import main

FAULTY = "# Back pain\n\nTurmeric cures arthritis.\n"
CLEAN = "# Back pain\n\nRest for a day.\n"
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


class Watched:
    """A watching process, and what it has written."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "copylint", "check", "--engine", "none", "--watch"]
        self.out, self.err = Path("out.log"), Path("err.log")
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen([*command, *arguments], stdout=out, stderr=err)

    def sees(self, text: str, file: str = "out", times: int = 1) -> str:
        """Wait until a text was written so often, and give all that was."""
        until = time.monotonic() + 60
        place = self.out if file == "out" else self.err
        while time.monotonic() < until:
            told = place.read_text(encoding="utf-8")
            if told.count(text) >= times:
                return told
            assert self.process.poll() is None, self.err.read_text(encoding="utf-8")
            time.sleep(0.05)
        raise AssertionError(f"no {text!r} in:\n{told}\n{self.err.read_text(encoding='utf-8')}")

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)


@pytest.fixture
def watch(tmp_path, monkeypatch) -> Iterator[type[Watched]]:
    """Give what starts watching in a folder of its own; none stays behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    begun: list[Watched] = []

    def begin(*arguments: str) -> Watched:
        begun.append(Watched(*arguments))
        begun[-1].sees("Watching; Ctrl-C ends it.", "err")
        return begun[-1]

    yield begin  # type: ignore[misc]
    for each in begun:
        each.process.kill()
        each.process.wait()


def put(name: str, text: str) -> None:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def test_an_article_is_checked_again_when_it_changes_and_no_other(watch):
    put("pages/a.md", CLEAN)
    put("pages/b.md", CLEAN)
    run = watch("pages")
    first = run.sees("pages/b.md\n")
    put("pages/a.md", FAULTY)
    told = run.sees("Not ready to publish")[len(first) :]
    assert told.startswith("pages/a.md\nNot ready to publish")
    assert "pages/b.md" not in told
    err = run.sees("pages/a.md changed.", "err")
    assert re.search(r"^\d\d:\d\d:\d\d  pages/a.md changed.$", err, re.MULTILINE)
    assert run.end() == 130
    assert run.err.read_text().endswith("copylint: stopped\n")
    assert "\x1b" not in run.out.read_text() + run.err.read_text()


def test_an_editor_may_put_another_file_in_its_place(watch):
    put("a.md", CLEAN)
    run = watch("a.md")
    for turn in (2, 3):
        put("a.md.new", FAULTY + "\n" * turn)
        Path("a.md.new").replace("a.md")
        run.sees("a.md\n", times=turn)
    assert run.end() == 130


def test_new_files_and_folders_are_seen(watch):
    put("pages/a.md", CLEAN)
    run = watch("pages")
    put("pages/new/deep/b.md", FAULTY)
    run.sees("pages/new/deep/b.md\n")
    put("pages/new/c.txt", CLEAN)
    run.sees("pages/new/c.txt\n")
    put("pages/new/deep/b.md", CLEAN)
    run.sees("pages/new/deep/b.md\n", times=2)


def test_settings_and_rules_that_change_check_all_again(watch):
    put("pages/a.md", FAULTY)
    put("pages/b.md", "# Us\n\nCome to kinesis.\n")
    put("copylint.yaml", "packs: [house]\n")
    put("house/typos/brand.yaml", RULE.replace("{MESSAGE}", "Not our name."))
    run = watch("pages")
    run.sees("Not our name.")
    put("house/typos/brand.yaml", RULE.replace("{MESSAGE}", "Not us at all."))
    run.sees("Not us at all.")
    put("copylint.yaml", "ignore: [claims]\n")
    run.sees("The settings or rules changed.", "err", times=2)
    run.sees("pages/b.md\n", times=3)
    told = run.out.read_text(encoding="utf-8")
    assert told.count("claims/promised-cure") == 2
    assert told.count("pages/a.md\n") == 3


def test_what_is_wrong_is_told_and_the_watch_goes_on(watch):
    put("a.md", CLEAN)
    run = watch("a.md")
    Path("a.md").unlink()
    run.sees("no such file")
    put("copylint.yaml", "contry: UK\n")
    put("a.md", CLEAN)
    run.sees("did you mean `country`?")
    put("copylint.yaml", "country: UK\n")
    run.sees("rules of UK")
    assert run.end(signal.SIGTERM) in (130, 143)


def test_a_report_that_is_written_among_the_articles_is_no_change(watch):
    put("pages/a.md", CLEAN)
    run = watch("pages", "--report", "html=pages/report.html", "-o", "pages/own.txt")
    put("pages/a.md", FAULTY)
    run.sees("pages/a.md changed.", "err")
    time.sleep(2)
    assert run.err.read_text().count("changed.") == 1
    assert "Not ready to publish" in Path("pages/own.txt").read_text()
    assert Path("pages/report.html").exists()


def test_machines_get_one_report_a_change(watch):
    put("a.md", CLEAN)
    run = watch("a.md", "--format", "rdjsonl")
    put("a.md", FAULTY)
    told = run.sees("claims/promised-cure")
    assert all(json.loads(line)["location"]["path"] == "a.md" for line in told.splitlines())


def test_where_there_is_nothing_to_watch_it_ends():
    result = CliRunner().invoke(main, ["check", "--engine", "none", "--watch", "lost.md"])
    assert result.exit_code == 2
    assert "lost.md: no such file or folder" in result.stdout + result.stderr
    assert "Watching" not in result.stderr


def test_the_standard_input_does_not_change():
    result = CliRunner().invoke(main, ["check", "--watch", "-"], input=CLEAN)
    assert result.exit_code == 2
    assert "nothing changes in -" in result.stderr
