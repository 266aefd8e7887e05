"""What a page says of one article, ready for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from copylint.model import CATEGORIES, Entry, Report, Span
from copylint.reporters.html.flow import Flow, Row
from copylint.reporters.html.notes import Note, Notes, where
from copylint.reporters.html.picture import Picture, picture
from copylint.reporters.shared.verdict import WORDS, count, is_stopped, stops, verdict

FIRST = 12
"""Things that must change that are listed beside the verdict."""
AROUND = 60
"""Characters of its sentence that are shown on either side of a claim."""
MEASURES = {
    "words": ("Words", ""),
    "sentences": ("Sentences", ""),
    "sentence_length": ("Words a sentence", "on average"),
    "flesch_kincaid_grade": ("Grade", "US school grade, Flesch-Kincaid"),
    "flesch_reading_ease": ("Reading ease", "of 100, higher is easier"),
    "smog": ("SMOG", "US school grade"),
    "hardness": ("Hardness", "1 easy to 6 hard, mean of the sentences"),
    "rare_words": ("Rare words", "%"),
    "medical_words": ("Medical words", "%"),
}
"""How measures are told: a name, and what their number means."""
ENGINES = {"copylint": "copylint", "harper": "Harper", "languagetool": "LanguageTool"}
PROFILES = ("US", "UK", "AU", "CA", "EU")
"""Countries that the rules on claims have a profile of."""
STOPS = {
    "error": "any note that says must",
    "warning": "any note that says must or should",
    "note": "any note",
    "never": "nothing; this run only advises",
}
"""What stops publication, by the severity from which it does."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An entry of the claims register, its words among others, and the anchor of its block.

    `where` is the number of its line, or the value of a file of data.
    """

    entry: Entry
    anchor: str
    before: str
    words: str
    after: str
    where: str


@dataclass(frozen=True)
class Article:
    """One article and all that is told of it.

    Attributes:
        id: what its places on the page begin with.
        top: the level of its headings.
    """

    report: Report
    id: str
    top: int

    @property
    def path(self) -> str:
        """As the user gave it."""
        return self.report.document.path

    @property
    def title(self) -> str:
        """Its title or first heading; else nothing."""
        title = self.report.document.title
        return title.text if title else ""

    @property
    def state(self) -> str:
        """`unchecked`, `stopped`, `changes` (may be published, not all is well) or `ready`."""
        if any(skip.what == "article" for skip in self.report.skips):
            return "unchecked"
        if is_stopped(self.report):
            return "stopped"
        return "changes" if self.report.findings else "ready"

    @property
    def verdict(self) -> tuple[str, str]:
        """The verdict as a headline, and what is added to it."""
        told = verdict(self.report).rstrip(".")
        head, _, rest = told.partition(": ")
        if self.report.scope is not None or not rest:
            return told, ""
        return head, f"{rest[:1].upper()}{rest[1:]}."

    @cached_property
    def notes(self) -> Notes:
        """Its findings, numbered."""
        return Notes(self.report, f"{self.id}-")

    @cached_property
    def flow(self) -> Flow:
        """Its blocks with their notes."""
        return Flow(self.report.document, tuple(self.notes), f"{self.id}-b")

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The article as it reads."""
        return tuple(self.flow.rows())

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many notes say must, should and could."""
        found = Counter(note.word for note in self.notes)
        return {word: found[word] for word in WORDS.values()}

    @property
    def table(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield each category that has notes, with how many say must, should and could."""
        found = Counter((f.category, f.severity) for f in self.report.findings)
        for category in CATEGORIES:
            row = [found[category, severity] for severity in WORDS]
            if any(row):
                yield category, row

    @property
    def first(self) -> tuple[Sequence[Note], int]:
        """The notes that stop publication: as many as are listed, and how many are not."""
        all_ = [note for note in self.notes if stops(note.finding, self.report)]
        return all_[:FIRST], len(all_[FIRST:])

    @property
    def additions(self) -> int:
        """How many sentences are to be added."""
        return sum(note.finding.paste is not None for note in self.notes)

    @property
    def measures(self) -> Iterator[tuple[str, str, str]]:
        """Yield name, number and meaning of each measure."""
        for name, value in self.report.measures.items():
            told, meaning = MEASURES.get(name, (name.replace("_", " ").capitalize(), ""))
            if name == "flesch_reading_ease":  # its formula leaves its scale on odd pages
                value = min(max(value, 0), 100)
            number = f"{value:.1f}".removesuffix(".0")
            yield told, f"{number} %" if meaning == "%" else number, meaning.strip("%")

    @cached_property
    def picture(self) -> Picture | None:
        """How long its sentences are."""
        return picture(self.report)

    def where(self, offset: int) -> str:
        """Say where a character of the source is."""
        return where(self.report.document, offset)

    @property
    def claims(self) -> Sequence[Claim] | None:
        """The claims register; None where there is none."""
        dossier = self.report.dossier
        if dossier is None or dossier.claims is None:
            return None
        return [self._claim(entry) for entry in dossier.claims]

    def _claim(self, entry: Entry) -> Claim:
        found = self.notes.around(Span(entry.start, entry.end))
        before, words, after = found or ("", entry.claim, "")
        before = before if len(before) <= AROUND else f"…{before[-AROUND:].partition(' ')[2]}"
        after = after if len(after) <= AROUND else f"{after[:AROUND].rpartition(' ')[0]}…"
        anchor, place = self.flow.name(entry.start), self.where(entry.start)
        return Claim(entry, anchor, before, words, after, place.removeprefix("line "))

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield what the article was taken for, and by what it was judged."""
        report, page, context = self.report, self.report.page, self.report.document.context
        if page:
            yield "Page", f"{page['kind']}, {page['locale']}"
            yield "Rules on claims", _rules(str(page["country"]))
            topics = page.get("topics")
            if isinstance(topics, list | tuple) and topics:
                yield "Health topics", ", ".join(map(str, topics))
        yield "Readers", context.audience
        if context.profession:
            yield "Profession", context.profession
        yield "Publication is stopped by", STOPS[report.fail_on]
        if report.scope is not None:
            scope = report.scope
            told = f"{scope.rules} of {scope.of} ({', '.join(scope.categories)})"
            yield "Rules that ran", told if scope.spelling else f"{told}; no engine read the words"
        yield "Grammar read by", self._grammar()

    def _grammar(self) -> str:
        names = [ENGINES.get(name, name) for name in self.report.engines]
        return " and ".join(names) or "no engine"

    @property
    def unreviewed(self) -> str:
        """How many pieces of advice no clinician has reviewed; empty for none."""
        number = self.report.page.get("unreviewed_advice", 0)
        return count(number, "piece") if isinstance(number, int) and number else ""

    @property
    def versions(self) -> Iterator[tuple[str, str]]:
        """Yield the versions of what judged the article, and the hashes."""
        if self.report.dossier is not None:
            for name, version in self.report.dossier.versions.items():
                yield ENGINES.get(name, name), version

    @property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 by what was hashed."""
        return self.report.dossier.hashes if self.report.dossier is not None else {}


def _rules(country: str) -> str:
    if country in PROFILES:
        return country
    return f"those of any country (none for {country})" if country else "those of any country"
