"""What an article leans on: links, marks and lists of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from copylint.checks.byline.body import Look
from copylint.checks.byline.page import Evidence, Page
from copylint.model import Block, Link

_CITED = re.compile(
    r"\bet al\b"
    r"|\((?:[^()]*\b)?[A-Z][\w'’-]+(?: (?:and|&) (?:[A-Z][\w'’-]+|others))?,? (?:19|20)\d\d[a-z]?\)"
    r"|\[\d{1,2}(?:[,–-]\s?\d{1,2})*\]"
    r"|\b10\.\d{4,9}/\S+"
)
_ENTRY = re.compile(
    r"(?:19|20)\d\d|https?:|www\.|\bdoi\b|\b[A-Z][\w-]+(?:[ ,]+[A-Z][\w-]+)|\b[A-Z]{3,}"
)
_MARKS = ("footnote", "superscript")
_SLUG = 3
"""Hyphens in the last part of an address from which on it names an article."""


def references(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the sources that a page names or links to."""
    yield from page.values(look.keys)
    yield from page.schema(look.schema)
    for block, link in page.links:
        if link.kind in _MARKS or (link.kind == "link" and _is_source(link.url, look)):
            yield _linked(block, link)
    yield from _listed(look, page)
    for hit in page.hits(look.shown):
        yield Evidence("", page.span(hit))
    for block in page.blocks:
        match = _CITED.search(block.text)
        if match:
            yield Evidence(match.group(), block.span(*match.span()))


def _linked(block: Block, link: Link) -> Evidence:
    span = block.span(link.start, link.end) if link.start < link.end else block.whole
    return Evidence(link.url, span)


def _is_source(url: str, look: Look) -> bool:
    """Tell whether an address is an authority's, or an article on another site."""
    if not url.startswith(("http:", "https:", "//")):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    if _is_on(host, look.lists["authorities"]):
        return True
    path = parts.path.lower().rstrip("/")
    if _is_on(host, look.lists["places"]) or any(each in path for each in look.lists["paths"]):
        return False
    return path.rpartition("/")[2].count("-") >= _SLUG


def _is_on(host: str, domains: frozenset[str]) -> bool:
    parts = host.split(".")
    return any(".".join(parts[n:]) in domains for n in range(len(parts)))


def _listed(look: Look, page: Page) -> Iterator[Evidence]:
    """Yield the lists of sources: a label, and below or behind it an entry that names one."""
    for number, block in enumerate(page.blocks):
        for sentence in block.sentences:
            label, rest = _labelled(sentence.text, look)
            if label and _ENTRY.search(rest or page.below(number)):
                yield Evidence(label, block.span(sentence.start, sentence.end))


def _labelled(text: str, look: Look) -> tuple[str, str]:
    head, _, rest = text.strip().partition(":")
    words = head.strip(" *_.").lower()
    if words in look.labels:
        return words, rest.strip(" *_")
    return "", ""
