"""Read what kind of page an article is: it sells, it informs, or it is not about health.

Only what readers see counts, never a key of the front matter. Which words count, and how much, is
data (`rules/page.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from copylint.model import Context, Document
from copylint.text.patterns import Pattern
from copylint.text.terms import Marks

FEWEST = 2
"""Health words that even a short page must have to be about health."""
ADVERTISING, EDUCATION, OTHER = "advertising", "education", "other"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that speak for a kind of page: each counts `weight`, at most `cap` of them."""

    patterns: tuple[Pattern, ...]
    weight: float
    cap: int


@dataclass(frozen=True, slots=True)
class PageCues:
    """What tells a page's kind.

    Attributes:
        signs: by kind.
        health: share of health words, in 100 words, from which a page is about health.
        sells: how far advertising must outweigh education.
        informs: how far education must outweigh advertising for a page that only informs.
    """

    signs: Mapping[str, tuple[Sign, ...]]
    health: float
    sells: float
    informs: float


def look(document: Document, cues: PageCues) -> Context:
    """Give a marked page's context with its kind, and whether it does nothing but inform."""
    marks = document.marks
    assert isinstance(marks, Marks)
    words = max(len(marks.words) - len(marks.units), 1)
    weights = {name: weigh(signs, marks) for name, signs in cues.signs.items()}
    if weights["health"] < max(cues.health * words / 100, FEWEST):
        return replace(document.context, page_kind=OTHER)
    sells = weights[ADVERTISING] - weights[EDUCATION]
    kind = ADVERTISING if sells >= cues.sells else EDUCATION
    return replace(document.context, page_kind=kind, only_informs=-sells >= cues.informs)


def weigh(signs: Sequence[Sign], marks: Marks) -> float:
    """Add up what speaks for a kind."""
    total = 0.0
    for sign in signs:
        count = sum(len(marks.find(pattern)) for pattern in sign.patterns)
        total += sign.weight * min(count, sign.cap)
    return total
