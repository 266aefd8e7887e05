"""The claims register: every claim of an article, how strong it is and what backs it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from copylint.checks import claim
from copylint.config import Settings
from copylint.model import MASK, SEVERITIES, Document, Entry, Report, Span
from copylint.run import chosen, load_packs, mark, read
from copylint.run.excerpts import placed
from copylint.run.jobs import Job

STRENGTHS = {"note": "hedged or plain", "warning": "plain", "error": "strong"}
"""How strong a claim is, by the severity it has where nothing backs it."""


def register(job: Job) -> list[Entry]:
    """Give every claim of an article, in reading order; one a type and sentence.

    Rules on claims that the settings ignore are left out; what they select is of no account.

    Raises:
        ReadError: the article cannot be read.
        RuleError: what is wrong in a rule file.
    """
    found = placed(job, Report(read(job.path, job.settings, job.source)))
    assert isinstance(found, Report)  # what is no report alone stays none
    return entries(found.document, replace(job.settings, select=()))


def entries(document: Document, settings: Settings) -> list[Entry]:
    """Give every claim of an article that was read, as `register` does.

    Raises:
        RuleError: what is wrong in a rule file.
    """
    document = mark(document, load_packs(settings.packs))
    rules = chosen(settings.packs, settings.select, settings.ignore)
    best: dict[tuple[int, str], claim.Stated] = {}
    starts = sorted(block.offsets[s.start] for block, s in document.sentences())
    for each in claim.stated([r for r in rules if r.kind == claim.KIND], document):
        key = (bisect_right(starts, each.finding.span.start), each.finding.tags[0])
        if key not in best or _weight(each) > _weight(best[key]):
            best[key] = each
    return sorted(_entries(best.values(), document), key=lambda e: (e.line, e.column, e.type))


def _weight(each: claim.Stated) -> tuple[int, bool, int]:
    finding = each.finding
    length = finding.span.end - finding.span.start
    return SEVERITIES.index(finding.severity), not each.support, length


def _entries(found: Iterable[claim.Stated], document: Document) -> Iterator[Entry]:
    for each in found:
        finding = each.finding
        line, column = document.line_column(finding.span.start)
        yield Entry(
            document.path,
            line,
            column,
            _words(finding.span, document),
            finding.tags[0],
            STRENGTHS[finding.severity],
            each.support,
            finding.rule,
            tuple(source.title for source in finding.sources),
            finding.span.start,
            finding.span.end,
        )


def _words(span: Span, document: Document) -> str:
    """Give words as a reader sees them, without links and other markup."""
    for block in document.blocks:
        if block.offsets and block.offsets[0] <= span.start <= block.offsets[-1]:
            start, end = (bisect_left(block.offsets, at) for at in (span.start, span.end))
            return " ".join(re.sub(f"{MASK}+", "…", block.text[start:end]).split())
    return " ".join(document.text(span).split())
