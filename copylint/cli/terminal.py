"""What the terminal that is written to can show."""

from __future__ import annotations

import os
import sys


def columns() -> int:
    """Count the columns of the terminal; 0 where the output is none."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def has_color(wanted: str = "auto") -> bool:
    """Tell whether to write in colour (https://no-color.org).

    Args:
        wanted: `auto`, `always` or `never`, as the user says.
    """
    if wanted != "auto":
        return wanted == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty()
