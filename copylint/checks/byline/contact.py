"""How a reader reaches whoever is behind a page, and words that show a thing as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.checks.byline.body import Look
from copylint.checks.byline.page import Evidence, Page

_PHONE = re.compile(r"(?<![\w.,/-])\+?\(?\d(?:[\s().–-]{0,3}\d){8,14}(?![\w/-])")
_INTERNAL = re.compile(r"(?<![\d.,/-])\(?\d{3,5}\)?[\s.-]\d{3,4}(?:[\s.-]\d{3,4})?(?![\w,/-])")
_DIGIT = re.compile(r"\d")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CALL = re.compile(r"(?i)\b(?:call|phone|tel|telephone|ring|text|whatsapp|fax)\b[^.]{0,40}$")
_CONTACT = re.compile(r"(?i)\s*contact(?: us)?\s*")
_SCHEMES = ("tel:", "mailto:", "sms:", "whatsapp:")


def contacts(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the ways to reach the clinic that a page gives."""
    yield from page.values(look.keys)
    yield from page.schema(look.schema)
    for block, link in page.links:
        url = link.url.lower()
        if url.startswith(_SCHEMES) or any(each in url for each in look.urls):
            yield Evidence(link.url, block.whole)
    for block in page.blocks:
        has_digits = _DIGIT.search(block.text)
        for shape, may in ((_PHONE, has_digits), (_MAIL, "@" in block.text)):
            match = shape.search(block.text) if may else None
            if match:
                yield Evidence(match.group(), block.span(*match.span()))
        match = _INTERNAL.search(block.text) if has_digits else None
        if match and _CALL.search(block.text[: match.start()]):
            yield Evidence(match.group(), block.span(*match.span()))
    yield from shown(look, page)
    yield from _around(page)


def _around(page: Page) -> Iterator[Evidence]:
    """Yield what stands around the article of a web page: a number, an address, a contact page."""
    for line in page.surroundings:
        match = _PHONE.search(line) or _MAIL.search(line) or _CONTACT.fullmatch(line)
        if match:
            yield Evidence(match.group())
        match = _INTERNAL.search(line)
        if match and _CALL.search(line[: match.start()]):
            yield Evidence(match.group())


def shown(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the words that show a thing, and the links that lead to it."""
    for hit in page.hits(look.shown):
        yield Evidence(page.document.text(page.span(hit)), page.span(hit))
    for hit in page.hits(look.begins):
        if page.at_start(hit):
            yield Evidence(page.document.text(page.span(hit)), page.span(hit))


def linked(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the links whose address shows a thing."""
    for block, link in page.links:
        if link.start < link.end and any(each in link.url.lower() for each in look.urls):
            text = block.text[link.start : link.end]
            start = link.start + len(text) - len(text.lstrip())
            end = link.start + len(text.rstrip())
            if start < end:
                yield Evidence(text, block.span(start, end))


def words(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the keys, words and links that show a thing."""
    yield from page.values(look.keys)
    yield from page.schema(look.schema)
    yield from shown(look, page)
    yield from linked(look, page)
