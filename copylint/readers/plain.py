"""Read plain text: blank lines, numbers and bullets are all the markup there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from copylint.model import Document

from .prose.builder import Builder
from .prose.drafts import GONE
from .prose.finish import finish
from .prose.masks import hide
from .prose.matter import Matter
from .prose.places import lined

EXTENSIONS = (".txt", ".text")

_COMMENT = re.compile(r"<!--[^<]*?-->")
_VISIBLE = re.compile("[^\\s\ufeff\u2060\u00ad\u200b\u200e\u200f]")
_ITEM = re.compile(
    r"([ \t]*)(?:(?P<bullet>[-*+–—•●◦▪‣·✓✔])|\(?(?P<number>\d{1,2})[.)])[ \t]+(?=\S)"
)
_RULE = re.compile(r"[ \t]*([-=_*~#])(?:[ \t]*\1){2,}[ \t]*")
_STOPPED = re.compile(r"[.!:;,…][\"'”’)\]]*$")
_INNER_STOP = re.compile(r"[.!?]\s+[A-Z]")
# A line that ends on one of these goes on: it is no heading but a sentence that stops in the air.
_HANGING = frozenset(
    "a an the and or but nor of to by with for from in on at as than that which who whose your our "
    "their his her its my this these those is are was were be been will would can could should may "
    "might must if when because while into about over under between through during without".split()
)
_LONG_LINE = 150
"""Characters; a longer line was not wrapped by hand and is a paragraph of its own."""
_NARROW = 45
"""Characters; nobody wraps lines as short."""
_MOST_WORDS, _MOST_LETTERS = 14, 110
_TITLE_LETTERS = 200


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def item(self) -> re.Match[str] | None:
        return _ITEM.match(self.text)


@dataclass(slots=True)
class _Chunk:
    """Lines between blank lines, or one item, or one long line."""

    lines: list[_Line]
    item: re.Match[str] | None = None
    breaks: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


def read(source: str, path: str, matter: Matter | None = None) -> Document:
    """Read an article.

    Args:
        source: the whole file.
        path: named in the document.
        matter: what is known of it; the text begins where that ends.
    """
    matter = matter or Matter()
    text = _COMMENT.sub(lambda m: re.sub(r"[^\n]", GONE, m.group()), hide(lined(source)))
    builder = Builder(text)
    chunks = list(_items_told(_chunks(text, matter.end)))
    headings = _headings(chunks)
    group = False
    for index, chunk in enumerate(chunks):
        if group and not _same_list(chunks[index - 1], chunk):
            builder.pop()
            group = False
        if chunk.item and not group:
            number = chunk.item.group("number")
            builder.push("#list", "list", name=number or "")
            group = True
        _add(builder, chunk, headings.get(index, 0))
    return finish(path, source, matter, builder)


def _add(builder: Builder, chunk: _Chunk, level: int) -> None:
    tag, kind = ("#li", "item") if chunk.item else ("#h", "heading") if level else ("#p", "")
    builder.push(tag, kind, level)
    for index, line in enumerate(chunk.lines):
        start = line.start + (chunk.item.end() if chunk.item and not index else 0)
        if index:
            builder.space(chunk.lines[index - 1].end, hard=index in chunk.breaks)
        builder.text(start, line.end)
    builder.pop()


# Lines and chunks


def _lines(text: str, start: int) -> Iterator[_Line]:
    for line in text[start:].split("\n"):
        piece = line.rstrip("\r")
        yield _Line(start, start + len(piece), piece)
        start += len(line) + 1


def _chunks(text: str, start: int) -> Iterator[_Chunk]:
    """Yield what stands between blank lines, items and long lines apart."""
    lines: list[_Line] = []
    for line in _lines(text, start):
        if not _VISIBLE.search(line.text) or _RULE.fullmatch(line.text):
            yield from _cut(lines)
            lines = []
        else:
            lines.append(line)
    yield from _cut(lines)


def _cut(lines: Sequence[_Line]) -> Iterator[_Chunk]:
    chunk: _Chunk | None = None
    widest = max((len(line.text) for line in lines), default=0)
    for line in lines:
        if chunk and not line.item and not _ends(chunk, line):
            if _is_broken(chunk.lines[-1], line, widest):
                chunk.breaks.add(len(chunk.lines))
            chunk.lines.append(line)
            continue
        if chunk:
            yield chunk
        chunk = _Chunk([line], line.item)
    if chunk:
        yield chunk


def _ends(chunk: _Chunk, line: _Line) -> bool:
    """Tell whether a line begins a paragraph of its own within the chunk."""
    last = chunk.lines[-1].text.strip()
    if line.text.strip()[:1].islower():
        return False
    return len(last) > _LONG_LINE or len(line.text) > _LONG_LINE


def _is_broken(last: _Line, line: _Line, widest: int) -> bool:
    """Tell a line broken on purpose from one that was wrapped: the next word would have fitted."""
    if widest < _NARROW:
        return True
    word = line.text.split(None, 1)[0]
    return len(last.text.rstrip()) + 1 + len(word) < min(widest, 100) - 8


def _items_told(chunks: Iterator[_Chunk]) -> Iterator[_Chunk]:
    """Keep as items only bullets, and numbers that begin or continue a count."""
    count = 0
    for chunk in chunks:
        if chunk.item and chunk.item.group("number"):
            number = int(chunk.item.group("number"))
            if number not in (1, count + 1):
                chunk.item = None
            else:
                count = number
        elif chunk.item and chunk.item.group("bullet") in "–—" and len(chunk.text.split()) < 2:
            chunk.item = None
        yield chunk


def _same_list(last: _Chunk, chunk: _Chunk) -> bool:
    if not last.item or not chunk.item:
        return False
    before, number = last.item.group("number"), chunk.item.group("number")
    if before and number:
        return int(number) == int(before) + 1
    return not before and not number


# Headings


def _headings(chunks: Sequence[_Chunk]) -> dict[int, int]:
    """Tell which chunks are headings, with their level; the first is the title."""
    if len(chunks) < 2:
        return {}
    found = {0: 1} if _is_title(chunks[0], chunks[1]) else {}
    run: list[int] = []
    listing = False
    for index in range(len(found), len(chunks)):
        if _is_heading(chunks, index):
            run += [] if listing else [index]
            continue
        found.update((at, 2) for at in run if len(run) < 3)
        run, listing = [], chunks[index].text.endswith(":")
    return found


def _is_title(chunk: _Chunk, after: _Chunk) -> bool:
    text = chunk.text
    if chunk.item or len(chunk.lines) > 1 or len(text) > _TITLE_LETTERS:
        return False
    if text.endswith(":") and after.item:
        return False
    return not re.search(r"[.;,…]$", text) and not _INNER_STOP.search(text)


def _is_heading(chunks: Sequence[_Chunk], index: int) -> bool:
    """Tell whether a chunk is a short line without a stop that something follows."""
    chunk, text = chunks[index], chunks[index].text
    if chunk.item or len(chunk.lines) > 1 or index + 1 == len(chunks):
        return False
    words = text.split()
    if len(words) > _MOST_WORDS or len(text) > _MOST_LETTERS or _STOPPED.search(text):
        return False
    if _INNER_STOP.search(text) or words[-1].lower().strip("“”\"'") in _HANGING:
        return False
    return not text[0].islower()
