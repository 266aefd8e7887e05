"""What the tests of `copylint check` share: articles in an empty folder, and the command."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from copylint.cli import main

CLEAN = "Rest.\n"
FAULTY = (
    "# Back pain\n\nTurmeric cures arthritis, and we would love to see you here again next week.\n"
)


def put(name: str, text: str | bytes = FAULTY) -> Path:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return place


def check(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", "--engine", "none", *arguments], input=stdin)


def told(*arguments: str, stdin: str | None = None) -> dict:
    return json.loads(check("--format", "json", *arguments, stdin=stdin).stdout)
