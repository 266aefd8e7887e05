"""The dossier of an article: what those who sign it keep beside its findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from copylint import __version__
from copylint.checks import claim
from copylint.model import Dossier, Excerpt, Report, Unread
from copylint.packs.places import rules_dir
from copylint.register import entries
from copylint.registry import ENGINES
from copylint.run import chosen
from copylint.run.jobs import Job

Hashed = Callable[[Path], str]
UNTOLD = "version not told"
"""Of an engine that does not say, such as a server somebody named."""


def with_dossiers(
    todo: Sequence[Job | Unread], reports: Iterable[Report | Unread]
) -> Iterator[Report | Unread]:
    """Yield the reports, each with its dossier; `todo` is what they came from, in their order."""
    hashed = cache(_hash)  # for this run alone: a watched rule may change before the next
    for job, report in zip(todo, reports, strict=True):
        if isinstance(job, Job) and isinstance(report, Report):
            yield replace(report, dossier=dossier(job, report, hashed))
        else:
            yield report


def dossier(job: Job, report: Report, hashed: Hashed | None = None) -> Dossier:
    """Make the dossier of one article; `hashed` gives the hash of a directory of rules."""
    hashed = hashed or _hash
    settings = job.settings
    rules = chosen(settings.packs, settings.select, settings.ignore)
    has_claims = any(rule.kind == claim.KIND for rule in rules)
    is_unfit = any(skip.what == "article" for skip in report.skips)
    claims = tuple(entries(report.document, settings)) if has_claims and not is_unfit else None
    text = job.source.text if isinstance(job.source, Excerpt) else report.document.source
    source = text.encode("utf-8", "surrogatepass")
    hashes = {"text of the article": hashlib.sha256(source).hexdigest()}
    hashes["rules of copylint"] = hashed(rules_dir())
    hashes |= {f"rules of {pack}": hashed(Path(pack)) for pack in settings.packs}
    versions = {"copylint": __version__}
    versions |= {name: _version(name, job) for name in report.engines}
    return Dossier(claims, versions, hashes)


def _version(engine: str, job: Job) -> str:
    """Give the version of an engine; of a server that somebody named, nobody knows it."""
    tell = getattr(ENGINES[engine], "version", None)
    is_named = engine == "languagetool" and job.settings.languagetool not in ("", "auto")
    return (tell() if tell and not is_named else "") or UNTOLD


def _hash(directory: Path) -> str:
    """Hash the rule files of a directory: each path from it, its length and its bytes."""
    digest = hashlib.sha256()
    for file in sorted(directory.rglob("*.yaml"), key=lambda each: each.as_posix()):
        content = file.read_bytes()
        name = file.relative_to(directory).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass") + content)
    return digest.hexdigest()
