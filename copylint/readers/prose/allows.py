"""Wishes to silence a rule: comments in the text, and the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from copylint.model import Allow, Block, Span

_COMMENT = re.compile(
    r"<!--\s*copylint\b(?P<html>(?:(?!<!--).){0,1000}?)--!?>|"
    r"\{\s*/\*\s*copylint\b(?P<mdx>(?:(?!/\*).){0,1000}?)\*/\s*\}",
    re.IGNORECASE | re.DOTALL,
)
_ORDER = re.compile(r"\s*:|[\s-]+(?:all?ow|disable|enable|ignore|skip|off|on)\b", re.IGNORECASE)
"""How a comment begins that wants something of copylint, rather than speaks of it."""
_WISH = re.compile(
    r"\s*:\s*allow\s+(?P<rules>(?!(?:because|until)\b)[\w/.*-]+(?:\s*,\s*[\w/.*-]+)*)"
    r"(?:\s+until:?\s+(?P<first>\S+?)[.,;]?(?=\s|$))?"
    r"(?:\s*(?:\bbecause\b:?|--|—|:)\s*(?P<reason>.*?))?"
    r"(?:\s+owner:\s*(?P<owner>\S+?)[.,;]?(?=\s|$))?"
    r"(?:\s+until:?\s+(?P<last>\d{4}-\d{2}-\d{2})\s*[.,;]?)?"
    r"(?:\s+owner:\s*(?P<other>\S+?)[.,;]?)?\s*",
    re.IGNORECASE | re.DOTALL,
)
_KEYS = frozenset(("rule", "because", "until", "owner"))
Wish = tuple[str, str, str, str]
"""The rule, reason, last day and owner of a wish."""
UNREADABLE: Wish = ("", "", "", "")
"""A wish that cannot be read: `settle` tells of it."""


def allowed_in(
    source: str, blocks: Sequence[Block], code: Sequence[tuple[int, int]]
) -> tuple[Allow, ...]:
    """Find the comments that silence the next paragraph, heading or list."""
    found: list[Allow] = []
    if "copylint" not in source.lower():
        return ()
    for match in _COMMENT.finditer(source):
        start, end = match.span()
        text = match.group("html") or match.group("mdx") or ""
        if not _ORDER.match(text) or any(first <= start < last for first, last in code):
            continue
        span, place = _next(blocks, start, end), Span(start, end)
        found += (_allow(wish, span, place) for wish in _wishes(text))
    return tuple(found)


def _allow(wish: Wish, span: Span, place: Span) -> Allow:
    rule, reason, until, owner = wish
    return Allow(rule, reason, until, span, place, owner)


def _wishes(text: str) -> list[Wish]:
    """Read each rule of a comment, its reason, its last day and its owner."""
    wish = _WISH.fullmatch(text)
    if wish is None:
        return [UNREADABLE]
    reason = " ".join((wish.group("reason") or "").split())
    until = wish.group("first") or wish.group("last") or ""
    owner = wish.group("owner") or wish.group("other") or ""
    return [(rule, reason, until, owner) for rule in re.split(r"\s*,\s*", wish.group("rules"))]


def _next(blocks: Sequence[Block], start: int, end: int) -> Span:
    """Give the span of the block that a comment stands in or before, or of the whole list."""
    for index, block in enumerate(blocks):
        whole = block.whole
        if block.kind != "field" and whole.end > start:
            return Span(whole.start, max(b.whole.end for b in _list(blocks, index)))
    return Span(start, end)


def _list(blocks: Sequence[Block], index: int) -> list[Block]:
    """Give the blocks of the list that begins at `index`, or that one alone."""
    first, last = blocks[index], index
    if not first.group:
        return [first]
    for at in range(index, len(blocks)):
        nested = blocks[at].kind == "item" and blocks[at].level > first.level and last == at - 1
        if blocks[at].group == first.group or nested:
            last = at
    return list(blocks[index : last + 1])


def allowed_by(settings: object, spans: Mapping[str, Span], source: str) -> tuple[Allow, ...]:
    """Read `copylint: {allow: [...]}` of the front matter, which holds for the whole file.

    Args:
        settings: the value of `copylint`.
        spans: where the values of the front matter stand, by their dotted keys.
        source: the whole file.
    """
    return tuple(
        _allow(wish, Span(0, len(source)), _place(key, spans, source))
        for key, wish in _settled(settings)
    )


def _settled(settings: object) -> Iterator[tuple[str, Wish]]:
    """Yield each wish with its dotted key."""
    if settings is None:
        return
    if not isinstance(settings, Mapping):
        yield "copylint", UNREADABLE
        return
    for name, value in settings.items():
        if name != "allow":
            yield f"copylint.{name}", UNREADABLE
        elif value is not None:
            items = value if isinstance(value, list) else [value]
            for index, item in enumerate(items):
                yield f"copylint.allow.{index}", _item(item)


def _item(item: object) -> Wish:
    wish = item if isinstance(item, Mapping) else {"rule": item}
    rule = wish.get("rule")
    if wish.keys() - _KEYS or not isinstance(rule, str) or not rule.strip():
        return UNREADABLE
    rest = (str(wish.get(key) or "").strip() for key in ("because", "until", "owner"))
    because, until, owner = rest
    return rule.strip(), because, until, owner


def _place(key: str, spans: Mapping[str, Span], source: str) -> Span:
    """Give the place of a key or of the nearest one above it that has any."""
    while key:
        span = spans.get(key, Span(0, 0))
        if source[span.start : span.end].strip():
            return span
        key = key.rpartition(".")[0]
    return Span(0, len(source.partition("\n")[0].rstrip()))
