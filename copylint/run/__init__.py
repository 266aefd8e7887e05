"""The pipeline: one article is read, marked and checked, and becomes a report.

A name is imported when it is asked for: a run whose reports are all kept needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copylint.run.asking import consult, engines
    from copylint.run.choice import Rules, chosen, load_packs
    from copylint.run.jobs import NO_ENGINES, Engines, Job
    from copylint.run.outcome import verdict
    from copylint.run.pipeline import check, describe, examine, find, mark, read

__all__ = [
    "NO_ENGINES",
    "Engines",
    "Job",
    "Rules",
    "check",
    "chosen",
    "consult",
    "describe",
    "engines",
    "examine",
    "find",
    "load_packs",
    "mark",
    "read",
    "verdict",
]

_PLACES = {
    "asking": "consult engines",
    "choice": "Rules chosen load_packs",
    "jobs": "NO_ENGINES Engines Job",
    "outcome": "verdict",
    "pipeline": "check describe examine find mark read",
}
_HOMES = {name: place for place, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module `copylint.run` has no attribute `{name}`")
    return getattr(import_module(f"copylint.run.{_HOMES[name]}"), name)
