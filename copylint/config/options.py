"""The options there are, and what each may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copylint.config.waivers import Waiver
from copylint.model import SEVERITIES, Content

NAME = "copylint.yaml"
ENGINES = ("harper", "languagetool", "both", "none")
AUDIENCES = ("patients", "carers", "professionals")
LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IE", "en-NZ", "en-EU", "en-001")
"""Locales to suggest; `en` and any other country of it can be used as well."""
LEVELS = (*reversed(SEVERITIES), "never")


@dataclass(frozen=True)
class Settings:
    """The options for one article.

    Attributes:
        engine: one of `ENGINES`; empty for Harper, and LanguageTool too where one is configured.
        languagetool: the address of a server, or `auto`; empty for none.
        select: ids and prefixes of the rules to run; empty for all.
        ignore: ids and prefixes of the rules to leave out.
        packs: directories of rules besides those of copylint.
        jobs: articles read at a time; 0 for as many as pay off.
        accept: words that are no typos.
        exclude: what a folder's articles leave out, in git's patterns, below `root`.
        baseline: the file of findings that are known and do not count; empty for none.
        grade: the reading grade to aim at; 0 for that of the audience.
        cache: whether reports are kept, and found again while nothing changes.
        waivers: wishes to silence a rule; of an article, those that speak of it.
        content: where files of data hold copy.
        root: the folder that `files` and `exclude` count from; None without a `copylint.yaml`.
    """

    country: str = ""
    audience: str = "patients"
    profession: str = ""
    locale: str = ""
    fail_on: str = "error"
    strict: bool = False
    engine: str = ""
    languagetool: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    jobs: int = 0
    accept: tuple[str, ...] = ()
    clinical_gate: bool = True
    exclude: tuple[str, ...] = ()
    grade: float = 0.0
    baseline: str = ""
    cache: bool = True
    waivers: tuple[Waiver, ...] = ()
    content: tuple[Content, ...] = ()
    root: Path | None = field(default=None, compare=False)


CHOICES: Mapping[str, tuple[str, ...]] = {
    "audience": AUDIENCES,
    "fail_on": LEVELS,
    "engine": ENGINES,
}
WHOLE_RUN = ("jobs", "exclude", "baseline", "cache", "waivers", "content")
"""Options that hold for all articles, so never under `paths`."""
ADDED = ("accept", "ignore")
"""Options that add under `paths`; the others replace."""


class Placed(str):
    """A text of a `copylint.yaml` that knows its file and line."""

    place = ""


@dataclass(frozen=True)
class File:
    """A `copylint.yaml`, read: options for all its articles, and for those that match."""

    place: Path
    options: Mapping[str, Any]
    paths: Sequence[tuple[tuple[str, ...], Mapping[str, Any]]] = ()
