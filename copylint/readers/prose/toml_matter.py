"""TOML front matter; tomllib reads it, and the places are found line by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from copylint.errors import ReadError
from copylint.model import Span

from .drafts import Letters
from .quoting import letters_of
from .values import Value

_LINE = re.compile(r"line (\d+)")
_TABLE = re.compile(
    r"^[ \t]*(\[\[?)[ \t]*([^\]\n]+?)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE
)
_PAIR = re.compile(
    r"^[ \t]*((?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*=[ \t]*",
    re.MULTILINE,
)
_QUOTES = ('"""', "'''", '"', "'")


def read_toml(
    source: str, path: str, hidden: str, place: tuple[int, int]
) -> tuple[dict[str, object], list[Value]]:
    """Read the TOML between the marks."""
    start, end = place
    text = source[start:end]
    try:
        fields = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        match = _LINE.search(str(error))
        line = source.count("\n", 0, start) + (int(match.group(1)) if match else 1)
        why = str(error).partition(" (at ")[0] or "nested too deep"
        raise ReadError(
            f"{path}: line {line}: front matter that is no TOML ({why}); mend that line"
        ) from None
    return fields, list(_values(fields, source, hidden, place))


def _values(
    fields: Mapping[str, object], source: str, hidden: str, place: tuple[int, int]
) -> Iterator[Value]:
    start, end = place
    prefix, past = "", start
    counts: dict[str, int] = {}
    marks = sorted(
        [*_TABLE.finditer(source, start, end), *_PAIR.finditer(source, start, end)],
        key=lambda m: m.start(),
    )
    for match in marks:
        if match.start() < past:
            continue
        if match.re is _TABLE:
            prefix = _prefix(match, counts)
            continue
        key = f"{prefix}{_plain(match.group(1))}"
        value = _look_up(fields, key)
        span, letters = _located(value, source, match.end(), end)
        past = span.end
        yield Value(key, span, _masked(letters, source, hidden))


def _prefix(match: re.Match[str], counts: dict[str, int]) -> str:
    name = _plain(match.group(2))
    if match.group(1) == "[":
        return f"{name}."
    counts[name] = counts.get(name, -1) + 1
    return f"{name}.{counts[name]}."


def _plain(key: str) -> str:
    return ".".join(step.strip().strip("\"'") for step in key.split("."))


def _look_up(fields: object, key: str) -> object:
    for step in key.split("."):
        if isinstance(fields, Mapping):
            fields = fields.get(step)
        elif isinstance(fields, list) and step.isdigit() and int(step) < len(fields):
            fields = fields[int(step)]
        else:
            return None
    return fields


def _located(value: object, source: str, start: int, end: int) -> tuple[Span, Letters | None]:
    quote = next((q for q in _QUOTES if source.startswith(q, start)), "")
    if quote and isinstance(value, str):
        first = start + len(quote)
        if len(quote) == 3:
            first += len(source[first : first + 2]) - len(source[first : first + 2].lstrip("\r\n"))
        last = _closing(source, first, end, quote)
        letters = letters_of(value, source, (first, last), '"' if quote[0] == '"' else "")
        return Span(start, last + len(quote)), letters
    line = source.find("\n", start, end)
    piece = source[start : end if line < 0 else line]
    return Span(start, start + len(piece.rstrip()) or start), None


def _closing(source: str, start: int, end: int, quote: str) -> int:
    at = start
    while at < end and not source.startswith(quote, at):
        at += 2 if source[at] == "\\" and quote[0] == '"' else 1
    while len(quote) == 3 and source.startswith(quote, at + 1):
        at += 1
    return min(at, end)


def _masked(letters: Letters | None, source: str, hidden: str) -> Letters | None:
    return letters and letters.masked(lambda at: hidden[at] != source[at])
