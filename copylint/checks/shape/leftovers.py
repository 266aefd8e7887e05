"""Forms of what was never meant for readers: blanks, templates, broken letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from copylint.checks.shape.body import Found, Shape
from copylint.model import MASK, Block, Document

_BROKEN = re.compile(
    r"\S*(?:â€[™œ\u009d\u0153\u009c\u0099“”˜¦]?|Ã[\u0080-\u00bf©¨¢ª«®¯´¶¼±§]|Â[\u00a0©®°·]|ï¿½|\ufffd)\S*"
)

_STRANGE = dict(zip("асԁеһіјӏорѕухАВСЕНІЈКМОРЅТУХο", "acdehijlopsyxABCEHIJKMOPSTYXo", strict=True))
"""Letters of other alphabets, Cyrillic but the last, by the Latin letter that they look like."""
_LATIN = str.maketrans(_STRANGE)
_MIXED = re.compile(rf"\w*(?:[a-zA-Z][{''.join(_STRANGE)}]|[{''.join(_STRANGE)}][a-zA-Z])\w*")


@lru_cache(maxsize=1)
def _blank() -> re.Pattern[str]:
    return re.compile(
        r"\[([A-Za-z][^\[\]\n]{1,60})\](?!\()|\{\{\s*\w[^{}\n]{0,40}\}\}|<<\w[^<>\n]{0,40}>>"
    )


def leftover(shape: Shape, document: Document) -> Iterator[Found]:
    """Find blanks in square brackets, template variables and dummy text."""
    openers, whole = shape.words("openers"), shape.words("whole")
    for block in shape.blocks(document):
        linked = [(link.start, link.end) for link in block.links]
        for match in _blank().finditer(block.text):
            inside = (match.group(1) or "").lower()
            told = not inside or inside.split()[0] in openers or inside in whole
            if told and not any(s <= match.start() < e for s, e in linked):
                yield Found(block, match.start(), match.end())
        yield from _variables(block, document)
        for match in re.finditer(r"(?i)\blorem ipsum\b|\b(?:TODO|TKTK|XXXX+)\b", block.text):
            yield Found(block, match.start(), match.end())


def _variables(block: Block, document: Document) -> Iterator[Found]:
    """Find `{{name}}` among what the reader masked: a bare name, which no site generator fills."""
    for match in re.finditer(f"{MASK}+", block.text):
        masked = document.source[block.offsets[match.start()] : block.offsets[match.end() - 1] + 1]
        if re.fullmatch(r"\{\{\s*(?!content\b)[A-Za-z]+(?:[_ ][A-Za-z]+)*\s*\}\}", masked):
            yield Found(block, match.start(), match.end())


def broken_letters(shape: Shape, document: Document) -> Iterator[Found]:
    """Find letters that were read in the wrong encoding, and those of another alphabet."""
    for block in shape.blocks(document, ("â€", "Ã", "Â", "ï¿½", "\ufffd")):
        for match in _BROKEN.finditer(block.text):
            word = match.group()
            yield Found(block, match.start(), match.end(), _mended(word))
    for block in shape.blocks(document, tuple(_STRANGE)):
        for match in _MIXED.finditer(block.text):
            plain = match.group().translate(_LATIN)
            yield Found(block, match.start(), match.end(), plain if plain.isascii() else None)


def _mended(word: str) -> str | None:
    """Give the word as it was meant, None where that cannot be told."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return word.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None
