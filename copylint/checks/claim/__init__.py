"""Claims: a phrase that says more than the page supports, unless a cue around it excuses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copylint.checks.claim.body import Claim, parse
from copylint.checks.claim.stated import Stated, stated
from copylint.model import Document, Finding, Rule

__all__ = ["KIND", "Claim", "Stated", "check", "parse", "stated"]

KIND = "claim"


def check(rules: Sequence[Rule[Claim]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each claim that no cue excuses and nothing backs."""
    for claim in stated(rules, document):
        if not claim.support:
            yield claim.finding
