"""The life of a server, with a stand-in for Java; `test_languagetool_live.py` has the real one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import psutil
import pytest
from by_hand import article
from stand_in import serving

from copylint.engines.languagetool import release, remarks, resolve, running, server, state
from copylint.engines.languagetool.launch import Plan
from copylint.errors import EngineError

pytestmark = pytest.mark.usefixtures("stand_in_java")

ENDINGS = {
    "normally": "pass",
    "by sys.exit": "raise SystemExit(3)",
    "by an exception": "raise ValueError",
    "by Ctrl-C": "os.kill(os.getpid(), signal.SIGINT); time.sleep(9)",
    "by SIGTERM": "os.kill(os.getpid(), signal.SIGTERM); time.sleep(9)",
    "by SIGKILL": "os.kill(os.getpid(), signal.SIGKILL)",
    "by os._exit": "os._exit(0)",
    "by SIGKILL, with a worker": "os.fork() or time.sleep(1); os.kill(os.getpid(), 9)",
}


def run(then: str) -> subprocess.Popen[str]:
    """Start a run that resolves `auto`, tells the address, and does this."""
    code = (
        "import os, signal, time\n"
        "from copylint.engines import languagetool\n"
        "print(languagetool.resolve('auto'), flush=True)\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code + then],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def javas(tmp_path: Path) -> list[int]:
    """Give the living processes that run this test's install."""
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        line = " ".join(process.info["cmdline"] or ())
        if f"{tmp_path}/install" in line and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(process.pid)
    return found


def within(seconds: float, question: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not question():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def known() -> state.Server:
    found = state.read()
    assert found is not None
    return found


def test_auto_starts_a_server_that_release_ends(tmp_path: Path) -> None:
    address = resolve("auto")
    assert resolve("auto") == address == running() == known().address
    assert address.startswith("http://127.0.0.1:")
    assert javas(tmp_path) == [known().pid]
    found = remarks(article("Take one tablet dialy with food."), address)
    assert [r.suggestions[0] for r in found] == ["daily"]
    release()
    assert (javas(tmp_path), running(), state.read()) == ([], "", None)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_run_leaves_no_java_however_it_ends(ending: str, tmp_path: Path) -> None:
    ended = run(ENDINGS[ending])
    assert address_of(ended).startswith("http")
    ended.communicate(timeout=20)
    if ending in ("normally", "by sys.exit", "by an exception", "by Ctrl-C"):
        assert javas(tmp_path) == []
    assert within(3, lambda: not javas(tmp_path))
    assert within(1, lambda: state.read() is None)


def test_a_run_that_is_killed_while_java_starts_leaves_none(
    program: Callable[[str, str], Path], tmp_path: Path
) -> None:
    slow = f'exec {sys.executable} -c "import time; time.sleep(99)" "$@"'
    program("java", f'[ "$1" = -version ] && echo \'version "21"\' && exit\n{slow}')
    starting = run("")
    assert within(10, lambda: bool(javas(tmp_path)))
    starting.kill()
    starting.communicate()
    assert within(3, lambda: not javas(tmp_path))


def test_two_runs_share_one_server_until_the_last_ends(tmp_path: Path) -> None:
    first, second = run("input()"), run("input()")
    assert address_of(first) == address_of(second)
    (java,) = javas(tmp_path)
    first.communicate("\n")
    assert javas(tmp_path) == [java]
    second.communicate("\n")
    assert javas(tmp_path) == []


def test_many_runs_that_start_at_once_start_one_java(tmp_path: Path) -> None:
    runs = [run("input()") for _ in range(6)]
    assert len({address_of(each) for each in runs}) == 1
    assert len(javas(tmp_path)) == 1
    for each in runs:
        each.communicate("\n")
    assert javas(tmp_path) == []


def test_a_started_server_stays_until_it_is_stopped(tmp_path: Path) -> None:
    live, new = server.start(Plan())
    assert new and server.start(Plan()) == (live, False)
    used = run("")
    assert address_of(used) == live.address
    used.communicate()
    assert javas(tmp_path) == [live.pid]
    assert server.stop() is True
    assert (javas(tmp_path), server.stop()) == ([], False)


def test_a_server_of_a_run_stays_once_start_was_called(tmp_path: Path) -> None:
    address = resolve("auto")
    live, new = server.start(Plan())
    assert (live.address, new) == (address, False)
    release()
    assert javas(tmp_path) == [live.pid]
    server.stop()


def test_an_idle_server_ends_but_not_while_it_is_held(tmp_path: Path) -> None:
    live, _ = server.start(Plan(), idle_minutes=1 / 60)
    held = run("input()")
    assert address_of(held) == live.address
    time.sleep(2.5)
    assert javas(tmp_path) == [live.pid]
    held.communicate("\n")
    assert within(4, lambda: not javas(tmp_path) and state.read() is None)


def test_naming_the_address_of_the_shared_server_holds_it_too(tmp_path: Path) -> None:
    live, _ = server.start(Plan(), idle_minutes=1 / 60)
    assert resolve(live.address.rstrip("/")) == live.address
    time.sleep(2.5)
    assert javas(tmp_path) == [live.pid]


def test_stop_ends_a_server_that_runs_hold(tmp_path: Path) -> None:
    address = resolve("auto")
    assert server.stop() is True
    assert javas(tmp_path) == []
    with pytest.raises(EngineError, match="ended in mid run"):
        remarks(article("Rest."), address)


def test_java_dies_with_its_keeper(tmp_path: Path) -> None:
    address = resolve("auto")
    os.kill(known().keeper, signal.SIGKILL)
    assert within(3, lambda: not javas(tmp_path))
    assert running() == ""
    release()
    assert resolve("auto") != address


def test_the_keeper_ends_when_java_dies(tmp_path: Path) -> None:
    resolve("auto")
    keeper = known().keeper
    os.kill(known().pid, signal.SIGKILL)
    assert within(4, lambda: state.read() is None)
    assert within(1, lambda: not alive(keeper))
    resolve("auto")
    assert len(javas(tmp_path)) == 1


def alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_a_deaf_keeper_is_ended_with_its_java(tmp_path: Path) -> None:
    live, _ = server.start(Plan())
    os.kill(live.keeper, signal.SIGSTOP)
    assert server.stop() is True
    assert within(3, lambda: not javas(tmp_path) and not alive(live.keeper))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"address": 1}', "\udcff"])
