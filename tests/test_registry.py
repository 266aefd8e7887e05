"""The parts that plug in: named right, imported late, open to third parties."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from copylint.registry import CHECKS, ENGINES, READERS, REPORTERS

NAMES = "Metadata-Version: 2.1\nName: theirs\nVersion: 1\n"


def test_readers_are_found_by_the_very_endings_they_name():
    named = {ending: module for module in READERS.values() for ending in module.EXTENSIONS}
    assert {ending: READERS[ending] for ending in READERS} == named


@pytest.mark.parametrize("kind", CHECKS)
def test_a_check_has_its_three_names(kind):
    check = CHECKS[kind]
    assert kind == check.KIND
    assert callable(check.parse)
    assert callable(check.check)


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_has_its_two_names(name):
    assert name == ENGINES[name].NAME
    assert callable(ENGINES[name].remarks)


def test_reporters_render():
    assert all(callable(reporter.render) for reporter in REPORTERS.values())


def theirs(folder: Path, group: str, line: str, code: str = "") -> dict[str, str]:
    """Install a package of somebody else's; give the environment in which it is there."""
    info = folder / "theirs-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(NAMES)
    (info / "entry_points.txt").write_text(f"[{group}]\n{line}\n")
    (folder / "theirs.py").write_text(code)
    return {**os.environ, "PYTHONPATH": str(folder)}


def test_a_reporter_of_somebody_else_is_found(tmp_path):
    code = (
        "def render(results, *, color=False, quiet=False):\n    return f'{len([*results])} read'\n"
    )
    environment = theirs(tmp_path, "copylint.reporters", "short = theirs", code)
    (tmp_path / "a.md").write_text("Rest.\n")
    command = [sys.executable, "-m", "copylint", "check", "--engine", "none"]
    told = subprocess.run(
        [*command, "--format", "short", str(tmp_path / "a.md")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "1 read"


def test_a_part_that_cannot_be_loaded_is_one_line(tmp_path):
    environment = theirs(tmp_path, "copylint.checks", "new = nowhere")
    (tmp_path / "a.md").write_text("Rest.\n")
    command = [sys.executable, "-m", "copylint", "check", "--engine", "none"]
    told = subprocess.run(
        [*command, str(tmp_path / "a.md")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    why = "cannot be loaded (No module named 'nowhere'); mend or remove that package"
    assert (told.returncode, told.stdout) == (2, f"copylint.checks: nowhere: {why}\n")
