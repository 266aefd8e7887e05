"""`copylint rules`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from copylint import config
from copylint.cli.terminal import columns
from copylint.model import Rule
from copylint.reporters.text.ink import Ink, clean
from copylint.run import load_packs
from copylint.settle import UPKEEP

ROOM = 60
"""Columns of a summary; with fewer it has lines of its own."""


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="Form of the list.",
)
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="A directory of more rules.")
def rules(form: str, packs: tuple[str, ...]) -> None:
    """List all rules."""
    settings = config.load(Path.cwd(), {"packs": packs} if packs else {})
    rows = [_row(rule) for rule in load_packs(settings.packs).rules]
    rows += [
        {"id": name, "category": "upkeep", "kind": "waiver", "severity": upkeep.severity}
        | {"severities": {}, "tags": ["waiver"], "summary": upkeep.summary}
        for name, upkeep in UPKEEP.items()
    ]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo("".join(_table(rows, columns())), nl=False)
    click.echo(f"{len(rows)} rules; `copylint explain RULE` tells more")


def _table(rows: Sequence[dict[str, Any]], columns: int) -> Iterator[str]:
    """Yield a line for each rule; on a terminal with little room, its summary below it."""
    wide = max(len(row["id"]) for row in rows)
    room = columns - wide - len("  remark    warning  ")
    ink = Ink(False, columns)
    for row in rows:
        head = f"{row['id']:{wide}}  {row['kind']:9} {row['severity']:8}"
        if not columns or room >= ROOM:
            line = f"{head} {row['summary']}"
            yield (
                line + "\n" if len(line) <= (columns or len(line)) else line[: columns - 1] + "…\n"
            )
        else:
            yield f"{row['id']}  {row['kind']}, {row['severity']}\n"
            yield from ink.block(clean(row["summary"]), "  ", 2)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _row(rule: Rule[Any]) -> dict[str, Any]:
    row = {
        "id": rule.id,
        "category": rule.category,
        "kind": rule.kind,
        "severity": rule.severity,
        "severities": dict(rule.severities),
        "tags": list(rule.tags),
        "summary": rule.summary or f"Advice that a page on this gives: {rule.body.name}",
    }
    if rule.kind == "advice":
        row["pieces"] = [f"{rule.id}/{piece.id}" for piece in rule.body.pieces]
        row["worries"] = [f"{rule.id}/{worry.id}" for worry in rule.body.worries]
    return row
