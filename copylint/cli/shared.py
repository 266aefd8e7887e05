"""Where a report goes: the standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from copylint.errors import CopylintError

Write = Callable[[str], None]


class OutputError(CopylintError):
    """A report that cannot be written."""


@contextmanager
def opened(path: str) -> Iterator[Write]:
    """Give what writes text as UTF-8; a lone surrogate is written as its escape.

    Args:
        path: a file, or nothing for the standard output.

    Raises:
        OutputError: the file cannot be written; the one that was there stays as it is.
    """
    place = Path(path)
    if not path:
        yield _write_out
    elif place.exists() and not place.is_file():  # such as /dev/null
        with _telling(path), place.open("wb") as file:
            yield _writer(file, path)
    else:
        yield from _replacing(path, Path(os.path.realpath(place)))


@contextmanager
def _telling(path: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = f"cannot be written ({error.strerror}); name a file that you may write"
        raise OutputError(f"{path}: {why}") from None


def _replacing(path: str, place: Path) -> Iterator[Write]:
    import tempfile

    with _telling(path):
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(13, "Permission denied")
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield _writer(file, path)
        with _telling(path):
            mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
            Path(name).chmod(mode)
            Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _writer(file: BinaryIO, path: str) -> Write:
    def write(text: str) -> None:
        with _telling(path):
            file.write(_encoded(text))
            file.flush()

    return write


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _write_out(text: str) -> None:
    with _telling("standard output"):
        if sys.stdout.isatty():
            with suppress(AttributeError):
                sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
            sys.stdout.write(text)
        else:
            sys.stdout.buffer.write(_encoded(text))
        sys.stdout.flush()
