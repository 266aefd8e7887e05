"""`copylint baseline`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from copylint import config
from copylint.cli.options import named
from copylint.cli.shared import articles, fitting, opened
from copylint.config import ENGINES
from copylint.model import Report
from copylint.run.jobs import Job


@click.command(short_help="Know the findings of today, so that only new ones count.")
@click.argument("paths", nargs=-1, callback=named, metavar="[PATH...]")
@click.option("--prune", is_flag=True, help="Drop what has gone; let nothing new in.")
@click.option("--baseline", metavar="FILE", help="File to write.")
@click.option("--engine", type=click.Choice(ENGINES), help="Grammar engines to ask.")
@click.option(
    "--languagetool",
    callback=fitting,
    metavar="URL|auto",
    help="A LanguageTool server, or start one.",
)
@click.option("--locale", callback=fitting, metavar="CODE", help="Of the copy, such as en-GB.")
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="A directory of more rules.")
@click.option("-j", "--jobs", type=click.IntRange(1, 999), metavar="N", help="Articles at a time.")
@click.option(
    "--config", type=click.Path(path_type=Path), help="Settings in place of copylint.yaml."
)
def baseline(paths: tuple[str, ...], prune: bool, **options: Any) -> None:
    """Write down the findings of today, so that check counts only what is new.

    Without PATH, those of all articles below this folder. Name the file in copylint.yaml
    (baseline: copylint-baseline.json) and commit both.

    Exit code: 0, or 2 when something could not be read; then nothing is written.
    """
    from copylint.baseline import NAME, Book, dumped, load
    from copylint.run.batch import Wish, plan, results, settings_of

    paths = paths or (".",)
    place = options.pop("config")
    overrides = {key: value for key, value in options.items() if value not in (None, ())}
    settings = config.load(Path(paths[0]), overrides, place)
    file = Path(settings.baseline or (settings.root or Path()) / NAME)
    book = Book(file, load(file) if prune or file.exists() else ())
    todo = plan(articles(paths, place), Wish(overrides, place))
    checked: list[tuple[Job, Report]] = []
    unread = False
    for job, result in zip(todo, results(todo, settings_of(todo).jobs), strict=True):
        if isinstance(job, Job) and isinstance(result, Report):
            checked.append((job, result))
        elif not isinstance(result, Report):
            unread = True
            click.echo(f"{result.path}: {result.why}", err=True)
    if unread:
        click.echo("Nothing was written.", err=True)
        click.get_current_context().exit(2)
    before = sum(own.total() for own in book.known.values())
    entries = book.renewed(checked, prune)
    with opened(str(file)) as write:
        write(dumped(entries))
    _tell(file, (before, sum(each.count for each in entries)), prune, not settings.baseline)


def _tell(file: Path, counts: tuple[int, int], prune: bool, is_new: bool) -> None:
    before, after = counts
    name = config.shown(file.absolute())
    gone = f", {before - after} dropped" if prune else ""
    click.echo(f"{name}: {after} finding{'s' * (after != 1)}{gone}.")
    if is_new:
        click.echo(f"To go by it: write `baseline: {name}` into copylint.yaml.")
