"""Checkstyle's XML, which many review tools and code servers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copylint.model import Report, Unread
from copylint.reporters.shared.findings import place, region, told
from copylint.reporters.shared.xml import HEAD, element, opened

LEVELS = {"error": "error", "warning": "warning", "note": "info"}
VERSION = "4.3"
"""Of the form, which readers ask for; that of copylint is of no use to them."""


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield a `file` for each article, and an `error` for each finding.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    yield f"{HEAD}{opened('checkstyle', {'version': VERSION})}>\n"
    for result in results:
        if isinstance(result, Unread):
            yield from _file(result.path, _unread(result))
        else:
            yield from _file(result.document.file, _findings(result))
    yield "</checkstyle>\n"


def _file(path: str, errors: Iterable[str]) -> Iterator[str]:
    yield f"{opened('file', {'name': place(path)})}>\n"
    yield from errors
    yield "</file>\n"


def _unread(unread: Unread) -> Iterator[str]:
    told = {"line": 1, "severity": "error", "message": unread.why, "source": "copylint/unread"}
    yield element("error", told) + "\n"


def _findings(report: Report) -> Iterator[str]:
    for finding in report.findings:
        here = region(report.document, finding.span)
        attributes = {
            "line": here.line,
            "column": here.column,
            "severity": LEVELS[finding.severity],
            "message": " ".join(told(finding)),
            "source": f"copylint/{finding.rule}",
        }
        yield element("error", attributes) + "\n"
