"""Hold rules to their examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from copylint.model import Context, Document, Example, Finding, Remark, Rule, Span
from copylint.packs.load import Packs
from copylint.registry import CHECKS, READERS
from copylint.settle import Terms, settle

NOBODY: frozenset[str] = frozenset()


def problems(rule: Rule[object], packs: Packs) -> list[str]:
    """Say which examples of a rule it does not keep; nothing when it keeps all."""
    found = []
    for example in rule.examples:
        document = staged(example, packs)
        findings = _findings(rule, document)
        found += [f"{rule.place}: {why}: {example.text!r}" for why in _wrong(example, findings)]
    return found


def staged(example: Example, packs: Packs) -> Document:
    """Read an example as Markdown, with what an engine is said to have remarked, and mark it."""
    document: Document = READERS[".md"].read(example.text, "example.md")
    context = replace(Context(page_kind="advertising"), **_context(example.settings))
    remarks = tuple(_remarks(example))
    document = replace(document, context=context, remarks=remarks)
    return replace(document, marks=packs.finder.mark(document))


def _context(settings: Mapping[str, str]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key in Context.__dataclass_fields__}


def _remarks(example: Example) -> Iterator[Remark]:
    given = example.given
    if not given:
        return
    suggests = given.get("suggests", ())
    texts = tuple(map(str, suggests)) if isinstance(suggests, list | tuple) else (str(suggests),)
    for mark in example.marks:
        yield Remark(
            str(given.get("engine", "")),
            str(given.get("rule", "")),
            mark,
            str(given.get("message", "")),
            texts,
        )


def _findings(rule: Rule[object], document: Document) -> Sequence[Finding]:
    check = CHECKS[rule.kind].check
    raised = list(check([rule], document))
    return settle(raised, document, Terms(date(2000, 1, 1), NOBODY, NOBODY))[0]


def _wrong(example: Example, findings: Sequence[Finding]) -> Iterator[str]:
    wanted = example.want.get("rule", "")
    findings = [finding for finding in findings if finding.rule.endswith(wanted)]
    if example.passes and findings:
        yield f"flags “{findings[0].rule}” at {findings[0].span}, which is to pass"
    if example.passes:
        return
    if not findings:
        yield "stays silent, but is to be flagged"
        return
    yield from _misplaced(example, findings)
    for name in ("severity", "answer", "message"):
        if name in example.want and getattr(findings[0], name) != example.want[name]:
            yield f"{name} is {getattr(findings[0], name)!r}, not {example.want[name]!r}"
    if example.fixed:
        yield from _fixed(example, findings)


def _misplaced(example: Example, findings: Sequence[Finding]) -> Iterator[str]:
    spans = [finding.span for finding in findings]
    if example.marks and not example.given and not _same(spans, example.marks):
        shown = [example.text[s.start : s.end] for s in spans]
        yield f"marks {shown} instead of the marked words"


def _same(spans: Sequence[Span], marks: Sequence[Span]) -> bool:
    return sorted(spans) == sorted(marks)


def _fixed(example: Example, findings: Sequence[Finding]) -> Iterator[str]:
    text = example.text
    for finding in reversed(findings):
        if not finding.fixes:
            yield "offers no fix"
            return
        fix = finding.fixes[0]
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    if text != example.fixed:
        yield f"fixes to {text!r}, not {example.fixed!r}"
