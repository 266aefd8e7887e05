"""What a report rests on besides its article and its settings."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from copylint.config import Settings
from copylint.packs.places import rules_dir
from copylint.registry import CHECKS, ENGINES, READERS
from copylint.run.today import today

_PACKAGE = Path(__file__).resolve().parent.parent
_APART = frozenset("jobs exclude baseline strict root cache packs".split())
"""Settings that are of no account for what is found; packs count by what is in them."""


def rules_and_code(packs: tuple[str, ...] = ()) -> str:
    """Hash the rules, our own code, and the versions of all that is installed beside it.

    Files count by what is in them, not by their times: a cache may move to another machine. It
    takes 10 ms.
    """
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for folder in (_PACKAGE, rules_dir(), *map(Path, packs)):
        digest.update(f"\0{folder.name}\0".encode("utf-8", "surrogatepass"))
        for path in sorted(_files(str(folder))):
            content = _content(path)
            name = f"{path[len(str(folder)) :]}\0{len(content)}\0"
            digest.update(name.encode("utf-8", "surrogatepass") + content)
    for told in (*sorted(_installed()), *sorted(_plugged_in())):
        digest.update(f"{told}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _files(directory: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(directory) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - some hundreds of them, 2 ms less
            return file.read()
    except OSError:
        return b""


def _installed() -> Iterator[str]:
    """Yield the name and version of every package: engines and libraries are among them."""
    for folder in filter(None, sys.path):
        with suppress(OSError):
            yield from (each.name for each in os.scandir(folder) if each.name.endswith("-info"))


def _plugged_in() -> Iterator[str]:
    """Yield the files of parts of other packages, which may be changed without a new version."""
    from importlib.util import find_spec

    for value in (*CHECKS.plugged_in, *READERS.plugged_in, *ENGINES.plugged_in):
        top = value.partition(":")[0].partition(".")[0]
        spec = find_spec(top)
        for place in (spec.submodule_search_locations or [spec.origin or ""]) if spec else ():
            for path in _files(place) if Path(place).is_dir() else (place,):
                with suppress(OSError):
                    stat = Path(path).stat()
                    yield f"{path} {stat.st_size} {stat.st_mtime_ns}"


def wishes(settings: Settings) -> str:
    """Say all that settings ask for, and of which day and LanguageTool the answer will be.

    What the rules and the waivers say of a date depends on the day. Of a server that somebody
    named, the version is not known.
    """
    told = [f"{name}={value!r}" for name, value in vars(settings).items() if name not in _APART]
    if settings.languagetool or settings.engine in ("languagetool", "both"):
        tell = getattr(ENGINES.get("languagetool"), "version", None)
        told.append(f"LanguageTool {tell() if tell else ''}")
    return "\n".join((*told, today().isoformat()))
