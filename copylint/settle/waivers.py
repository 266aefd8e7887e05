"""Waivers: what they silence, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from copylint.model import CATEGORIES, Allow, Document, Finding, Span, Waived
from copylint.settle.names import matches


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
        "upkeep/waiver-without-owner": Upkeep(
            "warning",
            "A waiver of copylint.yaml names nobody who answers for it.",
            "Nobody answers for this waiver of {rule}. Add “owner”, a name or an address.",
            "A waiver far from the text it speaks of is forgotten, unless somebody can be asked.",
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
        "upkeep/waiver-over-broad": Upkeep(
            "warning",
            "A waiver speaks of more than one fault.",
            "This waiver speaks of {reach}. Name one rule, and the files or words it is for.",
            "It hides the faults that nobody has seen yet with the one that somebody allowed.",
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


def silence(
    findings: Sequence[Finding], allows: Sequence[Allow], known: frozenset[str]
) -> tuple[list[Finding], list[Waived], set[int]]:
    """Part the findings that stay from those that waivers silence.

    Returns:
        Both, and the identities of the waivers that were of use.
    """
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


def fault(allow: Allow, terms: Terms) -> str:
    """Say why a waiver silences nothing: the id of that finding, or nothing."""
    if not allow.rule:
        return "upkeep/waiver-unreadable"
    if not was_tried(allow.rule, terms.known, terms.known):
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


def was_tried(rule: str, ran: frozenset[str], known: frozenset[str]) -> bool:
    """Tell whether a waiver's rule is one of some, a prefix of one, or a piece of advice of one."""
    return any(matches(each, (rule,), known) or rule.startswith(each + "/") for each in ran)


def reach(rule: str, is_everywhere: bool = False) -> str:
    """Say in words what a waiver speaks of, where that is more than one fault.

    Args:
        rule: what it names.
        is_everywhere: whether it is for every article.
    """
    if not rule:
        return "no rule, so it silences nothing"
    told = f"all of {rule.rstrip('/')}" if rule.rstrip("/") in CATEGORIES else ""
    if is_everywhere:
        return f"{told or rule} in every article"
    return told


def told(document: Document, used: set[int], terms: Terms) -> Iterator[Finding]:
    """Yield what is wrong with the waivers that stand in an article."""
    whole = Span(0, len(document.source))
    for allow in document.allows:
        if allow.number:  # of copylint.yaml, where it is told
            continue
        found = fault(allow, terms)
        is_idle = id(allow) not in used and was_tried(allow.rule, terms.ran, terms.known)
        wide = reach(allow.rule) if allow.span == whole else ""
        if not found and (is_idle or wide):
            found = "upkeep/waiver-unused" if is_idle else "upkeep/waiver-over-broad"
        if found:
            upkeep = UPKEEP[found]
            message = upkeep.message.format(rule=allow.rule, until=allow.until, reach=wide)
            yield Finding(found, allow.place, message, upkeep.severity, ("waiver",))
