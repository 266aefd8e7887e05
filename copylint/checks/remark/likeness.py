"""Find words that sound like one that is unlike all others letter by letter."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from copylint.checks.remark.distance import distance
from copylint.tables import vocabulary

SHORTEST = 6
"""Letters; the consonants of a shorter word say too little."""
FARTHEST = 3
"""Slips; a word further away, of other letters, is another word, whatever it sounds like."""
USED = 2.0
"""Zipf; a rarer word is not what was meant."""
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("q", "k"),
    ("z", "s"), ("x", "ks"),
)  # fmt: skip


def alike(low: str) -> list[str]:
    """Give the words in use with the first letter and the consonants of a word, in any order."""
    if len(low) < SHORTEST:
        return []
    same = _by_sound(low[0]).get(_sound(low), ())
    return [
        word
        for word in same
        if distance(low, word, FARTHEST) <= FARTHEST or sorted(low) == sorted(word)
    ]


@cache
def _by_sound(letter: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary.beginning(letter):
        if len(word) >= SHORTEST and vocabulary.zipf(word) >= USED:
            found[_sound(word)].append(word)
    return found


def _sound(word: str) -> str:
    """Give a word's first letter and the sounds of its consonants in the order of the alphabet."""
    sounds = sounded(word)
    return sounds[0] + "".join(sorted(sounds[1:]))


def sounded(word: str) -> str:
    """Give a word's first letter and the sounds of its consonants, none doubled."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = re.sub(r"(.)\1", r"\1", word)
    return word[0] + re.sub("[aeiouyhw]", "", word[1:])
