"""Reviewdog's diagnostic format: one object a line."""

from __future__ import annotations

from copylint.reporters.shared.diagnostics import lines as render

__all__ = ["render"]
