"""One worry, on one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copylint.checks.advice.body import Place, Worry
from copylint.checks.advice.evidence import Desk
from copylint.checks.advice.findings import Want
from copylint.checks.advice.wording import place_of
from copylint.model import Document, Span
from copylint.text.terms import Hit

Texts = dict[str, str]
Found = Iterator[tuple[Span, Texts]]


@dataclass(frozen=True, eq=False)
class Case:
    """One worry, on one article."""

    worry: Worry
    wants: Sequence[Want]
    desk: Desk
    document: Document

    @property
    def place(self) -> Place:
        """What holds in the page's locale."""
        return place_of(self.desk.lexicon, self.document.context.locale)

    def hits(self) -> Iterator[Hit]:
        """Yield where its patterns stand outside lines that deny them."""
        marks, denied = self.desk.page.marks, self.desk.near("denied-claim")
        excused = self.desk.lines(self.worry.unless)
        for pattern in self.worry.patterns:
            for hit in marks.find(pattern):
                line = self.desk.page.line_of[hit.unit]
                if line >= 0 and not (denied | excused) >> line & 1:
                    yield hit

    def span(self, hit: Hit) -> Span:
        """Give the words of a hit."""
        return self.desk.page.marks.span(hit.first, hit.last)
