"""Many articles: which of them can be checked, by what settings, and what becomes of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copylint import config
from copylint.changes import Changes
from copylint.config import Settings
from copylint.errors import CopylintError
from copylint.model import Report, Unread
from copylint.registry import READERS
from copylint.run.articles import Kinds, gather
from copylint.run.jobs import Job
from copylint.run.outcome import verdict
from copylint.run.workers import check_all, size


@dataclass(frozen=True)
class Wish:
    """What the command line says.

    Attributes:
        overrides: settings by name, which win over any `copylint.yaml`.
        config: a `copylint.yaml` to go by, in place of those found upwards.
        name: what the article on the standard input is called; empty for `-`.
        source: the bytes of that article.
        changes: what changed, where nothing else is to be checked.
    """

    overrides: Mapping[str, Any] = field(default_factory=dict)
    config: Path | None = None
    name: str = ""
    source: bytes | None = None
    changes: Changes | None = None

    @property
    def everywhere(self) -> tuple[str, ...]:
        """The whole repository of the changes, from the working folder."""
        return (os.path.relpath(self.changes.root),) if self.changes else ()


def plan(paths: Sequence[str], wish: Wish) -> list[Job | Unread]:
    """Give, in the order of their paths, the articles to check and what cannot be one.

    What is wrong with settings or rules is told once, in place of the articles it concerns.
    """
    told: dict[str, Unread] = {}
    found: dict[str, str | Unread] = {}
    for path in paths:
        try:
            kinds = _kinds(path, wish)
        except CopylintError as error:
            _tell(error, told)
            continue
        for each in _touched(gather([path], kinds), path, wish.changes):
            found.setdefault(each.path if isinstance(each, Unread) else each, each)
    todo: list[Job | Unread] = []
    for _, each in sorted(found.items()):
        try:
            todo.append(each if isinstance(each, Unread) else _job(each, wish))
        except CopylintError as error:
            _tell(error, told)
    return [*told.values(), *todo]


def _touched(
    found: Iterable[str | Unread], path: str, changes: Changes | None
) -> Iterator[str | Unread]:
    """Yield, of what a path names, the articles that changed; or that there is no such path."""
    for each in found:
        if changes is None:
            yield each
        elif isinstance(each, str):
            yield from [each] * changes.touch(each)
        elif not Path(path).is_dir():
            yield each


def _kinds(path: str, wish: Wish) -> Kinds:
    endings = frozenset(READERS)
    if not Path(path).is_dir():
        return Kinds(endings)
    settings = config.load(Path(path), wish.overrides, wish.config)
    return Kinds(endings, settings.exclude, settings.root)


def _job(path: str, wish: Wish) -> Job:
    from copylint.run.asking import engines

    source = wish.source if path == "-" else None
    if wish.changes:
        source = wish.changes.staged(path)
    name = wish.name or path if path == "-" else path
    settings = config.load(Path(name), wish.overrides, wish.config)
    return Job(name, settings, engines(settings), source)


def _tell(error: CopylintError, told: dict[str, Unread]) -> None:
    place, _, why = str(error).partition(": ")
    told.setdefault(str(error), Unread(place, why) if why else Unread("copylint", place))


def results(todo: Sequence[Job | Unread], at_a_time: int = 0) -> Iterator[Report | Unread]:
    """Yield what becomes of each article, in order.

    Args:
        todo: as `plan` gave it.
        at_a_time: articles; 0 for as many as pay off.
    """
    jobs = [each for each in todo if isinstance(each, Job)]
    reports = check_all(jobs, size(at_a_time, len(jobs)))
    for each in todo:
        yield each if isinstance(each, Unread) else next(reports)


@dataclass
class Tally:
    """Counts articles as they pass by, and keeps the worst exit code of any."""

    strict: Sequence[bool]
    passed: int = 0
    code: int = 0

    def watch(self, reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
        """Yield what passes; `strict` says of each whether a skip is a failure."""
        for report, strict in zip(reports, self.strict, strict=True):
            self.code = max(self.code, verdict([report], strict))
            self.passed += 1
            yield report


def settings_of(todo: Sequence[Job | Unread]) -> Settings:
    """Give the settings of the first article, which options of the whole run are taken from."""
    return next((each.settings for each in todo if isinstance(each, Job)), Settings())
