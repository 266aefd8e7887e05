"""Find the letters of a quoted or folded value in the source that spells it."""

from __future__ import annotations

import re

from .drafts import Letters

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|[^\r\n])")
_SIMPLE = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_WHITE = " \t\r\n\x85\u2028\u2029"
_WORD = re.compile(rf"[^{_WHITE}\\']+|[\\']")


def letters_of(value: str, source: str, place: tuple[int, int], style: str) -> Letters | None:
    """Align a value with the source between its quotes.

    Args:
        value: as the parser read it.
        source: the file, its templates hidden or not.
        place: of the value in the source, without the quotes.
        style: `"` with escapes, `'` with doubled quotes, empty without either.

    Returns:
        The letters with their places; None where the two do not agree.
    """
    letters = Letters()
    (at, end), index, size = place, 0, len(value)
    while index < size:
        if style and at < end and source[at] == ("\\" if style == '"' else "'"):
            spelled, after = _spelled(source, at, style)
            if spelled and not value.startswith(spelled, index):
                return None
            if spelled:
                letters.spelled(spelled, at, after)
            at, index = after, index + len(spelled)
        elif value[index] in _WHITE:
            at, index = _white(letters, (value, index), (source, at, end))
        else:
            stop = index + _same(value[index : index + 400], source[at : min(end, at + 400)])
            if stop == index:
                return None
            letters.exact(source[at : at + stop - index], at)
            at, index = at + stop - index, stop
        if at > end:
            return None
    return letters


def _spelled(source: str, at: int, style: str) -> tuple[str, int]:
    """Read an escape: the letters it stands for, and the place after it."""
    if style == "'":
        return "'", at + 2
    match = _ESCAPE.match(source, at)
    if match is None:
        return "\\", at + 1
    code = match.group()[1:]
    if code[0] in "xuU" and len(code) > 1:
        number = int(code[1:], 16)
        return (chr(number) if number < 0x110000 else "\ufffd"), match.end()
    if code[0] in "\r\n":
        return "", match.end()
    return _SIMPLE.get(code, code), match.end()


def _same(value: str, source: str) -> int:
    """Count the letters on which both agree, short of white space and escapes."""
    match = _WORD.match(source)
    word = match.group() if match else ""
    if value.startswith(word):
        return len(word)
    pairs = zip(value, word, strict=False)
    return next((at for at, (ours, theirs) in enumerate(pairs) if ours != theirs), 0)


def _white(
    letters: Letters, value: tuple[str, int], source: tuple[str, int, int]
) -> tuple[int, int]:
    """Take a run of white space on both sides; give the places after it."""
    text, index = value
    raw, at, end = source
    after, stop = at, index
    while after < end and raw[after] in _WHITE:
        after += 1
    while stop < len(text) and text[stop] in _WHITE:
        stop += 1
    if after > at:
        letters.exact(raw[at:after], at)
    return after, stop if after > at or stop == len(text) else len(text) + 1
