"""Who says so, and when: findings about what a reader needs to judge an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from copylint.checks.byline.body import SILENT, Byline, parse
from copylint.checks.byline.dates import stale
from copylint.checks.byline.look import is_told, shows, where
from copylint.checks.byline.page import Evidence, Page
from copylint.model import Document, Finding, Rule

__all__ = ["KIND", "check", "parse"]

KIND = "byline"


def check(rules: Sequence[Rule[Byline]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each thing about its origin that an article does not tell."""
    if not document.whole:
        return
    page = Page(document)
    for rule in rules:
        if rule.body.severities.get(document.context.page_kind) == SILENT:
            continue
        told = partial(_is_told, rule.body, page)
        if any(told(name) for name in rule.body.unless):
            continue
        if all(told(name) for name in rule.body.given):
            yield from _findings(rule, page)


def _is_told(body: Byline, page: Page, name: str) -> bool:
    return is_told(body.looks[name], page)


def _findings(rule: Rule[Byline], page: Page) -> Iterator[Finding]:
    body = rule.body
    if body.wants:
        if not _is_told(body, page, body.wants):
            yield _finding(rule, page, Evidence("", page.document.whole))
    elif body.stale_after:
        old = stale(shows(body.looks[body.finds], page), page, int(body.stale_after))
        if old is not None:
            yield _finding(rule, page, old)
    else:
        found = where(body.looks[body.finds], page)
        if found:
            yield _finding(rule, page, found[-1] if body.last else found[0])


def _finding(rule: Rule[Byline], page: Page, evidence: Evidence) -> Finding:
    document = page.document
    span = evidence.span or document.whole
    base = rule.severity_in(document.context.country)
    with_it = (name for name in rule.body.tells if not _is_told(rule.body, page, name))
    return Finding(
        rule=rule.id,
        span=span,
        message=rule.message.format(match=document.text(span)),
        severity=rule.body.severities.get(document.context.page_kind, base),
        tags=(*rule.tags, *with_it),
        advice=rule.advice,
        rewrite=rule.rewrite,
        sources=rule.sources,
    )
