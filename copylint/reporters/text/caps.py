"""What is shown of what was found: an editor reads a page, not a list without end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from copylint.model import SEVERITIES, Finding
from copylint.reporters.shared.passages import Passages
from copylint.reporters.text.excerpt import is_whole

MOST = {"readability": 15, "safety": 10}
"""Findings of a category that are shown of an article."""
BUILD = frozenset(("sentence-length", "hard-sentence", "structure"))
"""Tags of findings about how long a sentence is or how it is built."""


def capped(findings: Sequence[Finding], passages: Passages) -> tuple[list[Finding], Counter[str]]:
    """Choose what is shown.

    Returns:
        The findings shown, in their order, and how many of each category are not.
    """
    kept = _one_of_a_build(findings, passages)
    for category, most in MOST.items():
        own = [f for f in kept if f.category == category]
        best = set(map(id, sorted(own, key=_rank)[:most]))
        kept = [f for f in kept if f.category != category or id(f) in best]
    left = Counter(f.category for f in findings)
    left.subtract(f.category for f in kept)
    return kept, +left


def _rank(finding: Finding) -> tuple[int, int]:
    return -SEVERITIES.index(finding.severity), finding.span.start


def _one_of_a_build(findings: Iterable[Finding], passages: Passages) -> list[Finding]:
    """Keep, of the findings about how a sentence is built, the worst one."""
    kept: list[Finding] = []
    seen: dict[object, int] = {}
    for finding in findings:
        if not _is_about_build(finding, passages):
            kept.append(finding)
            continue
        key = passages.of(finding).span
        if key not in seen:
            seen[key] = len(kept)
            kept.append(finding)
        elif _rank(finding) < _rank(kept[seen[key]]):
            kept[seen[key]] = finding
    return kept


def _is_about_build(finding: Finding, passages: Passages) -> bool:
    if (
        finding.category != "readability"
        or finding.fixes
        or finding.span == passages.document.whole
    ):
        return False
    return not BUILD.isdisjoint(finding.tags) or is_whole(finding, passages.of(finding))
