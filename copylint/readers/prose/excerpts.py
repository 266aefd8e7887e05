"""Values of a file of data become an excerpt, and an excerpt what a reader begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from copylint.model import BODY, Excerpt, Piece, Span

from .drafts import Draft, Letters
from .matter import Matter, is_read

_BETWEEN = "\n\n"
_TAGS = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|section|article|table|blockquote)\s*>|<!-- wp:", re.I
)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
FORMS = {"markdown": ".md", "html": ".html", "plain": ".txt"}
"""The ending whose reader reads each format of copy."""


@dataclass(slots=True)
class Spelt:
    """The letters of a value, gathered with their places in the file.

    `steps` are those of `Piece`.
    """

    parts: list[str] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0
    end: int = -1

    def add(self, letters: str, place: int, end: int) -> None:
        """Append letters that stand in the file from `place` to `end`.

        All but the last of them stand there one by one.
        """
        if 0 <= self.end != place:
            self.steps.append((self.size, self.end))
        if not self.steps or self._next() != place:
            self.steps.append((self.size, place))
        self.parts.append(letters)
        self.size += len(letters)
        self.end = end

    def _next(self) -> int:
        letter, place = self.steps[-1]
        return place + self.size - letter

    def close(self, start: int) -> None:
        """Say that the value ends; `start` is where one without letters stands."""
        self.steps.append((self.size, max(start, self.end)))

    @property
    def text(self) -> str:
        """The letters; what no text may hold is replaced."""
        return _UNFIT.sub("\ufffd", "".join(self.parts))


def spelt(
    source: str, place: tuple[int, int], escape: re.Pattern[str], read: Callable[[str], str]
) -> Spelt:
    """Read a value in which some letters are spelt otherwise.

    Args:
        source: the file.
        place: of the value.
        escape: what spells letters.
        read: gives the letters of one such spelling.
    """
    start, end = place
    found, at = Spelt(), start
    for match in escape.finditer(source, start, end):
        if match.start() > at:
            found.add(source[at : match.start()], at, match.start())
        found.add(read(match.group()), *match.span())
        at = match.end()
    if end > at:
        found.add(source[at:end], at, end)
    found.close(start)
    return found


@dataclass(frozen=True, slots=True)
class Value:
    """A value on its way into an excerpt; the fields are those of `Piece`."""

    role: str
    label: str
    letters: Spelt
    spelling: str


def gathered(name: str, values: Iterable[Value], format: str = "") -> Excerpt | None:
    """Put an excerpt together, the copy last; None where there is none.

    Args:
        name: of the article within its file.
        values: in the order of reading.
        format: of the copy, as in `FORMS`; empty to tell by its looks.
    """
    kept = [value for value in values if value.letters.text.strip()]
    if not any(value.role == BODY for value in kept):
        return None
    text, pieces = "", []
    for value in sorted(kept, key=lambda each: each.role == BODY):
        text += _BETWEEN if text else ""
        start = len(text)
        text += value.letters.text
        steps = tuple(value.letters.steps)
        pieces.append(Piece(value.role, value.label, start, len(text), steps, value.spelling))
    excerpt = Excerpt(name, "", text, tuple(pieces))
    return replace(excerpt, form=FORMS[format or _format(text[excerpt.body :])])


def _format(text: str) -> str:
    """Tell HTML from Markdown by the end tags of its blocks."""
    return "html" if _TAGS.search(text) else "markdown"


def matter_of(excerpt: Excerpt) -> Matter:
    """Give what is known of an article beside its copy, as its front matter would say it."""
    fields: dict[str, object] = {}
    spans: dict[str, Span] = {}
    drafts = []
    for piece in excerpt.pieces:
        if piece.role == BODY or piece.role in fields:
            continue
        text = excerpt.text[piece.start : piece.end]
        fields[piece.role], spans[piece.role] = text.strip(), Span(piece.start, piece.end)
        draft = _draft(excerpt, piece) if is_read(piece.role) else None
        if draft:
            drafts.append(draft)
    return Matter(excerpt.body, {**fields, **excerpt.fields}, spans, tuple(drafts))


def _draft(excerpt: Excerpt, piece: Piece) -> Draft | None:
    letters = Letters()
    if excerpt.form == FORMS["html"]:
        letters.markup(excerpt.text, piece.start, piece.end)
    else:
        letters.exact(excerpt.text[piece.start : piece.end], piece.start)
    draft = letters.draft("field")
    return replace(draft, name=piece.role) if draft else None


def shown_columns(names: Sequence[str]) -> str:
    """Name what there is, for what is not there."""
    return ", ".join(f"`{name}`" for name in names[:12]) + (", …" if len(names) > 12 else "")
