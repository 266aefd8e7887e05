"""What is wrong with the waivers of a `copylint.yaml`, told once the articles were seen.

The file is told like an article, with findings of `upkeep` alone, and only where there are any.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from copylint import config
from copylint.config import Settings, Waiver
from copylint.errors import ConfigError
from copylint.model import Allow, Document, Finding, Report, Span, Unread
from copylint.run.articles import walk
from copylint.run.batch import Wish, kinds
from copylint.run.choice import asked, load_packs, ran
from copylint.run.jobs import Job
from copylint.run.today import today
from copylint.settle import UPKEEP, Terms, fault, matches, reach, was_tried

_SAYS = {"upkeep/waiver-expired": "until", "upkeep/waiver-date": "until"}
"""What of a waiver a fault stands in, where that is not its rule."""
_ONE_FILE = re.compile(r"/?[\w.-]+(?:/[\w.-]+)+|/[\w.-]+")
"""A pattern that speaks of one file alone; without a `/` it holds in every folder."""


@dataclass(frozen=True)
class _Judge:
    """What an article was checked by, as far as that tells which rules ran."""

    settings: Settings
    is_heard: bool

    def tried(self, rule: str) -> bool:
        """Tell whether a waiver's rule was tried on the article."""
        told = self.settings
        chosen_by = told.packs, told.select, told.ignore
        return was_tried(rule, ran(*chosen_by, self.is_heard), asked(*chosen_by).known)


