"""Forms of headings: capitals that differ, a heading run into its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from copylint.checks.shape.body import Found, Shape, is_new_line
from copylint.model import Block, Document

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on or per so than the to up v via vs with"
    " yet over about am pm vs.".split()
)
"""Words that stay small in a title."""
_EITHER = frozenset("is it be are was that this after before during under around without".split())
"""Words that some styles leave small."""


def _judged(block: Block, shortest: int = 4) -> list[re.Match[str]]:
    """Give the words of a heading that tell its style: not the first, no short ones."""
    starts = {0}
    for mark in re.finditer(r"[:.?!–—|(\"“‘/&-]\s*", block.text):
        starts.add(mark.end())
    return [
        match
        for match in _WORD.finditer(block.text)
        if match.start() not in starts and len(match.group()) >= shortest
    ]


def heading_case(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a heading with capitals on some words where the others have them on all."""
    blocks = [block for block in document.blocks if block.kind in shape.kinds]
    styles = Counter(_style(block) for block in blocks)
    if styles["title"] < 3 or styles["title"] < 3 * styles["sentence"]:
        return
    for block in blocks:
        words = [m for m in _judged(block, shortest=2) if m.group().lower() not in _SMALL]
        small = [m for m in words if m.group()[0].islower() and m.group().lower() not in _EITHER]
        capitals = sum(m.group()[0].isupper() and not m.group().isupper() for m in words)
        if small and len(small) * 2 <= capitals:
            start, end = small[0].span()
            fix = block.text[start].upper() + block.text[start + 1 : end]
            yield Found(block, start, end, fix)


def headings_differ(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the headings in the style of capitals that the article uses for few of its headings."""
    styled = [
        (block, style)
        for block in document.blocks
        if block.kind in shape.kinds
        for style in [_style(block)]
        if style
    ]
    titles = sum(style == "title" for _, style in styled)
    sentences = len(styled) - titles
    least, most = sorted((titles, sentences))
    if most < 4 or least == 0 or least * 4 > most:
        return
    rare = "title" if titles < sentences else "sentence"
    for block, style in styled:
        if style == rare:
            start = len(block.text) - len(block.text.lstrip())
            yield Found(block, start, len(block.text.rstrip()), None, {"style": rare})


def _style(block: Block) -> str:
    """Tell the style of a heading: `title`, `sentence`, or nothing where it cannot be told."""
    words = [m.group() for m in _judged(block) if m.group().lower() not in _SMALL]
    if len(words) < 2 or block.text.isupper() or block.text.rstrip().endswith("?"):
        return ""
    capitals = sum(word[0].isupper() for word in words)
    if capitals == len(words):
        return "title"
    return "sentence" if capitals == 0 else ""


def run_in(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a heading that runs into its first sentence: `Risk Factors The leading cause is`."""
    openers = shape.words("openers")
    for block in document.blocks:
        if block.kind in shape.kinds:
            for sentence in block.sentences:
                match = _run_in_pattern().match(sentence.text)
                if not match or match.group(2).lower() not in openers:
                    continue
                at = sentence.start + match.start(2)
                if _is_headline(match.group(1)) and not is_new_line(document, block, at):
                    yield Found(block, sentence.start, sentence.start + match.end(1))


@lru_cache(maxsize=1)
def _run_in_pattern() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w’'-]*|of|the|and|for|in|to|by|a|an)"
    return re.compile(rf"({word}(?: {word}){{1,8}}) ([A-Z][a-z’']*) (?=[a-z])")


def _is_headline(words: str) -> bool:
    """Tell whether words are capitals for the most part, small ones aside."""
    return sum(word[0].isupper() for word in words.split()) >= 2
