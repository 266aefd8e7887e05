"""`copylint claims`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

import click

from copylint import config
from copylint.cli.shared import opened
from copylint.model import Entry
from copylint.register import register

WIDE = 44
"""Characters of a claim that the table shows."""


@click.command()
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
    """List every claim of articles, with its strength and what backs it, for a reviewer to sign."""
    found: list[Entry] = []
    for path in paths:
        overrides = {"country": country} if country else {}
        found += register(path, config.load(Path(path), overrides))
    text = {"table": _table, "csv": _csv, "json": _json}[form](found)
    with opened(output) as write:
        write(text)


def _json(found: Sequence[Entry]) -> str:
    return json.dumps([asdict(entry) for entry in found], ensure_ascii=False, indent=2) + "\n"


def _csv(found: Sequence[Entry]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(Entry)])
    for entry in found:
        row = asdict(entry) | {"sources": "; ".join(entry.sources)}
        writer.writerow(row.values())
    return out.getvalue()


def _table(found: Sequence[Entry]) -> str:
    rows = [("where", "type", "strength", "backed by", "claim")]
    rows += [
        (f"{e.line}:{e.column}", e.type, e.strength, e.support or "nothing", e.claim) for e in found
    ]
    lines = [
        f"{where:>8}  {kind:15} {strength:15} {_cut(support, 24):24} {_cut(words, WIDE)}"
        for where, kind, strength, support, words in rows
    ]
    backed = sum(bool(entry.support) for entry in found)
    lines.append(f"{len(found)} claims, {backed} backed, {len(found) - backed} not")
    return "\n".join(lines) + "\n"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