class Watch:
    """Sees the articles of a run go by, and tells at its end of the files that waive."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.books: dict[Path, _Book] = {}

    def follow(
        self, todo: Sequence[Job | Unread], reports: Iterator[Report | Unread]
    ) -> Iterator[Report | Unread]:
        """Yield what passes; `todo` is what it came from, in the same order."""
        for job, report in zip(todo, reports, strict=True):
            if isinstance(job, Job):
                place = _place(Path(job.file), self.wish)
                if place and config.read(place).options.get("waivers"):
                    book = self.books.setdefault(place, _Book(place, self.wish))
                    book.see(job, report)
            yield report

    def reports(self) -> Iterator[Report]:
        """Yield a report for each `copylint.yaml` in whose waivers anything is wrong."""
        for _, book in sorted(self.books.items()):
            report = book.report()
            if report.findings:
                yield report


def _place(path: Path, wish: Wish) -> Path | None:
    return wish.config or config.find(path.absolute().parent)


@dataclass
class _Book:
    """The waivers of one file, and what was seen of them.

    Attributes:
        seen: the real paths of the articles that were read.
        used: the waivers that silence something.
        judges: by waiver, what the articles it speaks of were checked by.
        missed: the waivers that speak of an article that could not be read.
        _others: the waivers of the articles that were no part of the run, as far as known.
    """

    place: Path
    wish: Wish
    seen: set[str] = field(default_factory=set)
    used: set[Waiver] = field(default_factory=set)
    judges: dict[Waiver, set[_Judge]] = field(default_factory=dict)
    missed: set[Waiver] = field(default_factory=set)
    _others: list[tuple[Waiver, ...]] = field(default_factory=list)

    def see(self, job: Job, report: Report | Unread) -> None:
        """Note what became of an article that the file holds for."""
        own = job.settings.waivers
        self.seen.add(os.path.realpath(job.file))
        if isinstance(report, Unread):
            self.missed.update(own)
            return
        self.used.update(own[w.allow.number - 1] for w in report.waived if w.allow.number)
        is_unfit = any(skip.what == "article" for skip in report.skips)
        is_heard = is_unfit or bool(report.engines and not report.skips)
        for waiver in own:
            self.judges.setdefault(waiver, set()).add(_Judge(job.settings, is_heard))

    def report(self) -> Report:
        """Tell what is wrong with the waivers."""
        source = self.place.read_bytes().decode("utf-8")
        mark = int(source.startswith("\ufeff"))
        settings = config.load(self.place, self.wish.overrides, self.wish.config)
        found: list[Finding] = []
        for waiver in config.read(self.place).options["waivers"]:
            if waiver in self.judges or waiver in self.missed or self._is_whole():
                found += (_finding(rule, waiver, mark) for rule in self._faults(waiver, settings))
        if not found:
            return Report(Document(config.shown(self.place.absolute()), source))
        from copylint.run.pipeline import page

        wanted = (f for f in found if _is_wanted(f.rule, settings))
        document = Document(config.shown(self.place.absolute()), source)
        findings = tuple(sorted(wanted, key=lambda f: (f.span, f.rule)))
        return Report(document, findings, page=page(document), fail_on=settings.fail_on)

    def _faults(self, waiver: Waiver, settings: Settings) -> Iterator[str]:
        """Yield the ids of what is wrong with a waiver."""
        wrong = ""
        if waiver not in self.used and waiver.rule:
            known = frozenset(rule.id for rule in load_packs(settings.packs).rules)
            allow = Allow(waiver.rule, waiver.because, waiver.until, Span(0, 0), Span(0, 0))
            wrong = fault(allow, Terms(today(), known, known))
            if not wrong and self._is_idle(waiver):
                wrong = "upkeep/waiver-unused"
        if wrong:
            yield wrong
        if reach(waiver.rule, waiver.is_everywhere):
            yield "upkeep/waiver-over-broad"
        if not waiver.owner:
            yield "upkeep/waiver-without-owner"

    def _is_idle(self, waiver: Waiver) -> bool:
        """Tell whether every article that a waiver speaks of was seen, and its rule tried on it."""
        if waiver in self.missed or self._has_unseen(waiver):
            return False
        return all(judge.tried(waiver.rule) for judge in self.judges.get(waiver, ()))

    def _has_unseen(self, waiver: Waiver) -> bool:
        """Tell whether a waiver speaks of an article that was not part of the run."""
        if waiver.files and all(map(_ONE_FILE.fullmatch, waiver.files)):
            places = [self._root / each.lstrip("/") for each in waiver.files]
            if all(os.path.realpath(p) in self.seen or not p.exists() for p in places):
                return False
        return any(waiver in own for own in self._unseen())

    def _is_whole(self) -> bool:
        """Tell whether every article that the file holds for was part of the run."""
        return all(False for _ in self._unseen())

    def _unseen(self) -> Iterator[tuple[Waiver, ...]]:
        """Yield the waivers of each article the file holds for that was no part of the run.

        The folder is walked once, and no further than somebody asks: where one article of many is
        checked, to the first other.
        """
        yield from self._others
        for own in self._rest:
            self._others.append(own)
            yield own

    @property
    def _root(self) -> Path:
        return self.place.absolute().parent

    @cached_property
    def _rest(self) -> Iterator[tuple[Waiver, ...]]:
        root = self._root
        for each in walk(root, kinds(str(root), self.wish)):
            path = Path(each.path if isinstance(each, Unread) else each)
            is_ours = isinstance(each, str) and _place(path, self.wish) == self.place
            if is_ours and os.path.realpath(path) not in self.seen:
                with suppress(ConfigError):
                    yield config.load(path, {}, self.wish.config).waivers


def _is_wanted(rule: str, settings: Settings) -> bool:
    if matches(rule, settings.ignore):
        return False
    return not settings.select or matches(rule, settings.select)


def _finding(rule: str, waiver: Waiver, mark: int) -> Finding:
    """Tell what is wrong with a waiver, where it is; `mark` is the length of a byte order mark."""
    upkeep = UPKEEP[rule]
    start, end = waiver.place(_SAYS.get(rule, "rule"))
    span = Span(start + mark, end + mark)
    message = upkeep.message.format(
        rule=waiver.rule or "nothing",
        until=waiver.until,
        reach=reach(waiver.rule, waiver.is_everywhere),
    )
    return Finding(rule, span, message, upkeep.severity, ("waiver",))
