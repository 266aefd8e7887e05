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
    for block in document.blocks:
        if block.kind in shape.kinds:
            for sentence in block.sentences:
                end = _heading_end(sentence.text, shape)
                if end and not is_new_line(document, block, sentence.start + end + 1):
                    yield Found(block, sentence.start, sentence.start + end)


def _heading_end(text: str, shape: Shape) -> int:
    """Say where a heading ends in front of a sentence, 0 where there is none.

    The sentence begins with a word that seldom has a capital (`The`), or with one of the heading.
    """
    match = _run_in_pattern().match(text)
    if match and _is_headline(match.group(1)):
        first = re.split("[’']", match.group(2).lower())[0]
        if first in shape.words("openers") or _is_said_again(first, match.group(1)):
            return match.end(1)
    match = _one_word_pattern().match(text)
    if match and match.group(2).lower() in shape.words("sure"):
        apart = match.group(1).lower() in shape.words("joints") | shape.words("openers")
        return 0 if apart else match.end(1)
    match = _twice_pattern().match(text)
    return match.end(2) if match else 0


@lru_cache(maxsize=1)
def _run_in_pattern() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w’'-]*|of|the|and|for|in|to|by|a|an)"
    return re.compile(rf"({word}(?: {word}){{1,8}}) ([A-Z][a-z]*(?:[’'][a-z]+)?) (?=[a-z])")


@lru_cache(maxsize=1)
def _one_word_pattern() -> re.Pattern[str]:
    return re.compile(r"([A-Z][a-z]{3,}) ([A-Z][a-z]+) (?=[a-z])")


@lru_cache(maxsize=1)
def _twice_pattern() -> re.Pattern[str]:
    """Match a heading whose first words begin its sentence: `Sleep well Sleep well to heal`."""
    return re.compile(r"([A-Z][a-z]+ [a-z]+)\b((?:,? [\w’'-]+){1,10}) (?=\1\b)")


def _is_said_again(word: str, heading: str) -> bool:
    return len(word) > 3 and word in heading.lower().split()


def _is_headline(words: str) -> bool:
    """Tell whether two of some words and the last have capitals."""
    capitals = [word[0].isupper() for word in words.split()]
    return sum(capitals) >= 2 and capitals[-1]
