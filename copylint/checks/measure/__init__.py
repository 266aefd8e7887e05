"""Measure how hard an article is to read, and find what is over a limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copylint.checks.measure import article, blocks, sentences
from copylint.checks.measure.abbreviations import unexplained
from copylint.checks.measure.sentences import Place
from copylint.checks.measure.survey import Survey, survey
from copylint.model import Document, Finding, Rule
from copylint.text.patterns import Pattern

if TYPE_CHECKING:
    from copylint.packs.fields import Fields

KIND = "measure"
AUDIENCES = ("patients", "carers", "professionals")
GRADE = "flesch_kincaid_grade"
ABBREVIATIONS = "unexplained_abbreviations"
PLACED = {**sentences.METRICS, **blocks.METRICS}
METRICS = (*article.METRICS, *PLACED, ABBREVIATIONS)
_SMALL = 140
"""Characters of a message at most."""


@dataclass(frozen=True)
class Measure:
    """A metric and its limit.

    Attributes:
        metric: one of `METRICS`.
        limits: by audience.
        is_floor: whether the limit is the least that is wanted, not the most.
        needs_words: shorter articles are not judged.
        names: what the title may name that then counts as easy.
        accept: abbreviations that need no explanation.
        grace: how far over the limit only a note is worth.
    """

    metric: str
    limits: Mapping[str, float]
    is_floor: bool = False
    needs_words: float = 0
    names: Pattern | None = None
    accept: frozenset[str] = frozenset()
    grace: float = 0


def parse(fields: Fields) -> Measure:
    """Read the part of a rule file that is peculiar to measures."""
    fields.names |= {"value", "limit", "detail"}
    side = "at_least" if fields.has("at_least") else "at_most"
    return Measure(
        fields.choice("metric", METRICS),
        _limits(fields, side),
        side == "at_least",
        fields.number("needs_words", 0),
        fields.pattern("names") if fields.has("names") else None,
        frozenset(fields.texts("accept", ())),
        fields.number("grace", 0),
    )


def _limits(fields: Fields, side: str) -> dict[str, float]:
    if isinstance(fields.raw(side), Mapping):
        inner = fields.fields(side)
        return {audience: inner.number(audience) for audience in AUDIENCES}
    return dict.fromkeys(AUDIENCES, fields.number(side))


def check(rules: Sequence[Rule[Measure]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each measure over its limit."""
    if not document.blocks:
        return
    names = _names(rules)
    found = survey(document, names)
    for rule in rules:
        limit = _limit(rule.body, document)
        if rule.body.needs_words <= found.all_words:
            for place in _places(rule.body, found, limit):
                if place.span:
                    yield _finding(rule, place, limit, document)


def _limit(body: Measure, document: Document) -> float:
    context = document.context
    if body.metric == GRADE and context.target_grade:
        return context.target_grade
    return body.limits[context.audience]


def _names(rules: Sequence[Rule[Measure]]) -> Pattern | None:
    return next((rule.body.names for rule in rules if rule.body.names), None)


def _places(body: Measure, found: Survey, limit: float) -> Iterator[Place]:
    if body.metric == ABBREVIATIONS:
        yield from unexplained(found, body.accept)
    elif body.metric in PLACED:
        yield from PLACED[body.metric](found, limit)
    else:
        value = article.METRICS[body.metric](found)
        if value is not None and _is_beyond(round(value, 1), limit, body.is_floor):
            yield Place(found.document.whole, value)


def _is_beyond(value: float, limit: float, is_floor: bool) -> bool:
    return value < limit if is_floor else value > limit


def _finding(rule: Rule[Measure], place: Place, limit: float, document: Document) -> Finding:
    filling = {
        "match": document.text(place.span),
        "value": place.value,
        "limit": limit,
        "detail": place.detail,
    }
    severity = rule.severity_in(document.context.country)
    message = rule.message.format(**filling)
    return Finding(
        rule.id,
        place.span,
        message if len(message) <= _SMALL else message[: _SMALL - 1].rstrip() + "…",
        "note" if 0 < abs(place.value - limit) <= rule.body.grace else severity,
        rule.tags,
        advice=rule.advice.format(**filling),
        rewrite=place.rewrite or rule.rewrite.format(**filling),
        sources=rule.sources,
    )


def describe(rules: Sequence[Rule[Measure]], document: Document) -> Mapping[str, object]:
    """Give the measures of an article; what is not defined for it is left out."""
    found = survey(document, _names(rules))
    values = ((name, metric(found)) for name, metric in article.METRICS.items())
    return {
        name: int(value) if name in article.COUNTS else round(value, 3)
        for name, value in values
        if value is not None
    }
