"""Find one thing called by many names, a region that strays, a sentence said twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from copylint.checks.sameness.body import Sameness, Stray, parse
from copylint.checks.sameness.naming import mixed
from copylint.checks.sameness.repeats import repeats
from copylint.model import Document, Finding, Rule, Span
from copylint.text.asides import asides
from copylint.text.terms import Marks

__all__ = ["KIND", "check", "parse"]
KIND = "sameness"
_LIMIT = 140
"""Characters of a message at most."""


def check(rules: Sequence[Rule[Sameness]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each thing of many names, stray region and repeated sentence."""
    marks = document.marks
    if not isinstance(marks, Marks):
        return
    for rule in rules:
        for span, filling in _found(rule.body, document, marks):
            yield _finding(rule, span, filling, document)


def _found(
    body: Sameness, document: Document, marks: Marks
) -> Iterator[tuple[Span, dict[str, object]]]:
    for one in mixed(body, document, marks):
        yield (
            one.span,
            {
                "names": one.names,
                "keep": one.keep,
                "count": one.many,
                "thing": one.keep,
                "places": one.places,
            },
        )
    for stray in body.strays:
        yield from _strays(stray, document, marks)
    if body.alike is not None:
        for repeat in repeats(body, document, marks):
            yield repeat.span, {"before": repeat.before}


def _strays(
    stray: Stray, document: Document, marks: Marks
) -> Iterator[tuple[Span, dict[str, object]]]:
    title = document.title
    found = [h for h in marks.find(stray.subject) if marks.units[h.unit].block is title]
    if not found or (stray.unless is not None and marks.find(stray.unless)):
        return
    subject = document.text(marks.span(found[0].first, found[0].last)).lower()
    for hit in marks.find(stray.find):
        block = marks.units[hit.unit].block
        if block is not title and block not in asides(document):
            yield (
                marks.span(hit.first, hit.last),
                {"thing": stray.means, "subject": subject, "keep": subject},
            )


def _finding(
    rule: Rule[Sameness], span: Span, filling: Mapping[str, object], document: Document
) -> Finding:
    words = {"match": document.text(span), **filling}
    message = rule.message.format(**words)
    if len(message) > _LIMIT:
        message = message[: _LIMIT - 1].rstrip() + "…"
    return Finding(
        rule.id,
        span,
        message,
        rule.severity_in(document.context.country),
        rule.tags,
        advice=rule.advice.format(**words),
        rewrite=rule.rewrite.format(**words),
        sources=rule.sources,
    )
