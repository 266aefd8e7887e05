"""The text of a block with its marks: cut wherever one begins or ends, so that none is nested."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from copylint.model import MASK, Block, Document
from copylint.reporters.html.notes import Note
from copylint.reporters.shared.clean import clean

LONGEST = 60
"""Characters of a link's address that are shown."""

_NUMBER = Markup(
    '<a class="ref {0}" id="m{1}" href="#n{1}"><span class="vh">{0}, note </span>{2}</a>'
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note's words stand in a text; its number stands behind them if it `is_told` here."""

    start: int
    end: int
    note: Note
    is_told: bool = True


def placed(notes: Iterable[Note], block: Block, is_told: bool = True) -> Iterator[Place]:
    """Yield where notes stand in a block; those that have no word in it are left out."""
    for note in notes:
        start = bisect_left(block.offsets, note.finding.span.start)
        end = bisect_left(block.offsets, note.finding.span.end)
        if start < end:
            yield Place(start, end, note, is_told)


def block(block: Block, places: Sequence[Place], document: Document) -> Markup:
    """Give the text of a block, its code, links and marks."""
    plain = {0, len(block.text)} | {at for link in block.links for at in (link.start, link.end)}
    for start, end in _masked(block.text):
        plain |= {start, end}
    numbers, out = _numbers(places), []
    for start, end, covering in _pieces(plain, places):
        out.append(_marked(_piece(block, start, end, document), covering))
        out.append(numbers.get(end, Markup()))
        out += [_address(link.url) for link in block.links if link.end == end and link.url]
    return Markup().join(out)


def line(text: str, places: Sequence[Place]) -> Markup:
    """Give a line of the source with its marks."""
    numbers, out = _numbers(places), []
    for start, end, covering in _pieces({0, len(text)}, places):
        out.append(_marked(escape(clean(text[start:end])), covering))
        out.append(numbers.get(end, Markup()))
    return Markup().join(out)


def _pieces(plain: set[int], places: Sequence[Place]) -> Iterator[tuple[int, int, Sequence[Place]]]:
    """Yield the pieces of a text between all cuts, with the places that cover each."""
    cuts = sorted(plain | {at for place in places for at in (place.start, place.end)})
    waiting = sorted(places, key=lambda place: place.start, reverse=True)
    covering: list[Place] = []
    for start, end in pairwise(cuts):
        covering = [place for place in covering if place.end > start]
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        yield start, end, covering


def _masked(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of a text that stand for code."""
    at = 0
    for is_mask, run in groupby(text, lambda sign: sign == MASK):
        length = sum(1 for _ in run)
        if is_mask:
            yield at, at + length
        at += length


def _piece(block: Block, start: int, end: int, document: Document) -> Markup:
    text = block.text[start:end]
    link = next((each for each in block.links if each.start <= start < each.end), None)
    if text.startswith(MASK):
        code = document.text(block.span(start, end))
        code = code.strip("`").strip() if code.startswith("`") else code
        shown = Markup("<code>{}</code>").format(clean(code))
        return Markup('<span class="link">{}</span>').format(shown) if link else shown
    shown = escape(clean(text))
    if link is None or link.kind == "image":
        return shown
    if link.label:
        return Markup("<sup>{}</sup>").format(clean(link.label))
    return Markup('<span class="link">{}</span>').format(shown)


def _address(url: str) -> Markup:
    """Give where a link leads, to be read: nothing of an article is to be followed here."""
    whole = clean(url)
    short = whole.removeprefix("https://").removeprefix("http://").rstrip("/") or whole
    if len(short) > LONGEST:
        short = f"{short[: LONGEST - 1]}…"
    return Markup(' <span class="address">({})</span>').format(short)


def _marked(text: Markup, covering: Sequence[Place]) -> Markup:
    """Mark a piece as its worst note asks; one that is about few words goes before a wide one."""
    if not covering:
        return text
    narrow = [place.note for place in covering if not place.note.is_wide]
    worst = min(narrow or [place.note for place in covering], key=_rank)
    looks = " ".join(dict.fromkeys(place.note.word for place in sorted(covering, key=_order)))
    wide = "" if narrow else " wide"
    return Markup('<mark class="{}{} has-{}">{}</mark>').format(
        f"is-{worst.word}", wide, looks.replace(" ", " has-"), text
    )


def _rank(note: Note) -> int:
    return ("must", "should", "could").index(note.word)


def _order(place: Place) -> int:
    return _rank(place.note)


def _numbers(places: Sequence[Place]) -> Mapping[int, Markup]:
    """Give the numbers of the notes whose words end at a place, by that."""
    found: dict[int, Markup] = {}
    for place in sorted(places, key=lambda place: place.note.number):
        if place.is_told:
            note = place.note
            number = _NUMBER.format(note.word, note.anchor, note.number)
            found[place.end] = found.get(place.end, Markup()) + number
    return found
