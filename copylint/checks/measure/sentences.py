"""Measures of one sentence: how long, how many clauses, where its subject comes, how hard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from copylint.checks.measure.survey import Piece, Survey
from copylint.model import MASK, Span


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
_LONGEST = 3000
"""Characters from which a sentence is a list or a blob, of which no structure is read."""
SIDE = 5
"""Words that each half of a split sentence has at least."""
_STARTS = (
    r"(?:then\s)?(?:(?:you|we|they|it|he|she|i|this|these|there|people|doctors|patients)\b"
    r"|(?:the|a|an|your|our|their|his|her)\s\w+\s(?:\w+\s)?(?:is|are|was|were|has|have|had|can|may"
    r"|might|must|should|will|would|does|do)\b)"
)
"""What begins a clause of its own after `and`; a noun there goes on with a series."""
_SPLITS = (
    re.compile(r";\s"),
    re.compile(r"^[^–—]*(?:\s[–—]\s|—)(?!.*(?:\s–\s|—))"),
    re.compile(r":\s"),
    re.compile(
        r",\s(?=(?:but|so(?!\sthat)|which|because|although|while|where|whereas|yet)\b|(?:and|or)\s(?:"
        rf"{_STARTS}|(?:if|when|once|after|before|because|although|while)\b))",
        re.IGNORECASE,
    ),
    re.compile(r"\s(?=(?:because|although|while|whereas|but|resulting in|leading to)\b)"),
    re.compile(rf"\s(?=and\s{_STARTS})", re.IGNORECASE),
)
"""Where a sentence may part, the clearest first."""
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
_TURN = re.compile(
    r",\s(and|but|so)\s(?=(?:you|we|they|it|he|she|i|this|these|there|the|your|our|their)\s)",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:,\s(?!(?:and|but|or|so|which|who|when|if|because|although)\b)[^\s,;]+(?:\s[^\s,;]+){0,7}){2}"
    r",? (?:and|or)\b"
)
"""Three items or more before the last, none of them a clause."""
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


def split_at(piece: Piece) -> int | None:
    """Find where a sentence best parts in two, counted in its text; None where nothing is clear."""
    text = piece.sentence.text
    first = _main_clause(text)
    for kind in _SPLITS:
        ends = (found.end() for found in kind.finditer(text))
        places = [at for at in ends if at > first and _halves(text, at) and not _inside(text, at)]
        if places:
            return min(places, key=lambda at: abs(at - len(text) / 2))
    return None


def _halves(text: str, at: int) -> bool:
    return min(len(text[:at].split()), len(text[at:].split())) >= SIDE


def _main_clause(text: str) -> int:
    """Give the place from which a sentence may part: past the `if` or `when` that opens it."""
    if not _CONDITION.match(text):
        return 0
    comma = _SUBJECT.search(text) or _ORDER.search(text)
    return comma.end() if comma else 0


_ORDER = re.compile(
    r",\s(?:ask|call|contact|do|get|go|keep|let|see|speak|stop|take|talk|tell|try|use)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\W*(?:after|although|as|because|before|if|once|since|unless|when|while)\b", re.IGNORECASE
)


def _inside(text: str, at: int) -> bool:
    """Tell whether a place stands in brackets."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def where_to_split(piece: Piece) -> str:
    """Say where a sentence parts, in words."""
    if len(piece.sentence.text) > _LONGEST or MASK in piece.sentence.text:
        return "Say one thing in each sentence."
    if _SERIES.search(piece.sentence.text):
        return "Turn the series in it into a list."
    at = split_at(piece)
    if at is None:
        return "Say one thing in each sentence."
    left = piece.sentence.text[:at].rstrip(" ,;:–—")
    return f"Split it after “{' '.join(left.split()[-3:])}”."


def _sentence_words(found: Survey, limit: float) -> Iterator[Place]:
    for piece in _prose(found):
        if len(piece.words) > limit:
            yield Place(_span(piece), len(piece.words), where_to_split(piece), in_two(piece))


def in_two(piece: Piece) -> str:
    """Write a sentence as two, where `and`, `but` or `so` begins a clause with its own subject."""
    text = piece.sentence.text
    if len(text) > _LONGEST or MASK in text:
        return ""
    turns = _TURN.finditer(text, _main_clause(text))
    places = [found for found in turns if _halves(text, found.end())]
    if not places:
        return ""
    turn = min(places, key=lambda found: abs(found.start() - len(text) / 2))
    opening = "" if turn.group(1) == "and" else turn.group(1).capitalize() + " "
    rest = text[turn.end() :]
    return f"{text[: turn.start()]}. {opening}{rest if opening else rest[:1].upper() + rest[1:]}"


def _joined_words(found: Survey, limit: float) -> Iterator[Place]:
    """Find a long sentence that a semicolon joins from two."""
    for piece in _prose(found):
        text = piece.sentence.text
        at = text.find("; ")
        if len(piece.words) > limit and text.count(";") == 1 and _halves(text, at + 2):
            second = text[at + 2 :]
            rewrite = f"{text[:at]}. {second[:1].upper()}{second[1:]}"
            rewrite = "" if MASK in text else rewrite
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
        if len(text) > _LONGEST or not _OPENER.match(text):
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
