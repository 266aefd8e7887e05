"""How options are read, and how those of a few names are told."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from copylint.registry import REPORTERS


def _rules(ctx: Any, param: Any, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split lists of ids and prefixes at commas."""
    return tuple(filter(None, ",".join(value).replace(" ", "").split(",")))


def read_reports(ctx: Any, param: Any, value: tuple[str, ...]) -> dict[str, str]:
    """Read NAME=FILE, and give the name of the form by file."""
    wanted: dict[str, str] = {}
    for each in value:
        form, _, path = each.partition("=")
        if form not in REPORTERS or not path:
            raise click.BadParameter(f"{each}: write NAME=FILE, NAME {forms()}")
        if wanted.setdefault(path, form) != form:
            raise click.BadParameter(f"{path} is named twice; give each report its own file")
    return wanted


def forms() -> str:
    """Say which forms of report there are."""
    return f"one of {', '.join(REPORTERS)}"


def one_of(what: str, names: Sequence[str], metavar: str) -> dict[str, Any]:
    """Say how an option that takes one of some names is read and told."""
    told = f"{what}: {', '.join(names)}."
    return {"type": click.Choice(names), "metavar": metavar, "help": told}


def of_rules(told: str) -> dict[str, Any]:
    """Say how an option that takes ids of rules, or their beginnings, is read and told."""
    return {"multiple": True, "callback": _rules, "metavar": "RULES", "help": told}


def given(paths: Sequence[str]) -> bytes | None:
    """Read the article on the standard input, where the paths name it by `-`."""
    return sys.stdin.buffer.read() if "-" in paths else None


def named(ctx: Any, param: Any, value: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse the standard input, where what is done needs a file."""
    if "-" in value:
        raise click.UsageError(f"copylint {ctx.info_name} reads no -; name the article's file")
    return value
