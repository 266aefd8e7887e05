"""Colour, width and lines: what a terminal or a plain file can show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from copylint.reporters.shared.clean import clean as clean

WIDTH, NARROW = 80, 40
"""Columns that a report takes at most, and those that it takes whatever a terminal has."""
OPEN, SHUT = "\x01", "\x02"
"""Stand around marked words until they are written; no clean text holds them."""
_WORD = "[\x01-\x1f!-~\xa0-\xac\xae-\u02ff\u2010-\u2027]+"
_EVEN = re.compile(f"{_WORD}(?: {_WORD})*")
"""Words of characters that all take one column, one space between them: nearly all text."""
_CODES = {"error": "1;31", "warning": "33", "note": "36", "bold": "1", "dim": "2", "good": "1;32"}


def width(text: str) -> int:
    """Count the columns that text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Ink:
    """Writes in colour, or leaves it; `columns` is how wide."""

    def __init__(self, color: bool, columns: int = WIDTH) -> None:
        self.color = color
        self.columns = min(WIDTH, max(NARROW, columns))

    def paint(self, text: str, look: str) -> str:
        """Give text the look of a severity, `bold`, `dim` or `good`."""
        plain = not (self.color and text and look)
        return text if plain else f"\x1b[{_CODES[look]}m{text}\x1b[0m"

    def block(self, text: str, first: str, indent: int, look: str = "") -> Iterator[str]:
        """Yield text in lines of at most `columns`.

        Args:
            text: clean, maybe with marks.
            first: what stands before the first line, as wide as `indent`.
            indent: columns before each line.
            look: of the text, where it is not plain.
        """
        before = first
        is_open = False
        for line in _lines(text, self.columns - indent):
            shown = (OPEN if is_open and self.color else "") + line
            if OPEN in shown or SHUT in shown:
                is_open = shown.rfind(OPEN) > shown.rfind(SHUT)
            shown += SHUT if is_open and self.color else ""
            yield f"{before}{self._inked(shown, look)}\n"
            before = " " * indent

    def _inked(self, line: str, look: str) -> str:
        if not self.color:
            return line.replace(OPEN, "«").replace(SHUT, "»")
        back = f"\x1b[0;{_CODES[look]}m" if look else "\x1b[0m"
        return self.paint(line.replace(OPEN, "\x1b[1;4m").replace(SHUT, back), look)


def _lines(text: str, columns: int) -> Iterator[str]:
    """Yield text in lines, broken at spaces; a word that is too long has a line of its own."""
    if not _EVEN.fullmatch(text):
        yield from _uneven_lines(text, columns)
        return
    start = 0
    while len(text) - start > columns:
        end = text.rfind(" ", start, start + columns + 1)
        end = end if end >= 0 else text.find(" ", start)
        if end < 0:
            break
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _uneven_lines(text: str, columns: int) -> Iterator[str]:
    """Yield the lines of text whose characters are not all as wide as one another."""
    line, taken = "", 0
    for word in text.split(" "):
        if not word:
            continue
        wide = width(word)
        if line and taken + 1 + wide > columns:
            yield line
            line, taken = word, wide
        else:
            line, taken = (f"{line} {word}", taken + 1 + wide) if line else (word, wide)
    yield line
