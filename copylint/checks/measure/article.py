"""Measures of a whole article: school grade, reading ease, sentence length, share of hard words.

The two Flesch formulas and SMOG are applied to our own counts, as published:
Kincaid and others 1975 (grade), Flesch 1948 (ease), McLaughlin 1969 (SMOG).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from math import sqrt

from copylint.checks.measure import hardness
from copylint.checks.measure.survey import Survey
from copylint.text.explained import is_explained, is_topic

SMOG_SENTENCES = 30
"""SMOG is not defined for fewer sentences."""
_MEDICAL = re.compile(
    r"(?:itis|osis|oses|[aeo]emia|ectomy|o[ls]tomy|plasty|path(?:y|ic|ies)|algia|uria|genesis"
    r"|cyt(?:es?|ic)"
    r"|lysis|trophy|plasia|omas?|logical|scop(?:y|ic)|lytic|pnoea|pnea|rrh(?:o?ea|age)|statins?"
    r"|cillin)$"
    r"|^(?:hyper|hypo|neuro|cardio|immuno|patho|pharmaco|onco|haem|hepat|nephr|gastro|myo|osteo"
    r"|intra)"
    r"(?=[a-z]{3})"
)
_PLAIN = frozenset("hero wisdom diploma aroma hypothesis coma comas roma tokoma photocopy".split())


@cache
def is_medical(word: str) -> bool:
    """Tell whether a word is built like a medical one (Greek or Latin parts)."""
    word = word.lower()
    return word not in _PLAIN and _MEDICAL.search(word) is not None


def _words(found: Survey) -> float | None:
    return float(found.all_words)


def _sentences(found: Survey) -> float | None:
    return float(found.sentences)


def _sentence_length(found: Survey) -> float | None:
    return found.words / found.sentences if found.sentences else None


def _rates(found: Survey) -> tuple[float, float] | None:
    if not found.words:
        return None
    syllables = sum(sum(piece.syllables) for piece in found.judged)
    return found.words / found.sentences, syllables / found.words


def _grade(found: Survey) -> float | None:
    rates = _rates(found)
    return 0.39 * rates[0] + 11.8 * rates[1] - 15.59 if rates else None


def _ease(found: Survey) -> float | None:
    rates = _rates(found)
    return 206.835 - 1.015 * rates[0] - 84.6 * rates[1] if rates else None


def _smog(found: Survey) -> float | None:
    sentences = found.sentences
    if sentences < SMOG_SENTENCES:
        return None
    long_words = sum(piece.polysyllables for piece in found.judged)
    return 1.043 * sqrt(long_words * 30 / sentences) + 3.1291


def _hardness(found: Survey) -> float | None:
    scores = [piece.hardness for piece in found.prose]
    return hardness.cut(sum(scores) / len(scores)) if scores else None


def _rare_words(found: Survey) -> float | None:
    words = sum(len(piece.words) for piece in found.prose)
    rare = sum(len(piece.hard_words) for piece in found.prose)
    return 100 * rare / words if words else None


@lru_cache(maxsize=2)
def _medical(found: Survey) -> tuple[str, ...]:
    """Give the medical words, in small letters, but for the names that the page is about."""
    words = [word.lower() for piece in found.prose for word, _ in piece.words if is_medical(word)]
    spared = found.prose[0].spared if words else frozenset()
    return tuple(word for word in words if word not in spared)


def _medical_words(found: Survey) -> float | None:
    words = sum(len(piece.words) for piece in found.prose)
    return 100 * len(_medical(found)) / words if words else None


def _unexplained_words(found: Survey) -> float | None:
    """Count the different medical words that the article neither explains nor is about."""
    document, words = found.document, set(_medical(found))
    return float(
        sum(not is_topic(word, document) and not is_explained(word, document) for word in words)
    )


METRICS: Mapping[str, Callable[[Survey], float | None]] = {
    "words": _words,
    "sentences": _sentences,
    "sentence_length": _sentence_length,
    "flesch_kincaid_grade": _grade,
    "flesch_reading_ease": _ease,
    "smog": _smog,
    "hardness": _hardness,
    "rare_words": _rare_words,
    "medical_words": _medical_words,
    "unexplained_words": _unexplained_words,
}
"""Each gives None where it is not defined; shares are percentages of all words."""
COUNTS = ("words", "sentences", "unexplained_words")
"""Metrics that are whole numbers."""
