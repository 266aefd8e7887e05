"""Score how hard a sentence is to read, from 1 (easy) to 6 (hard).

Seven countable features with the weights of `tables/hardness.json`, which `tools/hardness.py` fits
to the ratings of people. All weights are above zero: nothing makes a sentence easier by being
added.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log1p
from typing import cast

from copylint import tables
from copylint.checks.measure import syllables

FEATURES = ("rarity", "unlisted", "statistic", "hyphens", "acronyms", "syllables", "length")
COMMON = 4.5
"""Zipf value from which a word adds nothing to rarity: about the 3,000 commonest words."""
LISTED = 3.0
"""Zipf value below which a word counts as unlisted: beyond the 30,000 commonest words."""
UNKNOWN = 2.0
"""Zipf value of a word that neither stands in the table nor is a form of one that does."""
FULL = 12
"""Words from which more of them do not count as such."""
_ENDINGS = (
    ("'s", ""),
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("our", "or"),
)
_DOSED = frozenset("mg g ml mcg µg am pm".split())
_STEP, _MOST = 0.3, 4.0


@cache
def zipf(word: str) -> float:
    """Give the Zipf value of a lower-case word: its own, or a little less than its base's."""
    table = tables.frequency()
    found = table.get(word)
    if found is not None:
        return found
    for ending, base in _ENDINGS:
        if word.endswith(ending):
            stem = table.get(word[: -len(ending)] + base)
            if stem is not None:
                return min(stem - _STEP, _MOST)
    return UNKNOWN


def features(words: Sequence[str]) -> tuple[float, ...]:
    """Count the features of a sentence, in the order of `FEATURES`.

    Args:
        words: as they stand, figures included, hyphenated compounds in one piece.
    """
    sums = [_sums(word) for word in words]
    rarity, unlisted, hyphens, acronyms, spoken, size = (
        map(sum, zip(*sums, strict=True)) if sums else (0,) * 6
    )
    size = max(size, 1)
    return (
        log1p(rarity),
        unlisted / size,
        float(_has_statistic(words)),
        log1p(hyphens),
        log1p(acronyms),
        spoken / size,
        min(size, FULL) / FULL,
    )


@cache
def _sums(word: str) -> tuple[float, int, int, int, int, int]:
    """Add up over its parts: rarity, unlisted, compound, acronyms, syllables, parts in letters."""
    parts = [_part(part) for part in word.replace("‑", "-").split("-") if part]
    rare, beyond, acronyms, spoken = (sum(column) for column in zip(*parts, strict=True))
    return rare, beyond, len(parts) > 1, acronyms, spoken, sum(part[3] > 0 for part in parts)


def _part(part: str) -> tuple[float, bool, bool, int]:
    """Give rarity, unlisted, acronym, syllables (0 for figures) of a part."""
    if part[0].isdigit():
        return 0.0, False, False, 0
    value = zipf(part.lower().replace("’", "'"))
    is_acronym = len(part) > 1 and sum(map(str.isupper, part)) > 1
    return max(COMMON - value, 0.0), value < LISTED, is_acronym, syllables.count(part)


def _has_statistic(words: Sequence[str]) -> bool:
    """Tell whether a decimal figure stands in a sentence that is no dose and no time of day."""
    return any(
        word[0].isdigit() and "." in word and following.lower() not in _DOSED
        for word, following in zip(words, (*words[1:], ""), strict=False)
    )


def uncut(words: Sequence[str]) -> float:
    """Score a sentence; one full of statistics goes beyond the scale."""
    base, weights = _weights()
    return base + sum(
        weight * value for weight, value in zip(weights, features(words), strict=True)
    )


def score(words: Sequence[str]) -> float:
    """Score a sentence, from 1 to 6."""
    return cut(uncut(words))


def cut(value: float) -> float:
    """Cut a score to the scale."""
    return min(max(value, 1.0), 6.0)


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    table = tables.hardness()
    weights = cast("dict[str, float]", table["weights"])
    return cast("float", table["base"]), tuple(weights[name] for name in FEATURES)
