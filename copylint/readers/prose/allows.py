"""Wishes to silence a rule: comments in the text, and the front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from copylint.model import Allow, Block, Span

_COMMENT = re.compile(
    r"<!--\s*copylint:(?P<html>[^<]{0,600}?)--!?>|\{\s*/\*\s*copylint:(?P<mdx>[^{}]{0,600}?)\*/\s*\}",
    re.IGNORECASE,
)
_WISH = re.compile(r"\s*allow\s+(?P<rules>[\w/.*-]+(?:\s*,\s*[\w/.*-]+)*)(?P<rest>.*)", re.DOTALL)
_UNTIL = re.compile(r"(?:^|\s)until:?\s+(\d{4}-\d{2}-\d{2})\s*\.?\s*$")
_BECAUSE = re.compile(r"^\s*(?:because|--|—|:)\s*(.*)$", re.DOTALL)


def allowed_in(
    source: str, blocks: Sequence[Block], code: Sequence[tuple[int, int]]
) -> tuple[Allow, ...]:
    """Find the comments that silence the next paragraph, heading or list."""
    found: list[Allow] = []
    if "copylint:" not in source:
        return ()
    for match in _COMMENT.finditer(source):
        start, end = match.span()
        wish = _WISH.match(match.group("html") or match.group("mdx") or "")
        if wish is None or any(first <= start < last for first, last in code):
            continue
        reason, until = _reason(wish.group("rest"))
        span, place = _next(blocks, start, end), Span(start, end)
        rules = re.split(r"\s*,\s*", wish.group("rules"))
        found += (Allow(rule, reason, until, span, place) for rule in rules)
    return tuple(found)


def _reason(rest: str) -> tuple[str, str]:
    until = _UNTIL.search(rest)
    because = _BECAUSE.match(rest[: until.start()] if until else rest)
    reason = " ".join(because.group(1).split()) if because else ""
    return reason, until.group(1) if until else ""


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


def allowed_by(wishes: object, places: Sequence[Span], size: int) -> tuple[Allow, ...]:
    """Read `copylint: {allow: [...]}` of the front matter, which holds for the whole file.

    Args:
        wishes: the value of `allow`: mappings with `rule`, `because` and `until`, or rules.
        places: where each wish stands.
        size: characters of the source.
    """
    items = wishes if isinstance(wishes, list) else [wishes]
    found = []
    for item, place in zip(items, places, strict=False):
        wish = item if isinstance(item, Mapping) else {"rule": item}
        rule = str(wish.get("rule") or "").strip()
        if rule:
            reason = str(wish.get("because") or "").strip()
            until = str(wish.get("until") or "").strip()
            found.append(Allow(rule, reason, until, Span(0, size), place))
    return tuple(found)
