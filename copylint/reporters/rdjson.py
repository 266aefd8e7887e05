"""Reviewdog's diagnostic format: one object."""

from __future__ import annotations

from copylint.reporters.shared.diagnostics import joined as render

__all__ = ["render"]
