"""What becomes of the findings of one article: silenced, doubled, sorted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from copylint.model import SEVERITIES, Document, Finding, Fix, Span, Waived
from copylint.settle.waivers import Terms, fault, silence, told


def settle(
    findings: Iterable[Finding], document: Document, terms: Terms
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Drop what is silenced or doubled, judge the waivers, and sort.

    Returns:
        The findings that stay, and those that were silenced, each with its waiver.
    """
    placed = [_gated(_trimmed(finding, document), document) for finding in findings]
    heard = _first_of_a_family(_without_doubles(placed), document)
    heard = _one_for_a_fault(heard, document)
    good = [allow for allow in document.allows if not fault(allow, terms)]
    kept, waived, used = silence(heard, good, terms.known)
    kept += [_trimmed(finding, document) for finding in told(document, used, terms)]
    kept.sort(key=_place)
    return tuple(kept), tuple(waived)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule


def _trimmed(finding: Finding, document: Document) -> Finding:
    start, end = finding.span.start, finding.span.end
    text = document.source[start:end]
    if not text.strip():
        bug = ValueError(f"a finding on nothing: characters {start} to {end}")
        bug.add_note(f"rule {finding.rule}, article {document.path}")
        raise bug
    if text == text.strip():
        return finding
    start += len(text) - len(text.lstrip())
    return replace(finding, span=Span(start, start + len(text.strip())))


def _gated(finding: Finding, document: Document) -> Finding:
    if document.context.clinical_gate or finding.category != "safety":
        return finding
    return replace(finding, severity="warning") if finding.severity == "error" else finding


def _weight(finding: Finding) -> tuple[int, int]:
    """Rank by severity, then by how much of the words a rule speaks of: the longer, the surer."""
    return SEVERITIES.index(finding.severity), finding.span.end - finding.span.start


def _without_doubles(findings: Sequence[Finding]) -> list[Finding]:
    best: dict[tuple[str, Span], Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.span)
        if key not in best or _weight(finding) > _weight(best[key]):
            best[key] = finding
    return sorted(best.values(), key=_place)


def _first_of_a_family(findings: list[Finding], document: Document) -> list[Finding]:
    """Keep the most severe, then the most specific, of a family of claims in a sentence."""
    starts = _sentence_starts(document)
    best: dict[tuple[int, str], Finding] = {}
    for finding in findings:
        if finding.category == "claims":
            key = (bisect_right(starts, finding.span.start), _family(finding))
            if key not in best or _weight(finding) > _weight(best[key]):
                best[key] = finding
    winners = set(map(id, best.values()))
    return [f for f in findings if f.category != "claims" or id(f) in winners]


def _one_for_a_fault(findings: list[Finding], document: Document) -> list[Finding]:
    """Keep the gravest, then one with a fix, of findings of typos on the same words."""
    lost: set[int] = set()
    typos = [finding for finding in findings if finding.category == "typos"]
    for at, first in enumerate(typos):
        for second in typos[at + 1 :]:
            if second.span.start >= first.span.end:
                break
            if first.rule != second.rule and _is_one_fault(first, second, document):
                rank = _sureness if first.span == second.span else _standing
                lost.add(id(min(second, first, key=rank)))
    return [finding for finding in findings if id(finding) not in lost]


def _sureness(finding: Finding) -> tuple[bool, tuple[int, bool, int]]:
    """Rank by whether one correction alone is right, then as `_standing` does."""
    return len(finding.fixes) == 1, _standing(finding)


def _standing(finding: Finding) -> tuple[int, bool, int]:
    """Rank by severity, then a fix before none, then fewer words."""
    length = finding.span.end - finding.span.start
    return SEVERITIES.index(finding.severity), bool(finding.fixes), -length


SAME = 3
"""Words; a longer finding speaks of a sentence, in which other faults may stand."""


def _is_one_fault(first: Finding, second: Finding, document: Document) -> bool:
    """Tell whether two overlapping findings speak of one fault: they change the same letters."""
    if first.span == second.span and document.text(first.span).isalpha():
        return True
    if first.fixes and second.fixes:
        one, other = _changed(first.fixes[0], document), _changed(second.fixes[0], document)
        return one.start <= other.end and other.start <= one.end
    return all(len(document.text(each.span).split()) <= SAME for each in (first, second))


def _changed(fix: Fix, document: Document) -> Span:
    """Give the part of a fix's span whose letters differ from what stands there."""
    old, new = document.text(fix.span), fix.text
    lead = _shared(old, new)
    tail = _shared(old[lead:][::-1], new[lead:][::-1])
    return Span(fix.span.start + lead, fix.span.end - tail)


def _shared(one: str, other: str) -> int:
    """Count the letters with which both of two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _sentence_starts(document: Document) -> list[int]:
    return sorted(block.offsets[sentence.start] for block, sentence in document.sentences())


def _family(finding: Finding) -> str:
    parts = finding.rule.split("/")
    if len(parts) > 2:
        return parts[1]
    return finding.tags[0] if finding.tags else finding.rule
