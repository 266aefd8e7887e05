"""Ask LanguageTool, which runs as a server of its own, through language-tool-python."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.engines.languagetool.door import release
from copylint.engines.languagetool.prose import Piece, pieces
from copylint.engines.languagetool.server import resolve, running, version
from copylint.errors import EngineError
from copylint.model import Document, Remark

__all__ = ["NAME", "release", "remarks", "resolve", "running", "version"]

NAME = "languagetool"

_VARIANTS = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")
_BRITISH = ("en-IE", "en-IN", "en-EU", "en-SG", "en-HK")


def remarks(document: Document, address: str = "") -> tuple[Remark, ...]:
    """Give what LanguageTool says of an article, in reading order.

    Args:
        document: the article.
        address: as `resolve` gave it; without one, the shared server, if it runs.

    Raises:
        EngineError: when LanguageTool does not answer, ends in mid run, or takes too long.
    """
    address = address or running()
    if not address:
        raise EngineError("no LanguageTool is running; start one: `copylint languagetool start`")
    variant = variant_of(document.context.locale)
    found = (r for piece in pieces(document) for r in _remarks(piece, address, variant))
    return tuple(sorted(found, key=lambda remark: (remark.span, remark.rule)))


def variant_of(locale: str) -> str:
    """Give LanguageTool's English for a locale."""
    if locale in _VARIANTS:
        return locale
    return "en-GB" if locale in _BRITISH else "en-US"


def _remarks(piece: Piece, address: str, variant: str) -> Iterator[Remark]:
    """Ask about one piece; answers whose place does not fit the text are dropped."""
    from copylint.engines.languagetool import client

    for answer in client.check(address, variant, piece.text):
        start, end = answer.start, piece.end(answer.start, answer.units)
        if piece.text[start:end].replace("\n", " ") != answer.words:
            continue
        if answer.category != "TYPOS" and piece.is_on_edge(start, end):
            continue
        first, last = piece.seen(start, end)
        span = piece.span(first, last)
        if span is not None:
            before, after = piece.text[first:start], piece.text[end:last]
            told = tuple(f"{before}{suggestion}{after}" for suggestion in answer.suggestions)
            yield Remark(NAME, answer.rule, span, answer.message, told)
