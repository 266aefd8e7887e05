"""Where rules stand, and where what was made of them is kept; light, so that all may ask."""

from __future__ import annotations

import os
from pathlib import Path


def rules_dir() -> Path:
    """Give the directory of the built-in rules: inside the wheel, else beside the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def cache_dir() -> Path:
    """Give the cache folder: `COPYLINT_CACHE_DIR`, else the user's."""
    named = os.environ.get("COPYLINT_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("copylint", False)
