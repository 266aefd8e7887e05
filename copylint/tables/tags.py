"""Weigh what a word's letters and neighbours say of its part of speech.

`tags.txt` is written by `tools/tags.py`; its source and licence stand in NOTICE. The tags are those
of the Penn Treebank: `NN` noun, `NNS` plural, `VBZ` verb in -s, `VBP` verb of the present, `MD`
modal verb, and so on. A feature is parsed when first asked for: an article asks for few of 31,000.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "tags.txt"
_WEIGHT = re.compile(r"([A-Za-z])(-?\d+)")


@cache
def _lines() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Give the tags by their letters, the words that have one tag, the features."""
    letters, words, *features = _FILE.read_text("utf-8").splitlines()
    tags = dict(pair.split(" ", 1) for pair in letters.split("\t"))
    sure = {}
    for pair in words.split("\t"):
        letter, word = pair.split(" ", 1)
        sure[word] = tags[letter]
    return tags, sure, dict(line.split("\t", 1) for line in features)


def sure(word: str) -> str:
    """Give the tag of a word that hardly ever has another, else nothing."""
    return _lines()[1].get(word, "")


@cache
def weights(feature: str) -> tuple[tuple[str, int], ...]:
    """Give what a feature says: tags with their weights in tenths.

    Args:
        feature: a letter for its place, and what it holds, as `tools/tags.py` writes it.
    """
    tags, _, features = _lines()
    told = features.get(feature)
    return tuple((tags[a], int(n)) for a, n in _WEIGHT.findall(told)) if told else ()
