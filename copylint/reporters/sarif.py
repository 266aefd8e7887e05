"""SARIF 2.1.0, as code scanning on GitHub reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from copylint import __version__
from copylint.model import SEVERITIES, Document, Finding, Report, Unread
from copylint.reporters.shared.clean import clean, whole
from copylint.reporters.shared.findings import Worst, place, region, told
from copylint.reporters.shared.prints import fingerprints
from copylint.reporters.shared.verdict import count

MOST = 5000
"""Results of a run that GitHub keeps; which ones, beyond that, it does not say."""
_KINDS = {"error": "error", "warning": "warning", "note": "recommendation"}
"""GitHub's `problem.severity`; a `security-severity` would make an article a security alert."""


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield one log with one run, a result a line.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    kept, notes = Worst(MOST), []
    unread = 0
    for result in results:
        if isinstance(result, Unread):
            unread += 1
            notes.append(_note("error", clean(result.why), result.path))
            continue
        notes += [
            _note("warning", f"{clean(skip.what)}: {clean(skip.why)}", result.document.file)
            for skip in result.skips
        ]
        for entry in _entries(result):
            kept.add(SEVERITIES.index(entry[0].severity), entry)
    if kept.left:
        notes.append(_note("note", f"{count(kept.left, 'more finding')} left out, none worse."))
    found = [entry for entry in kept.things() if isinstance(entry, tuple)]
    invocation = {"executionSuccessful": not unread, "toolExecutionNotifications": notes}
    yield from _log(found, invocation)


def _log(found: list[tuple[Finding, Any]], invocation: Mapping[str, Any]) -> Iterator[str]:
    rules: dict[str, Any] = {}
    for finding, _ in found:
        rules.setdefault(finding.rule, _rule(finding))
    places = {rule: at for at, rule in enumerate(rules)}
    driver = {
        "name": "copylint",
        "semanticVersion": __version__,
        "rules": list(rules.values()),
    }
    yield '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", '
    yield f'"runs": [{{"tool": {{"driver": {_dumped(driver)}}},\n"columnKind": "unicodeCodePoints",'
    yield f'\n"invocations": {_dumped([invocation])},\n"results": ['
    before = "\n"
    for finding, result in found:
        yield before + _dumped(result | {"ruleIndex": places[finding.rule]})
        before = ",\n"
    yield "\n]}]}\n"


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _location(path: str) -> dict[str, Any]:
    """Give a file by an address relative to the root, in which a colon is no scheme."""
    address = quote(whole(place(path)))
    if address.startswith("/"):
        return {"artifactLocation": {"uri": f"file://{address}"}}
    return {"artifactLocation": {"uri": address, "uriBaseId": "%SRCROOT%"}}


def _note(level: str, text: str, path: str = "") -> dict[str, Any]:
    note: dict[str, Any] = {"level": level, "message": {"text": text}}
    if path:
        note["locations"] = [{"physicalLocation": _location(path)}]
    return note


def _entries(report: Report) -> Iterator[tuple[Finding, dict[str, Any]]]:
    document, location = report.document, _location(report.document.file)
    for finding, print_ in fingerprints(report):
        here = region(document, finding.span)
        part = {
            "startLine": here.line,
            "startColumn": here.column,
            "endLine": here.line,
            "endColumn": here.end,
        }
        yield (
            finding,
            {
                "ruleId": finding.rule,
                "level": finding.severity,
                "message": {"text": "\n".join(told(finding))},
                "locations": [
                    {"physicalLocation": location | {"region": part}} | _field(document, finding)
                ],
                # GitHub looks at the first name alone.
                "partialFingerprints": {
                    "primaryLocationLineHash": f"{print_[:16]}:1",
                    "copylint/v1": print_,
                },
            },
        )


def _field(document: Document, finding: Finding) -> dict[str, object]:
    """Name the value of a file of data that a finding is in."""
    names = [p.label for p in document.pieces if p.letter(finding.span.start) is not None]
    return {"logicalLocations": [{"fullyQualifiedName": clean(names[0])}]} if names else {}


def _rule(finding: Finding) -> dict[str, Any]:
    """Describe a rule by its worst finding, which carries all that is shown of it."""
    words = [part.replace("-", " ") for part in finding.rule.split("/")]
    title = ": ".join(words[1:] or words)
    title = clean(title[:1].upper() + title[1:])
    advice = clean(finding.advice) or clean(finding.message)
    rule: dict[str, Any] = {
        "id": finding.rule,
        "name": "".join(word.title() for part in words for word in part.split()),
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": advice},
        "help": {"text": "\n\n".join(_help(finding, advice))},
        "defaultConfiguration": {"level": finding.severity},
        "properties": {
            "tags": [finding.category, *(tag for tag in finding.tags if tag != finding.category)],
            "problem.severity": _KINDS[finding.severity],
        },
    }
    url = next((source.url for source in finding.sources if source.url), "")
    return rule | ({"helpUri": url} if url else {})


def _help(finding: Finding, advice: str) -> Iterator[str]:
    yield advice
    if finding.rewrite:
        yield f"A wording to start from: {clean(finding.rewrite)}"
    for source in finding.sources:
        parts = (source.title, source.section, source.url)
        yield f"See {clean(', '.join(filter(None, parts)))}"
    yield f"`copylint explain {finding.rule}` tells why, with examples."
