"""Read the examples of a rule: texts whose `<mark>` says where the finding is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from copylint.model import Example, Span
from copylint.packs.fields import Fields
from copylint.packs.nodes import plain

if TYPE_CHECKING:
    from yaml import Node

_MARK = re.compile(r"</?mark>")
SETTINGS = ("locale", "country", "audience", "profession", "page_kind")
WANTS = ("severity", "answer", "rule", "message")


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks out of a text and say where they stood.

    Raises:
        ValueError: a mark is not closed.
    """
    bare, marks, at = "", [], -1
    place = 0
    for match in _MARK.finditer(text):
        bare += text[place : match.start()]
        place = match.end()
        if match.group() == "<mark>":
            if at >= 0:
                raise ValueError("a <mark> stands inside another; close it first")
            at = len(bare)
        elif at < 0:
            raise ValueError("a </mark> without a <mark>; open it first")
        else:
            marks.append(Span(at, len(bare)))
            at = -1
    if at >= 0:
        raise ValueError("a <mark> is not closed; write </mark>")
    return bare + text[place:], tuple(marks)


def examples(fields: Fields, key: str = "examples") -> tuple[Example, ...]:
    """Give the examples under `flags` and `passes`.

    Raises:
        RuleError: one cannot be read.
    """
    inner = fields.optional(key)
    if inner is None:
        return ()
    return (*_list(inner, "flags", False), *_list(inner, "passes", True))


def _list(fields: Fields, key: str, passes: bool) -> Iterator[Example]:
    for node in fields.nodes(key):
        yield _example(fields, key, node, passes)


def _example(fields: Fields, key: str, node: Node, passes: bool) -> Example:
    data = plain(node)
    entry: Mapping[str, object] = data if isinstance(data, dict) else {"text": data}
    line = node.start_mark.line + 1
    unknown = set(entry) - {"text", "given", "fixed", *WANTS, *SETTINGS}
    if unknown:
        raise fields.error(
            key, f"line {line}: unknown field `{min(unknown)}` of an example; remove it"
        )
    try:
        text, marks = unmark(str(entry.get("text", "")))
    except ValueError as error:
        raise fields.error(key, f"line {line}: {error}") from None
    given = entry.get("given", {})
    return Example(
        text,
        marks,
        {k: str(entry[k]) for k in WANTS if k in entry},
        given if isinstance(given, dict) else {},
        str(entry.get("fixed", "")),
        {k: str(entry[k]) for k in SETTINGS if k in entry},
        passes,
    )
