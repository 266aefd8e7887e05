"""`copylint check`."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from copylint.cli.options import forms, given, of_rules, one_of, read_reports
from copylint.cli.passing import (
    Progress,
    attended,
    complaining,
    found,
    lacking,
    settled,
    with_dossiers,
)
from copylint.cli.shared import Render, Write, articles, copied, fitting, opened
from copylint.cli.terminal import columns, has_color
from copylint.config import AUDIENCES, ENGINES, LEVELS
from copylint.errors import CopylintError
from copylint.model import Unread
from copylint.registry import FORMS, REPORTERS
from copylint.run.batch import Tally, Wish, plan
from copylint.run.jobs import Job
from copylint.run.keeping import Keeper

if TYPE_CHECKING:
    from copylint.changes import Changes
    from copylint.run.watching import Change

COLORS = ("auto", "always", "never")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format",
    "form",
    default="text",
    metavar="NAME",
    help=f"Of the report: {', '.join(FORMS)}.",
)
@click.option("-o", "--output", default="", metavar="FILE", help="Write the report to a file.")
@click.option(
    "--report",
    "others",
    multiple=True,
    callback=read_reports,
    metavar="NAME=FILE",
    help="Write another report too.",
)
@click.option(
    "--changed",
    is_flag=False,
    flag_value="",
    metavar="[REF]",
    help="Only what changed since the branch left REF, or its upstream, main or master.",
)
@click.option("--staged", is_flag=True, help="Only what is staged for the next commit.")
@click.option("--baseline", metavar="FILE", help="Let only what FILE does not know count.")
@click.option("--country", metavar="CODE", help="By the rules of US, UK, AU, CA, EU, another.")
@click.option("--audience", **one_of("For", AUDIENCES, "WHO"))
@click.option("--profession", metavar="NAME", help="Of the clinic, such as physiotherapist.")
@click.option("--locale", callback=fitting, metavar="CODE", help="Of the copy, such as en-GB.")
@click.option("--fail-on", **one_of("Exit 1 from here on", LEVELS, "LEVEL"))
@click.option("--strict", is_flag=True, default=None, help="Exit 2 when a check could not run.")
@click.option("--engine", **one_of("Grammar read by", ENGINES, "NAME"))
@click.option(
    "--languagetool",
    callback=fitting,
    metavar="URL|auto",
    help="Ask a LanguageTool server, or start one.",
)
@click.option("--select", **of_rules("Run these alone."))
@click.option("--ignore", **of_rules("Leave these out."))
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="Add a directory of rules.")
@click.option("-j", "--jobs", type=click.IntRange(1, 999), metavar="N", help="Articles at a time.")
@click.option(
    "--no-cache", "cache", flag_value=False, default=None, help="Neither keep nor find reports."
)
@click.option("-q", "--quiet", is_flag=True, help="One line for each article that must change.")
@click.option("--color", default="auto", **one_of("Colour", COLORS, "WHEN"))
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use.")
@click.option("--stdin-filename", default="", metavar="PATH", help="What - is called.")
@click.option("--watch", is_flag=True, help="Check again whenever something changes.")
def check(paths: tuple[str, ...], watch: bool, **options: Any) -> None:
    """Check articles: files, folders, or - for the standard input.

    RULES are ids or their beginnings, such as claims,safety/low-back-pain. What copylint.yaml
    says, beside an article or above it, holds where no option does.

    Exit code: 0 ready to publish, 1 something must change, 2 something could not be read or run.
    """
    look = _look(options)
    if watch and "-" in paths:
        raise click.UsageError("nothing changes in -; name the article's file")
    if not paths and options["changed"] is None and not options["staged"]:
        raise click.UsageError("Missing argument 'PATH...'; name articles or folders, or --changed")
    run = _Run(articles(paths, options["config"]), options, look, not paths)
    if watch:
        _watch(run)
    run.round()
    click.get_current_context().exit(run.code)


@dataclass(frozen=True)
class _Look:
    """How reports are written, and where; `others` are further forms by file."""

    form: str
    output: str
    others: Mapping[str, str]
    color: bool
    quiet: bool

    @property
    def render(self) -> Render:
        """What writes the report; for people, as wide as their terminal."""
        render = REPORTERS[self.form].render
        wide = columns() if self.form == "text" and not self.output else 0
        room = {"columns": wide} if wide else {}
        return partial(render, color=self.color, quiet=self.quiet, **room)


def _look(options: dict[str, Any]) -> _Look:
    """Take the options that say how reports are written out of the others."""
    form, output, others = (options.pop(name) for name in ("form", "output", "others"))
    if form not in REPORTERS:
        raise click.BadParameter(forms(), param_hint="--format")
    wanted = options.pop("color")
    color = has_color(wanted) and (wanted == "always" or not output)
    return _Look(form, output, others, color, options.pop("quiet"))


@dataclass
class _Run:
    """Checks what some paths come to, once or again and again; keeps what they came to last."""

    paths: tuple[str, ...]
    options: Mapping[str, Any]
    look: _Look
    is_everywhere: bool
    todo: Sequence[Job | Unread] = ()
    code: int = 0

    def round(self, change: Change | None = None) -> None:
        """Check what changed, or all, and write the report; none where that is nothing."""
        if not gc.get_freeze_count():
            gc.disable()
        with Keeper() as keeper:
            wish = replace(_wish(self.paths, self.options), keeper=keeper)
            self.todo = plan(self.named(wish), wish)
            todo = [each for each in self.todo if change is None or change.touches(each)]
            if change is None or todo:
                _say(change)
                self.code = _written(todo, wish, self.look)

    def named(self, wish: Wish) -> tuple[str, ...]:
        """Give the paths to check: those named, else where git looks for changes."""
        return wish.everywhere if self.is_everywhere else self.paths


def _written(todo: Sequence[Job | Unread], wish: Wish, look: _Look) -> int:
    """Check what is to be checked, write the reports, and give the exit code."""
    with opened(look.output) as write, _copies(look) as copies:
        tally = Tally([isinstance(each, Job) and each.settings.strict for each in todo])
        reports = settled(tally.watch(found(todo, wish)))
        reports = with_dossiers(todo, reports, {look.form, *look.others.values()})
        reports = attended(todo, reports, wish, tally)
        if look.form != "text" or look.output:
            reports = complaining(reports)
        if look.quiet and any(isinstance(each, Job) and each.settings.strict for each in todo):
            reports = lacking(reports)
        if copies:
            reports = copied(reports, copies)
        with closing(Progress(len(todo))) as progress:
            seen = progress.follow(reports)
            for piece in look.render(seen):
                progress.clear()
                write(piece)
    gc.enable()
    return tally.code


def _watch(run: _Run) -> NoReturn:
    """Check all, and then again what changes, until somebody ends it."""
    from copylint.run.watching import Watcher, forget

    outputs = filter(None, (run.look.output, *run.look.others))
    paths = run.named(_wish(run.paths, run.options))
    watcher = Watcher(paths, run.options["config"], tuple(outputs))
    watcher.begin()
    change = None
    while True:
        try:
            run.round(change)
        except CopylintError as error:
            if change is None:
                raise
            click.echo(f"copylint: {error}", err=True)
        if change is None:
            if not any(isinstance(each, Job) or Path(each.path).exists() for each in run.todo):
                click.get_current_context().exit(run.code)
            click.echo(f"{_now()}  Watching; Ctrl-C ends it.", err=True)
        change = watcher.wait(run.todo)
        if change.is_all:
            forget()


def _say(change: Change | None) -> None:
    """Say on the standard error, which no report goes to, when what changed."""
    if change:
        click.echo(f"{_now()}  {change.told()}", err=True)


def _now() -> str:
    return time.strftime("%H:%M:%S")


def _wish(paths: Sequence[str], options: Mapping[str, Any]) -> Wish:
    apart = ("stdin_filename", "config", "changed", "staged")
    overrides = {k: v for k, v in options.items() if k not in apart and v not in (None, ())}
    changes = _changes(paths, options["changed"], options["staged"])
    return Wish(overrides, options["config"], options["stdin_filename"], given(paths), changes)


def _changes(paths: Sequence[str], ref: str | None, is_staged: bool) -> Changes | None:
    """Ask git what changed, where that is all that is to be checked."""
    from copylint.changes import changed, staged

    if ref is None and not is_staged:
        return None
    if "-" in paths:
        raise click.UsageError("git knows no changes of -; name the article's file")
    if ref is not None and is_staged:
        raise click.UsageError("--changed holds what is staged too; leave one of them out")
    return staged() if is_staged else changed(ref or "")


@contextmanager
def _copies(look: _Look) -> Iterator[Sequence[tuple[Render, Write]]]:
    """Open the files of further reports; on GitHub, marks are printed below a report for people."""
    marks: list[str] = []
    with ExitStack() as stack:
        copies: list[tuple[Render, Write]] = [
            (partial(REPORTERS[name].render, quiet=look.quiet), stack.enter_context(opened(path)))
            for path, name in look.others.items()
        ]
        if look.form == "text" and os.environ.get("GITHUB_ACTIONS") == "true":
            copies.append((REPORTERS["github"].render, marks.append))
        yield copies
    if marks:
        with opened("") as write:
            write("".join(marks))
