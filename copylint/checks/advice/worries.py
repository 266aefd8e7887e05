"""What is wrong whatever the topic: contradictions, late advice, numbers that do not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from copylint.checks.advice.abroad import ABROAD
from copylint.checks.advice.case import Case, Found, Texts
from copylint.checks.advice.doses import DOSES
from copylint.checks.advice.evidence import Desk
from copylint.checks.advice.findings import Want
from copylint.checks.advice.page import first
from copylint.checks.advice.places import first_hit, line_span
from copylint.checks.advice.topics import Known
from copylint.checks.advice.wording import LONGEST
from copylint.model import Document, Finding, Span

STEPS = 2
"""Items with an exercise that make a list of steps."""


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
    calls = (
        desk.near("call-to-action")
        & ~_worried(case)
        & ~desk.action("emergency")
        & ~desk.page.headings
    )
    if not calls:
        return
    start = first(calls)
    for want in _present(case):
        if first(want.answer.lines) > start:
            group = desk.lexicon.near["call-to-action"]
            yield first_hit((group,), calls, desk) or line_span(start, desk), {}
            return


def _worried(case: Case) -> int:
    """Give the lines that tell the reader to call with a sign: they are advice, whoever answers."""
    desk = case.desk
    signs = {name for want in case.wants for name in want.piece.evidence.signs}
    named = desk.near("worrying")
    for name in signs - desk.lexicon.generic:
        named |= desk.sign(name)
    return desk.near("call-if") & named


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
    if len(items) < STEPS:
        return
    beside = desk.page.governed(1 << items[0])
    for want in _present(case):
        lines = want.answer.lines
        if want.piece.when.facts and first(lines) > items[0] and not lines & beside:
            group = desk.lexicon.facts["recommends-exercise"]
            yield first_hit((group,), 1 << items[0], desk) or line_span(items[0], desk), {}
            return


def _mixed(case: Case) -> Found:
    """Find a list that sends emergencies and lesser signs alike to a clinician."""
    desk = case.desk
    lines = desk.page.lines
    soft = (desk.action("clinician") | desk.near("cta-instead")) & ~desk.action("emergency")
    grave = 0
    for want in case.wants:
        if want.answer.state != "present" and "emergency" in want.piece.evidence.action[:1]:
            for name in (*want.piece.evidence.must, *want.piece.evidence.must_any):
                grave |= desk.sign(name) if name not in desk.lexicon.generic else 0
    for items in desk.lists:
        below = lines[items[0]].above
        dangers = [n for n in items if grave >> n & 1]
        told = below | sum(1 << n for n in items)
        if below & soft and not told & desk.action("emergency") and 0 < len(dangers) < len(items):
            yield line_span(dangers[0], desk), {}


CASES: Mapping[str, Callable[[Case], Found]] = {
    "before-first-cta": _late,
    "before-first-step": _after_step,
    "one-level-a-list": _mixed,
    "vague-advice": lambda case: iter(()),
    **ABROAD,
    **DOSES,
}
"""What finds a worry that is more than its patterns, by its name in the rule file."""
