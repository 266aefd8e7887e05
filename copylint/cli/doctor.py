"""`copylint doctor`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from copylint import __version__
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
        click.echo("\n".join(_lines(checks, wrong)))
    click.get_current_context().exit(int(wrong > 0))


def _plain(check: Check) -> dict[str, object]:
    return {name: value for name, value in vars(check).items() if value or name == "told"}


def _lines(checks: Sequence[Check], wrong: int) -> Iterator[str]:
    wide = max(len(check.name) for check in checks)
    for check in checks:
        yield f"{check.state:5}  {check.name:{wide}}  {check.told}"
        if check.mend:
            yield f"{'':5}  {'':{wide}}  to mend it: {check.mend}"
    yield f"{wrong} thing{'s' * (wrong > 1)} wrong." if wrong else "Nothing is wrong."
