"""Take what the grammar engines said, where a rule wants it."""

from __future__ import annotations

from copylint.checks.remark.body import KIND, Remarked, parse
from copylint.checks.remark.find import check, settled

__all__ = ["KIND", "Remarked", "check", "parse", "settled"]
