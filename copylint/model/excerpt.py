r"""An article that stands in a file of data among others: its text, and where each letter of it is.

The checks see the text as people read it. Its letters may be spelt otherwise in the file (`\n` in
JSON, `""` in CSV, `&amp;` in XML): every piece knows where its letters are, so that a report
tells places of the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from copylint.model.article import Span
from copylint.model.piece import Piece

BODY = "body"
"""The role of a piece that holds copy; other roles are keys of the front matter."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An article in a file of data.

    Attributes:
        name: tells it from the others of the file: `post-12`, `/posts/3`, `row-4`; empty where
            the file holds this one alone.
        form: the ending whose reader reads the copy, such as `.html`.
        text: its pieces as people read them, a blank line between; the copy is last.
        pieces: in the order of the text.
        fields: of the front matter, beside those that stand in pieces, or in their place.
    """

    name: str
    form: str
    text: str
    pieces: tuple[Piece, ...]
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> int:
        """Where the copy begins in the text."""
        return next((p.start for p in self.pieces if p.role == BODY), len(self.text))

    def piece(self, offset: int) -> Piece:
        """Give the piece that holds a letter; the one before where it stands between two."""
        found = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[max(found, 0)]

    def place(self, span: Span) -> Span:
        """Give the place in the file of some text."""
        if not span:
            at = self.piece(span.start).place(span.start)
            return Span(at, at)
        first, last = self.piece(span.start), self.piece(span.end - 1)
        return Span(first.place(span.start), last.end_place(span.end))

    def places(self) -> tuple[list[int], list[int]]:
        """Give the place in the file of every letter, and where the letter before each ends.

        It is `place` for all letters at once: `place(Span(a, b))` is `starts[a]` to `ends[b]`.
        """
        starts: list[int] = []
        ends = [0] * (self.pieces[0].start + 1)
        nexts = [*(piece.start for piece in self.pieces[1:]), len(self.text) + 1]
        for piece, until in zip(self.pieces, nexts, strict=True):
            first, last = piece.places()
            starts += first[: until - piece.start] + first[-1:] * (until - piece.end - 1)
            ends += last[1:] + last[-1:] * (until - piece.end)
        return starts, ends[:-1]


@dataclass(frozen=True, slots=True)
class Content:
    """Where a file of data holds copy, as `content` in `copylint.yaml` says.

    Places are JSON pointers, in which `*` stands for every element of a list; in CSV, the names of
    columns.

    Attributes:
        files: patterns of the files, in git's language.
        articles: where in a JSON file the articles are; empty for the elements of the list that
            it is, or else the one object.
        body: the fields that hold copy, in the order of reading.
        fields: (key of the front matter, field) for what else is known of an article.
        name: the field that tells an article from the others of its file.
        format: of the copy: `markdown`, `html` or `plain`; empty to tell by its looks.
        place: file and line of the `copylint.yaml`, for what is wrong with it.
    """

    files: tuple[str, ...]
    body: tuple[str, ...]
    articles: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    name: str = ""
    format: str = ""
    place: str = field(default="", compare=False)
