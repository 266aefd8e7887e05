"""Keep one LanguageTool: start Java, let runs hold it, end it when nobody needs it any more.

A script of its own, apart from every run, so that Java ends however a run ends. It imports nothing
but the standard library and is started by its path. `server.py` tells it on standard input what to
do; it prints the port of its door and goes on alone. Who comes to the door says `TOKEN WISH`:

    use             hold the server until the connection closes
    keep SECONDS    let it live, until nobody held it for so long
    status          tell how things stand, as JSON
    stop            end it

and is answered one line that begins with `copylint`, once there is an answer.
"""

from __future__ import annotations

import contextlib
import ctypes
import http.client
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

UNCLAIMED_SECONDS = 10.0
"""How long a server that nobody has asked to keep waits for its first holder."""

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Keeper:
    """One Java, one door, and those who came in.

    Attributes:
        callers: connections that have not yet said what they wish, with what they said so far.
        waiting: those who want to hold it and wait until Java is ready.
        holders: those who hold it.
        leaving: those who let go; they are told, by closing, once it is clear that others hold it
            or Java is gone.
        idle: seconds without a holder after which a kept server ends; 0 when it is not kept, so
            that it ends when its last holder goes.
    """

    def __init__(self, wish: Mapping[str, Any]) -> None:
        self.wish = wish
        self.idle = float(wish["idle"])
        self.began = time.time()
        self.free_since = time.monotonic()
        self.ready = False
        self.failed = ""
        self.stopping = False
        self.callers: dict[socket.socket, bytes] = {}
        self.waiting: set[socket.socket] = set()
        self.holders: set[socket.socket] = set()
        self.leaving: set[socket.socket] = set()
        self.selector = selectors.DefaultSelector()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.door.setblocking(False)
        self.selector.register(self.door, selectors.EVENT_READ)
        self.java: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Serve until there is no reason to any more; Java is gone when this returns."""
        try:
            self.java = _start_java(self.wish)
            until = time.monotonic() + float(self.wish["start"])
            while not self.over(until):
                self.listen(1.0 if self.ready else 0.1)
        finally:
            self.end()

    def over(self, until: float) -> bool:
        """Tell whether to end; before `until` Java must have answered."""
        assert self.java is not None
        if self.java.poll() is not None:
            self.failed = "died"
        elif not self.ready:
            self.ready = _answers(self.wish["port"])
            if self.ready:
                self.open()
            elif time.monotonic() > until:
                self.failed = "slow"
        return bool(self.failed) or self.stopping or self.unneeded()

    def unneeded(self) -> bool:
        """Tell whether nobody has needed the server for long enough."""
        if self.callers or self.waiting or self.holders:
            self.free_since = time.monotonic()
            self.part()
            return False
        alone = time.monotonic() - self.free_since
        if self.idle:
            self.part()
            return alone > self.idle
        return alone > (0.0 if self.wish.get("claimed") else UNCLAIMED_SECONDS)

    def open(self) -> None:
        """Write the server down for other runs, and let those in who waited."""
        assert self.java is not None
        known = {
            **self.wish["known"],
            "door": self.door.getsockname()[1],
            "token": self.wish["token"],
            "pid": self.java.pid,
            "keeper": os.getpid(),
            "began": self.began,
        }
        state = Path(self.wish["state"])
        draft = state.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(known), "utf-8")
        draft.replace(state)
        for caller in self.waiting:
            _say(caller, "ready")
        self.holders |= self.waiting
        self.waiting.clear()

    def listen(self, seconds: float) -> None:
        """Wait so long at most for somebody to come, speak or go."""
        for key, _ in self.selector.select(seconds):
            if key.fileobj is self.door:
                self.welcome()
            else:
                self.hear(key.fileobj)  # type: ignore[arg-type]  # only sockets are registered

    def welcome(self) -> None:
        """Let one in, unless it went again before that."""
        with contextlib.suppress(OSError):
            caller, _ = self.door.accept()
            caller.setblocking(False)
            self.callers[caller] = b""
            self.selector.register(caller, selectors.EVENT_READ)

    def hear(self, caller: socket.socket) -> None:
        """Take what one has said; nothing means that it is gone."""
        try:
            said = caller.recv(4096)
        except OSError:
            said = b""
        if not said:
            self.drop(caller)
        elif caller in self.callers:
            self.callers[caller] += said
            if b"\n" in self.callers[caller]:
                self.answer(caller, self.callers.pop(caller).decode("utf-8", "replace"))
            elif len(self.callers[caller]) > 1000:
                self.drop(caller)

    def answer(self, caller: socket.socket, said: str) -> None:
        """Do what one wishes who knows the token; close on all others."""
        token, wish, *rest = [*said.split(), ""]
        if token != self.wish["token"] or wish not in ("use", "keep", "status", "stop"):
            self.drop(caller)
        elif wish == "status":
            _say(caller, json.dumps({"idle": self.idle, "holders": len(self.holders)}))
            self.drop(caller)
        elif wish == "stop":
            self.stopping = True
            self.holders.add(caller)
            _say(caller, "stopping")
        else:
            self.idle = float(rest[0]) if wish == "keep" else self.idle
            self.wish = {**self.wish, "claimed": True}
            if self.ready:
                _say(caller, "ready")
            (self.holders if self.ready else self.waiting).add(caller)

    def drop(self, caller: socket.socket) -> None:
        """Forget one who is gone, or who is to go."""
        self.selector.unregister(caller)
        self.callers.pop(caller, None)
        self.waiting.discard(caller)
        self.holders.discard(caller)
        self.leaving.add(caller)

    def part(self) -> None:
        """Close on those who leave."""
        while self.leaving:
            self.leaving.pop().close()

    def end(self) -> None:
        """Take the note away, end Java, then let go of all who are still there."""
        for name in SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
        state = Path(self.wish["state"])
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if json.loads(state.read_text("utf-8")).get("token") == self.wish["token"]:
                state.unlink()
        if self.java is not None:
            _end_java(self.java)
        for caller in self.waiting:
            _say(caller, f"failed {self.failed or 'stopped'}")
        for caller in (*self.callers, *self.waiting, *self.holders):
            caller.close()
        self.part()
        self.door.close()


def _say(caller: socket.socket, line: str) -> None:
    with contextlib.suppress(OSError):
        caller.sendall(f"copylint {line}\n".encode())


def _answers(port: int) -> bool:
    """Ask whether the server on this port is up."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        asked.request("GET", "/v2/healthcheck")
        return asked.getresponse().read().strip() == b"OK"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _start_java(wish: Mapping[str, Any]) -> subprocess.Popen[bytes]:
    with Path(wish["log"]).open("ab") as log:
        return subprocess.Popen(
            wish["command"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=wish["folder"],
            preexec_fn=_die_with_keeper if sys.platform == "linux" else None,
        )


def _die_with_keeper() -> None:
    """Ask Linux to kill Java if its keeper is killed; runs in the child, before Java."""
    death_signal = 1  # PR_SET_PDEATHSIG, prctl(2)
    ctypes.CDLL(None).prctl(death_signal, signal.SIGKILL)


def _end_java(java: subprocess.Popen[bytes]) -> None:
    java.terminate()
    try:
        java.wait(timeout=1)
    except subprocess.TimeoutExpired:
        java.kill()
        java.wait()


def _leave(*_: object) -> None:
    raise SystemExit(0)


def _go_alone() -> None:
    """Leave the one who started us, so that it has no child to wait for."""
    if sys.platform != "win32" and os.fork():
        os._exit(0)


def main() -> None:
    """Read the wish, tell where the door is, and keep the server."""
    wish = json.loads(sys.stdin.read())
    _go_alone()
    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)
    keeper = Keeper(wish)
    sys.stdout.write(f"{keeper.door.getsockname()[1]}\n")
    sys.stdout.flush()
    quiet = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(quiet, descriptor)
    keeper.run()


if __name__ == "__main__":
    main()
