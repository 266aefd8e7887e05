"""Tell the copy from what is not the author's to reword: quotations, references, legal text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from copylint.model import Block, Document

_HEADINGS = re.compile(
    r"^\W*(?:references?|sources?|bibliography|citations?|footnotes?|works cited|further reading"
    r"|privacy (?:policy|notice)|cookies?(?: policy)?|terms (?:of|and)\b.*|legal\b.*|disclaimers?"
    r"|copyright|about the authors?|contact(?: us)?|find us)\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:[A-Z]{2} \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b|\bP\.?O\.? Box\b"
    r"|^\W*(?:tel|phone|fax|e-?mail|address)\b\W*:|\bet al\b|\bdoi\b|©|\ball rights reserved\b",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d")
_HINTS = ("box", "tel", "phone", "fax", "mail", "address", "et al", "doi", "©", "all rights")
"""What an address or reference has at least: told faster than by the pattern."""
_QUOTED = re.compile(r"“[^”]{0,800}”|\"[^\"]{0,800}\"|(?<!\w)‘[^’]{2,300}’(?!\w)")
_SHORT = 300
"""Characters below which a block with a postcode or “et al” is an address or a reference."""


@lru_cache(maxsize=4)
def asides(document: Document) -> frozenset[Block]:
    """Give the blocks that are not running copy: quotations, references, addresses, legal text."""
    found: set[Block] = set()
    level = 0
    for block in document.blocks:
        if block.kind == "heading":
            if level and block.level <= level:
                level = 0
            if not level and _HEADINGS.match(block.text):
                level = max(block.level, 1)
        if level or block.kind == "quote" or _is_address(block):
            found.add(block)
    return frozenset(found)


@lru_cache(maxsize=4)
def citations(document: Document) -> frozenset[Block]:
    """Give the blocks that cite a publication: its title has the words and marks of others."""
    return frozenset(block for block in document.blocks if _is_citation(block))


def _is_citation(block: Block) -> bool:
    text = block.text
    if block.kind not in ("item", "paragraph") or len(text) >= _LONGEST_CITATION:
        return False
    return bool(_VOLUME.search(text) and (block.kind == "item" or _AUTHOR.match(text)))


_LONGEST_CITATION = 500
"""Characters; what is longer has more than a citation in it."""
_VOLUME = re.compile(r"\b(?i:doi)\b|\b10\.\d{4,9}/|\b(?:19|20)\d\d;\s?\d|\b\d+\(\d+\):\s?\w?\d")
"""What a citation of a journal has: a DOI, or a volume behind the year or before the pages."""
_AUTHOR = re.compile(r"[\W\d]*(?:[a-z]+ )?[A-Z][\w’'-]+,? [A-Z]\.?(?:[A-Z-]\.?){0,3}(?=[,.;& ])")


def _is_address(block: Block) -> bool:
    text = block.text
    if len(text) >= _SHORT or not (
        _HINT.search(text) or any(map(text.lower().__contains__, _HINTS))
    ):
        return False
    return _ADDRESS.search(text) is not None


@lru_cache(maxsize=256)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _QUOTED.finditer(text))


def is_quoted(block: Block, start: int, end: int) -> bool:
    """Tell whether `start` to `end` of a block's text stand inside quotation marks."""
    found = _quotations(block.text)
    at = bisect_right(found, (start, len(block.text)))
    return at > 0 and end <= found[at - 1][1]
