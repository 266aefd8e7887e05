"""`copylint check` as a process: pipes, signals, a full disk, its start."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from checking import FAULTY, put

pytestmark = pytest.mark.usefixtures("empty_folder")


COMMAND = [sys.executable, "-m", "copylint", "check", "--engine", "none"]


def test_a_broken_pipe_is_quiet():
    for number in range(30):
        put(f"{number}.md")
    process = subprocess.Popen(
        [*COMMAND, "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(60) == 141


@pytest.mark.parametrize(
    ("number", "code", "line"),
    [(signal.SIGINT, 130, "copylint: stopped\n"), (signal.SIGTERM, 143, "")],
)
def test_a_signal_ends_the_run_and_its_processes(number, code, line):
    for each in range(150):
        put(f"{each}.md", FAULTY * 40)
    process = subprocess.Popen(
        [*COMMAND, "--jobs", "2", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told.strip("\n")) == (code, line.strip("\n"))
    until = time.monotonic() + 10
    while alive(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert alive(process.pid) == []


def alive(session: int) -> list[str]:
    """Name the processes of a session that still run."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = place.read_text().partition(") ")
            state, _, _, own = rest.split()[:4]
            if int(own) == session and state != "Z":
                found.append(name)
    return found


def test_a_full_disk_is_one_line_and_code_2():
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    put("a.md")
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [*COMMAND, "a.md"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert process.returncode == 2
    why = "cannot be written (No space left on device); name a file that you may write"
    assert process.stderr == f"copylint: standard output: {why}\n"


def test_start_up_imports_nothing_heavy():
    code = "import sys, copylint.cli.check, copylint.run.batch; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"yaml", "rich", "textstat", "harper", "language_tool_python", "regex", "pathspec"}
    assert heavy & set(told) == set()


def test_a_report_does_not_depend_on_the_order_of_sets():
    samples = (Path(__file__).parent.parent.parent / "samples").as_posix()
    reports = [
        subprocess.run(
            [*COMMAND, "--format", "json", samples],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for seed in ("1", "2")
    ]
    assert reports[0] == reports[1]
