"""Reviewdog's diagnostics, which `rdjson` and `rdjsonl` write each in its way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from copylint.model import Document, Finding, Report, Span, Unread
from copylint.reporters.shared.clean import clean, whole
from copylint.reporters.shared.findings import place, told

LEVELS = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def joined(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield one `DiagnosticResult`, a finding a line.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    yield '{"source": {"name": "copylint"}, "diagnostics": ['
    before = "\n"
    for line in lines(results):
        yield before + line.rstrip("\n")
        before = ",\n"
    yield "\n]}\n"


def lines(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield a `Diagnostic` for each finding, each on a line of its own.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    for result in results:
        if isinstance(result, Unread):
            yield _dumped(_unread(result))
        else:
            path = clean(place(result.document.file))
            for finding in result.findings:
                yield _dumped(_diagnostic(finding, result.document, path))


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


def _unread(unread: Unread) -> dict[str, object]:
    return {
        "message": clean(unread.why),
        "location": {"path": clean(place(unread.path))},
        "severity": "ERROR",
        "source": {"name": "copylint"},
    }


def _diagnostic(finding: Finding, document: Document, path: str) -> dict[str, object]:
    code = {"value": finding.rule}
    url = next((source.url for source in finding.sources if source.url), "")
    diagnostic: dict[str, object] = {
        "message": "\n".join(told(finding)),
        "location": {"path": path, "range": _range(document, finding.span)},
        "severity": LEVELS[finding.severity],
        "source": {"name": "copylint"},
        "code": code | ({"url": url} if url else {}),
    }
    if finding.fixes:
        fix = finding.fixes[0]
        suggestion = {"range": _range(document, fix.span), "text": whole(fix.text)}
        diagnostic["suggestions"] = [suggestion]
    return diagnostic


def _range(document: Document, span: Span) -> dict[str, object]:
    return {"start": _position(document, span.start), "end": _position(document, span.end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    """Give line and column of a character, the column in bytes of UTF-8; both from 1."""
    line, column = document.line_column(offset)
    before = document.source[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
