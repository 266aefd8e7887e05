"""`copylint check`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copylint.cli.shared import Render, Write, copied, fitting, opened
from copylint.config import AUDIENCES, ENGINES, LEVELS
from copylint.model import Report, Unread
from copylint.registry import REPORTERS
from copylint.run.batch import Tally, Wish, plan, results, settings_of
from copylint.run.jobs import Job
from copylint.run.keeping import Keeper

if TYPE_CHECKING:
    from copylint.changes import Changes

COLORS = ("auto", "always", "never")
LONG = 12
"""Articles from which a run is worth a line about how far it is."""


def _rules(ctx: Any, param: Any, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split lists of ids and prefixes at commas."""
    return tuple(filter(None, ",".join(value).replace(" ", "").split(",")))


def _reports(ctx: Any, param: Any, value: tuple[str, ...]) -> dict[str, str]:
    """Read NAME=FILE, and give the name of the form by file."""
    wanted: dict[str, str] = {}
    for each in value:
        form, _, path = each.partition("=")
        if form not in REPORTERS or not path:
            raise click.BadParameter(f"{each}: write NAME=FILE, NAME {_forms()}")
        if wanted.setdefault(path, form) != form:
            raise click.BadParameter(f"{path} is named twice; give each report its own file")
    return wanted


def _forms() -> str:
    return f"one of {', '.join(REPORTERS)}"


def _one_of(what: str, names: Sequence[str], metavar: str) -> dict[str, Any]:
    """Say how an option that takes one of some names is read and told."""
    told = f"{what}: {', '.join(names)}."
    return {"type": click.Choice(names), "metavar": metavar, "help": told}


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--format", "form", default="text", metavar="NAME", help="Such as text or json.")
@click.option("-o", "--output", default="", metavar="FILE", help="Write the report to a file.")
@click.option(
    "--report",
    "others",
    multiple=True,
    callback=_reports,
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
@click.option("--audience", **_one_of("For", AUDIENCES, "WHO"))
@click.option("--profession", metavar="NAME", help="Of the clinic, such as physiotherapist.")
@click.option("--locale", callback=fitting, metavar="CODE", help="Of the copy, such as en-GB.")
@click.option("--fail-on", **_one_of("Exit 1 from here on", LEVELS, "LEVEL"))
@click.option("--strict", is_flag=True, default=None, help="Exit 2 when a check could not run.")
@click.option("--engine", **_one_of("Grammar read by", ENGINES, "NAME"))
@click.option(
    "--languagetool",
    callback=fitting,
    metavar="URL|auto",
    help="Ask a LanguageTool server, or start one.",
)
@click.option("--select", multiple=True, callback=_rules, metavar="RULES", help="Run these alone.")
@click.option("--ignore", multiple=True, callback=_rules, metavar="RULES", help="Leave these out.")
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="Add a directory of rules.")
@click.option("-j", "--jobs", type=click.IntRange(1, 999), metavar="N", help="Articles at a time.")
@click.option(
    "--no-cache", "cache", flag_value=False, default=None, help="Neither keep nor find reports."
)
@click.option("-q", "--quiet", is_flag=True, help="One line for each article that must change.")
@click.option("--color", default="auto", **_one_of("Colour", COLORS, "WHEN"))
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use.")
@click.option("--stdin-filename", default="", metavar="PATH", help="What - is called.")
def check(
    paths: tuple[str, ...], form: str, output: str, others: dict[str, str], **options: Any
) -> None:
    """Check articles: files, folders, or - for the standard input.

    RULES are ids or their beginnings, such as claims,safety/low-back-pain. What copylint.yaml
    says, beside an article or above it, holds where no option does.

    Exit code: 0 ready to publish, 1 something must change, 2 something could not be read or run.
    """
    if form not in REPORTERS:
        raise click.BadParameter(_forms(), param_hint="--format")
    color = _has_color(options.pop("color"), output)
    quiet = options.pop("quiet")
    changes = _changes(paths, options.pop("changed"), options.pop("staged"))
    gc.disable()
    with (
        Keeper() as keeper,
        opened(output) as write,
        _copies(form, others, quiet) as copies,
    ):
        wish = replace(_wish(paths, options), changes=changes, keeper=keeper)
        todo = plan(paths or wish.everywhere, wish)
        tally = Tally([isinstance(each, Job) and each.settings.strict for each in todo])
        reports = _settled(tally.watch(_found(todo, wish)))
        reports = _with_dossiers(todo, reports, {form, *others.values()})
        reports = _attended(todo, reports, wish, tally)
        if form != "text" or output:
            reports = _complaining(reports)
        if copies:
            reports = copied(reports, copies)
        with closing(_Progress(len(todo))) as progress:
            seen = progress.follow(reports)
            for piece in REPORTERS[form].render(seen, color=color, quiet=quiet):
                progress.clear()
                write(piece)
    gc.enable()
    click.get_current_context().exit(tally.code)


