"""The words of a finding in their sentence, marked, and no longer than an eye takes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from copylint.model import MASK, Document, Finding
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.passages import Passage
from copylint.reporters.text.ink import OPEN, SHUT

ROOM = 220
"""Characters of a sentence that is shown whole."""
AROUND = 55
"""Characters that are kept on each side of marked words in a longer one."""
MOST = 0.6
"""The share of a sentence from which a finding is about the sentence, not about words of it."""
CODE, TAIL = 32, 4
"""Characters of code, such as a shortcode, that are shown whole; those of what may close it."""
_MASKED = re.compile(f"{MASK}+")


def is_whole(finding: Finding, passage: Passage) -> bool:
    """Tell whether a finding is about a sentence rather than about words in it."""
    size = passage.span.end - passage.span.start
    return finding.span.end - finding.span.start > MOST * size


def shown(passage: Passage, findings: Iterable[Finding], document: Document) -> str:
    """Give a sentence with the words of its findings between marks, elided where it is long."""
    places = [passage.place(f.span) for f in findings if not is_whole(f, passage)]
    merged = _merged(place for place in places if place[0] < place[1])
    text, merged = _unmasked(passage, document, merged)
    pieces, at = [], 0
    for start, end in _kept(text, merged):
        pieces.append("… " if start > at else "")
        pieces.append(_marked(text, (start, end), merged))
        at = end
        pieces.append(" " if end < len(text) else "")
    return "".join(pieces) + ("…" if at < len(text) else "")


def _unmasked(
    passage: Passage, document: Document, places: Sequence[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """Give a sentence with what stands in the source for its masked parts, and places in it."""
    text, block = passage.text(document), passage.block
    if block is None or MASK not in text:
        return text, list(places)
    told, at, runs = "", 0, [(0, 0, 0)]
    for run in _MASKED.finditer(text):
        told += text[at : run.start()]
        code = document.text(block.span(passage.start + run.start(), passage.start + run.end()))
        runs.append((*run.span(), len(told)))
        told += shortened(clean(code))
        at = run.end()
        runs.append((at, at, len(told)))
    moved = [(_moved(start, runs)[0], _moved(end, runs)[1]) for start, end in places]
    return told + text[at:], moved


def _moved(at: int, runs: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Move a place as the masked parts before it have grown; one inside becomes its two ends.

    Args:
        at: a place in the masked text.
        runs: start and end of what is masked, and where that begins now; and of what follows it.
    """
    last = max(n for n, run in enumerate(runs) if run[0] <= at)
    start, end, new = runs[last]
    return (new, runs[last + 1][2]) if start < at < end else (new + at - start,) * 2


def shortened(code: str) -> str:
    """Give code in a line: what it begins with, and what it ends with."""
    if len(code) <= CODE:
        return code
    head, _, _ = code[: CODE // 2].rpartition(" ")
    tail = code.rpartition(" ")[2]
    if not head:
        return f"{code[: CODE - 1]}…"
    return f"{head} … {tail}" if len(tail) <= TAIL else f"{head} …"


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _kept(text: str, merged: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Say which parts of a text are shown: all of a short one, else what is near marks."""
    if len(text) <= ROOM:
        return [(0, len(text))]
    if not merged:
        return _merged(
            [(0, _edge(text, ROOM // 2, 1)), (_edge(text, len(text) - 60, -1), len(text))]
        )
    return _merged(
        (_edge(text, start - AROUND, -1), _edge(text, end + AROUND, 1)) for start, end in merged
    )


def _edge(text: str, at: int, step: int) -> int:
    """Move a place to the nearest end of a word, outwards."""
    at = min(max(at, 0), len(text))
    while 0 < at < len(text) and not (text[at - 1].isspace() or text[at].isspace()):
        at += step
    return at


def _marked(text: str, part: tuple[int, int], merged: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], part[0]
    for start, end in merged:
        if part[0] <= start and end <= part[1]:
            pieces += [clean(text[at:start]), OPEN, clean(text[start:end]), SHUT]
            at = end
    return "".join(pieces) + clean(text[at : part[1]])


def quoted(text: str, room: int = 60) -> str:
    """Give words between quotation marks, elided in the middle where they are many."""
    text = clean(text)
    if len(text) > room:
        half = room // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return f"“{text}”"
