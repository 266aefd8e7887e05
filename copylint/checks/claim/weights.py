"""How much a sentence weighs as a claim: the weights of its words, of its place and of its page.

No list of phrases reaches the long tail of plain statements of effect. Here each word stem has a
weight, fitted by `tools/claims.py` to sentences that reviewers raised or let pass
(`tables/claims.json`, docs/claims.md). A sentence is first weighed alone, then again beside its
neighbours and its page: in copy that claims much, a doubtful sentence is more likely a claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from typing import cast

from copylint import tables
from copylint.model import Block, Context, Document
from copylint.text.terms import Marks

FIGURE = "#"
FULL = 40
"""Words from which a sentence's length adds nothing."""
SHORT = 5
"""Words below which a unit is rather a label than a sentence."""
LEAST_STEM = 4
_ENDINGS = (
    *("ization", "ations", "ation", "ingly", "ments", "ment", "ness", "ings", "ing", "ies"),
    *("ied", "ers", "ed", "es", "er", "s", "ly"),
)
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence on the scales.

    Attributes:
        share: from 0 to 1, of such sentences that reviewers raised.
        group: of what it most likely speaks, of the groups of `tables/claims.json`.
    """

    share: float
    group: str


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Cut the ending of a folded word; every figure is the same."""
    if word[0].isdigit():
        return FIGURE
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word[: -len(ending)]
    return word


def words(marks: Marks) -> list[list[str]]:
    """Give the stems of each unit."""
    return [[stem(w) for w in marks.words[u.first : u.last] if w] for u in marks.units]


def alone(stems: Sequence[str], text: str, block: Block, title: Block | None) -> Features:
    """Count what speaks for or against a unit by itself, its words left out."""
    return {
        "length": min(len(stems), FULL) / FULL,
        "asks": float(text.endswith("?")),
        "short": float(len(stems) < SHORT),
        f"in {block.kind}": 1.0,
        "title": float(block is title),
    }


def page(context: Context) -> Features:
    """Count what the page says for or against all its units."""
    return {f"on {context.page_kind}": 1.0, "only informs": float(context.only_informs)}


def beside(shares: Sequence[float]) -> list[Features]:
    """Count what the page and the neighbours say of each unit.

    Args:
        shares: of each unit, weighed alone.
    """
    count = len(shares)
    mean = sum(shares) / max(count, 1)

    def near(at: int) -> float:
        return shares[at] if 0 <= at < count else mean

    return [
        {
            "mean": mean,
            "next": near(at - 1) + near(at + 1),
            "near": near(at - 2) + near(at + 2),
            "late": at / count,
            "opening": float(at < 3),
        }
        for at in range(count)
    ]


def sigmoid(weight: float) -> float:
    """Turn a weight, the logarithm of odds, into a share."""
    return 1 / (1 + exp(-max(min(weight, 30.0), -30.0)))


@dataclass(frozen=True, slots=True)
class _Table:
    words: Mapping[str, Sequence[float]]
    unit: Mapping[str, float]
    again: Mapping[str, float]
    groups: Sequence[str]
    bases: Sequence[float]


@cache
def _table() -> _Table:
    found = tables.claims()
    return _Table(
        cast("Mapping[str, Sequence[float]]", found["words"]),
        cast("Mapping[str, float]", found["unit"]),
        cast("Mapping[str, float]", found["again"]),
        cast("Sequence[str]", found["groups"]),
        cast("Sequence[float]", found["bases"]),
    )


def weigh(document: Document) -> list[Weighed]:
    """Weigh each unit of a marked article."""
    marks = document.marks
    assert isinstance(marks, Marks)
    table, units = _table(), words(marks)
    known = [[*dict.fromkeys(s for s in stems if s in table.words)] for stems in units]
    common = _sum(table.unit, page(document.context)) + table.unit["base"]
    first = []
    for unit, stems, each in zip(marks.units, units, known, strict=True):
        text = unit.sentence.text.rstrip()
        place = _sum(table.unit, alone(stems, text, unit.block, document.title))
        first.append(common + place + sum(table.words[stem][0] for stem in each))
    found = []
    for each, weight, near in zip(known, first, beside([*map(sigmoid, first)]), strict=True):
        again = table.again["base"] + table.again["alone"] * weight + _sum(table.again, near)
        found.append(Weighed(sigmoid(again), _group(table, each)))
    return found


def _sum(weights: Mapping[str, float], counted: Features) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in counted.items())


def _group(table: _Table, stems: Sequence[str]) -> str:
    columns = zip(table.bases, *(table.words[one][1:] for one in stems), strict=True)
    totals = [*map(sum, columns)]
    return table.groups[totals.index(max(totals))]
