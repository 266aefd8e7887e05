"""Find the articles in a table of a content management system, a row each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from copylint.errors import ReadError
from copylint.model import BODY, Content, Excerpt

from .prose.excerpts import Spelt, Value, gathered, shown_columns, spelt

EXTENSIONS = (".csv", ".tsv")
IS_TOLD = True
"""Whether only the settings tell where copy is."""

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_ESCAPE = re.compile('""')
_Place = tuple[int, int]
"""A field without its quotation marks."""


def excerpts(source: str, path: str, content: Content) -> Iterator[Excerpt]:
    """Yield the articles of a file; its first row names the columns.

    Args:
        source: the file.
        path: named in errors; its ending tells tabs from commas.
        content: which columns hold copy.

    Raises:
        ReadError: a column is missing, or a quotation mark is never closed.
    """
    rows = _rows(source, path)
    columns = {_text(source, place).strip(): at for at, place in enumerate(next(rows, []))}
    wanted = [*content.fields, *((BODY, column) for column in content.body)]
    for _, column in wanted:
        if column not in columns:
            there = shown_columns(list(columns))
            where = content.place or "copylint.yaml"
            why = f"no column `{column}`, only {there}; mend `content` at {where}"
            raise ReadError(f"{path}: {why}")
    for number, row in enumerate(rows, 2):
        values = [
            Value(role, f"row {number}, column {column}", *_letters(source, row[columns[column]]))
            for role, column in wanted
            if columns[column] < len(row)
        ]
        excerpt = gathered(_name(source, (number, row), columns, content), values, content.format)
        if excerpt:
            yield excerpt


def _letters(source: str, place: _Place) -> tuple[Spelt, str]:
    return spelt(source, place, _ESCAPE, lambda piece: '"'), "csv"


def _text(source: str, place: _Place) -> str:
    return source[slice(*place)].replace('""', '"')


def _name(
    source: str, row: tuple[int, Sequence[_Place]], columns: Mapping[str, int], content: Content
) -> str:
    number, fields = row
    at = columns.get(content.name, len(fields))
    text = " ".join(_text(source, fields[at]).split()) if at < len(fields) else ""
    return text or f"row-{number}"


def _rows(source: str, path: str) -> Iterator[list[_Place]]:
    """Yield the places of the fields of each row."""
    at = 1 if source.startswith("\ufeff") else 0
    delimiter = _delimiter(source[at:], path)
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    row: list[_Place] = []
    while at < len(source):
        place, at = _field(source, path, at, plain)
        row.append(place)
        if source.startswith(delimiter, at):
            at += len(delimiter)
            continue
        at += 2 if source.startswith("\r\n", at) else 1
        yield row
        row = []
    if row:
        yield row


def _field(source: str, path: str, at: int, plain: re.Pattern[str]) -> tuple[_Place, int]:
    """Give a field's place and where it ends; what follows a closing mark is of no account."""
    if source.startswith('"', at):
        match = _QUOTED.match(source, at)
        if match is None:
            line = source.count("\n", 0, at) + 1
            why = f"line {line}: a quotation mark that is never closed; mend it"
            raise ReadError(f"{path}: {why}")
        rest = plain.match(source, match.end())
        return (at + 1, match.end() - 1), rest.end() if rest else match.end()
    match = plain.match(source, at)
    end = match.end() if match else at
    return (at, end), end


def _delimiter(source: str, path: str) -> str:
    """Tell what stands between fields by the first line; a file's ending comes first."""
    if path.lower().endswith(".tsv"):
        return "\t"
    first = _QUOTED.sub("", source[:20_000]).splitlines()[:1]
    return max(_DELIMITERS, key=first[0].count) if first and first[0] else ","
