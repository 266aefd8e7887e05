"""Start, share and end the one LanguageTool server of a user."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path

from copylint.engines.languagetool import door, home, launch, probe, state
from copylint.engines.languagetool.launch import Plan
from copylint.engines.languagetool.state import Server
from copylint.errors import EngineError

IDLE_MINUTES = 30.0


def resolve(address: str) -> str:
    """Give the address of a live server, for `auto` or an address. Call it once, in the parent.

    A server started for `auto` lives until this process ends or calls `release`, and for as long
    as another run holds it.

    Raises:
        EngineError: when there is none and none can be started.
    """
    if address.strip().lower() != "auto":
        named = probe.base(address)
        probe.languages(named)
        known = state.read()
        if known is not None and known.address == named:
            door.hold(known)
        return named
    server = _shared()
    if server is None:
        with state.locked():
            server = _shared() or launch.start(Plan(brief=True))
    return server.address


def running() -> str:
    """Give the address of the shared server, or nothing; starts none."""
    known = state.read()
    if known is None or not door.said(known, "status"):
        return ""
    return known.address


def version() -> str:
    """Give the version of the LanguageTool that `auto` would start; empty without an install."""
    found = home.find()
    return home.version(found) if found else ""


def start(plan: Plan, idle_minutes: float = IDLE_MINUTES) -> tuple[Server, bool]:
    """Start the shared server, to stay until nobody held it for so long (0: until `stop`).

    Returns:
        The server, and whether it is new: one that runs already is kept, with this idle time.
    """
    with state.locked():
        server = _shared()
        new = server is None
        if server is None:
            server = launch.start(plan)
        door.said(server, f"keep {idle_minutes * 60 or float('inf')}")
        door.release()
    return server, new


def warm(server: Server) -> None:
    """Have a new server answer once: its first answer takes seconds, the next a tenth of one.

    Raises:
        EngineError: when it does not answer, as when its memory is too small.
    """
    from copylint.engines.languagetool import client

    client.check(server.address, "en-US", "This is the first of many.")


def stop() -> bool:
    """End the shared server; tell whether there was one."""
    with state.locked():
        known = state.read()
        if known is None:
            return False
        return door.farewell(known) or _clean(known)


def status() -> dict[str, object]:
    """Tell what is installed and what runs."""
    found = home.find()
    told: dict[str, object] = {"installed": str(found) if found else None, "version": version()}
    try:
        told["java"] = home.java().version
    except EngineError:
        told["java"] = None
    known = state.read()
    said = door.said(known, "status") if known else ""
    if known is None or not said:
        return {**told, "running": False}
    told |= {"running": True, "address": probe.shown(known.address), "pid": known.pid}
    told |= {"started": _when(known.began), "heap": known.heap}
    kept = json.loads(said)
    idle = kept["idle"] / 60
    return {**told, "idle_minutes": idle if isfinite(idle) else None, "holders": kept["holders"]}


def _shared() -> Server | None:
    """Hold the shared server if there is one; clean up after one that is gone."""
    known = state.read()
    if known is None:
        return None
    if door.hold(known) != "ready":
        _clean(known)
        return None
    try:
        probe.languages(known.address)
    except EngineError:
        door.release()
        raise EngineError(
            f"the LanguageTool at {probe.shown(known.address)} does not answer; "
            "end it: `copylint languagetool stop`"
        ) from None
    return known


def _clean(known: Server) -> bool:
    """End what a keeper that is dead or deaf left behind; tell whether there was something.

    A process id may have been given to another program since: what is ended runs our keeper or our
    jar, and was started when the state file says.
    """
    import psutil  # type: ignore[import-untyped]  # its types are a package of their own

    ended = False
    for pid, file in ((known.keeper, launch.KEEPER.name), (known.pid, home.JAR)):
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(pid)
            near = abs(process.create_time() - known.began) < 10
            if near and any(Path(word).name == file for word in process.cmdline()):
                process.kill()
                ended = True
    state.forget(known.token)
    return ended


def _when(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
