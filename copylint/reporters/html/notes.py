"""The findings of an article as numbered notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from copylint.model import Document, Finding, Report, Source, Span
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.passages import Passages
from copylint.reporters.shared.verdict import WORDS, is_about_page, rank

FIXES = 3
"""Replacements that are shown of a finding."""
WIDE = 8
"""Words from which a mark is a thin line: a sentence that is all tinted is hard to read."""
LONGEST = 60
"""Characters of the words that a note quotes."""
READ = {
    "own-page": "read on its own page",
    "copy": "read in a copy",
    "second-hand": "known second-hand",
    "memory": "from memory, not looked up",
}
"""How a source was read."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number in the article.

    Attributes:
        anchor: what its places on the page are called, without the letter that tells them apart.
        first: the note of its severity that says the same in full, for what a rule says each time;
            else 0.
        sources: numbers in the list of sources.
        is_page: whether it is about the article as a whole.
        words: what the note quotes; empty where its message does.
    """

    number: int
    anchor: str
    finding: Finding
    first: int
    sources: tuple[int, ...]
    is_page: bool
    words: str

    @property
    def word(self) -> str:
        """What its severity asks of an editor."""
        return WORDS[self.finding.severity]

    @property
    def is_wide(self) -> bool:
        """Whether its mark covers many words."""
        return self.finding.span.end - self.finding.span.start > WIDE * 6

    @property
    def rewrite(self) -> str:
        """A wording to start from, where the message does not say it."""
        finding = self.finding
        return "" if finding.rewrite in finding.message else finding.rewrite

    @property
    def advice(self) -> str:
        """What to do, where no exact replacement says it."""
        return "" if self.finding.fixes else self.finding.advice


class Notes:
    """All notes of an article: those about the whole first, then in reading order."""

    def __init__(self, report: Report, anchor: str) -> None:
        self.document = report.document
        self.passages = Passages(report.document)
        self.anchor = anchor
        self._said: dict[tuple[str, ...], int] = {}
        self._cited: dict[Source, int] = {}
        whole = [f for f in report.findings if is_about_page(f, report.document)]
        rest = [f for f in report.findings if not is_about_page(f, report.document)]
        self.page = tuple(self._numbered(sorted(whole, key=rank), 1, True))
        self.rest = tuple(self._numbered(rest, len(whole) + 1, False))

    def __iter__(self) -> Iterator[Note]:
        yield from self.page
        yield from self.rest

    def _numbered(self, findings: Iterable[Finding], first: int, is_page: bool) -> Iterator[Note]:
        for number, finding in enumerate(findings, first):
            told = (finding.advice, finding.rewrite)
            key = (finding.rule, finding.severity, *told)
            before = self._said.setdefault(key, number) if any(told) else number
            yield Note(
                number,
                f"{self.anchor}{number}",
                finding,
                0 if before == number else before,
                tuple(sorted({self._cite(source) for source in finding.sources})),
                is_page,
                "" if is_page else self.quoted(finding),
            )

    @property
    def sources(self) -> Sequence[Source]:
        """The sources of all notes, each once, in the order they are first cited."""
        return tuple(self._cited)

    def around(self, span: Span) -> tuple[str, str, str] | None:
        """Give some words as they read, between what stands before and after in their sentence."""
        at = bisect_right(self.passages.starts, span.start) - 1
        if at < 0 or span.start >= self.passages.all[at].span.end:
            return None
        passage = self.passages.all[at]
        text, (start, end) = passage.text(self.document), passage.place(span)
        return clean(text[:start]), clean(text[start:end]), clean(text[end:])

    def _cite(self, source: Source) -> int:
        return self._cited.setdefault(source, len(self._cited) + 1)

    def quoted(self, finding: Finding) -> str:
        """Give the words a finding speaks of, unless its message does, or they are a sentence."""
        words = " ".join(clean(self.document.text(finding.span)).split())
        if words[:20].casefold() in clean(finding.message).casefold():
            return ""
        if finding.span == self.passages.of(finding).span:
            return ""
        return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def where(document: Document, offset: int) -> str:
    """Say where a character of the source is: on which line, or in which value of a file of data.

    A file of data is often one long line.
    """
    for piece in document.pieces:
        if piece.letter(offset) is not None:
            return piece.label
    return f"line {document.line_column(offset)[0]}"


def replacements(finding: Finding, document: Document) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what to replace, and by what, best first; nothing where the message says just that."""
    said = finding.message.casefold()
    for span, fixes in groupby(finding.fixes[:FIXES], lambda fix: fix.span):
        texts = [fix.text for fix in fixes]
        if not all(text and f"“{text.casefold()}”" in said for text in texts):
            yield document.text(span), texts
