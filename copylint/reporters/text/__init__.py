"""A report for people: may this be published, and what must change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from copylint.model import SEVERITIES, Report, Unread
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.verdict import (
    BY,
    count,
    is_settings,
    is_stopped,
    is_unchecked,
    verdict,
)
from copylint.reporters.text.article import article
from copylint.reporters.text.ink import WIDTH, Ink

_ENGINES = {"harper": "Harper", "languagetool": "LanguageTool"}


def render(
    results: Iterable[Report | Unread],
    *,
    color: bool = False,
    quiet: bool = False,
    columns: int = WIDTH,
) -> Iterator[str]:
    """Yield the report an article at a time, and what they sum up to at the end.

    Args:
        results: in the order of their paths.
        color: whether to use the colours of a terminal.
        quiet: whether to give a line to each article that must change, and nothing else.
        columns: of the terminal; a report is no wider than 80.
    """
    ink = Ink(color, columns)
    total = _Total()
    for result in results:
        total.add(result)
        if isinstance(result, Unread):
            yield f"{clean(result.path)}: {clean(result.why)}\n"
        elif not quiet:
            yield "\n" * (total.reports > 1) + "".join(article(result, ink))
        elif is_stopped(result):
            yield f"{clean(result.document.path)}: {verdict(result)}\n"
    if not quiet:
        yield from total.lines(ink)


class _Total:
    """What the articles sum up to."""

    def __init__(self) -> None:
        self.reports = 0
        self.articles = 0
        self.stopped = 0
        self.unchecked = 0
        self.unread = 0
        self.is_part = False
        self.severities: Counter[str] = Counter()
        self.skips: dict[tuple[str, str], int] = {}
        self.engines: dict[str, None] = {}
        self.is_for_engines = False
        self.known: int | None = None
        self.gone = 0
        self.fixable = 0

    def add(self, result: Report | Unread) -> None:
        if isinstance(result, Unread):
            self.unread += 1
            return
        self.reports += 1
        self.articles += not is_settings(result)
        self.stopped += is_stopped(result) and not is_settings(result)
        self.unchecked += is_unchecked(result)
        self.is_part = self.is_part or result.scope is not None
        self.severities.update(finding.severity for finding in result.findings)
        for skip in result.skips:
            if skip.what == "article":  # told under its name
                continue
            self.skips[skip.what, skip.why] = self.skips.get((skip.what, skip.why), 0) + 1
        self.engines.update(dict.fromkeys(result.engines))
        if not result.document.part:  # nothing fixes files of data
            self.fixable += sum(any(fix.safe for fix in f.fixes) for f in result.findings)
        self.is_for_engines = self.is_for_engines or _is_for_engines(result)
        self.gone += result.gone
        if result.known is not None:
            self.known = (self.known or 0) + result.known

    def lines(self, ink: Ink) -> Iterator[str]:
        """Yield the lines that end the report."""
        if self.articles + self.unread > 1:
            yield "\n"
            yield from ink.block(self._sum(), "", 0, "bold")
        if self.known is not None:
            yield from ink.block(self._baseline(self.known), "Baseline  ", 10)
        for (what, why), times in self.skips.items():
            where = f" ({times} articles)" if times > 1 else ""
            yield from ink.block(f"{clean(what)}: {clean(why)}{where}", "Skipped   ", 10)
        if self.severities:
            yield from ink.block(self._more(), "", 0, "dim")
        if self.is_for_engines:
            yield from ink.block(self._grammar(), "", 0, "dim")

    def _sum(self) -> str:
        told = count(self.articles, "article")
        if self.articles:
            ready = self.articles - self.stopped - self.unchecked
            found = [self.severities[severity] for severity in reversed(SEVERITIES)]
            told += f": {self.stopped} not ready to publish, {ready} ready{BY * self.is_part}"
            told += "; {} must, {} should, {} could".format(*found)
        if self.unchecked:
            told += f"; {self.unchecked} not checked"
        if self.unread:
            told += f"; {self.unread} could not be read"
        return f"{told}."

    def _more(self) -> str:
        told = "`copylint explain RULE` says why a rule is there"
        fixes = f"; `copylint fix` mends up to {self.fixable} of these" if self.fixable else ""
        return f"{told}{fixes}."

    def _baseline(self, known: int) -> str:
        told = f"{count(known, 'finding')} known"
        return f"{told}, {self.gone} gone (copylint baseline --prune)" if self.gone else told

    def _grammar(self) -> str:
        if not self.engines:
            return "No grammar engine read this (--engine harper, --languagetool auto)."
        told = f"Grammar read by {' and '.join(_ENGINES.get(n, n) for n in self.engines)}."
        asked = self.engines.keys() | {what for what, _ in self.skips}
        if "languagetool" not in asked:
            told += " LanguageTool was not asked (--languagetool auto)."
        return told


def _is_for_engines(result: Report) -> bool:
    """Tell whether any rule that was asked for goes by what a grammar engine says."""
    skips = {skip.what for skip in result.skips}
    if result.engines or skips & _ENGINES.keys():
        return True
    if is_unchecked(result) or is_settings(result):
        return False
    return result.scope is None or not result.scope.spelling
