"""Reports of earlier runs: found again where nothing that they rest on has changed."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from copylint.config import Settings
from copylint.errors import ReadError
from copylint.model import Excerpt, Report
from copylint.packs.places import cache_dir
from copylint.run.articles import content
from copylint.run.grounds import rules_and_code, wishes
from copylint.run.jobs import Job

if TYPE_CHECKING:
    from copylint.store import Shelf

AT_ONCE = 32
"""Reports that are written at a time: a run that is killed loses no more."""


class Keeper:
    """Keeps reports in the cache folder, and finds them again; used in the parent process alone.

    What cannot be kept or found costs time, nothing else.
    """

    def __init__(self) -> None:
        self._grounds: dict[tuple[str, ...], str] = {}
        self._wishes: dict[Settings, str] = {}
        self._new: list[tuple[str, bytes]] = []
        self._packs: set[tuple[str, ...]] = set()

    def __enter__(self) -> Keeper:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._flush()
        if "_shelf" in vars(self):
            self._shelf.close()

    @cached_property
    def _shelf(self) -> Shelf:
        from copylint.store import NAME, Shelf

        return Shelf(cache_dir() / NAME)

    def has(self, job: Job) -> bool:
        """Tell whether there is a report of an article."""
        source = _source(job) if job.settings.cache else None
        return source is not None and self._shelf.has(self._key(job, source))

    def find(self, job: Job) -> Report | None:
        """Give the report of an article, as it was when it was new.

        The article is read and hashed again, 20 µs: since `has` it may have become another.
        """
        source = _source(job)
        data = None if source is None else self._shelf.get(self._key(job, source))
        if source is None or data is None:
            return None
        from copylint.store import Damaged, unpack

        try:
            return unpack(data, _shown(job), source.decode("utf-8"))
        except (Damaged, UnicodeDecodeError):
            return None

    def keep(self, job: Job, report: Report) -> None:
        """Keep a report, unless something that was asked for could not run.

        An article that cannot be checked at all, such as one in another language, stays so.
        """
        if not job.settings.cache or any(skip.what != "article" for skip in report.skips):
            return
        from copylint.store import pack

        data = pack(report)
        if data is not None:
            source = report.document.source.encode("utf-8", "surrogatepass")
            self._new.append((self._key(job, source), data))
            self._packs.add(job.settings.packs)
        if len(self._new) >= AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        """Write what is new, unless a rule or our code was changed since it was hashed."""
        if self._new and all(self._grounds[each] == rules_and_code(each) for each in self._packs):
            self._shelf.put(self._new)
        self._new.clear()
        self._packs.clear()

    def _key(self, job: Job, source: bytes) -> str:
        settings = job.settings
        if settings.packs not in self._grounds:
            self._grounds[settings.packs] = rules_and_code(settings.packs)
        if settings not in self._wishes:
            self._wishes[settings] = wishes(settings)
        form = _form(job.source) if isinstance(job.source, Excerpt) else ""
        told = (self._grounds[settings.packs], self._wishes[settings], _shown(job), form, "")
        digest = hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass"))
        digest.update(source)
        return digest.hexdigest()[:40]


def _form(excerpt: Excerpt) -> str:
    """Say how the text of an excerpt is read; where it stands in its file is of no account."""
    pieces = [(piece.role, piece.start, piece.end) for piece in excerpt.pieces]
    return repr((excerpt.form, pieces, sorted(excerpt.fields.items())))


def _source(job: Job) -> bytes | None:
    if isinstance(job.source, Excerpt):
        return job.source.text.encode("utf-8", "surrogatepass")
    try:
        return content(Path(job.path)) if job.source is None else job.source
    except ReadError:
        return None


def _shown(job: Job) -> str:
    return job.path.replace("\\", "/")
