"""Read web pages: the article, without what surrounds it, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from copylint.model import Document, Span

from .prose import elements as known
from .prose.builder import Builder
from .prose.drafts import Letters
from .prose.finish import finish
from .prose.masks import hide
from .prose.matter import Matter, read_matter
from .prose.places import lined
from .prose.tags import Tags

EXTENSIONS = (".html", ".htm", ".xhtml")

_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>", re.IGNORECASE)
_HTML = re.compile(r"<html\b[^<>]*>", re.IGNORECASE)
_MAIN = re.compile(
    r"<(?P<name>main|article)\b[^<>]*>|<(?P<div>div|section)\b[^<>]*\brole=[\"']?main\b[^<>]*>",
    re.IGNORECASE,
)
_FIRST_HEADING = re.compile(r"<h1\b[^<>]*>.{0,2000}?</h1\s*>", re.IGNORECASE | re.DOTALL)
# What a page says of itself, by the name of its meta element.
_NAMES = {
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "article:modified_time": "updated",
    "date": "date",
    "last-modified": "updated",
    "description": "description",
    "og:title": "og_title",
    "og:description": "og_description",
    "twitter:title": "twitter_title",
    "twitter:description": "twitter_description",
    "og:site_name": "site_name",
    "og:locale": "locale",
}
_MOST_PARTS = 100
_READ = ("title", "description", "og_title", "og_description")


def read(source: str, path: str, matter: Matter | None = None) -> Document:
    """Read a page.

    The text around the article (navigation, cookie notice, footer) makes no blocks; it is kept as
    the field `surroundings`, where contact and dates may be looked for.

    Args:
        source: the whole file.
        path: named in errors.
        matter: what is known of a piece of HTML from elsewhere, which begins where that ends; in
            it a blank line ends a paragraph, as WordPress does it.

    Raises:
        ReadError: when it has a front matter that cannot be read.
    """
    lines = lined(source)
    text = hide(lines)
    if matter is not None:
        piece = _walked(text, [(matter.end, len(text))], Tags(Builder(text), loose=True))
        return finish(path, source, matter, piece)
    matter = read_matter(lines, path, text)
    whole = _walked(text, [(matter.end, len(text))], Tags(Builder(text)))
    builder = _walked(text, _article(text, matter.end), Tags(Builder(text), page=True))
    if not builder.drafts:
        builder = whole
    builder.data = whole.data
    rest: dict[str, object] = {}
    if whole is not builder:
        rest["surroundings"] = _surroundings(whole, builder)
    return finish(path, source, _with_head(matter, text, rest), builder)


def _walked(text: str, places: list[tuple[int, int]], tags: Tags) -> Builder:
    builder = tags.builder
    for start, end in places:
        builder.skip_until = 0
        tags.feed(start, end)
        builder.close_to(0)
        builder.flush()
    return builder


def _article(text: str, start: int) -> list[tuple[int, int]]:
    """Choose the part of a page that is its article, and its title where that stands above."""
    matches = islice(_MAIN.finditer(text, start), _MOST_PARTS)
    found = [_element(text, match) for match in matches]
    mains = [place for name, place in found if name != "article"]
    articles = _outermost([place for name, place in found if name == "article"])
    if mains:
        place = max(mains, key=lambda p: p[1] - p[0])
    elif articles:
        place = max(articles, key=lambda p: p[1] - p[0])
        if 2 * (place[1] - place[0]) <= sum(end - first for first, end in articles):
            place = (articles[0][0], articles[-1][1])
    else:
        return [(start, len(text))]
    heading = _FIRST_HEADING.search(text, start, place[0])
    if heading and not _FIRST_HEADING.search(text, *place):
        return [heading.span(), place]
    return [place]


def _element(text: str, match: re.Match[str]) -> tuple[str, tuple[int, int]]:
    name = (match.group("name") or match.group("div")).lower()
    depth, end = 1, len(text)
    for tag in re.compile(rf"<(/?){name}\b", re.IGNORECASE).finditer(text, match.end()):
        depth += -1 if tag.group(1) else 1
        if not depth:
            end = tag.start()
            break
    return name, (match.start(), end)


def _outermost(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in places:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _surroundings(whole: Builder, article: Builder) -> str:
    """Give the text of a page that is not its article's."""
    taken = {offset for draft in article.drafts for offset in draft.offsets}
    return "\n".join(d.text for d in whole.drafts if d.offsets[0] not in taken)


def _head(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield what the page says of itself: name, and the place of its value."""
    match = _HTML.search(text, start)
    lang = match and _attributes(match).get("lang")
    if lang:
        yield "lang", *lang
    match = _TITLE.search(text, start)
    close = text.lower().find("</title", match.end()) if match else -1
    if match and close > 0:
        yield "title", match.end(), close
    for match in _META.finditer(text, start):
        found = _attributes(match)
        key = found.get("name") or found.get("property") or found.get("itemprop")
        name = _NAMES.get(text[slice(*key)].lower()) if key else None
        if name and "content" in found:
            yield name, *found["content"]


def _attributes(tag: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Give the place of each attribute's value, without its quotes."""
    found = {}
    first = tag.start() + len(tag.group().split(None, 1)[0])
    for match in known.ATTRIBUTE.finditer(tag.string, first, tag.end() - 1):
        if match.group(2):
            start, end = match.span(2)
            quoted = match.group(2)[0] in "\"'"
            found[match.group(1).lower()] = (start + quoted, end - quoted)
    return found


def _with_head(matter: Matter, text: str, rest: dict[str, object]) -> Matter:
    """Add what the head of the page says to the front matter, which goes before it."""
    fields: dict[str, object] = {}
    spans, drafts = {}, []
    for name, start, end in _head(text, matter.end):
        letters = Letters()
        letters.markup(text, start, end)
        draft = letters.draft("field")
        if draft is None or name in fields or name in matter.fields:
            continue
        fields[name], spans[name] = draft.text, Span(start, end)
        if name in _READ:
            drafts.append(replace(draft, name=name))
    return replace(
        matter,
        fields={**fields, **rest, **matter.fields},
        spans={**spans, **matter.spans},
        drafts=(*matter.drafts, *drafts),
    )
