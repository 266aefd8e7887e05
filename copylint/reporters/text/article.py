"""One article: its verdict, its findings in reading order, its counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from copylint.model import CATEGORIES, SEVERITIES, Finding, Report
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.passages import Passage, Passages
from copylint.reporters.shared.verdict import (
    WORDS,
    count,
    is_about_page,
    is_settings,
    is_stopped,
    is_unchecked,
    rank,
    verdict,
)
from copylint.reporters.text.caps import capped
from copylint.reporters.text.excerpt import is_whole, quoted, shown
from copylint.reporters.text.ink import Ink

ITEM = 14
"""Columns before what is said of a finding; its severity stands in them."""
COUNTS = {
    "words": ("word", "words"),
    "sentences": ("sentence", "sentences"),
    "unexplained_words": ("medical word unexplained", "medical words unexplained"),
}
"""Measures that count something: what one is, and what many are."""
MEASURES = {
    "flesch_kincaid_grade": "grade {0} (Flesch-Kincaid)",
    "flesch_reading_ease": "reading ease {0} of 100",
    "smog": "SMOG {0}",
    "sentence_length": "{0} words a sentence",
    "rare_words": "{0} % rare words",
    "medical_words": "{0} % medical words",
    "hardness": "hardness {0} of 6",
}
"""How measures are told; others are told by their names."""
NOWHERE = "en-001"
"""The locale of a page that does not say where its readers are."""
PROFILES = ("US", "UK", "AU", "CA", "EU")
"""Countries that the rules on claims have a profile of."""
FIXES = 3
"""Replacements that are shown of a finding."""
LINE = 6
"""Columns before a sentence; its line stands in them."""


def article(report: Report, ink: Ink) -> Iterator[str]:
    """Yield the lines of one article."""
    path = clean(report.document.path)
    yield ink.paint(path, "bold") + "\n"
    yield from ink.block(verdict(report), "", 0, "error" if is_stopped(report) else "good")
    if is_unchecked(report):
        return
    passages = Passages(report.document)
    findings, left = capped(report.findings, passages)
    yield from _Findings(report, passages, ink).lines(findings)
    yield from _ending(report, left, ink)


class _Findings:
    """Writes findings under their headings, each sentence once."""

    def __init__(self, report: Report, passages: Passages, ink: Ink) -> None:
        self.document = report.document
        self.passages = passages
        self.ink = ink
        self.told: set[str] = set()
        headings = [b for b in report.document.blocks if b.kind == "heading" and b.whole]
        headings.sort(key=lambda block: block.whole)
        self.headings = headings
        self.starts = [block.whole.start for block in headings]

    def lines(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Yield the lines of all findings."""
        page = [f for f in findings if is_about_page(f, self.document)]
        if page:
            yield from self._heading("The page as a whole")
            for at, finding in enumerate(sorted(page, key=rank)):
                yield from ["\n"] * bool(at)
                yield from self._finding(finding)
        rest = [f for f in findings if not is_about_page(f, self.document)]
        for heading, group in groupby(rest, self._heading_of):
            passages = groupby(group, self.passages.of)
            for at, (passage, own) in enumerate(passages):
                is_heading = heading >= 0 and passage.block is self.headings[heading]
                title = "" if at or is_heading else self._heading_text(heading)
                yield from self._heading(title)
                yield from self._sentence(list(own), "bold" if is_heading else "")

    def _heading_of(self, finding: Finding) -> int:
        return bisect_right(self.starts, finding.span.start) - 1

    def _heading_text(self, at: int) -> str:
        if at >= 0:
            return clean(self.headings[at].text)
        return "Before the first heading" if self.headings else ""

    def _heading(self, text: str) -> Iterator[str]:
        yield "\n"
        if text:
            yield from self.ink.block(text, "", 0, "bold")

    def _sentence(self, findings: list[Finding], look: str) -> Iterator[str]:
        passage = self.passages.of(findings[0])
        line, _ = self.document.line_column(findings[0].span.start)
        text = shown(passage, findings, self.document)
        yield from self.ink.block(text, f"{line:>{LINE - 2}}  ", LINE, look)
        for finding in sorted(findings, key=rank):
            yield from self._finding(finding, passage)

    def _finding(self, finding: Finding, passage: Passage | None = None) -> Iterator[str]:
        word = WORDS[finding.severity]
        first = " " * LINE + self.ink.paint(word, finding.severity)
        first += " " * (ITEM - LINE - len(word))
        message = clean(finding.message)
        words = clean(self.document.text(finding.span))
        is_told = words[:20].casefold() in message.casefold()
        if passage and not is_told and not is_whole(finding, passage):
            message = f"{quoted(words)}: {message}"
        yield from self.ink.block(f"{message} ({finding.rule})", first, ITEM)
        for label, text in self._ways_out(finding):
            before = " " * ITEM + self.ink.paint(label, "dim") + " " * (7 - len(label))
            yield from self.ink.block(text, before, ITEM + 7)

    def _ways_out(self, finding: Finding) -> Iterator[tuple[str, str]]:
        """Yield what to do instead; what a rule says each time is said once."""
        for span, fixes in groupby(finding.fixes[:FIXES], lambda fix: fix.span):
            after = ", ".join(clean(fix.text) or "(nothing)" for fix in fixes)
            yield "write", f"{clean(self.document.text(span))} -> {after}"
        is_said = finding.advice in finding.message
        if not finding.fixes and not is_said and self._is_new(finding.advice):
            yield "do", clean(finding.advice)
        if finding.rewrite not in finding.message and self._is_new(finding.rewrite):
            yield "write", clean(finding.rewrite)
        if finding.paste:
            line, _ = self.document.line_column(finding.paste.at)
            yield "add", f"{clean(finding.paste.text)} (at line {line})"
        if finding.sources and self._is_new(finding.rule):
            source = finding.sources[0]
            yield "see", clean(", ".join(filter(None, (source.title, source.section))))

    def _is_new(self, text: str) -> bool:
        is_new = bool(text) and text not in self.told
        self.told.add(text)
        return is_new


