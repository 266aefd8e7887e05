"""An article: where its letters stand, its blocks, and what is known of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from copylint.model.piece import Piece

BLOCK_KINDS = ("heading", "paragraph", "item", "quote", "cell", "caption", "field")
MASK = "\ufffc"
"""Stands in a block's text for each masked character (code, shortcode, expression): never
linted."""
_LINE_END = re.compile(r"\r\n|\n|\r")


@lru_cache(maxsize=4)
def _line_starts(source: str) -> Sequence[int]:
    """Tell where lines start; articles of one file ask about the same source."""
    return (0, *(end.end() for end in _LINE_END.finditer(source)))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the source."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.start < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without the white space around it; `start` counts in its block's text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The first character after it, in the block's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """A link, image or footnote mark over `start` to `end` of its block's text.

    `kind` is `link`, `image`, `footnote` or `superscript`; `url` is empty for the last two, whose
    `label` is their mark.
    """

    start: int
    end: int
    url: str
    kind: str = "link"
    label: str = ""


@dataclass(frozen=True, eq=False)
class Block:
    """A run of prose that is read as one.

    Attributes:
        kind: one of `BLOCK_KINDS`; `field` is a front-matter value that people read.
        text: the prose as a reader sees it, markup left out, masked parts as `MASK`.
        offsets: for each character of `text`, where it starts in the source.
        widths: (index, characters) for the characters that take more than one in the source
            (`&amp;`).
        sentences: in order; they cover all prose of `text`.
        links: in order of `start`.
        level: of a heading, 1 to 6; of an item, the depth of its list from 1; else 0.
        group: the list or table it belongs to, numbered from 1 in the article; else 0.
        name: of a field, its key in the front matter (`title`, `seo.description`); of an ordered
            item, its number.
    """

    kind: str
    text: str
    offsets: tuple[int, ...]
    widths: tuple[tuple[int, int], ...] = ()
    sentences: tuple[Sentence, ...] = ()
    links: tuple[Link, ...] = ()
    level: int = 0
    group: int = 0
    name: str = ""

    @cached_property
    def _widths(self) -> dict[int, int]:
        return dict(self.widths)

    def span(self, start: int, end: int) -> Span:
        """Give the place in the source of `text[start:end]`, which must not be empty."""
        last = end - 1
        return Span(self.offsets[start], self.offsets[last] + self._widths.get(last, 1))

    @cached_property
    def whole(self) -> Span:
        """The place of its text without white space at the ends; empty where there is none."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return self.span(start, end) if start < end else Span(0, 0)


@dataclass(frozen=True, slots=True)
class Allow:
    """A wish to silence `rule`, an id or a prefix, over `span`; it stands at `place`.

    `rule` is empty where the wish cannot be read. `number` tells which of the settings' waivers it
    is, from 1, and then `place` is empty; it is 0 for a wish that stands in the article.
    """

    rule: str
    reason: str
    until: str
    span: Span
    place: Span
    owner: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What an engine said of `span`, best suggestion first; `rule` is the engine's own name."""

    engine: str
    rule: str
    span: Span
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """What the settings and the page say about the page.

    Attributes:
        locale: `en-GB`, or `en-001` where nothing tells.
        country: a profile of the claims rules (`US`, `UK`, `AU`, `CA`, `EU`), another code, or
            empty.
        profession: of the clinic, or empty.
        audience: `patients`, `carers` or `professionals`.
        page_kind: `advertising`, `education` or `other`.
        only_informs: whether it so plainly informs that broad claims are not raised on it.
        accepted: words of the project that are no typos.
        clinical_gate: whether errors of safety stay errors.
        target_grade: the reading grade the project aims at; 0 where it names none.
        today: the day dates are judged on, `2026-11-25`; empty for that of the system.
    """

    locale: str = "en-001"
    country: str = ""
    profession: str = ""
    audience: str = "patients"
    page_kind: str = "other"
    accepted: frozenset[str] = frozenset()
    clinical_gate: bool = True
    target_grade: float = 0.0
    today: str = ""
    only_informs: bool = False


@dataclass(frozen=True, eq=False)
class Document:
    """One article, read.

    Attributes:
        path: as the user gave it, with `/`.
        source: the decoded file, as it stands, a byte order mark included.
        blocks: in reading order; those in another language are left out.
        fields: the front matter, nested mappings as they are, and `jsonld` for schema.org objects.
        field_spans: where the value of a front-matter key (dotted path) stands.
        allows: wishes to silence.
        context: what the settings and the page say.
        remarks: of the engines.
        marks: where the terms of the rules stand (`copylint.text.terms.Marks`); None before
            `run.mark`.
        language: `en`, or the code of the language most of it is in.
        foreign: spans left out because they are in another language, each with that language.
        part: which article of its file it is, where that holds several; `path` ends in it.
        pieces: of a file of data, the values that it is made of.
        italics: spans set in italics, with or without their marks.
    """

    path: str
    source: str
    blocks: tuple[Block, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    field_spans: Mapping[str, Span] = field(default_factory=dict)
    allows: tuple[Allow, ...] = ()
    context: Context = Context()
    remarks: tuple[Remark, ...] = ()
    marks: object = None
    language: str = "en"
    foreign: tuple[tuple[Span, str], ...] = ()
    part: str = ""
    pieces: tuple[Piece, ...] = ()
    italics: tuple[Span, ...] = ()

    @property
    def file(self) -> str:
        """The path of the file that the article stands in, alone or as a `part` of it."""
        return self.path.removesuffix(f"#{self.part}") if self.part else self.path

    @cached_property
    def title(self) -> Block | None:
        """The title: the front matter's, else the first heading; None without either."""
        named = (b for b in self.blocks if b.kind == "field" and b.name == "title")
        headed = (b for b in self.blocks if b.kind == "heading")
        return next(named, None) or next(headed, None)

    @cached_property
    def whole(self) -> Span:
        """What stands for the article: its title or first heading, else its first sentence."""
        if self.title is not None and self.title.whole:
            return self.title.whole
        for block in self.blocks:
            for sentence in block.sentences:
                return block.span(sentence.start, sentence.end)
        return Span(0, 0)

    def text(self, span: Span) -> str:
        """Give the source at `span`."""
        return self.source[span.start : span.end]

    @property
    def _lines(self) -> Sequence[int]:
        return _line_starts(self.source)

    def line_span(self, offset: int) -> Span:
        """Give the line that a character stands on, without its line end."""
        start = self._lines[bisect_right(self._lines, offset) - 1]
        end = _LINE_END.search(self.source, start)
        return Span(start, end.start() if end else len(self.source))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Give line and column of a character, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def sentences(self) -> Iterator[tuple[Block, Sentence]]:
        """Yield every sentence with its block, in reading order."""
        for block in self.blocks:
            for sentence in block.sentences:
                yield block, sentence
