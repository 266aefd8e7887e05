"""`copylint doctor`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from copylint import __version__
from copylint.cli.terminal import columns
from copylint.reporters.shared.verdict import count
from copylint.reporters.text.ink import Ink, clean
from copylint.setup.doctor import Check, examine

VERSION = 1
"""Of the form of `--json`."""


@click.command()
@click.argument(
    "folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Print it for programs.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use.")
def doctor(folder: Path, as_json: bool, config: Path | None) -> None:
    """Tell what is in use in a folder, and what is wrong with it.

    Exit code: 0 nothing is wrong, 1 something is.
    """
    checks = list(examine(folder, config))
    wrong = sum(check.state == "wrong" for check in checks)
    if as_json:
        told = {"version": VERSION, "copylint": __version__, "ok": not wrong}
        told["checks"] = [_plain(check) for check in checks]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        click.echo("".join(_lines(checks, wrong, columns())), nl=False)
    click.get_current_context().exit(int(wrong > 0))


def _plain(check: Check) -> dict[str, object]:
    return {name: value for name, value in vars(check).items() if value or name == "told"}


def _lines(checks: Sequence[Check], wrong: int, columns: int) -> Iterator[str]:
    """Yield what was looked at, as wide as a terminal; elsewhere each on one line."""
    wide = max(len(check.name) for check in checks)
    indent = wide + 9
    for check in checks:
        parts = [(check.told, f"{check.state:5}  {check.name:{wide}}  ")]
        parts += [(f"to mend it: {check.mend}", " " * indent)] * bool(check.mend)
        for text, first in parts:
            if columns:
                yield from Ink(False, columns).block(clean(text), first, indent)
            else:
                yield f"{first}{text}\n"
    yield f"{count(wrong, 'thing')} wrong.\n" if wrong else "Nothing is wrong.\n"
