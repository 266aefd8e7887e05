"""One JSON object, as `report.schema.json` beside the package's schemas says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from copylint import __version__
from copylint.model import Document, Finding, Report, Source, Span, Unread

VERSION = 1


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield the report piece by piece, an article at a time and a finding a line.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    unread: list[Unread] = []
    counts: Counter[str] = Counter()
    baseline: Counter[str] = Counter()
    yield f'{{"version": {VERSION}, "copylint": {_dumped(__version__)}, "articles": ['
    for result in results:
        if isinstance(result, Unread):
            unread.append(result)
        else:
            yield (",\n" if counts["articles"] else "\n") + _article(result)
            counts.update(f"{finding.severity}s" for finding in result.findings)
            counts["articles"] += 1
            counts["skips"] += len(result.skips)
            if result.known is not None:
                baseline["known"] += result.known
                baseline["gone"] += result.gone
    errors = [{"path": each.path, "why": each.why} for each in unread]
    names = ("articles", "errors", "warnings", "notes", "skips")
    summary: dict[str, object] = {name: counts[name] for name in names}
    summary["unread"] = len(unread)
    if baseline:
        summary["baseline"] = {"known": baseline["known"], "gone": baseline["gone"]}
    yield f'\n],\n"errors": {_dumped(errors)},\n"summary": {_dumped(summary)}}}\n'


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _article(report: Report) -> str:
    document = report.document
    findings = ",\n ".join(_dumped(_finding(each, document)) for each in report.findings)
    rest: dict[str, object] = {
        "skips": [{"what": skip.what, "why": skip.why} for skip in report.skips],
        "measures": dict(report.measures),
        "page": dict(report.page),
        "silenced": report.silenced,
    }
    if report.unchanged is not None:
        rest["unchanged"] = report.unchanged
    if report.known is not None:
        rest["known"] = report.known
    lines = f"[\n {findings}]" if findings else "[]"
    named = _dumped(document.file) + f', "part": {_dumped(document.part)}' * bool(document.part)
    return f'{{"path": {named}, "findings": {lines},\n{_dumped(rest)[1:]}'


def _finding(finding: Finding, document: Document) -> Mapping[str, Any]:
    start, end = finding.span.start, finding.span.end
    line, column = document.line_column(start)
    end_line, end_column = document.line_column(end)
    told: dict[str, Any] = {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "match": document.text(finding.span),
        "tags": list(finding.tags),
    }
    if document.pieces:
        told |= _field(document, finding.span)
    if finding.answer:
        told["answer"] = finding.answer
    told["fixes"] = [
        {"start": fix.span.start, "end": fix.span.end, "text": fix.text, "safe": fix.safe}
        for fix in finding.fixes
    ]
    told |= {name: text for name in ("advice", "rewrite") if (text := getattr(finding, name))}
    if finding.paste:
        told["paste"] = {"text": finding.paste.text, "at": finding.paste.at}
    told["sources"] = [_source(source) for source in finding.sources]
    return told


def _field(document: Document, span: Span) -> dict[str, object]:
    """Say in which value of a file of data a place is, and where in that as people read it."""
    for piece in document.pieces:
        start, end = piece.letter(span.start), piece.letter(span.end)
        if start is not None and end is not None:
            return {"field": {"name": piece.label, "start": start, "end": end}}
    return {}


def _source(source: Source) -> dict[str, str]:
    told = {"title": source.title, "section": source.section, "url": source.url}
    return {name: text for name, text in told.items() if text} | {"verified": source.verified}
