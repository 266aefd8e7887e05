"""Names of people, and what shows that they know the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.checks.byline.body import Look
from copylint.checks.byline.page import SHORT, Evidence, Page
from copylint.model import Span
from copylint.text.terms import Hit

_TITLE = r"(?:(?:Dr|Prof|Professor|Doctor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Sister)\.?\s+)"
_PART = r"(?:[^\W\d_a-z][\w'’-]*\.?|[^\W\d_a-z]\.)"
_SMALL = r"(?:(?:de|da|del|der|van|von|den|bin|al|el|la|le|du|dos|y|ten|ter)\s+){0,2}"
_NAME = re.compile(rf"(?:{_TITLE}+{_SMALL}{_PART}|{_PART})(?:\s+{_SMALL}{_PART}){{0,4}}")
_LEAD = re.compile(r"[\s:*_,–—|-]*")
_ALONE = re.compile(r"[\s,.;:|]*(?:$|[,;|(–—-])")
_CLOSE = 6
"""Words that may follow a name with its degree at the end of a line."""
_NEXT = 16
"""Characters after a bare name within which its degree begins."""
_QUOTED = ("”", '"', "’’", "''")
_CAPITALS = re.compile(r"[A-Z].*[A-Z]")
_DOTTED = re.compile(r"\b((?:[A-Z][a-z]?\.\s?){2,})")


def named(text: str, look: Look) -> str:
    """Give the person's name that a text begins with; empty without one.

    One word is a name only after a title, or where nothing or a comma follows.
    """
    text = text[_lead(text) :]
    match = _NAME.match(text)
    if not match:
        return ""
    name = match.group()
    words = [word.lower().strip(".,'’") for word in name.split()]
    if any(word in look.lists["nobody"] for word in words[:2]):
        return ""
    rest = text[match.end() :]
    alone = len(words) == 1 and not _ALONE.match(rest)
    return "" if alone or rest.startswith(":") else name


def _lead(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0


def names(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the people that a page names for a task, each with the words around the name."""
    for told in (*page.values(look.keys), *page.schema(look.schema)):
        if not _is_nobody(told.text, look):
            yield told
    for hit in page.hits(look.openers):
        yield from _following(hit, look, page)
    for hit in page.hits(look.starts):
        if _is_line(hit, page):
            yield from _following(hit, look, page, close=not page.at_start(hit))
    yield from _bare(look, page)
    for hit in page.hits(look.shown):
        number, index = page.after(hit)
        rest = page.text(number)[index:].strip(" :*_")
        yield Evidence(rest or page.text(number + 1), page.span(hit))


def nobodies(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the bylines that name nobody: `admin`, `our team`."""
    for told in page.values(look.keys):
        if _is_nobody(told.text, look):
            yield told
    for hit in page.hits(look.shown):
        yield Evidence(page.document.text(page.span(hit)), page.span(hit))
    for hit in page.hits(look.begins):
        if page.at_start(hit) and _is_line(hit, page):
            yield Evidence(page.document.text(page.span(hit)), page.span(hit))


def _is_nobody(text: str, look: Look) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return not words or any(word in look.lists["nobody"] for word in words[:4])


def _is_line(hit: Hit, page: Page) -> bool:
    number, _ = page.after(hit)
    unit = page.marks.units[hit.unit]
    return page.is_edge(number) and unit.last - unit.first <= SHORT


def _following(hit: Hit, look: Look, page: Page, *, close: bool = False) -> Iterator[Evidence]:
    """Yield the name that follows some words, here or at the start of the next block.

    With `close`, the letters of a degree must follow the name at once.
    """
    number, index = page.after(hit)
    rest = page.text(number)[index:]
    if not rest.strip(" :*_"):
        rest, number = page.text(number + 1), number + 1
    name = named(rest, look)
    if not name:
        return
    tail = rest[rest.find(name) + len(name) :]
    if close and not (has_letters(tail[:20], look) and len(tail.split()) <= _CLOSE):
        return
    more = page.text(number + 1)
    if len(more.split()) > SHORT:
        more = ""
    yield Evidence(f"{rest[:200]}\n{more}", page.span(hit))


def _bare(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the lines that are a name and a degree, at the head or the foot of the page.

    More than two are people that the page speaks of, not those who wrote it.
    """
    found = tuple(_signed(look, page)) if look.starts else ()
    if len(found) <= 2:
        yield from found


def _signed(look: Look, page: Page) -> Iterator[Evidence]:
    for number in page.edges:
        block = page.blocks[number]
        text = block.text
        if block.kind in ("quote", "item", "cell") or len(text.split()) > SHORT // 2:
            continue
        if page.text(number - 1).rstrip().endswith(_QUOTED):
            continue
        name = named(text, look)
        if len(name.split()) < 2:
            continue
        tail = text[text.find(name) + len(name) :].strip()
        below = page.text(number + 1)
        if has_letters(tail[:_NEXT] if tail else below[:_NEXT], look):
            yield Evidence(f"{text}\n{below if not tail else ''}", _whole(page, number))


def _whole(page: Page, number: int) -> Span:
    return page.blocks[number].whole


def has_letters(text: str, look: Look) -> bool:
    """Tell whether a text names a degree or a register by its letters."""
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text)
    tokens = re.findall(r"[A-Za-z]+(?:[-/][A-Za-z]+)*", text)
    return any(t.upper() in look.lists["letters"] for t in tokens if _CAPITALS.search(t))


def credentials(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield what shows that somebody named is qualified."""
    yield from page.values(look.keys)
    yield from page.schema(look.schema)
    for other in look.of:
        for person in names(other, page):
            if _is_qualified(person.text, look):
                yield person
    for hit in page.hits(look.openers):
        unit = page.marks.units[hit.unit]
        _, index = page.after(hit)
        rest = unit.block.text[index : min(unit.sentence.end, index + 60)]
        if any(len(m.group().split()) > 1 for m in _NAME.finditer(rest)):
            yield Evidence(rest, page.span(hit))


def _is_qualified(text: str, look: Look) -> bool:
    if has_letters(text, look):
        return True
    line = text.partition("\n")[0].lower()
    folded = f" {' '.join(re.findall(r'[a-z]+', line))} "
    words = look.lists["professions"] | look.lists["titles"]
    return any(f" {word} " in folded for word in words)
