"""The command line: options in, exit code out.

A command's module is imported when that command is asked for.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from copylint.errors import CopylintError

COMMANDS = {
    "init": "init",
    "check": "check",
    "fix": "fix",
    "claims": "claims",
    "explain": "explain",
    "rules": "rules",
    "baseline": "baseline",
    "languagetool": "group",
    "schema": "schema",
    "doctor": "doctor",
}
"""Each command's module in this folder, and the name it has there."""
STOPPED, TERMINATED, NOBODY_READS = 130, 143, 141


class Commands(click.Group):
    """The commands of this folder, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands that are part of this copylint."""
        here = Path(__file__).parent
        return [name for name in COMMANDS if (here / f"{name}.py").is_file()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        gc.disable()  # what is imported stays: a search for garbage in it finds nothing
        try:
            found = getattr(import_module(f"copylint.cli.{cmd_name}"), COMMANDS[cmd_name])
        finally:
            gc.enable()
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for; suggest one where there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            if not near or "did you mean" in error.message.lower():
                raise
            raise click.UsageError(f"{error.message} Did you mean '{near[0]}'?", ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; when nobody reads its output any more, end quietly."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(NOBODY_READS) from None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and end the process with its exit code."""
        told = (args, prog_name, complete_var)
        if not standalone_mode:
            return super().main(*told, standalone_mode=False, **extra)
        _end_cleanly_on_signals()
        try:
            code = super().main(*told, standalone_mode=False, **extra)
        except (click.Abort, KeyboardInterrupt):
            click.echo("copylint: stopped", err=True)
            code = STOPPED
        except click.ClickException as error:
            error.show()
            code = 2
        except CopylintError as error:
            click.echo(f"copylint: {error}", err=True)
            code = 2
        except SystemExit:
            raise
        except BaseException:  # a panic of a library in Rust is no Exception
            _show_bug()
            code = 2
        sys.exit(code if isinstance(code, int) else 0)


def _end_cleanly_on_signals() -> None:
    """Let a request to end run what waits for the end, so that no engine is left behind."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, _terminate)


def _terminate(number: int, frame: object) -> None:
    sys.exit(TERMINATED)


def _show_bug() -> None:
    """Show a bug whole; its exit code must not look like that of a finding."""
    import traceback

    traceback.print_exc()
    click.echo("copylint: this is a bug of copylint, not of your text; report it", err=True)


def _show_version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    from copylint import __version__
    from copylint.registry import ENGINES

    try:
        harper = version("harper-py")
    except PackageNotFoundError:
        harper = "not installed"
    tell = getattr(ENGINES.get("languagetool"), "version", lambda: "")
    languagetool = tell() or "not installed (copylint languagetool install)"
    click.echo(f"copylint {__version__}\nHarper {harper}\nLanguageTool {languagetool}")
    ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the versions of copylint and its engines.",
)
def main() -> None:
    """Check health marketing copy: typos, readability, claims, safety advice and trust."""
