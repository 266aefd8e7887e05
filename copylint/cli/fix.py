"""`copylint fix`."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copylint.cli.options import given, of_rules
from copylint.cli.shared import articles, fitting, opened
from copylint.config import ENGINES
from copylint.model import Skip, Unread
from copylint.reporters.shared.verdict import count
from copylint.run.jobs import Job

if TYPE_CHECKING:
    from copylint.fixing import Fixed

FEW = 3
"""Paths that are named again."""


@click.command(short_help="Show exact fixes of articles as a diff, or write them.")
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
    """Show the exact fixes of articles as a diff, or write them; say how much they leave to do.

    Figures, doses, units, names of medicines, quotations and claims stay as they are.

    Exit code: 0, or 2 when something could not be read.
    """
    from copylint.fixing import diff, fixed
    from copylint.run.batch import Wish, plan

    if write and "-" in paths:
        raise click.UsageError("nothing can be written to -; name the article's file")
    config = options.pop("config")
    overrides = {key: value for key, value in options.items() if value not in (None, ())}
    code, total = 0, _Total()
    paths = articles(paths, config)
    for job in _single(plan(paths, Wish(overrides, config, source=given(paths)))):
        article = job if isinstance(job, Unread) else fixed(job, unsafe)
        if isinstance(article, Unread):
            click.echo(f"{article.path}: {article.why}", err=True)
            code = 2
            continue
        total.add(article)
        if write and article.count:
            with opened(article.path) as put:
                put(article.after)
            click.echo(f"{article.path}: {count(article.count, 'fix', 'fixes')} written")
        else:
            click.echo(diff(article), nl=False)
    if total.articles:
        click.echo(total.told(paths, write, unsafe), err=True)
    click.get_current_context().exit(code)


class _Total:
    """What fixes did, and what they left."""

    def __init__(self) -> None:
        self.articles = self.made = self.more = self.left = 0
        self.skips: set[Skip] = set()

    def add(self, article: Fixed) -> None:
        """Count an article, and say on the standard error what could not run."""
        unfit = [skip for skip in article.rest.skips if skip.what == "article"]
        for skip in unfit:
            click.echo(f"{article.path}: not checked: {skip.why}", err=True)
        for skip in {*article.rest.skips} - {*unfit} - self.skips:
            self.skips.add(skip)
            click.echo(f"copylint: {skip.what} could not run: {skip.why}", err=True)
        self.articles += not unfit
        self.made += article.count
        self.more += article.more
        self.left += article.left

    def told(self, paths: Sequence[str], write: bool, unsafe: bool) -> str:
        """Say it in one line."""
        kind = "fix" if unsafe else "safe fix"
        told = count(self.made, kind, f"{kind}es") if self.made else f"No {kind}"
        if self.made:
            told += " written" if write else ", which --write applies"
        if self.more:
            told += f"; {self.more} more with --unsafe"
        if not self.left:
            return f"{told}. Nothing else was found."
        named = shlex.join(paths) if len(paths) <= FEW else "PATH..."
        rest = "1 finding is" if self.left == 1 else f"{self.left} findings are"
        return f"{told}. {rest} left to you; copylint check {named} shows them."


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
