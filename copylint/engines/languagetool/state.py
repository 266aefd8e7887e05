"""The file in which the shared server is written down, so that every run finds the same one."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from copylint.errors import EngineError

LOCK_SECONDS = 150.0
"""A start may take 60 s on a busy machine; two may stand before us."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that copylint started, as its keeper wrote it down.

    Attributes:
        address: `http://127.0.0.1:PORT/`.
        token: what a caller must say at the door.
        door: the port on loopback where the keeper listens.
        pid: of Java.
        keeper: process id of the keeper.
        began: when Java was started, seconds since 1970.
    """

    address: str
    token: str
    door: int
    pid: int
    keeper: int
    began: float
    version: str = ""
    heap: str = ""


def folder() -> Path:
    """Give the user's state folder; `COPYLINT_STATE_DIR` wins."""
    named = os.environ.get("COPYLINT_STATE_DIR")
    if named:
        return Path(named).absolute()
    from platformdirs import user_state_path

    return user_state_path("copylint", appauthor=False)


def path() -> Path:
    """Give the place of the state file."""
    return folder() / "languagetool.json"


def made() -> Path:
    """Give the state folder, made if need be, closed to other users."""
    place = folder()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            f"{place}: the state folder cannot be made ({error.strerror}); "
            "name another in COPYLINT_STATE_DIR"
        ) from error
    return place


def read() -> Server | None:
    """Read the state file; one that says nothing sensible is removed."""
    try:
        found = Server(**json.loads(path().read_text("utf-8")))
    except OSError:
        return None
    except (ValueError, TypeError):
        forget("")
        return None
    if not _is_sound(found):
        forget("")
        return None
    return found


def _is_sound(found: Server) -> bool:
    """Tell whether a note may be followed: on loopback, and of the right kinds."""
    numbers = (found.door, found.pid, found.keeper, found.began)
    return (
        isinstance(found.address, str)
        and isinstance(found.token, str)
        and found.address.startswith("http://127.0.0.1:")
        and all(isinstance(number, int | float) for number in numbers)
    )


def forget(token: str) -> None:
    """Remove the state file; with a token, only if it is still the note of that server."""
    place = path()
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if not token or json.loads(place.read_text("utf-8")).get("token") == token:
            place.unlink(missing_ok=True)


@contextmanager
def locked(name: str = "languagetool") -> Iterator[None]:
    """Let one process at a time in; the system opens the lock of one that dies."""
    place = made() / f"{name}.lock"
    try:
        file = place.open("a+b")
    except OSError as error:
        raise EngineError(
            f"{place}: cannot be written ({error.strerror}); name a folder in COPYLINT_STATE_DIR"
        ) from error
    with file:
        until = time.monotonic() + LOCK_SECONDS
        while not _take(file.fileno()):
            if time.monotonic() > until:
                raise EngineError(
                    "another copylint is still busy with LanguageTool; wait for it or end it"
                )
            time.sleep(0.05)
        yield


def _take(descriptor: int) -> bool:
    """Try to lock an open file; closing it opens the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
