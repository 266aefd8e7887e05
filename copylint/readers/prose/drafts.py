"""Gather the letters of one block, each with its place in the source."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from copylint.model import MASK, Link

HIDDEN = "\ue0ff"
"""Stands in a masked source for each character of a template, so that parsers see a word."""

TAG = "\ue0fe"
"""Stands for each character of a tag, until it is known whether it is alone on its line."""

GONE = "\u2060"
"""Stands in a masked source for each character that is neither prose nor a gap in it."""

_SPECIAL = re.compile(
    "(?P<fold>[\r\n][ \t\r\n]*)|(?P<blank>[\t\f\v\x85\u2028\u2029]+)"
    "|(?P<gone>[\u00ad\u200b\u2060\ufeff\u200e\u200f]+)"
    f"|(?P<mask>{HIDDEN}+)"
)
_LEFT_OUT = "\u00ad\u200b\u2060\ufeff"
_NO_CONTROLS = dict.fromkeys(map(ord, "\t\n\r\f\v\x85\u2028\u2029"), " ")
_SPACES = " \t\r\n\f\v\x85\u2028\u2029"
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_MOST_SHARED = 100_000
_SHARED: list[int] = []
_WRAPPED = 150
"""Characters; editors wrap lines at 72 to 120."""
PROSE = re.compile(f"[^\\s{MASK}]")


@dataclass(slots=True)
class Draft:
    """A block in the making; the fields are those of `Block`.

    `breaks` are the indices of the spaces that stand for a line break: (index, on purpose).
    """

    kind: str
    text: str
    offsets: tuple[int, ...]
    widths: tuple[tuple[int, int], ...]
    links: tuple[Link, ...] = ()
    level: int = 0
    group: int = 0
    name: str = ""
    breaks: tuple[tuple[int, bool], ...] = ()

    @property
    def is_unwrapped(self) -> bool:
        """Whether a line is so long that nobody wrapped it: then all breaks are on purpose."""
        edges = [0, *(at for at, _ in self.breaks), len(self.text)]
        return any(end - start > _WRAPPED for start, end in itertools.pairwise(edges))


@dataclass(slots=True)
class Letters:
    """The letters of one block, appended piece by piece in the order of the source."""

    parts: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    widths: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    breaks: list[tuple[int, bool]] = field(default_factory=list)
    spaced: bool = True

    def __len__(self) -> int:
        return len(self.offsets)

    def exact(self, piece: str, start: int) -> None:
        """Append a piece of the source that stands there letter by letter, from `start`."""
        if not _SPECIAL.search(piece):
            self._add(piece, start)
            return
        last = 0
        for match in _SPECIAL.finditer(piece):
            at = match.start()
            self._add(piece[last:at], start + last)
            last = match.end()
            if match.lastgroup == "fold":
                self._trim()
                self.space(start + at)
            elif match.lastgroup == "blank":
                self._add(" " * (last - at), start + at)
            elif match.lastgroup == "mask":
                self.mask(start + at, start + last)
        self._add(piece[last:], start + last)

    def _add(self, piece: str, start: int) -> None:
        """Append letters, without blanks where there are some already."""
        if self.spaced:
            left = piece.lstrip(_SPACES)
            start += len(piece) - len(left)
            piece = left
        if piece:
            self.parts.append(piece)
            self.offsets.extend(_places(start, start + len(piece)))
            self.spaced = piece[-1] == " "

    def _trim(self) -> None:
        """Drop the blanks at the end, but not the one that stands for a `<br>`."""
        if self.widths and self.widths[-1][0] == len(self.offsets) - 1:
            return
        while self.parts and self.parts[-1].endswith(" "):
            kept = self.parts[-1].rstrip(" ")
            del self.offsets[len(self.offsets) - len(self.parts[-1]) + len(kept) :]
            self.parts[-1] = kept
            if kept:
                break
            self.parts.pop()
        self.spaced = not self.parts

    def space(self, start: int, width: int = 1, hard: bool = False) -> None:
        """Append the one space that a line break is read as."""
        if not self.offsets:
            return
        if not self.spaced:
            self._add(" ", start)
            if width > 1:
                self.widths.append((len(self.offsets) - 1, width))
        self.breaks.append((len(self.offsets) - 1, hard))

    def mask(self, start: int, end: int) -> None:
        """Append a masked run."""
        if end > start:
            self._add(MASK * (end - start), start)

    def spelled(self, letters: str, start: int, end: int) -> None:
        """Append letters that the source spells otherwise (`&amp;`, an escape)."""
        letters = letters[: end - start].translate(_NO_CONTROLS)
        if letters in _LEFT_OUT or (self.spaced and letters.isspace()):
            return
        self._add(letters, start)
        last = len(letters) - 1
        if end - start - last > 1:
            self.widths.append((len(self.offsets) - 1, end - start - last))

    def markup(self, source: str, start: int, end: int) -> None:
        """Append text of HTML, whose entities spell letters."""
        amp = source.find("&", start, end)
        while amp >= 0:
            match = ENTITY.match(source, amp, end)
            letters = html.unescape(match.group()) if match else ""
            if match and _is_spelling(match.group(), letters):
                self.exact(source[start:amp], start)
                self.spelled(letters, amp, match.end())
                start = match.end()
            amp = source.find("&", max(start, amp + 1), end)
        self.exact(source[start:end], start)

    def cut(self, size: int) -> None:
        """Take back what came after the first `size` letters."""
        self.parts[:] = ["".join(self.parts)[:size]]
        del self.offsets[size:]
        self.widths[:] = [w for w in self.widths if w[0] < size]
        self.breaks[:] = [b for b in self.breaks if b[0] < size]
        self.spaced = not size or self.parts[0][-1] == " "

    def masked(self, is_hidden: Callable[[int], bool]) -> Letters:
        """Mask the letters whose place in the source is hidden."""
        text = "".join(self.parts)
        pairs = zip(text, self.offsets, strict=True)
        self.parts[:] = ["".join(MASK if is_hidden(at) else letter for letter, at in pairs)]
        return self

    def draft(self, kind: str) -> Draft | None:
        """Make the draft; None where there is no prose."""
        text = "".join(self.parts).rstrip()
        size = len(text)
        if not PROSE.search(text):
            return None
        links = tuple(link for k in self.links if (link := _inside(k, text)) is not None)
        return Draft(
            kind,
            text,
            tuple(self.offsets[:size]),
            tuple(w for w in self.widths if w[0] < size),
            links,
            breaks=tuple(b for b in self.breaks if b[0] < size),
        )


def _places(start: int, end: int) -> Iterable[int]:
    """Give the numbers from `start` to `end`, one object each: it saves memory."""
    if end > _MOST_SHARED:
        return range(start, end)
    if end > len(_SHARED):
        _SHARED.extend(range(len(_SHARED), 2 * end))
    return _SHARED[start:end]


def _is_spelling(entity: str, letters: str) -> bool:
    """Tell an entity from a bare ampersand; without a semicolon only whole old names count."""
    return letters != entity and (entity.endswith(";") or len(letters) == 1)


def _inside(link: Link, text: str) -> Link | None:
    """Trim a link to the text; a mark without letters is read over the letter before it."""
    size = len(text)
    start, end = min(link.start, size), min(link.end, size)
    if start < end:
        return link if end == link.end else Link(start, end, link.url, link.kind, link.label)
    if link.kind in ("footnote", "superscript"):
        start = max(0, len(text[:start].rstrip()) - 1)
        return Link(start, start + 1, link.url, link.kind, link.label)
    return None
