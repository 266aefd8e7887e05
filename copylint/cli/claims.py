"""`copylint claims`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, fields
from functools import partial
from itertools import groupby
from operator import attrgetter

import click

from copylint.cli.options import given
from copylint.cli.shared import articles, opened
from copylint.cli.terminal import columns
from copylint.errors import ReadError
from copylint.model import Entry, Unread
from copylint.register import register
from copylint.reporters.shared.verdict import count
from copylint.reporters.text.ink import Ink, clean
from copylint.run.batch import Wish, plan

WIDE = 44
"""Characters of a claim that the table shows."""
WIDEST = 111
"""Columns of a row of the table."""
HEADS = ("where", "type", "strength", "backed by", "claim")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet (OWASP, CSV Injection)."""


@click.command(short_help="List every claim, its strength and what backs it.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="Form of the register.",
)
@click.option("-o", "--output", default="", metavar="FILE", help="Write the register to a file.")
@click.option("--country", metavar="CODE", help="Rules of US, UK, AU, CA, EU or another country.")
def claims(paths: tuple[str, ...], form: str, output: str, country: str | None) -> None:
    """List every claim of articles, with its strength and what backs it, for a reviewer to sign.

    Exit code: 0, or 2 when something could not be read.
    """
    found: list[Entry] = []
    code = 0
    wish = Wish({"country": country} if country else {}, source=given(paths))
    for job in plan(articles(paths), wish):
        try:
            if isinstance(job, Unread):
                raise ReadError(job.why)
            found += register(job)
        except ReadError as error:
            why = str(error).removeprefix(f"{job.path}: ")
            click.echo(f"{job.path}: {why}", err=True)
            code = 2
    table = partial(_table, columns=0 if output else columns())
    forms: dict[str, Callable[[Sequence[Entry]], str]] = {"csv": _csv, "json": _json}
    with opened(output) as write:
        write(forms.get(form, table)(found))
    click.get_current_context().exit(code)


def _json(found: Sequence[Entry]) -> str:
    return json.dumps([asdict(entry) for entry in found], ensure_ascii=False, indent=2) + "\n"


def _csv(found: Sequence[Entry]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(Entry)])
    for entry in found:
        row = asdict(entry) | {"sources": "; ".join(entry.sources)}
        writer.writerow(map(_inert, row.values()))
    return out.getvalue()


def _inert(value: object) -> object:
    """Keep a spreadsheet from running words of an article as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _table(found: Sequence[Entry], columns: int) -> str:
    """Give a row to each claim; on a terminal with little room, lines."""
    is_narrow = 0 < columns < WIDEST
    lines: list[str] = []
    for path, entries in groupby(found, attrgetter("path")):
        lines += ["", path, *(() if is_narrow else [_row(*HEADS)])]
        for e in entries:
            told = (f"{e.line}:{e.column}", e.type, e.strength, e.support, e.claim)
            lines += _lines(told, columns) if is_narrow else [_row(*told)]
    backed = sum(bool(entry.support) for entry in found)
    lines.append(f"{count(len(found), 'claim')}, {backed} backed, {len(found) - backed} not")
    return "\n".join(lines).lstrip("\n") + "\n"


def _row(where: str, *told: str) -> str:
    kind, strength, support, words = told
    support = _cut(support or "nothing", 24)
    return f"{where:>8}  {kind:15} {strength:15} {support:24} {_cut(words, WIDE)}"


def _lines(told: Sequence[str], columns: int) -> Iterator[str]:
    where, kind, strength, support, words = told
    ink = Ink(False, columns)
    yield from (line.rstrip("\n") for line in ink.block(clean(words), f"{where:>8}  ", 10))
    backing = f"{kind}; {strength}; backed by {clean(support) or 'nothing'}"
    yield from (line.rstrip("\n") for line in ink.block(backing, " " * 10, 10))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
