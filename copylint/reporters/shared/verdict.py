"""May an article be published, and how much there is to do."""

from __future__ import annotations

from collections import Counter

from copylint.model import SEVERITIES, Document, Finding, Report
from copylint.reporters.shared.clean import clean

WORDS = {"error": "must", "warning": "should", "note": "could"}
"""What a severity asks of an editor, worst first."""


def count(number: int, noun: str) -> str:
    """Give a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def stops(finding: Finding, report: Report) -> bool:
    """Tell whether a finding stops the publication of its article."""
    if report.fail_on == "never":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(report.fail_on)


def is_stopped(report: Report) -> bool:
    """Tell whether a finding stops publication."""
    return any(stops(finding, report) for finding in report.findings)


def verdict(report: Report) -> str:
    """Say whether an article may be published, and how much there is to do."""
    for skip in report.skips:
        if skip.what == "article":
            return f"Not checked: {clean(skip.why)}."
    found = Counter(finding.severity for finding in report.findings)
    told = [f"{found[name]} {word}" for name, word in WORDS.items() if found[name]]
    if not told and report.known:
        return "Nothing new to change; what the baseline knows is left out."
    if not told and report.unchanged:
        return "Nothing to change on the lines that changed."
    if not told:
        return "Ready to publish: nothing to change."
    number, word = told[0].split(" ")
    first = f"{count(int(number), 'thing')} {word} change"
    head = "Not ready to publish" if is_stopped(report) else "May be published"
    return f"{head}: {', '.join([first, *told[1:]])}."


def is_about_page(finding: Finding, document: Document) -> bool:
    """Tell whether a finding is about the article as a whole, which its title stands for."""
    is_title = finding.span == document.whole
    return is_title and finding.category not in ("claims", "typos", "upkeep")


def rank(finding: Finding) -> int:
    """Order findings, worst first."""
    return -SEVERITIES.index(finding.severity)
