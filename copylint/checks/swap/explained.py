"""Tell whether the article explains a word."""

from __future__ import annotations

import re

from copylint.model import Document

_AFTER = re.compile(
    r"s?[”\"’')]*(?:\s*\((?=[^)]{4,}[a-z])|,? (?:which|that) (?:is|are|means?)\b|,? meaning\b"
    r"|,? or (?:an? )?[a-z]"
    r"|,? also (?:called|known as)\b| (?:means?|refers? to|is (?:when|where|a|an|the (?:medical"
    r"|name|word|term))"
    r"|are (?:the )?[a-z]+s? (?:that|which)|occurs when|happens when)\b|\s?[–—:-]\s[a-z])"
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
