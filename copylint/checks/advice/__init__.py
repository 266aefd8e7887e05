"""Safety advice that a topic requires and an article lacks, gives vaguely or gives too late."""

from copylint.checks.advice.check import check, describe
from copylint.checks.advice.parsing import parse

KIND = "advice"

__all__ = ["KIND", "check", "describe", "parse"]
