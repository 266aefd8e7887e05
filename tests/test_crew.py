"""Real processes and a real command: an article that kills its worker, or never ends, costs itself.

The article does it through a check of another package, as one that is plugged in might.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from copylint.store import NAME

TRAP = """
import ctypes, os, signal, time
from copylint.model import Finding, Span
KIND = "trap"
def parse(fields):
    return fields.text("say")
def check(rules, document):
    with open("made.txt", "a") as file:
        file.write(f"{os.getpid()} {document.path}\\n")
    if "SEGFAULT" in document.source:
        ctypes.string_at(0)
    if "KILLED" in document.source:
        os.kill(os.getpid(), signal.SIGKILL)
    if "LEAVES" in document.source:
        os._exit(7)
    if "HANGS" in document.source:
        time.sleep(600)
    if "SLOW" in document.source:
        time.sleep(1.5)
    yield from ()
"""
RULE = """id: typos/trap
kind: trap
severity: note
summary: A trap.
message: "A trap."
why: To see.
say: nothing
examples:
  flags: ["<mark>Snap</mark>."]
  passes: ["Rest."]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a package that plugs a check in, a rule for it, and a cache, once for all tests."""
    place = tmp_path_factory.mktemp("house")
    info = place / "plug/trap-1.0.dist-info"
    info.mkdir(parents=True)
    (place / "plug/trap.py").write_text(TRAP)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: trap\n")
    (info / "entry_points.txt").write_text("[copylint.checks]\ntrap = trap\n")
    (place / "rules/typos").mkdir(parents=True)
    (place / "rules/typos/trap.yaml").write_text(RULE)
    return place


@pytest.fixture
def command(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a command that does what an article says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(house / "plug"))
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(house / "cache"))
    for each in house.glob(f"cache/{NAME}*"):
        each.unlink()
    options = f"--engine none --pack {house / 'rules'} --jobs 2 --format json"
    return [sys.executable, "-m", "copylint", "check", *options.split(), "in"]


def put(**articles: str) -> None:
    Path("in").mkdir()
    for name, text in articles.items():
        Path("in", f"{name}.md").write_text(f"# Rest\n\nRest for a day or two. {text}\n")


def run(command: list[str]) -> tuple[int, list[str], list[dict[str, str]]]:
    """Give exit code, the articles that were checked, and what is told of the others."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    told = json.loads(done.stdout)
    paths = [article["path"] for article in told["articles"]]
    return done.returncode, paths, told["errors"]


@pytest.mark.parametrize(
    ("text", "how"),
    [("SEGFAULT", "signal 11"), ("KILLED", "signal 9"), ("LEAVES", "exit 7")],
)
def test_an_article_that_kills_its_process_costs_itself_alone(command, text, how):
    put(a="One.", b=text, c="Three.", d="Four.", e=text, f="Six.")
    code, paths, errors = run(command)
    assert code == 2
    assert paths == ["in/a.md", "in/c.md", "in/d.md", "in/f.md"]
    why = f"the process that checked it died ({how}); try it alone with --jobs 1"
    assert errors == [{"path": f"in/{name}.md", "why": why} for name in "be"]


def test_an_article_that_never_ends_costs_itself_alone(command, monkeypatch):
    monkeypatch.setenv("COPYLINT_ARTICLE_SECONDS", "8")
    put(a="HANGS", b="Two.", c="Three.", d="Four.")
    code, paths, errors = run(command)
    assert code == 2
    assert paths == ["in/b.md", "in/c.md", "in/d.md"]
    why = "not done after 8 s; split it, or leave it out"
    assert errors == [{"path": "in/a.md", "why": why}]


def test_articles_are_shared_by_processes_that_start_once_each(command):
    put(**{f"x{number:02}": f"It is {number}." for number in range(30)})
    code, paths, errors = run(command)
    assert (code, len(paths), errors) == (0, 30, [])
    crew = [line.split()[0] for line in Path("made.txt").read_text().splitlines()]
    assert len(crew) == 30
    assert len(set(crew)) == 2


def test_a_process_that_somebody_kills_costs_the_article_it_is_at(command):
    put(a="SLOW", b="SLOW", c="Three.", d="Four.", e="Five.")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    victim, article = first_line(Path("made.txt"))
    os.kill(victim, signal.SIGKILL)
    out, _ = process.communicate(timeout=120)
    told = json.loads(out)
    why = "the process that checked it died (signal 9); try it alone with --jobs 1"
    assert told["errors"] == [{"path": article, "why": why}]
    assert len(told["articles"]) == 4
    assert process.returncode == 2


def test_the_guilty_article_kills_no_later_run_in_which_the_others_are_kept(command):
    put(a="One.", b="KILLED", c="Three.")
    first = run(command)
    assert first[:2] == (2, ["in/a.md", "in/c.md"])
    Path("made.txt").unlink()
    assert run(command) == first
    assert [line.split()[1] for line in Path("made.txt").read_text().splitlines()] == ["in/b.md"]


def test_ctrl_c_ends_all_processes(command):
    put(a="HANGS", b="HANGS", c="Three.")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first_line(Path("made.txt"))
    crew = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err.strip()) == (130, b"copylint: stopped")
    assert psutil.wait_procs(crew, timeout=10)[1] == []


def first_line(place: Path) -> tuple[int, str]:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if place.exists() and "\n" in place.read_text():
            pid, path = place.read_text().splitlines()[0].split()
            return int(pid), path
        time.sleep(0.05)
    raise AssertionError("no article was begun")
