"""Which topics a page is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from copylint.checks.advice.body import Piece, Recognition, Topic, Weights
from copylint.checks.advice.evidence import Desk
from copylint.model import Block, Document, Rule
from copylint.text.patterns import Pattern
from copylint.text.terms import Hit, Marks
from copylint.text.words import folded

THICK, THICK_WORDS = 3, 60
"""Strong words of a topic, and the words of a page to each, that make the topic without a title."""
ROOT = 5
"""Letters by which a word of the text is known for one of the topic's name."""


@dataclass(frozen=True, slots=True)
class Known:
    """A topic that the page is about.

    Attributes:
        score: how sure its words make us.
        hits: where its strong words stand.
        fallback: whether only facts of the page make it.
    """

    rule: Rule[Topic]
    score: float
    hits: tuple[Hit, ...]
    fallback: bool = False


class Titles:
    """The places of an article that say what it is about."""

    def __init__(self, document: Document, marks: Marks, desk: Desk) -> None:
        self.marks = marks
        self.desk = desk
        heading = next((b for b in document.blocks if b.kind == "heading"), None)
        self.titles = {id(b) for b in (document.title, heading) if b is not None}
        if not self.titles:
            self.titles = {id(unit.block) for unit in marks.units[:1] if _short(unit.block)}

    def of(self, hit: Hit) -> str:
        """Say where a hit stands: `title`, `heading`, `body`, or nowhere that counts."""
        block = self.marks.units[hit.unit].block
        if id(block) in self.titles:
            return "title"
        if block.kind in ("field", "caption"):
            return ""
        if block.kind == "heading":
            return "heading"
        return "" if self.spared >> self.desk.page.line_of[hit.unit] & 1 else "body"

    @cached_property
    def spared(self) -> int:
        """Give the lines that warn: they say what another topic needs, not what this page is on."""
        return self.desk.warned

    def has(self, patterns: Iterable[Pattern]) -> bool:
        """Tell whether a pattern stands in a title."""
        return any(self.of(hit) == "title" for p in patterns for hit in self.marks.find(p))


def _short(block: Block) -> bool:
    return len(block.text.split()) <= 20


def recognise(rules: Sequence[Rule[Topic]], titles: Titles, desk: Desk) -> list[Known]:
    """Give the topics of a page, the surest first."""
    found = [known for rule in rules if (known := _known(rule, titles)) is not None]
    if not found:
        found = [Known(rule, 0, (), True) for rule in rules if _by_facts(rule, desk)]
    return sorted(found, key=lambda known: (-known.score, known.rule.id))


def _known(rule: Rule[Topic], titles: Titles) -> Known | None:
    recognition = rule.body.recognise
    if recognition is None:
        return None
    score, hits = _score(recognition, titles)
    if not hits or score < recognition.threshold or titles.has(recognition.exclude_title):
        return None
    return Known(rule, score, hits)


def _by_facts(rule: Rule[Topic], desk: Desk) -> bool:
    recognition = rule.body.recognise
    return (
        recognition is not None and bool(recognition.facts.facts) and desk.holds(recognition.facts)
    )


def _score(recognition: Recognition, titles: Titles) -> tuple[float, tuple[Hit, ...]]:
    if not any(titles.marks.may(pattern) for pattern in recognition.strong):
        return 0, ()
    masked = [h for p in recognition.mask for h in titles.marks.find(p)]
    strong = _hits(recognition.strong, titles, masked)
    if not strong or _in_passing(strong, titles):
        return 0, ()
    weak = _hits(recognition.weak, titles, masked)
    score = _points(strong, recognition.weights["strong"], titles)
    score += _points(weak, recognition.weights["weak"], titles)
    if _is_thick(strong, titles):
        score = max(score, recognition.threshold)
    return score, tuple(strong)


def _in_passing(strong: Sequence[Hit], titles: Titles) -> bool:
    """Tell whether a long page names a topic but once, in its body: no hint makes it the topic."""
    places = [titles.of(hit) for hit in strong]
    long = len(titles.marks.words) > THICK * THICK_WORDS
    return long and places.count("body") < 2 and not {"title", "heading"} & set(places)


def _is_thick(strong: Sequence[Hit], titles: Titles) -> bool:
    """Tell whether a topic's words stand so thick that the page is about it, whatever its title."""
    body = sum(titles.of(hit) == "body" for hit in strong)
    return body >= THICK and body * THICK_WORDS >= len(titles.marks.words)


def _hits(patterns: Iterable[Pattern], titles: Titles, masked: Sequence[Hit]) -> list[Hit]:
    found: dict[tuple[int, int], Hit] = {}
    for pattern in patterns:
        for hit in titles.marks.find(pattern):
            if not any(m.first <= hit.last and hit.first <= m.last for m in masked):
                found.setdefault((hit.first, hit.last), hit)
    return list(found.values())


def _points(hits: Iterable[Hit], weights: Weights, titles: Titles) -> float:
    counts = {"title": 0, "heading": 0, "body": 0, "": 0}
    for hit in hits:
        counts[titles.of(hit)] += 1
    return (
        (weights.title if counts["title"] else 0)
        + min(weights.heading_cap, weights.heading * counts["heading"])
        + min(weights.body_cap, weights.body * counts["body"])
    )


def named_by(name: str, pieces: Iterable[Piece], desk: Desk) -> frozenset[str]:
    """Give the signs that are read nowhere but in words of a topic's name: they prove nothing."""
    roots = frozenset(word[:ROOT] for word in folded(name))
    signs = {sign for piece in pieces for sign in piece.evidence.signs}
    return frozenset(s for s in signs if desk.sign(s) and _says_only(desk, s, roots))


def _says_only(desk: Desk, sign: str, name: frozenset[str]) -> bool:
    marks = desk.page.marks
    hits = [h for p in desk.lexicon.signs[sign].patterns for h in marks.find(p)]
    said = (marks.words[n][:ROOT] for h in hits for n in range(h.first, h.last + 1))
    return bool(hits) and name.issuperset(said)
