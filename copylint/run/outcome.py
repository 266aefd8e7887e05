"""What the reports of a run come to."""

from __future__ import annotations

from collections.abc import Iterable

from copylint.model import SEVERITIES, Finding, Report, Unread


def verdict(results: Iterable[Report | Unread], strict: bool = False) -> int:
    """Give the exit code: 0 clean, 1 a finding that stops it, 2 something could not run."""
    code = 0
    for result in results:
        if isinstance(result, Unread) or (strict and result.skips):
            return 2
        if result.fail_on != "never":
            code = max(code, int(any(_stops(finding, result) for finding in result.findings)))
    return code


def _stops(finding: Finding, report: Report) -> bool:
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(report.fail_on)
