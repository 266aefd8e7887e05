"""Bytes of a file become text, or one clear line on why they cannot."""

from __future__ import annotations

from copylint.errors import ReadError

LARGEST = 2_000_000
"""Bytes of an article; no page that people read comes near."""
LONGEST_LINE = 1_000_000
"""Characters; a line as long is data."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_UNREAD = bytes(byte for byte in range(256) if byte < 9 or 13 < byte < 32 or 126 < byte < 160)
"""Bytes that no Latin letter has for its last."""


def decode(data: bytes, path: str, most: int = LARGEST) -> str:
    """Decode an article; a byte order mark of UTF-8 is kept.

    Args:
        data: the whole file.
        path: named in errors, which begin with `path: `.
        most: bytes; a file that may be larger than an article is data, and may have long lines.

    Raises:
        ReadError: when it is empty, too large, binary or not UTF-8, or a line of it is too long.
    """
    why = _refused(data, most)
    if why:
        raise ReadError(f"{path}: {why}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: {_not_utf8(data, error.start)}") from None
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise ReadError(f"{path}: nothing in it; write the article or leave the file out")
    if len(text) >= LONGEST_LINE and most == LARGEST:
        longest = max(map(len, text.splitlines()), default=0)
        if longest >= LONGEST_LINE:
            raise ReadError(
                f"{path}: a line of {longest:,} characters (the most is {LONGEST_LINE:,}); "
                "break it into paragraphs"
            )
    return text


def _refused(data: bytes, most: int) -> str:
    if len(data) > most:
        size = f"{len(data) / 1e6:.1f} MB"
        return f"{size} (the most is {most / 1e6:.0f} MB); split it, or leave it out"
    for mark, name in _MARKS:
        if data.startswith(mark):
            return f"{name}, not UTF-8; save the file as UTF-8"
    if b"\x00" in data:
        return _with_zeros(data)
    return ""


def _with_zeros(data: bytes) -> str:
    """Tell UTF-16 and UTF-32 without a mark from binary data."""
    head = data[:4_000]
    if any(_is_wide(head, width, place) for width, place in ((2, 0), (2, 1), (4, 0), (4, 3))):
        return "UTF-16 or UTF-32, not UTF-8; save the file as UTF-8"
    at = data.index(0)
    return f"not text: byte 0x00 at offset {at}; leave the file out"


def _is_wide(head: bytes, width: int, place: int) -> bool:
    """Tell whether a letter that people read stands at one `place` of most `width` bytes.

    The other bytes of Latin text are zero; a few are not, for dashes and quotation marks.
    """
    units = len(head) // width
    letters = head[place : units * width : width]
    others = sum(head[at : units * width : width].count(0) for at in range(width) if at != place)
    plain = len(letters.translate(None, _UNREAD))
    return units > 1 and others >= 0.8 * units * (width - 1) and plain >= 0.95 * units


def _not_utf8(data: bytes, at: int) -> str:
    odd = sum(byte < 9 or 13 < byte < 27 for byte in data[:4_000])
    if odd > 40:
        return f"not text: byte 0x{data[at]:02X} at offset {at}; leave the file out"
    if data[at] == 0xED and data[at + 1 : at + 2] >= b"\xa0":
        return f"not UTF-8: half a surrogate pair at offset {at}; save the file as UTF-8"
    return f"not UTF-8: byte 0x{data[at]:02X} at offset {at}; save the file as UTF-8"
