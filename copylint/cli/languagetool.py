"""`copylint languagetool`: bring, start and end the LanguageTool server."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from copylint.errors import CopylintError

P = ParamSpec("P")


def _told(command: Callable[P, str]) -> Callable[P, None]:
    """Print the command's line; print what a user can mend on standard error, with exit code 2."""

    @wraps(command)
    def telling(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            click.echo(command(*args, **kwargs))
        except CopylintError as error:
            click.echo(f"copylint: {error}", err=True)
            sys.exit(2)

    return telling


@click.group("languagetool")
def group() -> None:
    """Bring, start and end a LanguageTool server of your own."""


@group.command()
@click.option("--maven", is_flag=True, help="Bring it with Maven (mvn), not by its own download.")
@click.option("--dir", "directory", default="", metavar="DIR", help="Put it into this folder.")
@_told
def install(maven: bool, directory: str) -> str:
    """Bring LanguageTool (250 MB) to this machine, unless it is there."""
    from copylint.engines.languagetool.install import install as bring
    from copylint.engines.languagetool.install import size

    place = bring(directory, maven=maven)
    return f"{place.name} is in {place.parent} ({size(place) / 1e6:.0f} MB)."


@group.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port on loopback; else any free one.")
@click.option("--heap", default="", metavar="SIZE", help="Memory for Java; 768m unless told.")
@click.option(
    "--idle-minutes",
    type=click.FloatRange(0),
    default=30.0,
    show_default=True,
    help="End it after so long without use; 0 for never.",
)
@click.option("--dir", "directory", default="", metavar="DIR", help="Where it was installed.")
@_told
def start(port: int | None, heap: str, idle_minutes: float, directory: str) -> str:
    """Start the server that all later runs share."""
    from copylint.engines.languagetool import launch, server

    plan = launch.Plan(port or 0, heap or launch.HEAP, directory)
    live, new = server.start(plan, idle_minutes)
    if new:
        server.warm(live)
    return f"LanguageTool {'answers' if new else 'already runs'} at {live.address.rstrip('/')}."


@group.command()
@_told
def stop() -> str:
    """End the server."""
    from copylint.engines.languagetool import server

    return "LanguageTool has ended." if server.stop() else "No LanguageTool was running."


@group.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@_told
def status(form: str) -> str:
    """Tell what is installed and what runs."""
    from copylint.engines.languagetool import server

    told = server.status()
    if form == "json":
        return json.dumps(told, indent=2)
    where = told["installed"]
    installed = f"LanguageTool {told['version']} is in {where}" if where else "not installed"
    java = f"Java {told['java']}" if told["java"] else "no Java that can run it"
    running = f"runs at {told['address']}" if told["running"] else "does not run"
    return f"{installed}; {java}; {running}."
