"""`copylint rules`."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from copylint import config
from copylint.model import Rule
from copylint.run import load_packs
from copylint.settle import UPKEEP


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
    wide = max(len(row["id"]) for row in rows)
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    for row in rows:
        line = f"{row['id']:{wide}}  {row['kind']:9} {row['severity']:8} {row['summary']}"
        click.echo(line if len(line) <= columns else line[: columns - 1] + "…")
    click.echo(f"{len(rows)} rules; `copylint explain RULE` tells more")


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
