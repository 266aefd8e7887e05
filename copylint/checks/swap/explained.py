"""Tell whether the article explains a word."""

from __future__ import annotations

import re

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
    mention = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    for block in document.blocks:
        for found in mention.finditer(block.text):
            if _AFTER.match(block.text, found.end()):
                return True
            if _BEFORE.search(block.text[max(found.start() - 24, 0) : found.start()]):
                return True
    return False


def is_topic(word: str, document: Document) -> bool:
    """Tell whether the title names a word: the article is about it."""
    title = document.title
    return (
        title is not None
        and re.search(rf"\b{re.escape(word)}", title.text, re.IGNORECASE) is not None
    )
