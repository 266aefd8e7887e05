"""Where reports go, the standard output or a file that is there whole or not at all; options."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from copylint.errors import CopylintError
from copylint.model import Report, Unread

if TYPE_CHECKING:
    from queue import SimpleQueue

Write = Callable[[str], None]
Render = Callable[[Iterable[Report | Unread]], Iterator[str]]


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

    from copylint.setup.writing import new_mode

    with _telling(path):
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(13, "Permission denied")
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield _writer(file, path)
        with _telling(path):
            mode = place.stat().st_mode & 0o777 if place.exists() else new_mode()
            Path(name).chmod(mode)
            Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)


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


def articles(paths: Sequence[str], settings: Path | None = None) -> tuple[str, ...]:
    """Leave out the files of copylint's own among some paths, and say so on the standard error.

    A hook or a shell's `*` names them beside the articles, as it does those of other linters.

    Args:
        paths: as the user gave them.
        settings: a file that the user named as settings.

    Raises:
        ConfigError: one of them is a file of settings that cannot be used.
    """
    named = []
    for path in paths:
        kind = _own_kind(Path(path), settings)
        if kind:
            click.echo(f"{path}: {kind}, not an article; left out", err=True)
        else:
            named.append(path)
    return tuple(named)


def _own_kind(place: Path, settings: Path | None) -> str:
    """Say what a file of copylint's own is; nothing of any other."""
    from copylint import config

    if place.suffix == ".json" and place.is_file():
        from copylint.baseline import NAME

        return "a baseline" if place.name == NAME else ""
    if not (place.name == config.NAME or place == settings) or not place.is_file():
        return ""
    config.read(place)
    return "settings"


def copied(
    reports: Iterable[Report | Unread], copies: Sequence[tuple[Render, Write]]
) -> Iterator[Report | Unread]:
    """Yield what passes by, and write further reports of it meanwhile.

    Each is written in a thread of its own: reporters ask for articles one by one, and keeping all
    articles for the next reporter would fill the memory.

    Raises:
        OutputError: one of them cannot be written; told once all articles have passed.
    """
    writers = [_Writer(render, write) for render, write in copies]
    try:
        for report in reports:
            for writer in writers:
                writer.articles.put(report)
            yield report
    finally:
        for writer in writers:
            writer.articles.put(None)
            writer.thread.join()
    for writer in writers:
        if writer.error:
            raise writer.error


class _Writer:
    """Renders the articles it is handed, in a thread of its own, until it is handed None."""

    def __init__(self, render: Render, write: Write) -> None:
        from queue import SimpleQueue
        from threading import Thread

        self.articles: SimpleQueue[Report | Unread | None] = SimpleQueue()
        self.render = render
        self.write = write
        self.error: BaseException | None = None
        self.thread = Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        """Write the report; what goes wrong is kept for the main thread."""
        try:
            for piece in self.render(iter(self.articles.get, None)):
                self.write(piece)
        except BaseException as error:
            self.error = error


def fitting(ctx: Any, param: Any, value: str | None) -> str | None:
    """Refuse what a setting cannot be, as `copylint.yaml` does."""
    from copylint.config import fault

    why = fault(param.name, value or "")
    if why:
        raise click.BadParameter(why)
    return value
