"""Many articles: which of them can be checked, by what settings, and what becomes of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from copylint import config
from copylint.config import Settings
from copylint.errors import CopylintError
from copylint.model import Report, Unread
from copylint.registry import COLLECTIONS, READERS
from copylint.run.articles import Kinds, gather
from copylint.run.jobs import NO_ENGINES, Job
from copylint.run.keeping import Keeper
from copylint.run.outcome import verdict
from copylint.run.workers import check_all, size

if TYPE_CHECKING:
    from copylint.changes import Changes

EXPORT = ".wxr"
"""The ending of exports of WordPress that folders are searched for; most end in `.xml`, as much
else does, and are named."""


@dataclass(frozen=True)
class Wish:
    """What the command line says.

    Attributes:
        overrides: settings by name, which win over any `copylint.yaml`.
        config: a `copylint.yaml` to go by, in place of those found upwards.
        name: what the article on the standard input is called; empty for `-`.
        source: the bytes of that article.
        changes: what changed, where nothing else is to be checked.
        keeper: of reports; None where none is to be kept or found again.
    """

    overrides: Mapping[str, Any] = field(default_factory=dict)
    config: Path | None = None
    name: str = ""
    source: bytes | None = None
    changes: Changes | None = None
    keeper: Keeper | None = None

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
            sought = kinds(path, wish)
        except CopylintError as error:
            _tell(error, told)
            continue
        for each in _touched(gather([path], sought), path, wish.changes):
            found.setdefault(each.path if isinstance(each, Unread) else each, each)
    todo: list[Job | Unread] = []
    for _, each in sorted(found.items()):
        try:
            todo += [each] if isinstance(each, Unread) else _jobs(each, wish)
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


def kinds(path: str, wish: Wish) -> Kinds:
    """Say what is sought below a path: endings of articles, and what the settings leave out."""
    endings = frozenset((*READERS, EXPORT))
    if not Path(path).is_dir():
        return Kinds(endings)
    settings = config.load(Path(path), wish.overrides, wish.config)
    also = tuple(chain.from_iterable(each.files for each in settings.content))
    return Kinds(endings, settings.exclude, settings.root, also)


def _jobs(path: str, wish: Wish) -> list[Job | Unread]:
    """Give what there is to do in a file: one article, or each that it holds."""
    job = _job(path, wish)
    ending = Path(job.path).suffix.lower()
    if ending in READERS or ending not in COLLECTIONS:
        return [_looked_up(job, wish)]
    from copylint.run.excerpts import apart

    return [_looked_up(each, wish) if isinstance(each, Job) else each for each in apart(job)]


def _job(path: str, wish: Wish) -> Job:
    source = wish.source if path == "-" else None
    if wish.changes:
        source = wish.changes.staged(path)
    name = wish.name or path if path == "-" else path
    settings = config.load(Path(name), wish.overrides, wish.config)
    return Job(name, settings, NO_ENGINES, source)


def _looked_up(job: Job, wish: Wish) -> Job:
    """Say whether a report of an article was kept, or else make its engines ready."""
    if wish.keeper and wish.keeper.has(job):
        return replace(job, is_kept=True)
    return _readied(job)


def _readied(job: Job) -> Job:
    from copylint.run.asking import engines

    return replace(job, engines=engines(job.settings), is_kept=False)


def _tell(error: CopylintError, told: dict[str, Unread]) -> None:
    place, _, why = str(error).partition(": ")
    told.setdefault(str(error), Unread(place, why) if why else Unread("copylint", place))


def results(
    todo: Sequence[Job | Unread], at_a_time: int = 0, keeper: Keeper | None = None
) -> Iterator[Report | Unread]:
    """Yield what becomes of each article, in order.

    Args:
        todo: as `plan` gave it.
        at_a_time: articles; 0 for as many as pay off.
        keeper: what `plan` was given.
    """
    jobs = [replace(each, whole="") for each in todo if _is_new(each)]
    at_once = size(at_a_time, sum(isinstance(each, Job) for each in todo))
    reports = check_all(jobs, min(at_once, len(jobs)), at_once > 1)
    for each in todo:
        if isinstance(each, Unread):
            yield each
        elif each.is_kept:
            yield _placed(each, _found(each, keeper))
        else:
            report = next(reports)
            if keeper and isinstance(report, Report):
                keeper.keep(each, report)
            yield _placed(each, report)


def _is_new(job: Job | Unread) -> TypeGuard[Job]:
    return isinstance(job, Job) and not job.is_kept


def _placed(job: Job, report: Report | Unread) -> Report | Unread:
    if not job.whole:
        return report
    from copylint.run.excerpts import placed

    return placed(job, report)


def _found(job: Job, keeper: Keeper | None) -> Report | Unread:
    """Find the report of an article; one that was lost meanwhile is made again."""
    found = keeper.find(job) if keeper else None
    return found or next(check_all([_readied(job)], 1))


@dataclass
class Tally:
    """Counts articles as they pass by, and keeps the worst exit code of any."""

    strict: Sequence[bool]
    passed: int = 0
    code: int = 0

    def add(self, report: Report) -> None:
        """Count a report that came from no article."""
        self.code = max(self.code, verdict([report]))

    def watch(self, reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
        """Yield what passes; `strict` says of each whether a skip is a failure."""
        for report, strict in zip(reports, self.strict, strict=True):
            self.code = max(self.code, verdict([report], strict))
            self.passed += 1
            yield report


def settings_of(todo: Sequence[Job | Unread]) -> Settings:
    """Give the settings of the first article, which options of the whole run are taken from."""
    return next((each.settings for each in todo if isinstance(each, Job)), Settings())
