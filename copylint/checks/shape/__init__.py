"""Find named forms: what is wrong by its shape, whatever the words say."""

from __future__ import annotations

from copylint.checks.shape.body import KIND, Shape, parse
from copylint.checks.shape.find import check

__all__ = ["KIND", "Shape", "check", "parse"]
