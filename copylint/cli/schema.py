"""`copylint schema`."""

from __future__ import annotations

import click

from copylint.cli.shared import opened
from copylint.setup.schemas import NAMES, schema_file


@click.command(short_help="Print a JSON Schema of settings, rules or report.")
@click.argument("name", type=click.Choice(NAMES), metavar="NAME")
@click.option("-o", "--output", default="", metavar="FILE", help="Write it to a file.")
def schema(name: str, output: str) -> None:
    """Print a JSON Schema: config (of copylint.yaml), rule (of a rule file) or report.

    An editor with a YAML language server completes and checks a file whose first line is
    `# yaml-language-server: $schema=copylint.schema.json`.
    """
    with opened(output) as write:
        write(schema_file(name).read_text(encoding="utf-8"))
