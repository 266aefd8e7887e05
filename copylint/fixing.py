"""Exact fixes become a new text, and the text a diff; nothing that carries meaning is touched."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copylint.model import Document, Finding, Fix, Report, Span, Unread
from copylint.run.jobs import Job

ROUNDS = 6
"""Times that a fixed article is checked again; what still makes a new slip is then left alone."""
Check = Callable[[str], Report | Unread]
_UNITS = frozenset(
    "mg mcg µg g kg ml l dl mmol iu ui mm cm m km lb lbs oz kcal cal kj bpm mmhg percent % °c °f"
    " hz w j min h hr hrs units unit dose doses tablet tablets capsule capsules".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_BREAKING = frozenset("'\":#{}[]&*!|>%@`\n")
"""Signs that may change what YAML makes of a value."""


@dataclass(frozen=True)
class Fixed:
    """An article before and after its fixes.

    Attributes:
        count: of fixes that were made.
        more: fixes that `unsafe` would make too.
        rest: the report of the article after its fixes.
    """

    path: str
    before: str
    after: str
    count: int
    more: int
    rest: Report

    @property
    def left(self) -> int:
        """How many findings no fix takes away; an editor mends them."""
        return len(self.rest.findings) - self.more


def fixed(job: Job, unsafe: bool = False) -> Fixed | Unread:
    """Apply the fixes of an article until none is left that makes no new slip.

    Args:
        job: the article, its settings and engines.
        unsafe: whether to apply the best of several suggestions too.
    """
    from copylint.run import check

    def ask(text: str) -> Report | Unread:
        return check(job.path, job.settings, job.engines, text.encode("utf-8", "surrogatepass"))

    report = check(job.path, job.settings, job.engines, job.source)
    if isinstance(report, Unread):
        return report
    before, count = report.document.source, 0
    for _ in range(ROUNDS):
        after, made = _improved(report, ask, unsafe)
        if not made:
            break
        again = ask(after)
        if isinstance(again, Unread):
            break
        report, count = again, count + made
    more = 0 if unsafe else _improved(report, ask, True)[1]
    return Fixed(report.document.path, before, report.document.source, count, more, report)


def _improved(report: Report, ask: Check, unsafe: bool) -> tuple[str, int]:
    """Apply what can be applied at once without a new finding of typos."""
    source = report.document.source
    fixes = wanted(report, unsafe)
    known = _slips(report)
    for _ in range(ROUNDS):
        after = applied(source, fixes)
        again = ask(after) if fixes else report
        new = [] if isinstance(again, Unread) else _new(again, known)
        if not new and not isinstance(again, Unread):
            return after, len(fixes)
        kept = _without(fixes, new)
        fixes = kept if len(kept) < len(fixes) else ()
    return source, 0


def wanted(report: Report, unsafe: bool = False) -> tuple[Fix, ...]:
    """Give the fixes of a report that may be applied, in order, none on top of another."""
    claims = [f.span for f in report.findings if f.category in ("claims", "safety")]
    chosen: list[Fix] = []
    for finding in report.findings:
        fix = _best(finding, unsafe)
        if fix is None or any(fix.span.overlaps(other.span) for other in chosen):
            continue
        claimed = any(fix.span.overlaps(claim) for claim in claims)
        if not claimed and is_harmless(fix, report.document):
            chosen.append(fix)
    return tuple(sorted(chosen, key=lambda fix: fix.span))


def _best(finding: Finding, unsafe: bool) -> Fix | None:
    if not finding.fixes or finding.category not in ("typos", "readability"):
        return None
    safe = [fix for fix in finding.fixes if fix.safe]
    return safe[0] if safe else finding.fixes[0] if unsafe else None


def is_harmless(fix: Fix, document: Document) -> bool:
    """Tell whether a fix leaves figures, doses, medicines, quotations, links and YAML alone."""
    old = document.text(fix.span)
    around = document.source[max(0, fix.span.start - 4) : fix.span.end + 4]
    if re.search(r"\d", old + fix.text) or _has_unit(old, around):
        return False
    if re.search(r"[<>\[\]{}\\]|https?:", old) or _is_quoted(fix.span, document):
        return False
    if _has_medicine(old, fix.text):
        return False
    in_field = any(b.kind == "field" and _holds(b.offsets, fix.span) for b in document.blocks)
    return not (in_field and set(fix.text) & _BREAKING - set(old))


def _holds(offsets: Sequence[int], span: Span) -> bool:
    return bool(offsets) and offsets[0] <= span.start <= offsets[-1]


def _has_unit(old: str, around: str) -> bool:
    """Tell whether the words are a unit, or stand right at a figure."""
    if re.search(r"\d", around):
        return True
    return any(word.lower() in _UNITS for word in _WORD.findall(old))


def _has_medicine(old: str, new: str) -> bool:
    """Tell whether letters of a clinical word change, beyond capitals and accents."""
    from copylint.tables import vocabulary

    before, after = Counter(_WORD.findall(old.lower())), Counter(_WORD.findall(new.lower()))
    changed = [*(before - after), *(after - before)]
    return any(vocabulary.kind(word) == vocabulary.CLINICAL for word in changed)


def _is_quoted(span: Span, document: Document) -> bool:
    """Tell whether a place lies in a quotation, by its block or the marks before it."""
    for block in document.blocks:
        if _holds(block.offsets, span):
            if block.kind == "quote":
                return True
            at = next(i for i, offset in enumerate(block.offsets) if offset >= span.start)
            before = block.text[:at]
            curly = before.count("“") > before.count("”")
            return curly or before.count('"') % 2 == 1
    return False


def applied(source: str, fixes: Sequence[Fix]) -> str:
    """Give the source with fixes applied; they are in order and do not overlap."""
    pieces, at = [], 0
    for fix in fixes:
        pieces += [source[at : fix.span.start], fix.text]
        at = fix.span.end
    return "".join((*pieces, source[at:]))


def _slips(report: Report) -> Counter[tuple[str, str]]:
    return Counter(
        (f.rule, report.document.text(f.span)) for f in report.findings if f.category == "typos"
    )


def _new(report: Report, known: Counter[tuple[str, str]]) -> list[Finding]:
    """Give the findings of typos that were not there before."""
    left, new = Counter(known), []
    for finding in report.findings:
        if finding.category == "typos":
            key = finding.rule, report.document.text(finding.span)
            if left[key]:
                left[key] -= 1
            else:
                new.append(finding)
    return new


def _without(fixes: Sequence[Fix], new: Sequence[Finding]) -> tuple[Fix, ...]:
    """Leave out the fix that is nearest to each new finding."""
    places, shift = [], 0
    for fix in fixes:
        places.append(fix.span.start + shift)
        shift += len(fix.text) - (fix.span.end - fix.span.start)
    guilty = {
        min(range(len(fixes)), key=lambda i: abs(places[i] - finding.span.start)) for finding in new
    }
    return tuple(fix for i, fix in enumerate(fixes) if i not in guilty)


def diff(article: Fixed) -> str:
    """Show what changes, as a unified diff; empty when nothing does."""
    before = article.before.splitlines(keepends=True)
    after = article.after.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, article.path, article.path, n=1)
    return "".join(line if line.endswith("\n") else line + _UNENDED for line in lines)


_UNENDED = "\n\\ No newline at end of file\n"
"""What a last line without an end is told by; `patch` does not find it otherwise."""
