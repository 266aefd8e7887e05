"""What backs a statement: a link to an authority, a reference that exists, a source and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from copylint.model import Block, Document

_NUMBERED = re.compile(r"\[(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_BARE = re.compile(r"(?<=[a-z][.,;])(\d{1,2}(?:[,–-]\d{1,2})*)(?=\s+[A-Z“\"]|\s*$)")
_AUTHOR = re.compile(
    r"\b[A-Z][\w’'-]+(?:,? (?:et al\.?|and [A-Z][\w’'-]+|& [A-Z][\w’'-]+))?"
    r",? ?\(?(?:19|20)\d\d[a-z]?\)?"
)
_GUIDELINE = re.compile(
    r"\b(?:NICE|SIGN|NG|CG|QS|TA)\s?(?:guidelines? )?(?:NG|CG|QS|TA|IPG|DG)?\s?\d{2,3}\b"
    r"|\bCochrane (?:review|Review)s?\b[^.]*\b(?:19|20)\d\d\b"
)
_IDENTIFIER = re.compile(r"\b(?:doi[:\s.]\S*10\.\d{4,9}/\S+|PMID:?\s?\d{6,8}\b)", re.IGNORECASE)
_DATING = frozenset(
    "January February March April May June July August September October November December "
    "Since In By From Until Before After During Spring Summer Autumn Winter Copyright Early "
    "Late Mid The Founded".split()
)
_ENTRY = re.compile(r"(?:19|20)\d\d|doi|https?:", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:references?|sources?|bibliography|citations?|footnotes?|works cited)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Support:
    """What backs the words before it; `start` counts in its block's text."""

    start: int
    what: str
    kind: str


def supports(document: Document, domains: frozenset[str]) -> dict[Block, list[Support]]:
    """Find what backs the statements of an article, block by block.

    `domains` are those whose link counts as a source.
    """
    listed = references(document)
    found: dict[Block, list[Support]] = {}
    for block in document.blocks:
        near = sorted(_in_block(block, listed, domains), key=lambda s: s.start)
        if near:
            found[block] = near
    return found


def references(document: Document) -> int:
    """Count the entries of the lists headed References, Sources or the like."""
    count, inside = 0, False
    for block in document.blocks:
        if block.kind == "heading" or (block.kind == "paragraph" and len(block.text) < 30):
            if _LISTED.search(block.text):
                inside = True
                continue
            if block.kind == "heading":
                inside = False
        if inside and (block.kind == "item" or _ENTRY.search(block.text) or block.links):
            count += 1
    return count


def _in_block(block: Block, listed: int, domains: frozenset[str]) -> Iterator[Support]:
    yield from _linked(block, listed, domains)
    if listed:
        for pattern in (_NUMBERED, _BARE):
            for match in pattern.finditer(block.text):
                yield Support(match.start(), match.group(), "reference")
    for match in _AUTHOR.finditer(block.text):
        if match.group().split()[0].rstrip(",") not in _DATING:
            yield Support(match.start(), match.group(), "author and year")
    for match in _GUIDELINE.finditer(block.text):
        yield Support(match.start(), match.group(), "guideline")
    for match in _IDENTIFIER.finditer(block.text):
        yield Support(match.start(), match.group(), "reference")


def _linked(block: Block, listed: int, domains: frozenset[str]) -> Iterator[Support]:
    for link in block.links:
        if link.kind == "link" and is_authority(link.url, domains):
            yield Support(link.start, link.url, "link")
        elif link.kind == "footnote" or (link.kind == "superscript" and listed):
            yield Support(link.start, link.label, "reference")


def is_authority(url: str, domains: frozenset[str]) -> bool:
    """Tell whether an address belongs to a public body, a journal or a guideline."""
    host = host_of(url)
    return any(host == d or host.endswith("." + d) for d in domains) if host else False


def host_of(url: str) -> str:
    """Give the host of an address, without `www.`; empty when it has none or is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
