"""GitLab's Code Quality report: what a merge request makes better and worse."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from copylint.model import Finding, Report, Unread
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.findings import place, region
from copylint.reporters.shared.prints import digest, fingerprints

LEVELS = {"error": "major", "warning": "minor", "note": "info"}


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield one list, a finding a line.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    before = "[\n"
    for result in results:
        for entry in _entries(result):
            yield before + json.dumps(entry, ensure_ascii=False)
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _entries(result: Report | Unread) -> Iterator[dict[str, object]]:
    if isinstance(result, Unread):
        path = clean(place(result.path))
        yield {
            "description": clean(result.why),
            "check_name": "unread",
            "fingerprint": digest(path, "unread"),
            "severity": "blocker",
            "location": {"path": path, "lines": {"begin": 1}},
        }
        return
    path = clean(place(result.document.file))
    for finding, print_ in fingerprints(result):
        yield _entry(finding, result, path) | {"fingerprint": digest(path, print_)}


def _entry(finding: Finding, report: Report, path: str) -> dict[str, object]:
    line = region(report.document, finding.span).line
    return {
        "description": clean(finding.message),
        "check_name": finding.rule,
        "severity": LEVELS[finding.severity],
        "location": {"path": path, "lines": {"begin": line, "end": line}},
    }
