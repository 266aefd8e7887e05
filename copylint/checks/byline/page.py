"""An article as the byline check sees it: lines at its head and foot, keys, addresses, phrases."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from copylint.model import MASK, Block, Document, Link, Span
from copylint.text.patterns import Pattern
from copylint.text.terms import Hit, Marks

_SCRIPT = re.compile(
    r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{0,20000}?)</script",
    re.IGNORECASE | re.DOTALL,
)
UNREAD = ("field", "caption")
"""Kinds of block that hold no byline."""
HEAD, FOOT = 8, 6
"""Blocks at the head and at the foot of a page among which a bare name is a byline."""
SHORT = 30
"""Words of the longest line that is read as a byline."""


@dataclass(frozen=True)
class Evidence:
    """What was found: its words, and where they stand; without a place in schema.org data."""

    text: str
    span: Span | None = None


class Page:
    """An article, and what its parts hold; nothing is looked up twice."""

    def __init__(self, document: Document) -> None:
        assert isinstance(document.marks, Marks)
        self.document = document
        self.marks = document.marks
        self.blocks = tuple(b for b in document.blocks if b.kind not in UNREAD and b.text.strip())
        self.known: dict[str, tuple[Evidence, ...]] = {}
        self.told: dict[str, bool] = {}

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(block): number for number, block in enumerate(self.blocks)}

    def number(self, block: Block) -> int:
        """Give the place of a block among those that are read; -1 for one that is not."""
        return self._numbers.get(id(block), -1)

    def is_edge(self, number: int) -> bool:
        """Tell whether a block stands at the head or the foot of the page."""
        return number < HEAD or number >= len(self.blocks) - FOOT

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """The blocks at the head and the foot."""
        return tuple(n for n in range(len(self.blocks)) if self.is_edge(n))

    def text(self, number: int) -> str:
        """Give the text of a block; empty past the end."""
        return self.blocks[number].text if 0 <= number < len(self.blocks) else ""

    def below(self, number: int) -> str:
        """Give what stands between a block and the one after the next, bare addresses included."""
        start = self.blocks[number].whole.end
        after = self.blocks[number + 2].whole.start if number + 2 < len(self.blocks) else None
        return self.document.source[start:after]

    @cached_property
    def surroundings(self) -> tuple[str, ...]:
        """The lines of a web page that stand around its article: navigation, notices, footer."""
        told = self.document.fields.get("surroundings")
        return tuple(told.split("\n")) if isinstance(told, str) else ()

    def hits(self, patterns: tuple[Pattern, ...]) -> Iterator[Hit]:
        """Yield the places of some patterns in the blocks that are read."""
        for pattern in patterns:
            for hit in self.marks.find(pattern):
                if self.number(self.marks.units[hit.unit].block) >= 0:
                    yield hit

    def at_start(self, hit: Hit) -> bool:
        """Tell whether a place begins its sentence."""
        return hit.first == self.marks.units[hit.unit].first

    def span(self, hit: Hit) -> Span:
        """Give the source of a place; it begins at the slot called `from_…`, where it has one."""
        starts = (start for name, (start, _) in hit.slots.items() if name.startswith("from_"))
        first = next(starts, hit.first)
        return self.marks.span(first, hit.last)

    def after(self, hit: Hit) -> tuple[int, int]:
        """Give the block of a place, and where in its text the place ends."""
        block = self.marks.units[hit.unit].block
        return self.number(block), bisect_left(block.offsets, self.span(hit).end)

    @cached_property
    def links(self) -> tuple[tuple[Block, Link], ...]:
        """All links of the page, with their blocks."""
        return tuple((block, link) for block in self.blocks for link in block.links)

    def values(self, keys: tuple[str, ...]) -> Iterator[Evidence]:
        """Yield what the front matter says under some keys, in any spelling of them."""
        wanted = {_plain(key) for key in keys}
        for name, path, value in self._fields:
            if name in wanted:
                text = _written(value)
                if text and MASK not in text and "{{" not in text:
                    yield Evidence(text, self._key_span(path))

    @cached_property
    def _fields(self) -> tuple[tuple[str, str, object], ...]:
        return tuple((_plain(path), path, value) for path, value in _flat(self.document.fields))

    def _key_span(self, path: str) -> Span | None:
        span = self.document.field_spans.get(path)
        if not span:
            return None
        text = self.document.text(span)
        bare = text.strip(" \t\n\"'")
        start = span.start + text.find(bare)
        return Span(start, start + len(bare)) if bare else None

    def schema(self, names: tuple[str, ...]) -> Iterator[Evidence]:
        """Yield what schema.org data says under some properties; an organization is nobody."""
        for thing in self._schema:
            for name in names:
                for value in _each(thing.get(name)):
                    is_body = isinstance(value, dict) and "Organization" in str(value.get("@type"))
                    text = "" if is_body else _written(value)
                    if text:
                        yield Evidence(text)

    @cached_property
    def _schema(self) -> tuple[Mapping[str, object], ...]:
        told = self.document.fields.get("jsonld")
        return tuple(_things(told if told else _scripts(self.document.source)))


def _scripts(source: str) -> list[object]:
    """Read the schema.org scripts of a source; one that is no JSON is nothing."""
    found: list[object] = []
    for match in _SCRIPT.finditer(source):
        try:
            found.append(json.loads(match.group(1)))
        except ValueError:
            continue
    return found


def _plain(key: str) -> str:
    return re.sub(r"[_\-\s]", "", key).lower()


def _flat(fields: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    for key, value in fields.items():
        path = f"{above}{key}"
        if path == "jsonld":
            continue
        yield path, value
        if isinstance(value, dict):
            yield from _flat(value, f"{path}.")


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _written(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dict):
        parts = (_written(v) for k, v in value.items() if not str(k).startswith("@"))
        return ", ".join(filter(None, parts))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_written, value)))
    return str(value).strip()


def _things(value: object) -> Iterator[Mapping[str, object]]:
    for thing in _each(value):
        if isinstance(thing, dict):
            yield thing
            for inner in thing.values():
                if isinstance(inner, dict | list):
                    yield from _things(inner)
