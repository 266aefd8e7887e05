"""Start LanguageTool: a keeper, which starts Java; and tell why it did not start."""

from __future__ import annotations

import json
import re
import secrets
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from copylint.engines.languagetool import door, home, probe, state
from copylint.engines.languagetool.state import Server
from copylint.errors import EngineError

HEAP = "768m"
"""Two requests at a time fit in half of it; Java itself takes 150 MB more."""

FLAGS = (
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UseSerialGC",  # 0.55 GB resident, not 2.2
    "-XX:+ExitOnOutOfMemoryError",  # rather than answer no more
    "-XX:-UsePerfData",  # which leaves files in the temporary folder
    "-Djava.net.preferIPv4Stack=true",
    "-Djava.awt.headless=true",
)
BRIEF = "-XX:TieredStopAtLevel=1"
"""Java compiles plainly: the first answer costs 5 s of processor time, not 11, 50 warm articles
23 s, not 14."""

KEEPER = Path(__file__).with_name("keeper.py")
LOGBACK = Path(__file__).with_name("logback.xml")
TRIES = 3
"""Another program may take the free port before Java does."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to start a server.

    Attributes:
        port: on loopback; 0 for any free one.
        heap: the limit of Java's memory.
        directory: of the install; empty for the usual places.
        brief: whether it serves one run, so that a quick start counts for more than speed.
    """

    port: int = 0
    heap: str = HEAP
    directory: str = ""
    brief: bool = False


def start(plan: Plan) -> Server:
    """Start a server and hold it. The caller has the lock.

    Raises:
        EngineError: when something is missing, the port is taken, or Java does not come up.
    """
    if not re.fullmatch(r"[1-9]\d*[mMgG]", plan.heap):
        raise EngineError(f"“{plan.heap}” is no heap size; write 768m or 1g")
    found = home.find(plan.directory)
    if found is None:
        raise EngineError(
            "LanguageTool is not installed; run `copylint languagetool install`, or with --maven"
        )
    java = home.java()
    if plan.port and not _is_free(plan.port):
        raise _taken(plan.port)
    for attempt in range(1, TRIES + 1):
        port = plan.port or _free_port()
        command = _command(found, java.path, port, plan)
        failure = _launch(_wish(found, command, port, plan.heap))
        known = state.read()
        if not failure and known is not None:
            return known
        if plan.port or attempt == TRIES or "already in use" not in _logged():
            break
    raise _failed(failure, port, plan.heap)


def _command(found: Path, java: str, port: int, plan: Plan) -> list[str]:
    """Say how Java is started."""
    command = [java, f"-Xmx{plan.heap}", *FLAGS, *([BRIEF] if plan.brief else [])]
    command += [f"-Dlogback.configurationFile={LOGBACK}", "-cp", str(found / home.JAR)]
    return [*command, "org.languagetool.server.HTTPServer", "--port", str(port)]


def _wish(found: Path, command: list[str], port: int, heap: str) -> dict[str, Any]:
    """Say all that a keeper must know."""
    address = f"http://127.0.0.1:{port}/"
    return {
        "command": command,
        "folder": str(found),
        "port": port,
        "token": secrets.token_hex(16),
        "state": str(state.path()),
        "log": str(_log()),
        "start": probe.least_seconds(),
        "idle": 0,
        "known": {"address": address, "version": home.version(found), "heap": heap},
    }


def _launch(wish: dict[str, Any]) -> str:
    """Start a keeper and hold its server; give what failed, or nothing."""
    with _emptied(Path(wish["log"])) as log:
        keeper = subprocess.Popen(
            [sys.executable, "-I", str(KEEPER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    port = keeper.communicate(json.dumps(wish).encode())[0]
    if not port.strip().isdigit():
        return "died"
    server = Server(**wish["known"], token=wish["token"], door=int(port), pid=0, keeper=0, began=0)
    said = door.hold(server, wish["start"] + door.SECONDS)
    return "" if said == "ready" else (said.removeprefix("failed ") or "died")


def ran_out(address: str) -> bool:
    """Tell whether the server that we last started was this one, and ended for want of memory."""
    said = _logged()
    return f":{urlsplit(address).port}." in said and "OutOfMemoryError" in said


def _log() -> Path:
    return state.made() / "languagetool.log"


def _emptied(log: Path) -> BinaryIO:
    try:
        return log.open("wb")
    except OSError as error:
        raise EngineError(
            f"{log}: cannot be written ({error.strerror}); name a folder in COPYLINT_STATE_DIR"
        ) from error


def _is_free(port: int) -> bool:
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def _taken(port: int) -> EngineError:
    return EngineError(f"port {port} is taken by another program; choose another with --port")


def _logged() -> str:
    try:
        return _log().read_text("utf-8", "replace")
    except OSError:
        return ""


def _failed(failure: str, port: int, heap: str) -> EngineError:
    """Say why a start failed, from what Java said."""
    if failure == "slow":
        return EngineError(
            "LanguageTool did not start in time; end other work, or set "
            "COPYLINT_LANGUAGETOOL_SECONDS above 60"
        )
    said = _logged()
    causes = {
        "already in use": _taken(port),
        "UnsupportedClassVersionError": EngineError(
            f"this Java is too old for LanguageTool; install Java {home.JAVA_NEEDED} or later"
        ),
        "OutOfMemoryError": EngineError(f"{heap} is too little for LanguageTool; raise --heap"),
        "heap": EngineError(f"Java cannot have a heap of {heap}; choose another with --heap"),
    }
    for sign, error in causes.items():
        if sign in said:
            return error
    return EngineError(f"LanguageTool ended while starting; see why in {_log()}")
