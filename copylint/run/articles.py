"""Which files are articles, and what bytes are in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from copylint.config import NAME, matcher
from copylint.errors import ReadError
from copylint.model import Unread
from copylint.readers.decode import LARGEST

VENDORED = frozenset(
    "node_modules bower_components vendor vendored third_party site-packages venv _site".split()
)
"""Folders that hold what others wrote, or what was built."""
NO_COPY = re.compile(
    r"(?:requirements|constraints|licen[cs]e|notice|copying)[\w.-]*\.txt|(?:robots|humans|llms)\.txt",
    re.IGNORECASE,
)
"""Names of text that programs and lawyers read, left out of folders; whoever names one has it read.
"""
Patterns = Sequence[tuple[Path, Any]]


@dataclass(frozen=True)
class Kinds:
    """What a folder's articles are: endings of their names, and patterns they must not match.

    Attributes:
        endings: with the dot, in lower case.
        exclude: patterns in git's language, and the folder they count from.
        also: patterns of files that are articles, or hold them, whatever their ending.
    """

    endings: frozenset[str]
    exclude: tuple[str, ...] = ()
    root: Path | None = None
    also: tuple[str, ...] = ()

    def has(self, file: Path) -> bool:
        """Tell whether a file's name makes it an article."""
        if file.suffix.lower() in self.endings:
            return True
        if not self.also or self.root is None:
            return False
        whole = Path(os.path.normpath(file.absolute()))
        below = whole.is_relative_to(self.root)
        return below and matcher(self.also).match_file(whole.relative_to(self.root).as_posix())


def gather(paths: Iterable[str], kinds: Kinds) -> list[str | Unread]:
    """List the articles that some paths name, in the order of their paths, each once.

    A file that is named itself is always one; a folder's are those that `kinds` and its
    `.gitignore` files let through. What cannot be one is told.
    """
    found: dict[str, str | Unread] = {}
    for path in paths:
        for each in _below(path, kinds):
            name = each.path if isinstance(each, Unread) else each
            found.setdefault(name, each)
    return [found[name] for name in sorted(found)]


def _below(path: str, kinds: Kinds) -> Iterator[str | Unread]:
    shown = path.replace("\\", "/") if os.sep == "\\" else path
    place = Path(path)
    if path == "-" or place.is_file():
        yield shown
    elif not place.is_dir():
        yield Unread(shown, _why_not(place))
    else:
        articles = [*walk(place, kinds)]
        endings = ", ".join(sorted(kinds.endings))
        why = f"copylint looks for {endings}, and for exports that `content` in {NAME} names"
        yield from articles or [Unread(shown, f"no article in this folder; {why}")]


def _why_not(place: Path) -> str:
    try:
        place.stat()
    except FileNotFoundError:
        if place.is_symlink():
            return "a link to nothing; mend or remove the link"
        return "no such file or folder; check its name"
    except PermissionError:
        return "no permission to look there; make the folder readable"
    except (OSError, ValueError) as error:
        return _why(error)
    return "neither a file nor a folder; name an article"


def _why(error: Exception) -> str:
    import errno

    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "a link that leads back to itself; mend or remove the link"
    told = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read ({told}); check its name and the disk"


def walk(top: Path, kinds: Kinds) -> Iterator[str | Unread]:
    """Yield a folder's articles as they are come upon, and what cannot be one.

    A folder that was seen, by whatever links, is not walked again.
    """
    specs = list(_ignored_above(top.absolute()))
    if kinds.exclude and kinds.root:
        specs.append((kinds.root, matcher(kinds.exclude)))
    seen: set[str] = set()
    todo: list[tuple[Path, Patterns]] = [(top, specs)]
    while todo:
        folder, above = todo.pop()
        real = os.path.realpath(folder)
        if real not in seen:
            seen.add(real)
            inner = [*above, *_ignored_in(folder)]
            for each in _entries(folder, inner):
                if isinstance(each, Unread):
                    yield each
                elif each.is_dir():
                    todo.append((each, inner))
                elif kinds.has(each):
                    yield each.as_posix() if each.is_file() else _unread(each, _why_not(each))


def _entries(folder: Path, specs: Patterns) -> Iterator[Path | Unread]:
    """Yield what is in a folder and is not left out."""
    real = Path(os.path.realpath(folder))
    try:
        entries = list(os.scandir(folder))
    except OSError:
        yield _unread(folder, "no permission to look into this folder; make it readable")
        return
    for entry in entries:
        place = folder / entry.name
        is_folder = place.is_dir()
        if _is_left_out(place, is_folder, specs):
            continue
        if is_folder and entry.is_symlink() and real.is_relative_to(os.path.realpath(place)):
            yield _unread(place, "a link to a folder that holds it, without end; remove the link")
        else:
            yield place


def _unread(place: Path, why: str) -> Unread:
    return Unread(place.as_posix(), why)


def _is_left_out(place: Path, is_folder: bool, specs: Patterns) -> bool:
    name = place.name
    if name.startswith(".") or (name in VENDORED if is_folder else NO_COPY.fullmatch(name)):
        return True
    if not specs:
        return False
    whole = place.absolute()
    ignored = False
    for root, spec in specs:
        if whole.is_relative_to(root):
            inside = whole.relative_to(root).as_posix() + ("/" if is_folder else "")
            told = spec.check_file(inside).include
            ignored = ignored if told is None else told
    return ignored


def _ignored_above(top: Path) -> Iterator[tuple[Path, Any]]:
    """Yield the `.gitignore` files of the folders around one, from its repository's root down."""
    around = []
    for folder in (top, *top.parents):
        if (folder / ".git").exists():
            break
        around.append(folder.parent)
    else:
        return
    specs = [each for folder in reversed(around) for each in _ignored_in(folder)]
    if not _is_left_out(top, True, specs):  # whoever names an ignored folder wants it read
        yield from specs


def _ignored_in(folder: Path) -> Iterator[tuple[Path, Any]]:
    place = folder / ".gitignore"
    if place.is_file():
        try:
            lines = place.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        yield folder.absolute(), matcher(tuple(lines))


def content(path: Path, most: int = LARGEST) -> bytes:
    """Read the bytes of an article, or of a file of several, `most` of them.

    Raises:
        ReadError: why that cannot be; without the path.
    """
    try:
        if not path.is_file():
            raise ReadError(_why_not(path))
        size = path.stat().st_size
        if size > most:
            told = f"{size / 1e6:.1f} MB (the most is {most / 1e6:.0f} MB)"
            raise ReadError(f"{told}; split it, or leave it out")
        return path.read_bytes()
    except PermissionError:
        raise ReadError("no permission to read it; make the file readable") from None
    except (OSError, ValueError) as error:
        raise ReadError(_why(error)) from None
