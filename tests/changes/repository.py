"""A repository of articles, and what `copylint check` tells of its changes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main

SCHEMA = Path(config.__file__).parents[1] / "schemas/report.schema.json"
OLD = "# Back pain\n\nTurmeric cures arthritis.\n\nRest today.\n\nDrink water.\n"
NEW = "\nGinger cures arthritis.\n"


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def put(name: str, text: str = OLD) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def commit(*names: str) -> None:
    """Commit old articles, in a new repository where there is none."""
    if not Path(".git").exists():
        git("init")
    for name in names:
        put(name)
    git("add", "--all")
    git("commit", "--allow-empty", "-m", "one")


def lines(changes) -> dict[str, tuple[tuple[int, int], ...]]:
    root = str(changes.root)
    return {name.removeprefix(f"{root}/"): own for name, own in sorted(changes.lines.items())}


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--engine", "none", *arguments])


def told(*arguments: str) -> dict:
    found = json.loads(check("--format", "json", *arguments).stdout)
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert isinstance(found, dict)
    return found


def claims(*arguments: str) -> dict[str, list[tuple[int, str]]]:
    """Give the claims that are found, by article."""
    return {
        article["path"]: [
            (each["line"], each["match"])
            for each in article["findings"]
            if each["rule"] == "claims/promised-cure"
        ]
        for article in told(*arguments)["articles"]
    }
