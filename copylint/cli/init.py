"""`copylint init`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from copylint.setup.first_files import CI, YOURS, First, ci_of, files
from copylint.setup.site import Site, look
from copylint.setup.writing import WriteError, write_all


def _repository(context: click.Context, option: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)+", value):
        raise click.BadParameter(f"cannot be `{value}`; write OWNER/NAME")
    return value


@click.command(short_help="Write settings, hook and workflow for a site; shown first.")
@click.argument(
    "folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option("--ci", type=click.Choice(CI), metavar="NAME", help="github, gitlab or none.")
@click.option(
    "--source",
    default="",
    callback=_repository,
    metavar="OWNER/NAME",
    help="The repository copylint is kept in.",
)
def init(folder: Path, yes: bool, ci: str | None, source: str) -> None:
    """Write a commented copylint.yaml, a hook and a workflow for the site in a folder.

    Shows all that it will write, and asks. A file that is there stays as it is.
    """
    site = look(folder)
    click.echo(_about(site))
    is_repository = (folder / ".git").exists()
    wanted = files(site, (ci or ci_of(folder)) if is_repository else "none", source)
    firsts = [each for each in wanted if is_repository or not each.lines]
    new = [each for each in firsts if not os.path.lexists(folder / each.path)]
    for each in firsts:
        click.echo("".join(_shown(each) if each in new else _kept(each, folder)), nl=False)
    if not is_repository:
        click.echo("\nNot the root of a git repository, so neither hook nor workflow.")
    if not new:
        click.echo("\nNothing to write.")
        return
    if not yes and not _may_write(len(new)):
        click.echo("Nothing was written.")
        return
    write_all(folder, [(each.path, each.text) for each in new])
    click.echo("".join(_told(new, site, folder)), nl=False)


def _about(site: Site) -> str:
    if site.kind == "plain":
        told = "No site generator shows here: plain files"
    else:
        told = f"{site.kind} ({', '.join(site.because)}), articles in {', '.join(site.folders)}"
    if site.language:
        told += f"; language {site.language} ({site.language_file})"
    if not site.is_english:
        told += "; copylint checks English alone"
    return f"{told}."


def _shown(first: First) -> Iterator[str]:
    yield f"\n--- /dev/null\n+++ {first.path}\n"
    lines = first.text.splitlines()
    if first.is_long:
        yield f"+ {len(lines)} lines, as `copylint schema config` prints them\n"
    else:
        yield from (f"+{line}\n" for line in lines)


def _kept(first: First, folder: Path) -> Iterator[str]:
    """Say that a file stays as it is, and what to add to it."""
    try:
        is_there = "copylint" in (folder / first.path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        is_there = True
    yield f"\n{first.path} is there and stays as it is.\n"
    if first.lines and not is_there:
        yield f"Add to it yourself, {first.where}:\n"
        yield from (f"  {line}\n" for line in first.lines.splitlines())


def _may_write(count: int) -> bool:
    """Ask; where nobody can answer, refuse.

    Raises:
        WriteError: nobody can answer.
    """
    refusal = WriteError("init: nobody is here to be asked; run `copylint init --yes` to write")
    if os.environ.get("CI", "").lower() in ("true", "1", "yes"):
        raise refusal
    try:
        return click.confirm(f"\nWrite {'these' if count > 1 else 'this'} {count}?", default=False)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise refusal from None


def _told(new: list[First], site: Site, folder: Path) -> Iterator[str]:
    yield f"\nWrote {', '.join(each.path for each in new)}.\n"
    for each in new:
        if YOURS in each.text:
            yield f"In {each.path} write where you keep copylint, in place of {YOURS}.\n"
    yield f"Next: copylint doctor, copylint check {' '.join(site.folders)}\n"