def _changes(paths: Sequence[str], ref: str | None, is_staged: bool) -> Changes | None:
    """Ask git what changed, where that is all that is to be checked."""
    from copylint.changes import changed, staged

    if ref is None and not is_staged:
        if not paths:
            raise click.UsageError("Missing argument 'PATH...'.")
        return None
    if "-" in paths:
        raise click.UsageError("git knows no changes of -; name the article's file")
    if ref is not None and is_staged:
        raise click.UsageError("--changed holds what is staged too; leave one of them out")
    return staged() if is_staged else changed(ref or "")


def _found(todo: Sequence[Job | Unread], wish: Wish) -> Iterator[Report | Unread]:
    """Check what is to be checked, and leave out what does not count."""
    found = results(todo, settings_of(todo).jobs, wish.keeper)
    if any(isinstance(each, Job) and each.settings.baseline for each in todo):
        from copylint.baseline import compared

        found = compared(todo, found)
    return _kept(found, wish.changes) if wish.changes else found


def _with_dossiers(
    todo: Sequence[Job | Unread], reports: Iterator[Report | Unread], forms: Iterable[str]
) -> Iterator[Report | Unread]:
    """Add the dossier of each article, where a form of report wants one."""
    if not any(getattr(REPORTERS[form], "WANTS_DOSSIER", False) for form in forms):
        return reports
    from copylint.dossier import with_dossiers

    return with_dossiers(todo, reports)


def _attended(
    todo: Sequence[Job | Unread], reports: Iterator[Report | Unread], wish: Wish, tally: Tally
) -> Iterator[Report | Unread]:
    """Add, after the articles, what is wrong with the waivers of their `copylint.yaml`."""
    if not any(isinstance(each, Job) and each.settings.root for each in todo):
        yield from reports
        return
    from copylint.upkeep import Watch

    watch = Watch(wish)
    yield from watch.follow(todo, reports)
    for report in watch.reports():
        told = wish.changes.keep(report) if wish.changes else report
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


@contextmanager
def _copies(
    form: str, others: dict[str, str], quiet: bool
) -> Iterator[Sequence[tuple[Render, Write]]]:
    """Open the files of further reports; on GitHub, marks are printed below a report for people."""
    marks: list[str] = []
    with ExitStack() as stack:
        copies: list[tuple[Render, Write]] = [
            (partial(REPORTERS[name].render, quiet=quiet), stack.enter_context(opened(path)))
            for path, name in others.items()
        ]
        if form == "text" and os.environ.get("GITHUB_ACTIONS") == "true":
            copies.append((REPORTERS["github"].render, marks.append))
        yield copies
    if marks:
        with opened("") as write:
            write("".join(marks))


def _wish(paths: tuple[str, ...], options: dict[str, Any]) -> Wish:
    name, config = options.pop("stdin_filename"), options.pop("config")
    overrides = {key: value for key, value in options.items() if value not in (None, ())}
    source = sys.stdin.buffer.read() if "-" in paths else None
    return Wish(overrides, config, name, source)


def _has_color(wanted: str, output: str) -> bool:
    if wanted != "auto":
        return wanted == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not output and not plain and sys.stdout.isatty()


def _settled(reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
    """Search for garbage again once the first article is checked, and never among what stays.

    The search goes through all rules and modules: it takes a tenth of a short run.
    """
    for report in reports:
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        yield report


def _complaining(reports: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
    """Say on the standard error what could not be read, where the report is not seen."""
    for report in reports:
        if isinstance(report, Unread):
            click.echo(f"{report.path}: {report.why}", err=True)
        yield report


class _Progress:
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
