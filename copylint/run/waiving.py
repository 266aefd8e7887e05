"""The waivers of the settings become wishes to silence, each at its place in an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copylint.config import Waiver
from copylint.model import Allow, Document, Span

NOWHERE = Span(0, 0)


def allows(waivers: Iterable[Waiver], document: Document) -> Iterator[Allow]:
    """Yield what the waivers of an article's settings silence in it, numbered from 1."""
    for number, waiver in enumerate(waivers, 1):
        told = (waiver.rule, waiver.because, waiver.until)
        for span in _places(waiver.words, document):
            yield Allow(*told, span, NOWHERE, waiver.owner, number)


def _places(words: str, document: Document) -> Iterator[Span]:
    """Yield where some words stand, whatever white space is between them; the article for none."""
    if not words:
        yield Span(0, len(document.source))
        return
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for block in document.blocks:
        for match in pattern.finditer(block.text):
            yield block.span(*match.span())
