"""What a finding is known again by when lines have moved."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from copylint.model import Block, Finding, Report
from copylint.reporters.shared.passages import Passages
from copylint.reporters.shared.verdict import is_about_page

_WORD = re.compile(r"\w+")


def fingerprints(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with what it is known again by, in 32 hexadecimal digits.

    It is made of the rule, the words of the sentence and the headings above it, so a paragraph may
    move within its section, and what stands around it may change. What is about the whole article
    is known by its rule alone. Those alike are numbered in their order. The path is left out.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding, parts in _parts(report):
        seen[parts] += 1
        yield finding, digest(*parts, str(seen[parts]))


def alike(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with its fingerprint, the same for those alike: not numbered."""
    for finding, parts in _parts(report):
        yield finding, digest(*parts)


def _parts(report: Report) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    document = report.document
    passages, headings = Passages(document), _Headings(document.blocks)
    for finding in report.findings:
        parts: tuple[str, ...] = (finding.rule, *filter(None, (document.part,)))
        if not is_about_page(finding, document):
            sentence = passages.of(finding).text(document)
            parts += (*map(normal, headings.above(finding.span.start)), normal(sentence))
        yield finding, parts


def normal(text: str) -> str:
    """Give the words of a text alone: no case, no marks, no white space."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def digest(*parts: str) -> str:
    """Give 32 hexadecimal digits for some texts in their order."""
    told = "\0".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(told).hexdigest()[:32]


class _Headings:
    """The headings of an article, to be found by what stands under them."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.starts: list[int] = []
        self.paths: list[tuple[str, ...]] = []
        open_: list[Block] = []
        for block in blocks:
            if block.kind == "heading" and block.whole:
                open_ = [each for each in open_ if each.level < block.level]
                self.starts.append(block.whole.end)
                self.paths.append(tuple(each.text for each in (*open_, block)))
                open_.append(block)

    def above(self, offset: int) -> tuple[str, ...]:
        """Give the headings over a place of the source, the outermost first."""
        at = bisect_right(self.starts, offset) - 1
        return self.paths[at] if at >= 0 else ()
