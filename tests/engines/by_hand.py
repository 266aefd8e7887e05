"""Articles built by hand: what a reader would make of plain text."""

from __future__ import annotations

from copylint.model import Block, Context, Document


def article(*texts: str, locale: str = "en-US", between: str = "\n\n") -> Document:
    """Build an article whose source is its blocks' texts."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block("paragraph", text, tuple(range(at, at + len(text)))))
        at += len(text) + len(between)
    source = "".join(text + between for text in texts)
    return Document("a.md", source, tuple(blocks), context=Context(locale=locale))
