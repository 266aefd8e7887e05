"""Measures of one sentence: how long, how many clauses, where its subject comes, how hard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from copylint.checks.measure.splitting import LONGEST, SIDE, at_semicolon, in_two, where_to_split
from copylint.checks.measure.survey import Piece, Survey
from copylint.model import Span


@dataclass(frozen=True)
class Place:
    """Where a measure is over its limit.

    Attributes:
        value: what was measured.
        detail: what to say of it: where to split, which words are hard.
        rewrite: the sentence split, where one split is clear.
    """

    span: Span
    value: float
    detail: str = ""
    rewrite: str = ""


Metric = Callable[[Survey, float], Iterator[Place]]
WORST = 5
"""Sentences that are named as the hardest."""
_CLAUSE = re.compile(
    r"(?:[;:]|\b(?:that|which|who|whom|whose|because|although|though|while|whereas|unless|until"
    r"|if|when"
    r"|whenever|where|since|resulting in|leading to|in order to|so that)\b|,\s(?:and|but|so|or"
    r"|yet)\b)",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:after|although|as|at|because|before|by|despite|due to|during|for|from|given|if|in|once"
    r"|since"
    r"|through|throughout|to|under|unless|when|whenever|while|with|within|without|having|being"
    r"|[A-Z]\w+ing)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r",\s+(?:(?:you|we|they|it|he|she|i|this|these|there|the|a|an|your|our|their|his|her|most"
    r"|many|some"
    r"|people|doctors|patients)\b)",
    re.IGNORECASE,
)
_LISTING = re.compile(r"(?:\S+, ){3}|, (?:and|or) ")
_NEGATION = re.compile(
    r"\b(?:not|never|none|nothing|nobody|nowhere|neither|nor|unless|without|cannot|hardly"
    r"|barely|avoid"
    r"|no(?!\.))\b|\b\w+n['’]t\b",
    re.IGNORECASE,
)


def _span(piece: Piece, start: int = 0, end: int | None = None) -> Span:
    """Give the place of `start` to `end` of a sentence."""
    text = piece.sentence.text
    last = len(text) if end is None else end
    return piece.block.span(piece.sentence.start + start, piece.sentence.start + last)


def _prose(found: Survey) -> Iterator[Piece]:
    for piece in found.pieces:
        if piece.block.kind in ("paragraph", "item") and piece.words and not piece.aside:
            yield piece


def _sentence_words(found: Survey, limit: float) -> Iterator[Place]:
    for piece in _prose(found):
        if len(piece.words) > limit:
            yield Place(_span(piece), len(piece.words), where_to_split(piece), in_two(piece))


def _joined_words(found: Survey, limit: float) -> Iterator[Place]:
    """Find a long sentence that a semicolon joins from two."""
    for piece in _prose(found):
        if len(piece.words) > limit:
            rewrite = at_semicolon(piece.sentence.text)
            if rewrite is not None:
                yield Place(_span(piece), len(piece.words), where_to_split(piece), rewrite)


def clauses(text: str) -> int:
    """Count the clauses of a sentence, by the words and marks that open one."""
    return 1 + sum(1 for _ in _CLAUSE.finditer(text))


def _clauses(found: Survey, limit: float) -> Iterator[Place]:
    for piece in _prose(found):
        if len(piece.words) > 3 * limit:
            count = clauses(piece.sentence.text)
            if count > limit:
                yield Place(_span(piece), count, where_to_split(piece))


def _hardest(found: Survey, limit: float) -> Iterator[Place]:
    """Find the hardest sentences above a score, the article's `WORST` at most."""
    pieces = [p for p in _prose(found) if p.judged and len(p.words) > SIDE and p.hardness > limit]
    pieces.sort(key=lambda p: -p.plain_hardness)
    for piece in pieces[:WORST]:
        why = reasons(piece)
        if piece.plain_hardness > limit and why:
            yield Place(_span(piece), piece.plain_hardness, why)


def reasons(piece: Piece) -> str:
    """Say what makes a sentence hard, in at most three parts."""
    found = []
    words = (word for word, _ in piece.hard_words if "." not in word)
    hard = list(dict.fromkeys(words))[:3]
    if hard:
        found.append("rare words: " + ", ".join(hard))
    if len(piece.words) > 20:
        found.append(f"{len(piece.words)} words")
    if clauses(piece.sentence.text) > 3:
        found.append(f"{clauses(piece.sentence.text)} clauses")
    if piece.polysyllables * 4 > len(piece.words):
        found.append(f"{piece.polysyllables} long words")
    return "; ".join(found[:3])


def _words_before_subject(found: Survey, limit: float) -> Iterator[Place]:
    for piece in _prose(found):
        text = piece.sentence.text
        if len(text) > LONGEST or not _OPENER.match(text):
            continue
        comma = _SUBJECT.search(text)
        if (
            comma
            and ":" not in text[: comma.start()]
            and not _LISTING.search(text[: comma.start()])
        ):
            count = len(text[: comma.start()].split())
            if count > limit:
                yield Place(_span(piece, 0, comma.start()), count)


def _negations(found: Survey, limit: float) -> Iterator[Place]:
    for piece in _prose(found):
        if len(piece.words) < _SHORTEST * limit or _negatives(piece) <= limit:
            continue
        places = list(_NEGATION.finditer(piece.sentence.text))
        if len(places) > limit:
            yield Place(
                _span(piece, places[0].start(), places[-1].end()),
                len(places),
                ", ".join(f"“{found.group()}”" for found in places),
            )


def _negatives(piece: Piece) -> int:
    """Count words that may be negatives, faster than the pattern does."""
    return sum([word.lower() in _NEGATIVES or word.endswith(_NT) for word, _ in piece.words])


_NEGATIVES = frozenset(
    "not never none nothing nobody nowhere neither nor unless without cannot hardly barely avoid "
    "no".split()
)
_NT = ("n't", "n’t", "N'T", "N’T")
_SHORTEST = 3
"""Words for each negative, below which a sentence cannot hold too many."""

METRICS: Mapping[str, Metric] = {
    "sentence_words": _sentence_words,
    "joined_words": _joined_words,
    "clauses": _clauses,
    "hardest_sentences": _hardest,
    "words_before_subject": _words_before_subject,
    "negations": _negations,
}
"""Each yields the places that are over a limit."""
