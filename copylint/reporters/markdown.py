"""Markdown for a comment on a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copylint.model import CATEGORIES, Document, Finding, Report, Unread
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.findings import place, region, told
from copylint.reporters.shared.verdict import (
    BY,
    WORDS,
    count,
    is_settings,
    is_stopped,
    is_unchecked,
    rank,
    verdict,
)

ROOM = 60_000
"""Characters in all; GitHub refuses a comment of more than 65,536."""
ROWS = 50
"""Findings of an article that are shown, and pieces of advice to add."""
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")
_MENTION = re.compile(r"(?<=[@#])(?=\w)|(?<=\w://)|(?<=www)(?=\.)")
_TICKS = re.compile("`+")


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield the verdict on all, then the articles that must change, then the others.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: whether to leave out the articles that may be published.
    """
    total = _Total()
    parts: list[_Part] = []
    for result in results:
        total.add(result)
        if isinstance(result, Unread):
            line = f"{code(place(result.path))}: {escaped(result.why)}\n"
            parts.append(_Part(0, f"- Not read: {line}", f"\nNot read: {line}"))
        elif is_stopped(result) or (not quiet and (result.findings or result.skips)):
            parts.append(_part(result))
    parts.sort(key=lambda part: part.order)
    head = "".join(total.lines())
    yield head
    yield from _fitting(parts, ROOM - len(head))


@dataclass(frozen=True, slots=True)
class _Part:
    """What is said of an article: in one line where there is little room, else whole."""

    order: int
    line: str
    text: str


def _fitting(parts: Sequence[_Part], room: int) -> Iterator[str]:
    """Yield whole articles while there is room, then a line for each, then how many are left."""
    is_whole = True
    for at, part in enumerate(parts):
        is_whole = is_whole and len(part.text) <= room * 0.9
        shown = part.text if is_whole else part.line
        if len(shown) + 100 > room:
            yield f"\n{count(len(parts) - at, 'more article')} not shown here.\n"
            return
        room -= len(shown)
        yield shown


def escaped(text: str) -> str:
    """Give text that Markdown shows as it is, calls nobody and links nothing."""
    return _MENTION.sub("<!-- -->", _MARKUP.sub(lambda mark: f"\\{mark[0]}", clean(text)))


def code(text: str) -> str:
    """Give text as code, in a cell of a table too."""
    text = clean(text).replace("|", "\\|")
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{ticks}{space}{text}{space}{ticks}"


class _Total:
    """What the articles sum up to."""

    def __init__(self) -> None:
        self.articles = 0
        self.stopped = 0
        self.unchecked = 0
        self.unread = 0
        self.has_stopped = False
        self.is_part = False
        self.found: Counter[tuple[str, str]] = Counter()
        self.skips: Counter[tuple[str, str]] = Counter()

    def add(self, result: Report | Unread) -> None:
        if isinstance(result, Unread):
            self.unread += 1
            return
        self.articles += not is_settings(result)
        self.stopped += is_stopped(result) and not is_settings(result)
        self.has_stopped = self.has_stopped or is_stopped(result)
        self.unchecked += is_unchecked(result)
        self.is_part = self.is_part or result.scope is not None
        self.found.update((each.category, each.severity) for each in result.findings)
        self.skips.update((skip.what, skip.why) for skip in result.skips if skip.what != "article")

    def lines(self) -> Iterator[str]:
        """Yield the verdict, and a table of counts."""
        yield f"## copylint: {self._verdict()}\n"
        ready = self.articles - self.stopped - self.unchecked
        told = [f"{count(self.articles, 'article')}: {self.stopped} not ready, {ready} ready"]
        told[0] += BY * self.is_part
        if self.unchecked:
            told.append(f"{self.unchecked} not checked")
        if self.unread:
            told.append(f"{self.unread} could not be read")
        yield f"\n{'; '.join(told)}.\n"
        if self.found:
            yield from self._table()
        for (what, why), times in sorted(self.skips.items()):
            where = f" ({count(times, 'article')})" if self.articles > 1 else ""
            yield f"\nSkipped {escaped(what)}: {escaped(why)}{where}\n"

    def _verdict(self) -> str:
        if self.has_stopped:
            return "not ready to publish"
        if self.unread:
            return "not all could be read"
        if self.unchecked:
            return "not all could be checked"
        if self.is_part:
            return f"{'nothing that stops publication' if self.found else 'nothing to change'}{BY}"
        return "may be published" if self.found else "ready to publish"

    def _table(self) -> Iterator[str]:
        yield f"\n| | {' | '.join(WORDS.values())} |\n|---|--:|--:|--:|\n"
        for category in CATEGORIES:
            row = [self.found[category, severity] for severity in WORDS]
            if any(row):
                yield f"| {category} | {' | '.join(map(str, row))} |\n"


def _part(report: Report) -> _Part:
    path = code(place(report.document.path))
    told = escaped(verdict(report))
    text = f"\n### {path}\n\n**{told}**\n" + "".join(_findings(report))
    return _Part(1 if is_stopped(report) else 2, f"- {path}: {told}\n", text)


def _findings(report: Report) -> Iterator[str]:
    if not report.findings:
        return
    worst = sorted(report.findings, key=rank)[:ROWS]
    yield "\n| Line | | What | Rule |\n|--:|---|---|---|\n"
    for finding in worst:
        line = region(report.document, finding.span).line
        cells = (WORDS[finding.severity], "<br>".join(map(escaped, _cell(finding))))
        yield f"| {line} | {' | '.join(cells)} | {code(finding.rule)} |\n"
    if left := len(report.findings) - len(worst):
        yield f"\n{count(left, 'more finding')} not shown here, none worse.\n"
    if advice := [finding for finding in worst if finding.paste]:
        yield from _advice(advice, report.document)


def _cell(finding: Finding) -> Iterator[str]:
    """Yield what a cell says; a sentence to add stands below the table, to be copied."""
    for line in told(finding):
        if not (finding.paste and line.startswith("Add: ")):
            yield line


def _advice(findings: Sequence[Finding], document: Document) -> Iterator[str]:
    yield f"\n<details><summary>Advice to add ({len(findings)})</summary>\n"
    for finding in findings:
        if finding.paste:
            line, _ = document.line_column(finding.paste.at)
            text = clean(finding.paste.text)
            fence = "`" * max(3, max(map(len, _TICKS.findall(text)), default=0) + 1)
            yield f"\n{escaped(finding.message)} Add at line {line}:\n"
            yield f"\n{fence}text\n{text}\n{fence}\n"
    yield "\n</details>\n"