def _ending(report: Report, left: Counter[str], ink: Ink) -> Iterator[str]:
    """Yield what was counted and measured."""
    yield "\n"
    if report.findings:
        yield from _table(report, left, ink)
    for label, text in (("Measures", _measures(report)), ("Page", _page(report))):
        if text:
            yield from ink.block(text, f"{label:10}", 10)
    if report.known:
        yield f"{'Known':10}{count(report.known, 'finding')} in the baseline\n"
    if report.unchanged:
        yield f"{'Left out':10}{count(report.unchanged, 'finding')} on lines that did not change\n"
    if report.silenced:
        yield f"{'Silenced':10}{count(report.silenced, 'finding')} by waivers\n"


def _table(report: Report, left: Counter[str], ink: Ink) -> Iterator[str]:
    found = Counter((f.category, f.severity) for f in report.findings)
    yield ink.paint(f"{'':12}{'must':>6}{'should':>8}{'could':>7}", "dim") + "\n"
    for category in CATEGORIES:
        row = [found[category, severity] for severity in reversed(SEVERITIES)]
        if any(row):
            line = "{:12}{:6}{:8}{:7}".format(category, *row)
            more = f"and {left[category]} more; --format json has all" if left[category] else ""
            is_wide = len(line) + len(more) + 3 > ink.columns
            gap = f"\n{'':12}" if is_wide else "   "
            yield f"{line}{gap if more else ''}{more}\n"


def _measures(report: Report) -> str:
    return ", ".join(_measure(name, value) for name, value in report.measures.items())


def _measure(name: str, value: float) -> str:
    if name in COUNTS:
        return count(int(value), *COUNTS[name])
    if name == "sentence_length" and value == 1:
        return "1 word a sentence"
    if name == "flesch_reading_ease":  # its formula leaves its scale on odd pages
        value = min(max(value, 0), 100)
    return MEASURES.get(name, "{1} {0}").format(_number(value), name.replace("_", " "))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _page(report: Report) -> str:
    page = report.page
    if not page or is_settings(report):
        return ""
    parts = [f"read as {page['kind']}, {_readers(str(page['locale']), str(page['country']))}"]
    topics = page["topics"]
    if isinstance(topics, list | tuple) and topics:
        parts.append(f"topics {', '.join(map(str, topics))}")
    unreviewed = page["unreviewed_advice"]
    if isinstance(unreviewed, int) and unreviewed:
        pieces = count(unreviewed, "piece")
        parts.append(f"{pieces} of advice not reviewed by a clinician")
    if page.get("foreign"):
        parts.append("parts in another language left out")
    return clean("; ".join(parts))


def _readers(locale: str, country: str) -> str:
    """Say whom the page is for, and whose rules hold."""
    if locale == NOWHERE and not country:
        return f"{locale}: it names no country (--country or --locale does)"
    return f"{locale}, {_rules(country)}"


def _rules(country: str) -> str:
    if country in PROFILES:
        return f"rules of {country}"
    return f"rules of any country (none for {country})" if country else "rules of any country"
