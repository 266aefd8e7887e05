"""What commands show on a real terminal: as wide as it is, without colour where none is wanted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from copylint.cli.check import check
from copylint.registry import REPORTERS

pty = pytest.importorskip("pty")
ARTICLE = """\
# Sore knees

Turmeric cures arthritis, and our laser therapy eliminates the pain for good in two weeks.
"""


def shown(folder: Path, columns: int, *arguments: str, **more: str) -> str:
    """Give what a command shows on a terminal of so many columns."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
    command = [sys.executable, "-m", "copylint", *arguments]
    environment = {**kept, "TERM": "xterm", **more}
    with subprocess.Popen(command, stdout=theirs, cwd=folder, env=environment) as process:
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # Linux says so where macOS gives nothing
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(ours)
    assert process.returncode in (0, 1)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


def widest(text: str) -> int:
    return max(map(len, text.split("\n")))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("check", "--engine", "none", "a.md"), "claims/promised-cure"),
        (("claims", "a.md"), "efficacy"),
        (("explain", "claims/promised-cure"), "Flags"),
    ],
)
def test_lines_end_where_a_narrow_terminal_does(site, arguments, word):
    found = shown(site, 60, *arguments, NO_COLOR="1")
    assert word in found
    silencing = "  whole file", "  some articles", "  next paragraph", "  in MDX", "  everywhere"
    lines = [line for line in found.split("\n") if not line.startswith(silencing)]
    assert max(len(line) for line in lines if "https://" not in line) <= 60


def test_a_report_on_a_wide_terminal_is_still_a_page(site):
    assert widest(shown(site, 200, "check", "--engine", "none", "a.md", NO_COLOR="1")) <= 80


def test_the_register_is_a_table_where_there_is_room(site):
    assert "   where  type " in shown(site, 120, "claims", "a.md")
    narrow = shown(site, 80, "claims", "a.md")
    assert "   where  type " not in narrow
    assert "efficacy; strong; backed by nothing\n" in narrow


def test_a_summary_has_its_own_line_on_a_narrow_terminal(site):
    found = shown(site, 60, "rules")
    line = "upkeep/waiver-unused  waiver, note\n  A waiver silences nothing.\n"
    assert line in found


@pytest.mark.parametrize("command", [("explain", "claims/promised-cure"), ("check", "a.md")])
def test_colours_are_those_that_the_environment_allows(site, command):
    more = ("--engine", "none") if command[0] == "check" else ()
    assert "\x1b[" in shown(site, 80, *command, *more)
    assert "\x1b[" not in shown(site, 80, *command, *more, NO_COLOR="1")


def test_the_help_names_every_form_of_report():
    told = next(p.help for p in check.params if p.name == "form")  # type: ignore[attr-defined]
    assert told == f"Of the report: {', '.join(REPORTERS)}."
