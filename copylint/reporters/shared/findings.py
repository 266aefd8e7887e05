"""Where a finding stands for other programs, and what it says."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from copylint.model import Document, Finding, Span
from copylint.reporters.shared.clean import clean

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say the repository is that their paths count from."""
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of one line of the source; lines and columns from 1, `end` exclusive."""

    line: int
    column: int
    end: int


def region(document: Document, span: Span) -> Region:
    """Give the part of a span that stands on its first line, in characters.

    A byte order mark is no column: readers of these formats never see it.
    """
    line, column = document.line_column(span.start)
    first = document.source[span.start : min(span.end, document.line_span(span.start).end)]
    size = len(first.rstrip()) or 1
    is_behind = line == 1 and column > 1 and document.source.startswith(_BOM)
    return Region(line, column - is_behind, column - is_behind + size)


def place(path: str) -> str:
    """Give a path as seen from the root of the repository, where it is in one.

    The root is what GitHub or GitLab names it, else the current folder.
    """
    if path == "-":
        return path
    here = Path.cwd()
    full = Path(os.path.normpath(here / path))
    named = (os.environ.get(name) for name in _ROOTS)
    for top in (*(Path(each) for each in named if each), here):
        if full.is_relative_to(top):
            return full.relative_to(top).as_posix()
    return full.as_posix()


class Worst:
    """Keeps the worst of many things, those that came first before others, and counts the rest."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.passed = 0
        self._kept: list[tuple[int, int, object]] = []

    def add(self, weight: int, thing: object) -> None:
        """Take a thing; the higher its weight the worse it is."""
        self.passed += 1
        entry = (weight, -self.passed, thing)
        if len(self._kept) < self.most:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heappushpop(self._kept, entry)

    def things(self) -> Iterator[object]:
        """Yield what was kept, worst first."""
        for _, _, thing in sorted(self._kept, reverse=True):
            yield thing

    @property
    def left(self) -> int:
        """How many were not kept."""
        return self.passed - len(self._kept)


def told(finding: Finding) -> Iterator[str]:
    """Yield in sentences what is wrong and what to do, as one line each."""
    yield clean(finding.message)
    if finding.fixes:
        texts = dict.fromkeys(clean(fix.text) or "(nothing)" for fix in finding.fixes[:3])
        yield f"Write: {', '.join(texts)}"
    elif finding.advice and finding.advice not in finding.message:
        yield clean(finding.advice)
    if finding.rewrite and finding.rewrite not in finding.message:
        yield f"Write: {clean(finding.rewrite)}"
    if finding.paste:
        yield f"Add: {clean(finding.paste.text)}"
