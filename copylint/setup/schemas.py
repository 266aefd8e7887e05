"""The JSON Schemas that ship with the package."""

from __future__ import annotations

from pathlib import Path

NAMES = ("config", "rule", "report")
"""Of `copylint.yaml`, of a rule file, of the JSON report."""


def schema_file(name: str) -> Path:
    """Give the file of a schema, one of `NAMES`."""
    return Path(__file__).parent.parent / "schemas" / f"{name}.schema.json"
