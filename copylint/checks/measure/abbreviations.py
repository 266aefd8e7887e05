"""Abbreviations that the article never spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from copylint.checks.measure import hardness
from copylint.checks.measure.sentences import Place
from copylint.checks.measure.survey import Survey
from copylint.model import Block
from copylint.text.asides import asides

_CAPITALS = re.compile(r"(?<![\w.@#/-])[A-Z][A-Z&]{1,5}(?=s?\b)(?![\w.]*[.@]\w)(?!-?\d)")
_ROMAN = re.compile(r"[IVX]+[A-C]?$")
_SHOUTED = 4.3
"""Zipf value from which a word in capitals is taken for a shouted word."""
_CREDENTIAL = re.compile(
    r"(?:[A-Z][\w.’'-]* [A-Z][\w’'-]+(?: \([^)]*\))?,?|[A-Z][\w’'-]+,)"
    r" (?:[A-Z][\w.]*[A-Z][\w.]*, )*$"
)
"""What stands before letters after a name: a degree or a register."""
_MOST = 60
"""Abbreviations that are looked into; an article of more is a table."""
_PROSE = ("paragraph", "item", "caption")


def unexplained(found: Survey, accept: frozenset[str]) -> Iterator[Place]:
    """Yield the first use of each abbreviation that nothing in the article spells out.

    Args:
        found: the article.
        accept: abbreviations that readers know.
    """
    left_out = asides(found.document)
    blocks = [b for b in found.document.blocks if b.kind in _PROSE and b not in left_out]
    seen: set[str] = set(accept)
    whole = "\n".join(block.text for block in found.document.blocks)
    for block in blocks:
        if not block.text.isupper():
            for match in _CAPITALS.finditer(block.text):
                word = match.group()
                if (
                    len(seen) < len(accept) + _MOST
                    and word not in seen
                    and not _is_none(block, match)
                ):
                    seen.add(word)
                    if not _is_spelt_out(word, whole):
                        yield Place(block.span(match.start(), match.end()), 1.0, word)


def _is_none(block: Block, match: re.Match[str]) -> bool:
    word = match.group()
    if _ROMAN.match(word) or hardness.zipf(word.lower()) >= _SHOUTED:
        return True
    if _CREDENTIAL.search(block.text[max(match.start() - 80, 0) : match.start()]):
        return True
    near = block.text[max(match.start() - 12, 0) : match.end() + 12]
    return re.search(rf"[A-Z]{{2,}}[\s,]+{word}\b|\b{word}[\s,]+[A-Z]{{2,}}", near) is not None


def _is_spelt_out(word: str, text: str) -> bool:
    """Tell whether brackets, “stands for”, or words with its first letters explain it."""
    return any(pattern.search(text) for pattern in _explanations(word))


@lru_cache(maxsize=2048)
def _explanations(word: str) -> tuple[re.Pattern[str], ...]:
    name = re.escape(word)
    between = r"[a-z]+(?:[\s-]+(?:of|and|the|for|in|to|on))*[\s-]*"
    initials = (f"[{c}{c.lower()}]" for c in word if c.isalpha())
    return (
        re.compile(rf"\(\s*[“\"']?{name}s?\b[^)]*\)|\b{name}s?\s*\([^)]*[a-z]{{3}}"),
        re.compile(rf"\b{name}s?,? (?:stands for|means|is short for|, or )"),
        re.compile(r"\b" + between.join(initials) + r"[a-z]+"),
    )