def test_a_state_file_that_says_nothing_is_removed(text: str, tmp_path: Path) -> None:
    state.made()
    state.path().write_text(text, "utf-8", errors="surrogateescape")
    assert (running(), state.path().exists()) == ("", False)
    resolve("auto")
    assert len(javas(tmp_path)) == 1


def stale(**changes: object) -> state.Server:
    """Write down a server that is gone."""
    left = state.Server("http://127.0.0.1:9/", "t", 9, 2**22, 2**22, time.time())
    left = replace(left, **changes)  # type: ignore[arg-type]
    state.made()
    state.path().write_text(json.dumps(asdict(left)), "utf-8")
    return left


def test_the_note_of_a_dead_server_is_cleaned(tmp_path: Path) -> None:
    stale()
    assert running() == ""
    assert resolve("auto") == known().address != "http://127.0.0.1:9/"


def test_a_process_that_was_given_the_number_since_is_left_alone(tmp_path: Path) -> None:
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"])
    old = time.time() - 86_400
    namesake = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(99)", "languagetool-server.jar"]
    )
    try:
        stale(pid=bystander.pid, keeper=os.getpid())
        assert server.stop() is False
        stale(pid=namesake.pid, keeper=namesake.pid, began=old)
        assert server.stop() is False
        assert alive(bystander.pid) and alive(namesake.pid)
    finally:
        bystander.kill()
        namesake.kill()
        bystander.wait()
        namesake.wait()


def test_java_that_lost_its_keeper_is_ended() -> None:
    orphan = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(99)", "languagetool-server.jar"]
    )
    stale(pid=orphan.pid)
    assert server.stop() is True
    assert orphan.wait(timeout=3) == -signal.SIGKILL


def test_another_program_behind_the_noted_ports_is_not_taken_for_ours(tmp_path: Path) -> None:
    stale(address="http://192.0.2.1:8081/")
    assert (running(), state.path().exists()) == ("", False)
    with serving() as other:
        stale(address=other.address, door=other.server_port)
        assert running() == ""
        assert resolve("auto") != other.address
        assert other.asked == []


def test_the_door_opens_to_the_token_alone(tmp_path: Path) -> None:
    live, _ = server.start(Plan())
    real = state.path().read_text("utf-8")
    state.path().write_text(json.dumps({**json.loads(real), "token": "x"}), "utf-8")
    assert running() == ""
    state.path().write_text(real, "utf-8")
    assert running() == live.address
    server.stop()


def test_the_note_is_for_its_user_alone() -> None:
    resolve("auto")
    assert state.path().stat().st_mode & 0o077 == 0
    assert state.folder().stat().st_mode & 0o077 == 0


def test_a_worker_that_ends_does_not_end_its_parents_server(tmp_path: Path) -> None:
    resolve("auto")
    worker = os.fork()
    if not worker:
        release()
        os._exit(0)
    os.waitpid(worker, 0)
    time.sleep(0.5)
    assert javas(tmp_path) == [known().pid]
