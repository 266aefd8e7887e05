"""Workflow commands of GitHub Actions: marks beside the lines of a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from copylint.model import Document, Finding, Report, Unread
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.findings import Worst, place, region, told
from copylint.reporters.shared.verdict import WORDS, count

MOST = 10
"""Commands of one level that GitHub shows of a step; it drops what comes after."""
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})
_ESCAPES = str.maketrans(_DATA)


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield a line for each of the worst findings, and one that sums up the rest.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    worst = {severity: Worst(MOST) for severity in LEVELS}
    for result in results:
        if isinstance(result, Unread):
            worst["error"].add(1, _unread(result))
            continue
        path = clean(place(result.document.file))
        for finding in result.findings:
            worst[finding.severity].add(0, _finding(finding, result.document, path))
    lines = {severity: list(kept.things()) for severity, kept in worst.items()}
    left = Counter({severity: kept.left for severity, kept in worst.items()})
    if left.total() and len(lines["note"]) == MOST:
        lines["note"].pop()
        left["note"] += 1
    for severity in LEVELS:
        yield from (f"{line}\n" for line in lines[severity])
    if left.total():
        yield f"{_rest(left)}\n"


def _command(level: str, properties: dict[str, object], message: str) -> str:
    said = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items()
    )
    return f"::{level} {said}::{message.translate(_ESCAPES)}"


def _finding(finding: Finding, document: Document, path: str) -> str:
    here = region(document, finding.span)
    properties = {
        "file": path,
        "line": here.line,
        "col": here.column,
        "endColumn": here.end,  # refused by GitHub beside an `endLine` of another line
        "title": finding.rule,
    }
    return _command(LEVELS[finding.severity], properties, "\n".join(told(finding)))


def _unread(unread: Unread) -> str:
    """Give the command for what could not be read; its path may be that of a setting or a rule."""
    path = clean(place(unread.path))
    return _command("error", {"file": path, "title": "not read"}, f"{path}: {clean(unread.why)}")


def _rest(left: Counter[str]) -> str:
    each = ", ".join(
        f"{left[severity]} {word}" for severity, word in WORDS.items() if left[severity]
    )
    message = f"{count(left.total(), 'more finding')} not marked here: {each}. See the report."
    return _command("notice", {"title": "copylint"}, message)
