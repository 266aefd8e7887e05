"""Words of an article and of messages, safe to show."""

from __future__ import annotations

import re

_CONTROLS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0))}
_HIDDEN = dict.fromkeys((0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)), "")
_MASKED = re.compile("\ufffc+")
_LONE = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFD, 0xFFFE, 0xFFFF), "\ufffd")
_CLEAN = {**_CONTROLS, **_HIDDEN, **dict.fromkeys(range(0x2066, 0x206A), ""), **_LONE}


def clean(text: str) -> str:
    """Make text safe to show: no control characters, no hidden ones, white space as one space.

    Words that were masked, as code and shortcodes are, become one “…”.
    """
    if text.isprintable() and "\ufffc" not in text:  # nearly all text, and ten times as fast
        return text
    return _MASKED.sub("\u2026", " ".join(text.translate(_CLEAN).split(" ")))


def whole(text: str) -> str:
    """Replace what no file can hold, lone surrogates, and nothing else."""
    return text.translate(_LONE)
