"""What must hold for every document, whatever the text."""

from __future__ import annotations

import html
import itertools
import time
from collections.abc import Callable

import pytest

from copylint.model import BLOCK_KINDS, MASK, Block, Document

LEFT_OUT = "\u00ad\u200b\u2060\ufeff\u200e\u200f"


def check_places(document: Document) -> None:
    """Hold a document to the law of places."""
    for block in document.blocks:
        check_block(block, document.source)
    for allow in document.allows:
        assert 0 <= allow.place.start < allow.place.end <= len(document.source)
        assert 0 <= allow.span.start <= allow.span.end <= len(document.source)
    for span, code in document.foreign:
        assert code != "en"
        assert document.text(span).strip()
    for key, span in document.field_spans.items():
        assert 0 <= span.start <= span.end <= len(document.source), key


def check_block(block: Block, source: str) -> None:
    assert block.kind in BLOCK_KINDS
    text, offsets, widths = block.text, block.offsets, dict(block.widths)
    assert text.strip() and text == text.rstrip(" ")
    assert len(text) == len(offsets)
    assert all(here < there for here, there in itertools.pairwise(offsets))
    for index, (letter, at) in enumerate(zip(text, offsets, strict=True)):
        spelled = source[at : at + widths.get(index, 1)]
        assert spelled
        assert is_spelled(letter, spelled), (letter, spelled)
        after = offsets[index + 1] if index + 1 < len(offsets) else len(source)
        assert at + widths.get(index, 1) <= after
    check_sentences(block)
    for link in block.links:
        assert 0 <= link.start < link.end <= len(text)
        assert link.kind in ("link", "image", "footnote", "superscript")


def is_spelled(letter: str, spelled: str) -> bool:
    """Tell whether the source shows a letter, or spells it: entity, escape, line break, mask."""
    if letter in (spelled, MASK) or (letter == " " and spelled[0].isspace()):
        return True
    if letter == " " and (spelled.startswith("<") or spelled[0] == "\\"):
        return True
    if letter == "\ufffd":
        return True
    if spelled.startswith("&"):
        return letter in html.unescape(spelled) or len(spelled) == 1
    return letter in html.unescape(spelled) or spelled[0] in "\\'" or spelled.endswith(";")


def check_sentences(block: Block) -> None:
    end = 0
    for sentence in block.sentences:
        assert block.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text and sentence.text == sentence.text.strip()
        assert not block.text[end : sentence.start].strip()
        end = sentence.end
    assert not block.text[end:].strip()


@pytest.fixture(scope="session")
def places() -> Callable[[Document], None]:
    return check_places


@pytest.fixture(scope="session")
def cpu() -> Callable[[], float]:
    return time.process_time
