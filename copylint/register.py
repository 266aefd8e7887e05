"""The claims register: every claim of an article, how strong it is and what backs it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copylint.checks import claim
from copylint.config import Settings
from copylint.model import SEVERITIES, Document
from copylint.run import chosen, load_packs, mark, read

STRENGTHS = {"note": "hedged or plain", "warning": "plain", "error": "strong"}
"""How strong a claim is, by the severity it has where nothing backs it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim, for a reviewer to sign.

    Attributes:
        path: of the article.
        line: from 1.
        column: from 1, in code points.
        claim: the words.
        type: as in the tags of the JSON report.
        strength: of `STRENGTHS`.
        support: what backs it; empty where nothing on the page does.
        rule: which rule sees it.
        sources: on whose authority.
    """

    path: str
    line: int
    column: int
    claim: str
    type: str
    strength: str
    support: str
    rule: str
    sources: tuple[str, ...]


def register(path: str, settings: Settings) -> list[Entry]:
    """Give every claim of an article, in reading order; one a type and sentence.

    Raises:
        ReadError: the article cannot be read.
        RuleError: what is wrong in a rule file.
    """
    document = mark(read(path, settings), load_packs(settings.packs))
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
            " ".join(document.text(finding.span).split()),
            finding.tags[0],
            STRENGTHS[finding.severity],
            each.support,
            finding.rule,
            tuple(source.title for source in finding.sources),
        )
