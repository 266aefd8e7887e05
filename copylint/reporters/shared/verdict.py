"""May an article be published, and how much there is to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from copylint.model import SEVERITIES, Document, Finding, Report, Scope
from copylint.reporters.shared.clean import clean

WORDS = {"error": "must", "warning": "should", "note": "could"}
"""What a severity asks of an editor, worst first."""

BY = " by the rules that ran"
"""What is added to a verdict where not all rules were asked for."""


def count(number: int, noun: str, many: str = "") -> str:
    """Give a number with its noun; `many` is the plural where that is no added “s”."""
    return f"{number} {noun if number == 1 else many or f'{noun}s'}"


def stops(finding: Finding, report: Report) -> bool:
    """Tell whether a finding stops the publication of its article."""
    if report.fail_on == "never":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(report.fail_on)


def is_stopped(report: Report) -> bool:
    """Tell whether a finding stops publication."""
    return any(stops(finding, report) for finding in report.findings)


def is_unchecked(report: Report) -> bool:
    """Tell whether an article was read and could not be checked, as one in another language."""
    return any(skip.what == "article" for skip in report.skips)


def is_settings(report: Report) -> bool:
    """Tell whether a report is about a file of settings, which nobody publishes."""
    return not report.document.blocks and not report.skips


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
        ran = _ran(report.scope)
        return f"Nothing to change{ran}." if ran else "Ready to publish: nothing to change."
    return _to_change(report, told)


def _to_change(report: Report, told: Sequence[str]) -> str:
    """Say what is to be changed, and whether it stops publication."""
    number, word = told[0].split(" ")
    first = f"{count(int(number), 'thing')} {word} change"
    things = ", ".join([first, *told[1:]])
    if is_stopped(report):
        head = "Stops publication" if is_settings(report) else "Not ready to publish"
        return f"{head}: {things}."
    if report.scope or is_settings(report):
        return f"{things}{_ran(report.scope)}."
    if report.fail_on == "never" and word == WORDS["error"]:  # nobody asked what stops it
        return f"Not judged: {things}."
    return f"May be published: {things}."


def _ran(scope: Scope | None) -> str:
    """Say by which rules an article was judged, where not by all."""
    if scope is None:
        return ""
    if not scope.rules:
        return " by the rules on waivers, which alone ran"
    told = BY
    if scope.rules < scope.of:
        told += f": {scope.rules} of {scope.of} ({', '.join(scope.categories)})"
    return told if scope.spelling else f"{told}; spelling was not asked for"


def is_about_page(finding: Finding, document: Document) -> bool:
    """Tell whether a finding is about the article as a whole, which its title stands for."""
    is_title = finding.span == document.whole
    return is_title and finding.category not in ("claims", "typos", "upkeep")


def rank(finding: Finding) -> int:
    """Order findings, worst first."""
    return -SEVERITIES.index(finding.severity)
