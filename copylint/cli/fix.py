"""`copylint fix`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from copylint.cli.options import of_rules
from copylint.cli.shared import fitting, opened
from copylint.config import ENGINES
from copylint.model import Unread
from copylint.run.jobs import Job


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--write", is_flag=True, help="Write the articles; without it the diff is shown.")
@click.option("--unsafe", is_flag=True, help="Apply the best of several suggestions too.")
@click.option("--locale", callback=fitting, metavar="CODE", help="Of the copy, such as en-GB.")
@click.option("--engine", type=click.Choice(ENGINES), help="Grammar engines to ask.")
@click.option(
    "--languagetool",
    callback=fitting,
    metavar="URL|auto",
    help="A LanguageTool server, or start one.",
)
@click.option("--select", **of_rules("Rules to run, ids or prefixes."))
@click.option("--ignore", **of_rules("Rules to leave out."))
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="A directory of more rules.")
@click.option(
    "--config", type=click.Path(path_type=Path), help="Settings in place of copylint.yaml."
)
def fix(paths: tuple[str, ...], write: bool, unsafe: bool, **options: Any) -> None:
    """Show the exact fixes of articles as a diff, or write them.

    Figures, doses, units, names of medicines, quotations and claims stay as they are.

    Exit code: 0, or 2 when something could not be read.
    """
    from copylint.fixing import diff, fixed
    from copylint.run.batch import Wish, plan

    config = options.pop("config")
    overrides = {key: value for key, value in options.items() if value not in (None, ())}
    code = 0
    for job in _single(plan(paths, Wish(overrides, config))):
        article = job if isinstance(job, Unread) else fixed(job, unsafe)
        if isinstance(article, Unread):
            click.echo(f"{article.path}: {article.why}", err=True)
            code = 2
        elif write and article.count:
            with opened(article.path) as put:
                put(article.after)
            click.echo(f"{article.path}: {article.count} fix{'es' * (article.count > 1)} written")
        else:
            click.echo(diff(article), nl=False)
    click.get_current_context().exit(code)


def _single(todo: Iterable[Job | Unread]) -> Iterator[Job | Unread]:
    """Yield articles with a file of their own; of files of data, say that they are left alone."""
    left = set()
    for each in todo:
        if not isinstance(each, Job) or not each.whole:
            yield each
        elif each.file not in left:
            left.add(each.file)
            mend = "fix the articles where they are written"
            click.echo(f"{each.file}: copylint fix changes no files of data; {mend}", err=True)
