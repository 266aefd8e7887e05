"""What reports pass on their way from the checks to the reporters."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

import click

from copylint import config
from copylint.model import Report, Skip, Unread
from copylint.registry import REPORTERS
from copylint.run.batch import Tally, Wish, results, settings_of
from copylint.run.jobs import Job

if TYPE_CHECKING:
    from copylint.changes import Changes

SELDOM = 20_000
"""New objects from which garbage is searched for; in what is checked there is hardly any."""
LONG = 12
"""Articles from which a run is worth a line about how far it is."""


def found(todo: Sequence[Job | Unread], wish: Wish) -> Iterator[Report | Unread]:
    """Check what is to be checked, and leave out what does not count."""
    reports = results(todo, settings_of(todo).jobs, wish.keeper)
    if any(isinstance(each, Job) and each.settings.baseline for each in todo):
        from copylint.baseline import compared

        reports = compared(todo, reports)
    return _kept(reports, wish.changes) if wish.changes else reports


def with_dossiers(
    todo: Sequence[Job | Unread], reports: Iterator[Report | Unread], forms: Iterable[str]
) -> Iterator[Report | Unread]:
    """Add the dossier of each article, where a form of report wants one."""
    if not any(getattr(REPORTERS[form], "WANTS_DOSSIER", False) for form in forms):
        return reports
    from copylint import dossier

    return dossier.with_dossiers(todo, reports)


def _is_ruled(each: Job | Unread) -> TypeGuard[Job]:
    return isinstance(each, Job) and each.settings.root is not None


def attended(
    todo: Sequence[Job | Unread], reports: Iterator[Report | Unread], wish: Wish, tally: Tally
) -> Iterator[Report | Unread]:
    """Add, after the articles, what is wrong with the waivers of their `copylint.yaml`."""
    files = {config.find(Path(each.file).absolute().parent) for each in todo if _is_ruled(each)}
    places = [wish.config] if wish.config else [place for place in files if place]
    if not any(config.read(place).options.get("waivers") for place in places):
        yield from reports
        return
    from copylint.upkeep import Watch

    watch = Watch(wish)
    yield from watch.follow(todo, reports)
    for report in watch.reports():
        told = wish.changes.keep(report) if wish.changes else report
        if told.findings:
            tally.add(told)
            yield told


def _kept(reports: Iterator[Report | Unread], changes: Changes) -> Iterator[Report | Unread]:
    """Yield reports of what changed alone, and say so when nothing did."""
    is_empty = True
    for report in reports:
        is_empty = False
        yield changes.keep(report) if isinstance(report, Report) else report
    if is_empty:
        click.echo("No article changed.", err=True)


def settled(reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
    """Search for garbage again once the first article is checked, and never among what stays.

    The search goes through all rules and modules: it takes a tenth of a short run.
    """
    for report in reports:
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(SELDOM)
            gc.enable()
        yield report


def complaining(reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
    """Say on the standard error what could not be read, where the report is not seen."""
    for report in reports:
        if isinstance(report, Unread):
            click.echo(f"{report.path}: {report.why}", err=True)
        yield report


def lacking(reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
    """Say once on the standard error what could not run, where the report does not say it."""
    told: set[Skip] = set()
    for report in reports:
        if isinstance(report, Report):
            for skip in report.skips:
                if skip.what == "article":
                    click.echo(f"{report.document.path}: not checked: {skip.why}", err=True)
                elif skip not in told:
                    told.add(skip)
                    click.echo(f"copylint: {skip.what} could not run: {skip.why}", err=True)
        yield report


class Progress:
    """A line on the terminal that says how far a long run is; nothing on a pipe."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.is_seen = total >= LONG and sys.stderr.isatty()
        self.line = ""

    def follow(self, reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
        """Yield what passes by, and count it."""
        for passed, report in enumerate(reports, 1):
            if self.is_seen:
                self.line = f"{passed} of {self.total} articles"
                click.echo(f"\r{self.line}", err=True, nl=False)
            yield report

    def clear(self) -> None:
        """Wipe the line, so that something else can stand there."""
        if self.line:
            click.echo(f"\r{' ' * len(self.line)}\r", err=True, nl=False)
            self.line = ""

    close = clear
