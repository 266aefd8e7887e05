"""Run the shape rules over an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from copylint.checks.shape import (
    agreement,
    capitals,
    grammar,
    headings,
    leftovers,
    lists,
    marks,
    phrases,
    sentences,
    usage,
)
from copylint.checks.shape.body import Found, Shape
from copylint.model import SEVERITIES, Document, Finding, Fix, Rule, Span
from copylint.text.asides import citations

Form = Callable[[Shape, Document], Iterator[Found]]
FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "phrase": phrases.phrase,
        "grammar": grammar.grammar,
        "subject-verb": agreement.subject_verb,
        "article": phrases.article,
        "mixed-dialects": phrases.mixed_dialects,
        "space-before": marks.space_before,
        "space-after": marks.space_after,
        "double-space": marks.double_space,
        "space-inside": marks.space_inside,
        "doubled-mark": marks.doubled,
        "split-contraction": marks.split_contraction,
        "unpaired": marks.unpaired,
        "mixed-pair": marks.mixed_pair,
        "mixed-quotes": marks.mixed_quotes,
        "dash": marks.dash,
        "range": marks.figure_range,
        "small-start": capitals.small_start,
        "stray-capital": capitals.stray,
        "common-capital": capitals.common,
        "small-name": capitals.small_name,
        "heading-case": headings.heading_case,
        "headings-differ": headings.headings_differ,
        "run-in-heading": headings.run_in,
        "statement-asked": sentences.statement_asked,
        "question-stated": sentences.question_stated,
        "nothing-follows": sentences.nothing_follows,
        "breaks-off": sentences.breaks_off,
        "no-stop": sentences.no_stop,
        "repeated-block": sentences.repeated_block,
        "list-labels": lists.labels,
        "list-stops": lists.stops,
        "list-forms": lists.forms,
        "series": lists.series,
        "plural-series": lists.plural_series,
        "two-spellings": usage.two_spellings,
        "inconsistent-capital": usage.inconsistent_capital,
        "leftover": leftovers.leftover,
        "broken-letters": leftovers.broken_letters,
    }
)


LONGEST = 20_000
"""Characters; a block that is longer is no prose, and is left out."""


def check(rules: Sequence[Rule[Shape]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each form of each rule; of several on one place the gravest."""
    cited = citations(document)
    kept = tuple(b for b in document.blocks if len(b.text) <= LONGEST and b not in cited)
    if len(kept) < len(document.blocks):
        document = replace(document, blocks=kept)
    gravest: dict[Span, Finding] = {}
    for rule in rules:
        for finding in _found(rule, document):
            other = gravest.get(finding.span)
            if other is None or _grade(finding) > _grade(other):
                gravest[finding.span] = finding
    yield from sorted(gravest.values(), key=lambda finding: (finding.span, finding.rule))


def _grade(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _found(rule: Rule[Shape], document: Document) -> Iterator[Finding]:
    """Yield what one rule finds; a phrase inside another of the rule is left out."""
    if rule.body.locales and document.context.locale not in rule.body.locales:
        return
    end = 0
    found = [_finding(rule, each, document) for each in FORMS[rule.body.form](rule.body, document)]
    for finding in sorted(found, key=lambda finding: finding.span):
        if finding.span.start >= end or rule.body.form != "phrase":
            yield finding
            end = finding.span.end


def _finding(rule: Rule[Shape], found: Found, document: Document) -> Finding:
    span = found.block.span(found.start, found.end)
    match = document.text(span)
    shown = _shortened(match)
    fix = found.fix
    plain = match == found.block.text[found.start : found.end]
    fixes: tuple[Fix, ...] = ()
    if fix is not None and plain and fix != match:
        fixes = (Fix(_closed_up(found, fix) or span, fix, rule.body.safe),)
    slots = {"fix": fix or "", **found.slots}
    return Finding(
        rule=rule.id,
        span=span,
        message=rule.message.format(match=shown, **slots),
        severity=rule.severity_in(document.context.country),
        tags=rule.tags,
        fixes=fixes,
        advice=rule.advice,
        rewrite=rule.rewrite.format(match=shown, **slots) if rule.rewrite else "",
        sources=rule.sources,
    )


def _closed_up(found: Found, fix: str) -> Span | None:
    """Give where a fix goes that brings a comma or the like: with the blank before it."""
    before = found.block.text[: found.start]
    blank = len(before) - len(before.rstrip(" "))
    if not blank or fix[:1] not in (",", ";", ".") or not before.strip():
        return None
    return found.block.span(found.start - blank, found.end)


def _shortened(match: str) -> str:
    flat = " ".join(match.split())
    return flat if len(flat) <= 50 else f"{flat[:30].rstrip()} … {flat[-15:].lstrip()}"
