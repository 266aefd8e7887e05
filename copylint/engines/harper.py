"""Ask Harper, which is embedded: no Java, no download, nothing leaves the process."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from copylint.errors import EngineError
from copylint.model import MASK, Block, Document, Remark

NAME = "harper"
LONGEST = 200_000
"""Characters of prose in one article. Harper reads about 45,000 a second, but 9,000 of a list of
words that it does not know."""
LONGEST_BLOCK = 20_000
"""Characters; a block that is longer is no prose, and is left out."""
_GAP = "\n\n"
_FILLER = "0"
_DIALECTS = {
    "AU": "AUSTRALIAN",
    "CA": "CANADIAN",
    "GB": "BRITISH",
    "IE": "BRITISH",
    "IN": "INDIAN",
    "NZ": "BRITISH",
    "UK": "BRITISH",
    "ZA": "BRITISH",
}
_BREAKS = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", MASK: _FILLER})


@dataclass(frozen=True)
class _Prose:
    """The blocks' texts in a row; `starts[i]` is where block `i` begins in `text`."""

    text: str
    starts: Sequence[int]
    blocks: Sequence[Block]

    def block(self, start: int, end: int) -> tuple[Block, int] | None:
        """Give the block that holds `text[start:end]` whole, and where it begins."""
        at = bisect_right(self.starts, start) - 1
        if at < 0 or end > self.starts[at] + len(self.blocks[at].text):
            return None
        return self.blocks[at], self.starts[at]


def version() -> str:
    """Give the version of the embedded Harper; empty where it does not tell."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("harper-py")
    except PackageNotFoundError:
        return ""


def remarks(document: Document, address: str = "") -> tuple[Remark, ...]:
    """Give all that Harper says of the prose of a document, in reading order.

    Args:
        document: read, with its context, whose `accepted` words Harper takes as right.
        address: of no use here; every engine takes it.

    Raises:
        EngineError: when Harper is missing or fails, or the article is too long for it.
    """
    blocks = (block for block in document.blocks if len(block.text) <= LONGEST_BLOCK)
    prose = _prose([block for block in blocks if block.text.strip()])
    if len(prose.text) > LONGEST:
        raise EngineError(
            f"harper: {len(prose.text)} characters are too many for one article; split it"
        )
    if not prose.text:
        return ()
    linter = _linter(_dialect(document.context.locale))
    try:
        linter.clear_words()
        linter.import_words(sorted(document.context.accepted))
        lints = linter.organized_lints(prose.text, language="plaintext", dedup=False)
    except RuntimeError as error:
        raise EngineError(
            f"harper: it failed on this article ({error}); use --engine none"
        ) from error
    found = (_remark(rule, lint, prose) for rule, told in lints.items() for lint in told)
    kept = {remark for remark in found if remark is not None}
    return tuple(sorted(kept, key=lambda r: (r.span, r.rule, r.suggestions)))


def _prose(blocks: Sequence[Block]) -> _Prose:
    texts = [block.text.translate(_BREAKS) for block in blocks]
    ends = accumulate(len(text) + len(_GAP) for text in texts)
    return _Prose(_GAP.join(texts), [0, *ends][: len(texts)], blocks)


def _dialect(locale: str) -> str:
    return _DIALECTS.get(locale.partition("-")[2].upper(), "AMERICAN")


@lru_cache(maxsize=2)
def _linter(dialect: str) -> Any:
    """Make the linter of a dialect, once a process: it takes 0.6 s and 150 MB."""
    try:
        import harper
    except ImportError as error:
        raise EngineError("harper: it is not installed; run `pip install harper-py`") from error
    return harper.Linter(dialect=harper.Dialect[dialect])


def _remark(rule: str, lint: Any, prose: _Prose) -> Remark | None:
    """Put a lint at its place in the source; None where it does not fit the text."""
    start, end = lint.span.start, lint.span.end
    there = prose.block(start, end)
    if start >= end or there is None or prose.text[start:end] != lint.problem_text:
        return None
    block, begin = there
    if _is_beside_mask(block.text, start - begin, end - begin):
        return None
    suggestions = tuple(_suggestions(lint, prose.text[start:end]))
    span = block.span(start - begin, end - begin)
    return Remark(NAME, rule, span, lint.message, suggestions)


def _is_beside_mask(text: str, start: int, end: int) -> bool:
    """Tell whether the words hold a masked character or stand right next to one."""
    before = text[:start].rstrip()[-1:]
    return MASK in text[start:end] or before == MASK or bool(_MASKED.match(text, end))


_MASKED = re.compile(rf"\s*{MASK}")


def _suggestions(lint: Any, words: str) -> Iterator[str]:
    """Spell out each suggestion as what stands instead of the words."""
    for suggestion in lint.suggestions:
        told = suggestion.replacement_text or ""
        kind = suggestion.kind.name
        yield {"REPLACE": told, "REMOVE": "", "INSERT_AFTER": words + told}[kind]
