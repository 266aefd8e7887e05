"""Read a text and show its blocks, for the tests of the readers."""

from __future__ import annotations

from copylint.model import MASK, Block, Document
from copylint.readers.markdown import read


def shown(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    """Give kind and text of each block; a masked run is written as `□`."""
    return [(b.kind, "□".join(p for p in _masked(b.text))) for b in read(text, path).blocks]


def _masked(text: str) -> list[str]:
    pieces = text.split(MASK)
    return [p for i, p in enumerate(pieces) if p or i in (0, len(pieces) - 1)]


def block(text: str, path: str = "a.md") -> Block:
    (found,) = read(text, path).blocks
    return found


def spelled(document: Document, index: int = 0) -> str:
    whole = document.blocks[index].whole
    return document.source[whole.start : whole.end]
