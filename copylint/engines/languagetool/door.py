"""Talk to the keeper of a server, and hold the server."""

from __future__ import annotations

import atexit
import contextlib
import os
import socket

from copylint.engines.languagetool.state import Server

SECONDS = 5.0
"""A keeper answers at once, except while it starts or ends Java."""

_holds: dict[str, socket.socket] = {}


def farewell(server: Server) -> bool:
    """Have a keeper end its server, and wait for it; tell whether the keeper was there."""
    caller = knock(server, "stop")
    if caller is None:
        return False
    if line(caller) != "stopping":
        caller.close()
        return False
    _wait_for_end(caller)
    return True


def release() -> None:
    """Let go of the shared server, and wait until it is gone if nobody else holds it."""
    while _holds:
        _wait_for_end(_holds.popitem()[1])


def hold(server: Server, seconds: float = SECONDS) -> str:
    """Hold a server until `release`, or until this process ends, however it ends.

    Returns:
        `ready`, what the keeper says instead, or nothing when there is no keeper.
    """
    if server.token in _holds:
        return "ready"
    caller = knock(server, "use")
    if caller is None:
        return ""
    with contextlib.ExitStack() as unheld:
        unheld.enter_context(caller)
        caller.settimeout(seconds)
        answer = line(caller)
        if answer == "ready":
            unheld.pop_all()
            _remember(server.token, caller)
    return answer


def _remember(token: str, caller: socket.socket) -> None:
    if not _holds:
        atexit.register(release)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_forget)
    caller.settimeout(None)
    _holds[token] = caller


def _forget() -> None:
    """In a forked worker: the hold is its parent's alone."""
    while _holds:
        _holds.popitem()[1].close()


def knock(server: Server, wish: str) -> socket.socket | None:
    """Go to a keeper's door with a wish; None when nobody is there."""
    try:
        caller = socket.create_connection(("127.0.0.1", server.door), SECONDS)
        caller.sendall(f"{server.token} {wish}\n".encode())
    except OSError:
        return None
    return caller


def line(caller: socket.socket) -> str:
    """Read a keeper's answer; nothing when it is no keeper's."""
    heard = b""
    with contextlib.suppress(OSError):
        while not heard.endswith(b"\n") and len(heard) < 1000:
            more = caller.recv(1)
            if not more:
                break
            heard += more
    name, _, answer = heard.decode("utf-8", "replace").strip().partition(" ")
    return answer if name == "copylint" else ""


def said(server: Server, wish: str) -> str:
    """Give a keeper's answer to a wish; nothing when there is no keeper."""
    caller = knock(server, wish)
    if caller is None:
        return ""
    with caller:
        return line(caller)


def _wait_for_end(caller: socket.socket) -> None:
    """Say nothing more, and wait until the keeper closes."""
    with contextlib.suppress(OSError), caller:
        caller.settimeout(SECONDS)
        caller.shutdown(socket.SHUT_WR)
        while caller.recv(4096):
            pass
