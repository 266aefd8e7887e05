"""Find hard, spun, redundant or misused wording, and say what to write rather."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.checks.swap.body import Shape, Swap, parse
from copylint.checks.swap.fitting import Fitted, fit, the_form, with_article
from copylint.checks.swap.forms import cased
from copylint.model import Block, Document, Finding, Fix, Rule, Span
from copylint.text.asides import asides, is_quoted
from copylint.text.explained import is_explained, is_topic
from copylint.text.patterns import Pattern
from copylint.text.terms import Hit, Marks

__all__ = ["KIND", "check", "parse"]
KIND = "swap"
_BETWEEN = re.compile(r"[\s\u00a0-]*")
_HYPHENS = "-‑"
_LETTERS = 3
"""Capitals that are an abbreviation (`GP`), no name."""
_NEAR = 20
"""Characters before a word that tell whether it opens a sentence."""


class _Swapped(NamedTuple):
    """Words that a rule replaces: their place in the block's text and what is written rather."""

    block: Block
    start: int
    end: int
    fitted: Fitted
    this: str
    rather: str
    way: str = ""


def check(rules: Sequence[Rule[Swap]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each wording that a rule replaces; of words inside others, the others."""
    marks = document.marks
    if not isinstance(marks, Marks):
        return
    found = [
        _finding(rule, one, document)
        for rule in rules
        if document.context.audience in rule.body.audiences
        for one in _of_rule(rule.body, document, marks)
    ]
    yield from _outermost(found)


def _outermost(found: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out findings about words inside the words of another."""
    outer: Span | None = None
    for finding in sorted(found, key=lambda f: (f.span.start, -f.span.end)):
        span = finding.span
        if outer is None or span == outer or not outer.covers(span):
            yield finding
        if outer is None or span.end > outer.end:
            outer = span


def _of_rule(body: Swap, document: Document, marks: Marks) -> list[_Swapped]:
    found = list(_swapped(body, document, marks))
    if body.guarded and len({one.this for one in found}) < _TWO:
        return []
    if body.once or body.medical:
        found = _first_uses(found)
    return [one for one in found if not _is_known(one, document)] if body.medical else found


_TWO = 2
"""Different terms from which odd ones are no chance."""


def _swapped(body: Swap, document: Document, marks: Marks) -> Iterator[_Swapped]:
    def standing(pattern: Pattern, unless: Sequence[Pattern] = ()) -> Iterator[Hit]:
        hits = marks.find(pattern)
        excused = _excuses(marks, (*body.unless, *unless)) if hits else {}
        for hit in hits:
            if not _is_excused(hit, excused) and _is_copy(body, document, marks, hit):
                yield hit

    if body.this is not None:
        yield from _of_pairs(body, marks, standing(body.this))
    for shape in body.shapes:
        yield from (_of_shape(shape, marks, hit) for hit in standing(shape.find, shape.unless))


_Excuses = dict[int, list[Hit]]
"""Hits that excuse others, by unit."""


def _excuses(marks: Marks, patterns: Sequence[Pattern]) -> _Excuses:
    found: _Excuses = {}
    for pattern in patterns:
        for hit in marks.find(pattern):
            found.setdefault(hit.unit, []).append(hit)
    return found


def _is_excused(hit: Hit, excuses: _Excuses) -> bool:
    others = excuses.get(hit.unit, ())
    return any(other.first <= hit.last and hit.first <= other.last for other in others)


def _is_copy(body: Swap, document: Document, marks: Marks, hit: Hit) -> bool:
    """Tell whether a hit stands in the author's own running copy, as a word and not as a name."""
    unit = marks.units[hit.unit]
    block = unit.block
    if block.kind not in body.kinds or block in asides(document):
        return False
    start, end = marks.place(hit.first)[0], marks.place(hit.last)[1]
    if body.whole and (hit.first, hit.last + 1) != (unit.first, unit.last):
        return False
    return not _is_part_or_name(block, hit, marks, start == unit.sentence.start) and not is_quoted(
        block, start, end
    )


def _is_part_or_name(block: Block, hit: Hit, marks: Marks, opens: bool) -> bool:
    """Tell whether a hit is a part of a compound, is cut by a comma, or is somebody's name."""
    text = block.text
    start, end = marks.place(hit.first)[0], marks.place(hit.last)[1]
    if (start and text[start - 1] in _HYPHENS) or (end < len(text) and text[end] in _HYPHENS):
        return True
    for token in range(hit.first, hit.last):
        if not _BETWEEN.fullmatch(text, marks.place(token)[1], marks.place(token + 1)[0]):
            return True
    first = text[start : marks.place(hit.first)[1]]
    if opens or block.kind in ("heading", "field") or not first[0].isupper():
        return False
    if first.isupper() and 1 < len(first) <= _LETTERS:
        return False
    return not text[max(start - _NEAR, 0) : start].rstrip().endswith((":", ".", "•"))


def _of_pairs(body: Swap, marks: Marks, hits: Iterator[Hit]) -> Iterator[_Swapped]:
    spared: dict[str, _Excuses] = {}
    for hit in hits:
        found = the_form(body, marks, hit)
        if found is None:
            continue
        pair, form = found
        if pair.unless and pair.this not in spared:
            spared[pair.this] = _excuses(marks, pair.unless)
        if pair.unless and _is_excused(hit, spared[pair.this]):
            continue
        block = marks.units[hit.unit].block
        start, end = marks.place(hit.first)[0], marks.place(hit.last)[1]
        fitted = fit(body, pair, form, (block.text, start, end))
        yield _Swapped(block, start, end, fitted, pair.this, fitted.rather)


def _of_shape(shape: Shape, marks: Marks, hit: Hit) -> _Swapped:
    block = marks.units[hit.unit].block
    first, last = hit.slots[shape.replaced] if shape.replaced else (hit.first, hit.last)
    start, end = marks.place(hit.first)[0], marks.place(hit.last)[1]
    slots = dict.fromkeys(shape.find.slots, "")
    for name, (a, b) in hit.slots.items():
        slots[name] = block.text[marks.place(a)[0] : marks.place(b)[1]]
    rather = _filled(shape.rather, slots)
    from_, to = marks.place(first)[0], marks.place(last)[1]
    written = Fitted(from_, to, cased(rather, block.text[from_:to]), shape.fixes)
    way = _filled(shape.way, slots)
    return _Swapped(block, start, end, with_article(block.text, written), shape.rather, rather, way)


def _filled(text: str, slots: dict[str, str]) -> str:
    """Fill slots in; one that the hit does without leaves no gap."""
    return " ".join(text.format(**slots).split())


def _first_uses(found: Sequence[_Swapped]) -> list[_Swapped]:
    first: dict[str, _Swapped] = {}
    for one in found:
        first.setdefault(one.this, one)
    return list(first.values())


def _is_known(one: _Swapped, document: Document) -> bool:
    """Tell whether the article explains a word, or is about it."""
    word = one.block.text[one.start : one.end]
    return is_explained(word, document) or is_topic(one.this, document)


def _finding(rule: Rule[Swap], one: _Swapped, document: Document) -> Finding:
    span = one.block.span(one.start, one.end)
    fitted = one.fitted
    filling = {"match": document.text(span), "rather": one.rather, "way": one.way}
    place = one.block.span(fitted.start, fitted.end)
    fixes: tuple[Fix, ...] = ()
    if one.rather and fitted.sure and len(document.text(place)) == fitted.end - fitted.start:
        fixes = (Fix(place, fitted.text),)
    return Finding(
        rule.id,
        span,
        rule.message.format(**filling),
        rule.severity_in(document.context.country),
        rule.tags,
        fixes=fixes,
        advice=one.way or rule.advice.format(**filling),
        rewrite=rule.rewrite.format(**filling),
        sources=rule.sources,
    )
