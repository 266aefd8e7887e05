"""Articles and answers built by hand, and what LanguageTool makes of them."""

from __future__ import annotations

import pytest

from copylint.engines.languagetool import remarks
from copylint.errors import EngineError
from copylint.model import Block, Context, Document


def article(*texts: str, locale: str = "en-US", between: str = "\n\n") -> Document:
    """Build an article whose source is its blocks' texts."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block("paragraph", text, tuple(range(at, at + len(text)))))
        at += len(text) + len(between)
    source = "".join(text + between for text in texts)
    return Document("a.md", source, tuple(blocks), context=Context(locale=locale))


def marked(document: Document, address: str) -> list[tuple[str, str]]:
    """Give what LanguageTool says: the source at the place, and the best suggestion."""
    return [(document.text(r.span), r.suggestions[0]) for r in remarks(document, address)]


def why(document: Document, address: str) -> str:
    with pytest.raises(EngineError) as told:
        remarks(document, address)
    return str(told.value)


def shown(address: str) -> str:
    return address.rstrip("/")


def match(start: int, length: int, words: str) -> dict[str, object]:
    """Make an answer as LanguageTool gives it."""
    return {
        "message": "Wrong.",
        "replacements": [{"value": "right"}],
        "offset": start,
        "length": length,
        "context": {"text": words, "offset": 0, "length": length},
        "rule": {"id": "X", "issueType": "other", "category": {"id": "GRAMMAR"}},
    }
