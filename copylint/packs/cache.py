"""Keep compiled packs, and find them again by what they were made from."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from copylint import __version__
from copylint.packs.load import Packs, Parsers, gather, load
from copylint.packs.places import cache_dir

KEPT = 4
"""Compiled packs that stay in the cache folder; the oldest go."""
_PLAIN = {"builtins": frozenset(("frozenset", "set", "dict", "tuple", "list"))}


def ready(directories: Sequence[Path], parsers: Parsers) -> Packs:
    """Give packs ready to run, compiled now or found in the user's cache folder.

    Raises:
        RuleError: what is wrong in a rule file.
    """
    file = cache_dir() / f"rules-{_fingerprint(directories)}.pickle"
    modules = {parse.__module__.partition(".")[0] for parse in parsers.values()} | {"copylint"}
    found = _read(file, modules)
    if found is None:
        found = gather([load(directory, parsers) for directory in directories])
        _write(file, found)
    return found


def _fingerprint(directories: Sequence[Path]) -> str:
    """Hash what compiled packs depend on: rule files and our own code by path, size and time."""
    digest = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    package = Path(__file__).resolve().parent.parent
    rooms = tuple(package / room for room in ("text", "packs", "checks"))
    for directory in (*directories, *rooms):
        for row in sorted(_files(str(directory))):
            digest.update(row.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _files(directory: str) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith((".yaml", ".py")):
                stat = entry.stat()
                yield f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}\n"


class _Pickler(pickle.Pickler):
    """Writes slotted dataclasses as calls with their values, which are read twice as fast."""

    def reducer_override(self, obj: object) -> Any:
        cls = type(obj)
        if "__slots__" not in cls.__dict__ or not is_dataclass(obj) or "__reduce__" in cls.__dict__:
            return NotImplemented
        return cls, tuple(getattr(obj, each.name) for each in fields(obj))


class _Unpickler(pickle.Unpickler):
    """Makes nothing but our own nouns, so that a foreign file in the cache folder cannot run."""

    modules: set[str]

    def find_class(self, module: str, name: str) -> object:
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        if module.partition(".")[0] in self.modules and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not expected")


def _read(file: Path, modules: set[str]) -> Packs | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    unpickler = _Unpickler(io.BytesIO(data))
    unpickler.modules = modules
    collecting = gc.isenabled()
    gc.disable()
    try:
        found = unpickler.load()
    except Exception:
        # A damaged file is no fault of the user's: the packs are compiled again.
        return None
    finally:
        if collecting:
            gc.enable()
    return found if isinstance(found, Packs) else None


def _write(file: Path, packs: Packs) -> None:
    """Keep the packs; a folder that cannot be written costs time, nothing else."""
    import tempfile

    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            _Pickler(out, protocol=pickle.HIGHEST_PROTOCOL).dump(packs)
        Path(name).replace(file)
        old = sorted(file.parent.glob("rules-*.pickle"), key=lambda p: p.stat().st_mtime_ns)
        for gone in old[:-KEPT]:
            gone.unlink(missing_ok=True)
