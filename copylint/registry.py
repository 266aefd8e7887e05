"""The parts that plug in, by name: built in, or under the entry points `copylint.checks` and so on.

Nothing is imported before it is asked for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from copylint.errors import ConfigError

_HERE = Path(__file__).parent


class Parts(Mapping[str, Any]):
    """Modules of one kind by name, each imported when it is first asked for."""

    def __init__(self, folder: str, built_in: Mapping[str, str], is_open: bool = True) -> None:
        """Name the parts.

        Args:
            folder: of copylint, and the group of the entry points.
            built_in: module of the folder by name; those that do not exist are left out.
            is_open: whether other packages may add to them.
        """
        self.folder = folder
        self.is_open = is_open
        self._modules: dict[str, Any] = {}
        self._built_in = {name: stem for name, stem in built_in.items() if _exists(folder, stem)}

    @cached_property
    def _foreign(self) -> dict[str, Any]:
        found = _entry_points(f"copylint.{self.folder}") if self.is_open else ()
        return {entry.name: entry for entry in found}

    @property
    def plugged_in(self) -> tuple[str, ...]:
        """The modules of other packages, as their entry points name them."""
        return tuple(entry.value for entry in self._foreign.values())

    def __getitem__(self, name: str) -> Any:
        if name not in self._modules:
            self._modules[name] = self._load(name)
        return self._modules[name]

    def _load(self, name: str) -> Any:
        if name in self._built_in:
            return import_module(f"copylint.{self.folder}.{self._built_in[name]}")
        entry = self._foreign[name]
        try:
            return entry.load()
        except Exception as error:
            why = f"cannot be loaded ({error}); mend or remove that package"
            raise ConfigError(f"copylint.{self.folder}: {entry.value}: {why}") from error

    def __iter__(self) -> Iterator[str]:
        yield from self._built_in
        yield from (name for name in self._foreign if name not in self._built_in)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return name in self._built_in or name in self._foreign


def _exists(folder: str, stem: str) -> bool:
    place = _HERE / folder
    return (place / f"{stem}.py").is_file() or (place / stem / "__init__.py").is_file()


def _entry_points(group: str) -> tuple[Any, ...]:
    if group not in _groups():
        return ()
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=group), key=lambda entry: entry.name))


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    """Tell which groups of entry points of ours are named in any installed package.

    Reads the files themselves: `importlib.metadata` alone takes longer to import.
    """
    found: set[str] = set()
    for folder in filter(None, sys.path):
        for text in _declared(folder):
            lines = text.decode("utf-8", "replace").splitlines()
            found.update(line.strip(" []") for line in lines if line.startswith("[copylint."))
    return frozenset(found)


def _declared(folder: str) -> Iterator[bytes]:
    """Yield the entry points of the packages in a folder, where any may be ours."""
    try:
        places = [entry.path for entry in os.scandir(folder) if entry.name.endswith("-info")]
    except OSError:
        return
    for place in places:
        with suppress(OSError):
            text = Path(place, "entry_points.txt").read_bytes()
            if b"[copylint." in text:
                yield text


def _by_ending(modules: Mapping[str, str]) -> dict[str, str]:
    return {ending: stem for stem, endings in modules.items() for ending in endings.split()}


_KINDS = "claim advice measure remark swap sameness shape byline"
CHECKS = Parts("checks", {kind: kind for kind in _KINDS.split()})
_ENDINGS = {
    "markdown": ".md .markdown .mdx .mdown .mkd .qmd .rmd",
    "plain": ".txt .text",
    "html": ".html .htm .xhtml",
}
READERS = Parts("readers", _by_ending(_ENDINGS))
_COLLECTED = {
    "wordpress": ".xml .wxr",
    "json": ".json .jsonl .ndjson",
    "csv": ".csv .tsv",
}
COLLECTIONS = Parts("readers", _by_ending(_COLLECTED), is_open=False)
"""What finds the articles in a file of several, by its ending."""
ENGINES = Parts("engines", {"harper": "harper", "languagetool": "languagetool"})
FORMS = tuple("text json html markdown sarif junit checkstyle github gitlab rdjson rdjsonl".split())
"""The forms of report that are built in."""
REPORTERS = Parts("reporters", {form: form for form in FORMS})
