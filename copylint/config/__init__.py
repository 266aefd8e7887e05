"""The options that hold for an article: `copylint.yaml`, found upwards, under the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from copylint.config.options import (
    ADDED,
    AUDIENCES,
    CHOICES,
    ENGINES,
    LEVELS,
    LOCALES,
    NAME,
    File,
    Placed,
    Settings,
)
from copylint.config.patterns import matcher
from copylint.config.reading import checked, fault, read, shown
from copylint.config.waivers import Waiver

__all__ = [
    "AUDIENCES",
    "CHOICES",
    "ENGINES",
    "LEVELS",
    "LOCALES",
    "NAME",
    "Placed",
    "Settings",
    "Waiver",
    "checked",
    "fault",
    "find",
    "load",
    "matcher",
    "read",
    "shown",
]


def load(start: Path, overrides: Mapping[str, Any], config: Path | None = None) -> Settings:
    """Give the options for an article.

    Args:
        start: the article, or a folder.
        overrides: options of the command line, which win.
        config: a file to read in place of the `copylint.yaml` found upwards.

    Raises:
        ConfigError: for a file or a value that cannot be used.
    """
    folder = start if start.is_dir() else start.parent
    place = config or find(folder.absolute())
    settings = _settings(read(place), start) if place else Settings()
    return replace(settings, **{name: _tidy(name, value) for name, value in overrides.items()})


@lru_cache(maxsize=4096)
def find(folder: Path) -> Path | None:
    """Give the nearest `copylint.yaml` in a folder or above it."""
    place = folder / NAME
    if place.is_file():
        return place
    return None if folder.parent == folder else find(folder.parent)


def _settings(file: File, start: Path) -> Settings:
    root = file.place.parent.absolute()
    values = dict(file.options)
    for lines, options in file.paths:
        if _matches(lines, start, root):
            for name, value in options.items():
                values[name] = (*values.get(name, ()), *value) if name in ADDED else value
    values = {name: _tidy(name, value) for name, value in values.items()}
    if "waivers" in values:
        own = (each for each in values["waivers"] if _speaks_of(each, start, root))
        values["waivers"] = tuple(own)
    if "packs" in values:
        values["packs"] = tuple(str(root / pack) for pack in values["packs"])
    if "baseline" in values:
        values["baseline"] = str(root / values["baseline"])
    return Settings(**values, root=root)


def _speaks_of(waiver: Waiver, start: Path, root: Path) -> bool:
    return not waiver.files or _matches(waiver.files, start, root)


def _matches(lines: tuple[str, ...], start: Path, root: Path) -> bool:
    import os

    relative = Path(os.path.relpath(start.absolute(), root)).as_posix()
    return not relative.startswith("../") and matcher(lines).match_file(relative)


def _tidy(name: str, value: Any) -> Any:
    if name == "country":
        return str(value).upper()
    return tuple(value) if isinstance(value, list) else value
