"""JUnit's XML: an article is a suite, and what stops its publication a failed test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from copylint.model import Finding, Report, Unread
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.findings import place, region, told
from copylint.reporters.shared.verdict import is_stopped, stops
from copylint.reporters.shared.xml import HEAD, element, opened

ROOM = 60
"""Characters of the words in question that the name of a test takes."""


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield a suite for each article, and the counts of all before them.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: likewise.
    """
    total: Counter[str] = Counter()
    suites = []
    for result in results:
        counts, lines = _suite(result)
        total.update(counts)
        suites.append(lines)
    head = {"name": "copylint", **_counts(total)}
    del head["skipped"]  # which Jenkins knows of suites alone
    yield f"{HEAD}{opened('testsuites', head)}>\n"
    yield from suites
    yield "</testsuites>\n"


def _counts(found: Counter[str]) -> dict[str, object]:
    names = ("tests", "failures", "errors", "skipped")
    return {name: found[name] for name in names} | {"time": "0"}


def _suite(result: Report | Unread) -> tuple[Counter[str], str]:
    path = place(result.path if isinstance(result, Unread) else result.document.path)
    counts: Counter[str] = Counter()
    cases = []
    for name, outcome, inside in _cases(result):
        counts["tests"] += 1
        counts[outcome] += 1
        head = opened("testcase", {"name": name, "classname": path, "time": "0"})
        cases.append(f"{head}>{inside}</testcase>\n" if inside else f"{head}/>\n")
    head = opened("testsuite", {"name": path, "file": path, **_counts(counts)})
    return counts, f"{head}>\n{''.join(cases)}</testsuite>\n"


def _cases(result: Report | Unread) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each test, what counts it, and what stands in it."""
    if isinstance(result, Unread):
        yield "read", "errors", element("error", {"type": "unread", "message": result.why})
        return
    for skip in result.skips:
        yield skip.what, "skipped", element("skipped", {"message": skip.why})
    seen: Counter[str] = Counter()
    for finding in result.findings:
        name = _name(finding, result)
        seen[name] += 1
        times = f" ({seen[name]})" if seen[name] > 1 else ""
        is_failed = stops(finding, result)
        yield name + times, "failures" if is_failed else "", _told(finding, result, is_failed)
    if not (is_stopped(result) or any(skip.what == "article" for skip in result.skips)):
        yield "ready to publish", "", ""


def _name(finding: Finding, report: Report) -> str:
    """Name a test by rule and words: the same in the next run, wherever they stand then."""
    words = " ".join(clean(report.document.text(finding.span)).split())
    words = f"{words[:ROOM].rstrip()}…" if len(words) > ROOM else words
    return f"{finding.rule}: “{words}”"


def _told(finding: Finding, report: Report, is_failed: bool) -> str:
    line = region(report.document, finding.span).line
    said = list(told(finding))
    text = "\n".join([f"{place(report.document.path)}, line {line}:", *said])
    if not is_failed:
        return element("system-out", {}, text)
    return element("failure", {"type": finding.severity, "message": said[0]}, text)
