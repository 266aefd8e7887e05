"""What becomes of the findings of one article: silenced, doubled, sorted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from types import MappingProxyType

from copylint.model import SEVERITIES, Allow, Document, Finding, Fix, Span, Waived


@dataclass(frozen=True)
class Upkeep:
    """A thing that may be wrong with a waiver; told by copylint itself, not by a rule file."""

    severity: str
    summary: str
    message: str
    why: str


UPKEEP = MappingProxyType(
    {
        "upkeep/waiver-without-reason": Upkeep(
            "warning",
            "A waiver gives no reason.",
            "This silences nothing: it gives no reason. Add “because …”.",
            "The next editor must know why a rule does not hold here.",
        ),
        "upkeep/waiver-unreadable": Upkeep(
            "warning",
            "A waiver cannot be read.",
            "This silences nothing: it cannot be read. Understood is “allow”, a rule, “because” "
            "and why, perhaps “until 2027-01-31”.",
            "A misspelt waiver silences nothing, and its author believes it does.",
        ),
        "upkeep/waiver-expired": Upkeep(
            "warning",
            "A waiver has expired.",
            "This waiver of {rule} ended on {until}. Mend the text, or renew the waiver.",
            "What was fine for a while is looked at again on the day its author named.",
        ),
        "upkeep/waiver-date": Upkeep(
            "warning",
            "The last day of a waiver is no date.",
            "“{until}” is no date, so this silences nothing. Write it as 2027-01-31.",
            "A waiver whose end nobody can tell would hold for ever.",
        ),
        "upkeep/waiver-unknown-rule": Upkeep(
            "warning",
            "A waiver names a rule that there is not.",
            "No rule is called {rule}. Write an id that the report shows.",
            "A misspelt waiver silences nothing, and its author believes it does.",
        ),
        "upkeep/waiver-unused": Upkeep(
            "note",
            "A waiver silences nothing.",
            "Nothing here breaks {rule} any more. Delete this waiver.",
            "A waiver left behind would hide the next fault in its place.",
        ),
    }
)
"""The findings that copylint makes about waivers, by the ids they have."""


@dataclass(frozen=True)
class Terms:
    """What settling goes by.

    Attributes:
        today: the day that waivers end or last.
        known: the ids of all loaded rules.
        ran: the ids of the rules that were run on this article.
    """

    today: date
    known: frozenset[str]
    ran: frozenset[str]


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
    good = [allow for allow in document.allows if not _fault(allow, terms)]
    kept, waived, used = _silence(heard, good, terms.known)
    kept += [_trimmed(finding, document) for finding in _upkeep(document.allows, used, terms)]
    kept.sort(key=_place)
    return tuple(kept), tuple(waived)


def matches(rule: str, prefixes: Iterable[str], known: Container[str] = ()) -> bool:
    """Tell whether a rule's id is, or begins with, one of some prefixes.

    Args:
        rule: an id, or that of a piece of advice below one.
        prefixes: beginnings of ids; what ends with a slash begins whole parts of them.
        known: ids; each stands for itself and its pieces, not for a longer word.
    """
    return any(_begins(rule, prefix, known) for prefix in prefixes)


def _begins(rule: str, prefix: str, known: Container[str]) -> bool:
    whole = prefix.rstrip("/")
    if not whole or rule == whole or rule.startswith(whole + "/"):
        return bool(whole)
    return whole == prefix and prefix not in known and rule.startswith(prefix)


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
                lost.add(id(min(second, first, key=_standing)))
    return [finding for finding in findings if id(finding) not in lost]


def _standing(finding: Finding) -> tuple[int, bool, int]:
    """Rank by severity, then a fix before none, then fewer words."""
    length = finding.span.end - finding.span.start
    return SEVERITIES.index(finding.severity), bool(finding.fixes), -length


SAME = 3
"""Words; a longer finding speaks of a sentence, in which other faults may stand."""


def _is_one_fault(first: Finding, second: Finding, document: Document) -> bool:
    """Tell whether two overlapping findings speak of one fault: they change the same letters."""
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


def _silence(
    findings: Sequence[Finding], allows: Sequence[Allow], known: frozenset[str]
) -> tuple[list[Finding], list[Waived], set[int]]:
    kept: list[Finding] = []
    waived: list[Waived] = []
    used: set[int] = set()
    for finding in findings:
        by = [a for a in allows if _speaks_of(a, finding, known)]
        used.update(map(id, by))
        if by:
            waived.append(Waived(finding, by[0]))
        else:
            kept.append(finding)
    return kept, waived, used


def _speaks_of(allow: Allow, finding: Finding, known: frozenset[str]) -> bool:
    if "crisis-line" in finding.tags:  # nobody's reason outweighs it
        return False
    return matches(finding.rule, (allow.rule,), known) and allow.span.overlaps(finding.span)


def _fault(allow: Allow, terms: Terms) -> str:
    if not allow.rule:
        return "upkeep/waiver-unreadable"
    if not _is_known(allow.rule, terms.known):
        return "upkeep/waiver-unknown-rule"
    if not allow.reason.strip():
        return "upkeep/waiver-without-reason"
    if not allow.until:
        return ""
    try:
        last = date.fromisoformat(allow.until)
    except ValueError:
        return "upkeep/waiver-date"
    return "upkeep/waiver-expired" if last < terms.today else ""


def _is_known(rule: str, known: frozenset[str]) -> bool:
    """Tell whether a waiver's rule is one, a prefix of some, or a piece of advice of one."""
    return rule in known or _was_tried(rule, known, known)


def _upkeep(allows: Iterable[Allow], used: set[int], terms: Terms) -> Iterator[Finding]:
    for allow in allows:
        fault = _fault(allow, terms)
        if not fault and id(allow) not in used and _was_tried(allow.rule, terms.ran, terms.known):
            fault = "upkeep/waiver-unused"
        if fault:
            upkeep = UPKEEP[fault]
            message = upkeep.message.format(rule=allow.rule, until=allow.until)
            yield Finding(fault, allow.place, message, upkeep.severity, ("waiver",))


def _was_tried(rule: str, ran: frozenset[str], known: frozenset[str]) -> bool:
    return any(matches(each, (rule,), known) or rule.startswith(each + "/") for each in ran)
