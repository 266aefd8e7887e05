"""Tell whether the article explains a word."""

from __future__ import annotations

import re
from functools import lru_cache

from copylint.model import Document

_AFTER = re.compile(
    r"s?[”\"’')]*(?:\s*\((?=[^)]{4,}[a-z])|,? (?:which|that) (?:is|are|means?)\b|,? meaning\b"
    r"|, or (?:an? )?[a-z]|,? also (?:called|known as)\b|\s?[–—:-]\s[a-z]"
    r"| (?:means?|refers? to|occurs when|happens when|is (?:when|where))\b"
    r"| (?:is|are) the (?:medical )?(?:name|word|term)\b"
    r"| is an? (?:[a-z-]+ ){0,3}(?:that|which|where|caused|condition|disease|illness|infection"
    r"|problem|type|kind|form|disorder|injury|pain|swelling)\b"
    r"| are (?:the |small |large |thin )?[a-z]+s? (?:that|which)\b)"
)
_BEFORE = re.compile(
    r"(?:\((?:or |also |called |an? )?|\bcalled (?:an? |the )?|\bknown as (?:an? |the )?"
    r"|\bterm (?:for|is) "
    r"|\bname (?:for|is) |[a-z], or (?:an? )?|\bwhat is (?:an? |the )?|\bwhat are )[“\"‘']?$",
    re.IGNORECASE,
)


def is_explained(word: str, document: Document) -> bool:
    """Tell whether a definition, brackets or another name stand beside a word anywhere."""
    text, small = _whole(document)
    word = word.lower()
    at = small.find(word)
    while at >= 0:
        end = at + len(word)
        is_word = not small[at - 1 : at].isalnum()
        if is_word and (_AFTER.match(text, end) or _BEFORE.search(text, max(at - 24, 0), at)):
            return True
        at = small.find(word, end)
    return False


@lru_cache(maxsize=2)
def _whole(document: Document) -> tuple[str, str]:
    """Give the text of all blocks, and the same in small letters, place by place."""
    text = _EDGE.join(block.text for block in document.blocks)
    small = text.lower()
    return text, small if len(small) == len(text) else "".join(c.lower()[:1] for c in text)


_EDGE = "\n\0\n"
"""Stands between blocks: no explanation reaches over it."""


def is_topic(word: str, document: Document) -> bool:
    """Tell whether the title names a word: the article is about it."""
    title = document.title
    return (
        title is not None
        and re.search(rf"\b{re.escape(word)}", title.text, re.IGNORECASE) is not None
    )
