"""Front matter as most pages have it, a key and a plain value a line: PyYAML is not loaded."""

from __future__ import annotations

import datetime
import re

from copylint.model import Span

from .drafts import Letters
from .values import Value

_LETTER = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_LINE = re.compile(
    rf"""(?P<key>[A-Za-z][\w-]*):[ ]+(?:
      "(?P<double>{_LETTER}"\\]*)" | '(?P<single>{_LETTER}']*)'
    | (?P<date>\d{{4}}-\d\d-\d\d) | (?P<number>0|[1-9]\d{{0,8}})
    | (?P<plain>[A-Za-z][\w.'’()/&;!?–—,-]*(?:[ ][\w.'’()/&;!?–—,-]+)*)
    )[ ]*\r?""",
    re.VERBOSE,
)
_NOT_TEXT = frozenset("y yes n no true false on off null".split())


def read_simple(
    source: str, hidden: str, place: tuple[int, int]
) -> tuple[dict[str, object], list[Value]] | None:
    """Read the lines between the marks as YAML would; None where one asks for more than that."""
    start, end = place
    fields: dict[str, object] = {}
    values = []
    for line in source[start:end].split("\n"):
        match = _LINE.fullmatch(line)
        if match:
            value = _value(match)
            if value is None:
                return None
            first, last = (start + at for at in match.span(match.lastgroup or 0))
            quoted = match.lastgroup in ("double", "single")
            letters = Letters()
            letters.exact(source[first:last], first)
            letters.masked(lambda at: hidden[at] != source[at])
            fields[match["key"]] = value
            values.append(Value(match["key"], Span(first - quoted, last + quoted), letters))
        elif line.strip(" \r"):
            return None
        start += len(line) + 1
    return fields, values


def _value(match: re.Match[str]) -> str | int | datetime.date | None:
    text = match[match.lastgroup or 0]
    if match.lastgroup == "number":
        return int(text)
    if match.lastgroup == "date":
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return None
    return None if match.lastgroup == "plain" and text.lower() in _NOT_TEXT else text
