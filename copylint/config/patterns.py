"""Patterns of files in git's language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=512)
def matcher(lines: tuple[str, ...]) -> Any:
    """Give what matches paths by some patterns; the import is left to runs that have any."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
