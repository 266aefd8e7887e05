"""Know words: English ones of both dialects, names, and those of medicine.

`vocabulary.txt` and `dialects.txt` are written by `tools/vocabulary.py`; sources and licences
stand in NOTICE. A word's group (its first two letters) is parsed when first asked for: the file
is 3 MB, and an article asks for a few words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ANY, AMERICAN, BRITISH, NAME, CLINICAL = "-abnc"


@cache
def _groups() -> dict[str, str]:
    lines = (_HERE / "vocabulary.txt").read_text("utf-8").split("\n")
    return dict(line.split("\t", 1) for line in lines if line)


def groups() -> tuple[str, ...]:
    """Give the groups as they are written: words, each with its slash and key."""
    return tuple(_groups().values())


@cache
def _group(start: str) -> dict[str, str]:
    return dict(word.split("/") for word in _groups().get(start, "").split())


@cache
def _twins() -> dict[str, str]:
    lines = (_HERE / "dialects.txt").read_text("utf-8").split("\n")
    pairs = dict(line.split("\t") for line in lines if line)
    return pairs | {new: old for old, new in pairs.items()}


@cache
def _british() -> frozenset[str]:
    lines = (_HERE / "dialects.txt").read_text("utf-8").split("\n")
    return frozenset(line.partition("\t")[0] for line in lines)


def kind(word: str) -> str:
    """Give the letter of a word as it is written, empty when unknown."""
    return _group(word[:2].lower()).get(word, "")[:1]


def beginning(letter: str) -> Iterator[str]:
    """Yield the words in small letters that begin with a letter, names left out."""
    for start in _groups():
        if start.startswith(letter):
            yield from (word for word, key in _group(start).items() if key[0] != NAME)


def is_known(word: str) -> bool:
    """Tell whether a word is one, in any dialect; a capital letter may be there for its place."""
    if kind(word) or kind(word.lower()):
        return True
    return word[:1].isupper() and bool(kind(word.capitalize()))


def zipf(word: str) -> float:
    """Give how common a word is, 0 (unknown or unheard of) to 7 (`the`)."""
    key = _group(word[:2].lower()).get(word) or _group(word[:2].lower()).get(word.lower(), "")
    return int(key[1:]) / 2 if key else 0.0


def twin(word: str) -> str:
    """Give how the other side of the Atlantic spells a word, empty when it is the same."""
    return _twins().get(word, "")


def side(word: str) -> str:
    """Give the letter of the dialect that spells a word so and the other does not, else nothing."""
    if word not in _twins():
        return ""
    return BRITISH if word in _british() else AMERICAN


def near(word: str) -> list[str]:
    """Give the lower-case words one letter away, or one exchange of neighbours, commonest first."""
    found = {edit for edit in edits(word) if kind(edit) not in ("", NAME)}
    return sorted(found, key=lambda edit: (-zipf(edit), edit))


def edits(word: str) -> Iterator[str]:
    """Yield what is one letter away: one left out, swapped with the next, replaced, put in."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            if tail:
                yield head + letter + tail[1:]
            yield head + letter + tail
