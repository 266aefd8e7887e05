"""Find the articles in JSON of a content management system, each letter with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json.decoder import JSONDecodeError, JSONDecoder, scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from copylint.errors import ReadError
from copylint.model import BODY, Content, Excerpt

from .prose.excerpts import Spelt, Value, gathered, shown_columns, spelt

EXTENSIONS = (".json", ".jsonl", ".ndjson")
IS_TOLD = True
"""Whether only the settings tell where copy is."""

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u.{4}|.)", re.DOTALL
)
_LINE = re.compile(r"[^\r\n]+")
EVERY = "*"
"""Stands in a pointer for every element of a list."""


class _Text(str):
    """A text that knows its place in the file, between its quotation marks."""

    place = (0, 0)


class _Decoder(JSONDecoder):
    """The decoder of the standard library, whose texts know their places in the file.

    The documented hooks tell no places. `parse_string` is asked for each text, but by the scanner
    in Python alone (that in C has its own), hence `py_make_scanner` and `scanstring`. Neither is
    documented; both stand under these names in every Python since 3.1, and should one go, the
    import fails and tests/readers/test_excerpts tells.

    Args:
        offset: where what is read begins in the file.
    """

    def __init__(self, offset: int) -> None:
        super().__init__(strict=False)
        self.offset = offset
        self.parse_string = self._text
        self.scan_once = py_make_scanner(self)

    def _text(self, source: str, start: int, strict: bool) -> tuple[str, int]:
        value, end = scanstring(source, start, strict)
        text = _Text(value)
        text.place = (self.offset + start, self.offset + end - 1)
        return text, end


def excerpts(source: str, path: str, content: Content) -> Iterator[Excerpt]:
    """Yield the articles of a file.

    Args:
        source: the file.
        path: named in errors; its ending tells JSON from a file with one object a line.
        content: which fields hold copy.

    Raises:
        ReadError: the file is no JSON, or has none of the fields.
    """
    passed = 0
    for name, pointer, article in _articles(source, path, content):
        values = list(_values(source, pointer, article, content))
        passed += any(value.role == BODY for value in values)
        excerpt = gathered(_name(name, article, content), values, content.format)
        if excerpt:
            yield excerpt
    if not passed:
        wanted = shown_columns(content.body)
        where = content.place or "copylint.yaml"
        raise ReadError(f"{path}: no text at {wanted}; mend `body` at {where}")


def _articles(source: str, path: str, content: Content) -> Iterator[tuple[str, str, Any]]:
    """Yield each article with what it is called, and the pointer to it."""
    if not path.lower().endswith(".json"):
        for number, start, end in _lines(source):
            yield f"line-{number}", "", _read(source, path, (start, end))
        return
    start = 1 if source.startswith("\ufeff") else 0
    whole = _read(source, path, (start, len(source)))
    if content.articles:
        for pointer, article in found(whole, content.articles):
            yield pointer, pointer, article
    elif isinstance(whole, list):
        for index, article in enumerate(whole):
            yield f"/{index}", f"/{index}", article
    else:
        yield "", "", whole


def _lines(source: str) -> Iterator[tuple[int, int, int]]:
    """Yield number and place of the lines that hold anything."""
    number, last = 1, 0
    for match in _LINE.finditer(source):
        between = source[last : match.start()]
        number += between.count("\n") + len(re.findall(r"\r(?!\n)", between))
        last = match.end()
        if match.group().strip(" \t\ufeff"):
            start = match.start() + (match.group()[0] == "\ufeff")
            yield number, start, match.end()


def _read(source: str, path: str, place: tuple[int, int]) -> Any:
    start, end = place
    text = source[start:end]
    try:
        value, after = _Decoder(start).raw_decode(text, len(text) - len(text.lstrip()))
        rest = text[after:].strip()
        if rest:
            raise JSONDecodeError("something after the end", text, text.index(rest[0], after))
        return value
    except JSONDecodeError as error:
        error = JSONDecodeError(error.msg, source, start + error.pos)
        where = f"line {error.lineno}, column {error.colno}"
        raise ReadError(f"{path}: {where}: no JSON ({error.msg}); mend it") from None
    except (RecursionError, ValueError):  # or a number of more digits than Python reads
        raise ReadError(f"{path}: no copy that people wrote; leave the file out") from None


def found(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """Yield what a pointer leads to, each with its own pointer; `*` is every element of a list.

    A bare name is a key of the value itself.
    """
    pointer = f"/{pointer}" if pointer and pointer[0] != "/" else pointer
    reached = [("", value)]
    for step in pointer.split("/")[1:]:
        reached = [each for at, inner in reached for each in _step(at, inner, step)]
    yield from reached


def _step(at: str, value: Any, step: str) -> Iterator[tuple[str, Any]]:
    key = step.replace("~1", "/").replace("~0", "~")
    if isinstance(value, list):
        chosen = range(len(value)) if step == EVERY else [int(step)] if step.isdecimal() else []
        yield from ((f"{at}/{index}", value[index]) for index in chosen if index < len(value))
    elif isinstance(value, dict) and step == EVERY:
        yield from ((f"{at}/{_escaped(name)}", each) for name, each in value.items())
    elif isinstance(value, dict) and key in value:
        yield f"{at}/{step}", value[key]


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _values(source: str, above: str, article: Any, content: Content) -> Iterator[Value]:
    wanted = (*content.fields, *((BODY, pointer) for pointer in content.body))
    for role, pointer in wanted:
        for at, value in found(article, pointer):
            if isinstance(value, _Text):
                yield Value(role, above + at, _letters(source, value.place), "json")


def _letters(source: str, place: tuple[int, int]) -> Spelt:
    return spelt(source, place, _ESCAPE, lambda piece: scanstring(f'{piece}"', 0, False)[0])


def _name(usual: str, article: Any, content: Content) -> str:
    for _, value in found(article, content.name) if content.name else ():
        text = " ".join(str(value).split()) if isinstance(value, str | int) else ""
        if text:
            return text
    return usual
