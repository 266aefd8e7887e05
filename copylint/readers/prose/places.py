"""Where lines end, and which character a byte of UTF-8 belongs to."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

_WIDE = re.compile("[^\x00-\x7f]")
_LONE = re.compile(r"\r(?!\n)")


def lined(source: str) -> str:
    """Give the source with a line feed for each carriage return that ends a line alone.

    Old exports from the Mac have them, and parsers do not agree on them.
    """
    return _LONE.sub("\n", source) if "\r" in source else source


def characters(text: str) -> Sequence[int]:
    """Give, for each byte of the text in UTF-8 and for its end, the index of its character."""
    if text.isascii():
        return range(len(text) + 1)
    table = array("l")
    last = 0
    for match in _WIDE.finditer(text):
        at = match.start()
        table.extend(range(last, at))
        code = ord(match.group())
        table.extend((at,) * (2 if code < 0x800 else 3 if code < 0x10000 else 4))
        last = at + 1
    table.extend(range(last, len(text) + 1))
    return table
