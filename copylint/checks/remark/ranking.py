"""Put what a misspelt word may stand for in order, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.checks.remark import shapes
from copylint.checks.remark.article import Article
from copylint.checks.remark.distance import distance
from copylint.checks.remark.likeness import sounded
from copylint.tables import vocabulary

SPREAD = 3.5
"""Suggestions that score this much less than the best are not shown."""


def ranked(low: str, told: Sequence[str], known: list[str], article: Article) -> list[str]:
    """Give what may have been meant, best first."""
    engine = [word.lower() for word in told if word.strip() and " " not in word]
    candidates = dict.fromkeys([*known, *vocabulary.near(low), *engine])
    if shapes.is_half_doubled(low):
        candidates.pop(low, None)
    scored = sorted(
        (-score(low, word, article), word) for word in candidates if shapes.bare(word) == word
    )
    most = scored[0][0] + SPREAD if scored else 0.0
    return [word for told, word in scored if told <= most]


def weight(word: str, article: Article) -> float:
    """Give how likely a word is meant: how common it is, more when of medicine or said here."""
    zipf = vocabulary.zipf(word)
    if vocabulary.kind(word) == vocabulary.CLINICAL or word in article.accepted:
        zipf += 1.0
    return zipf + (1.5 if article.counts[word] else 0.0)


def score(low: str, word: str, article: Article) -> float:
    """Weigh a candidate against the slip that would lead from it to the word."""
    steps = distance(low, word, 3)
    same = 0.0 if low[0] == word[0] else -1.5
    return weight(word, article) - 3.0 * (steps - 1) + same + sum(_kinder(low, word))


def _kinder(low: str, word: str) -> Iterator[float]:
    """Yield a bonus for slips that hands and ears make most: doubled, swapped, mute letters."""
    if sorted(low) == sorted(word):
        yield 1.0
    if re.sub(r"(.)\1", r"\1", low) == re.sub(r"(.)\1", r"\1", word):
        yield 1.0
    if sounded(low) == sounded(word):
        yield 1.0
