"""What is wrong whatever the topic: contradictions, late advice, numbers that do not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from copylint.checks.advice.abroad import ABROAD
from copylint.checks.advice.case import Case, Found, Texts
from copylint.checks.advice.doses import DOSES
from copylint.checks.advice.evidence import Desk
from copylint.checks.advice.findings import Want
from copylint.checks.advice.page import bits, first
from copylint.checks.advice.places import first_hit, line_span
from copylint.checks.advice.topics import Known
from copylint.checks.advice.wording import LONGEST
from copylint.model import Document, Finding, Span


def worries(
    pages: Sequence[Known], wants: Sequence[Want], desk: Desk, document: Document
) -> Iterator[Finding]:
    """Yield what the article says wrongly."""
    for known in pages:
        for worry in known.rule.body.worries:
            case = Case(worry, wants, desk, document)
            for span, texts in CASES.get(worry.id, _plain)(case):
                yield _finding(known, case, span, texts)


def _finding(known: Known, case: Case, span: Span, texts: Texts) -> Finding:
    worry = case.worry
    text = " ".join(case.document.text(span).split())
    match = text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + "…"
    message = worry.message.format(match=match, place=case.place.name, **texts)
    level = texts.get("severity", worry.severity)
    if level == "error" and not case.document.context.clinical_gate:
        level = "warning"
    return Finding(
        f"{known.rule.id}/{worry.id}",
        span,
        message if len(message) <= LONGEST else message[: LONGEST - 1].rstrip() + "…",
        level,
        (worry.tag,),
        "misplaced" if worry.tag == "position" else "",
        advice=worry.advice,
        sources=worry.sources,
    )


def _plain(case: Case) -> Found:
    """Find each phrase, once a line."""
    seen: set[int] = set()
    for hit in case.hits():
        if hit.unit not in seen:
            seen.add(hit.unit)
            yield case.span(hit), {}


def _late(case: Case) -> Found:
    """Find advice whose every line comes after the first call to action."""
    desk = case.desk
    calls = desk.near("call-to-action") & ~desk.action("emergency") & ~desk.page.headings
    if not calls:
        return
    start = first(calls)
    for want in _present(case):
        if first(want.answer.lines) > start:
            group = desk.lexicon.near["call-to-action"]
            yield first_hit((group,), calls, desk) or line_span(start, desk), {}
            return


def _present(case: Case) -> Iterator[Want]:
    wanted = set(case.worry.applies_to)
    for want in case.wants:
        told = want.answer.state == "present" and want.answer.lines
        if told and wanted & set(want.piece.tags) and want.piece.evidence.within != "page":
            yield want


def _after_step(case: Case) -> Found:
    """Find advice that comes after the first exercise of a list."""
    desk = case.desk
    units = {h.unit for h in desk.fact("recommends-exercise")}
    steps = [desk.page.line_of[u] for u in sorted(units)]
    items = [n for n in steps if n >= 0 and desk.page.lines[n].block.kind == "item"]
    if not items:
        return
    for want in _present(case):
        if want.piece.when.facts and first(want.answer.lines) > items[0]:
            group = desk.lexicon.facts["recommends-exercise"]
            yield first_hit((group,), 1 << items[0], desk) or line_span(items[0], desk), {}
            return


def _mixed(case: Case) -> Found:
    """Find a list under one emergency call that also holds signs of pieces that can wait."""
    desk = case.desk
    levels: dict[int, set[bool]] = {}
    for want in _present(case):
        urgent = "emergency" in want.piece.evidence.action[:1]
        for n in bits(want.answer.lines):
            line = desk.page.lines[n]
            if line.block.kind == "item" and line.block.group:
                levels.setdefault(line.block.group, set()).add(urgent)
    for n, line in enumerate(desk.page.lines):
        if levels.pop(line.block.group, set()) == {True, False}:
            yield line_span(n, desk), {}


CASES: Mapping[str, Callable[[Case], Found]] = {
    "before-first-cta": _late,
    "before-first-step": _after_step,
    "one-level-a-list": _mixed,
    **ABROAD,
    **DOSES,
}
"""What finds a worry that is more than its patterns, by its name in the rule file."""
