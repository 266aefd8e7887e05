"""The real LanguageTool, where there is one; `make test` brings it where Java and Maven are."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import psutil
import pytest
from by_hand import article
from record import recorded
from stand_in import ANSWERS

from copylint.engines.languagetool import release, remarks, resolve, server, state
from copylint.engines.languagetool.launch import Plan
from copylint.errors import EngineError
from copylint.model import MASK

pytestmark = [pytest.mark.live, pytest.mark.usefixtures("install")]

TYPO = "Take one tablet dialy with food."
STRANGE = (
    "😀", "👨‍👩‍👧", "🇬🇧", "❤️", "𝐛", "漢字", "e\u0301", "İ", "ß", "ﬁ",
    "\u00ad", "\u00a0", "\u202f", "\u200b", "\u200d", "\ufeff", "\u2028", "\u202e",
    "\x00", "\r", "\n", "\r\n", "\t", "\x0b", "\x85", "\ud800", "\uffff", MASK, "&", "<b>",
)  # fmt: skip


def java() -> psutil.Process:
    found = state.read()
    assert found is not None
    return psutil.Process(found.pid)


def gone(process: psutil.Process, seconds: float) -> bool:
    """Wait for a process to end; one that ended and was not yet collected has ended."""
    until = time.monotonic() + seconds
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def run(then: str) -> subprocess.Popen[str]:
    code = (
        "import os, signal, time\n"
        "from copylint.engines import languagetool\n"
        "print(languagetool.resolve('auto'), flush=True)\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code + then],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def words(address: str, text: str) -> list[str]:
    document = article(text)
    return [document.text(remark.span) for remark in remarks(document, address)]


def test_the_recorded_answers_are_the_servers_own() -> None:
    assert recorded(resolve("auto")) == json.loads(ANSWERS.read_text("utf-8"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Name a state folder that all places below use, so that one server serves them."""
    folder = str(tmp_path_factory.mktemp("state"))
    yield folder
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("COPYLINT_STATE_DIR", folder)
        server.stop()


@pytest.mark.parametrize("strange", STRANGE, ids=ascii)
def test_places_are_right_after_any_letter(
    strange: str, shared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_STATE_DIR", shared)
    address = server.start(Plan(), idle_minutes=0.5)[0].address
    texts = [
        f"We {strange} hlep you.",
        f"{strange}We can hlep you {strange}.",
        f"{strange * 3} We{strange}can hlep.",
    ]
    document = article(*texts)
    found = [document.text(remark.span) for remark in remarks(document, address)]
    assert found.count("hlep") == 3
    assert not [place for place in found if MASK in place or not place]


def test_two_runs_share_one_server() -> None:
    address = resolve("auto")
    other = run("print(languagetool.running())")
    told, _ = other.communicate(timeout=60)
    assert told.split() == [address, address]
    assert words(address, TYPO) == ["dialy"]
    process = java()
    release()
    assert gone(process, 1)


def test_two_workers_ask_at_a_time_and_misplace_nothing() -> None:
    address = resolve("auto")
    texts = [f"{'😀' * i} We can hlep you {'🇬🇧' * i} befor teh end." for i in range(1, 41)]
    with ProcessPoolExecutor(2) as workers:
        found = list(workers.map(words, [address] * 40, texts))
    assert found == [["hlep", "befor", "teh"]] * 40


def test_stop_ends_java() -> None:
    _, new = server.start(Plan(heap="512m"))
    process = java()
    assert new and "-Xmx512m" in process.cmdline()
    listening = [c.laddr.ip for c in process.net_connections("tcp") if c.status == "LISTEN"]
    assert set(listening) <= {"127.0.0.1", "::ffff:127.0.0.1"} and listening
    assert server.stop() is True
    assert gone(process, 0)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=str)
def test_a_run_that_is_ended_leaves_no_java(sign: signal.Signals) -> None:
    ended = run("time.sleep(60)")
    assert ended.stdout is not None and ended.stdout.readline().startswith("http://127.0.0.1:")
    process = java()
    os.kill(ended.pid, sign)
    ended.communicate(timeout=20)
    assert gone(process, 3)
    assert state.read() is None


def test_an_idle_server_ends() -> None:
    server.start(Plan(), idle_minutes=1 / 60)
    assert gone(java(), 6)


def test_a_taken_port_is_told() -> None:
    live, _ = server.start(Plan())
    port = int(live.address.rstrip("/").rpartition(":")[2])
    os.environ["COPYLINT_STATE_DIR"], own = f"{state.folder()}-2", os.environ["COPYLINT_STATE_DIR"]
    try:
        with pytest.raises(EngineError, match=f"port {port} is taken by another program"):
            server.start(Plan(port=port))
    finally:
        os.environ["COPYLINT_STATE_DIR"] = own
        server.stop()


def test_a_server_that_is_killed_in_mid_run_is_told() -> None:
    address = resolve("auto")
    assert words(address, TYPO) == ["dialy"]
    java().kill()
    began = time.monotonic()
    with pytest.raises(EngineError, match="ended in mid run"):
        words(address, TYPO)
    assert time.monotonic() - began < 3
    release()
    assert resolve("auto") != address


def test_a_heap_that_runs_full_is_told() -> None:
    with pytest.raises(EngineError) as error:
        words(server.start(Plan(heap="100m"))[0].address, TYPO)
    assert str(error.value) == (
        "LanguageTool ran out of memory; start one with more: "
        "`copylint languagetool start --heap 2g`"
    )
