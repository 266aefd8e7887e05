"""Count the syllables of a word: textstat, with our rule and table put where its dictionary was.

textstat 0.7.13 wants a download of the CMU dictionary through nltk, and splits what it does not
find there with pyphen, which counts 6.6 % too few syllables in health copy. Both are replaced
here, on private names of textstat: hence its upper bound in `pyproject.toml` and the test that no
network is asked.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable
from functools import cache
from unicodedata import combining, normalize

from copylint import tables

_GROUP = re.compile(r"[aeiouy]+")
_SPLIT = (
    re.compile(  # two vowels beside each other that are two syllables, and endings that add one
        r"(?<![tcsgx])i[aou]|(?<=s)io(?!n|us)"
        r"|(?<=[bcdfglmnprtv])eo(?!u)|iu|(?<![qg])u[aeo](?!y)|(?<=[aeiouy])y?ing"
        r"|(?<=[^aeiouy])y[aeo]|ao|sms?$|(?<=[iy])e(?:r|rs|st)$|n't$|(?<=[sz])ier|^mc"
    )
)
_JOIN = re.compile(  # an e that is silent inside a word, and endings that lose one
    r"[^aeiouyl]e(?=ly$|ments?$|ness|ful|less|m[ae]n$|land|yard|wood|more)"
    r"|(?<=ic)ally$|(?<=[ln])ion(?=s?$)|onion"
)
_MUTE = (
    ("e", re.compile(r"[^aeiouylr]le$|[aeiouy]e$")),
    ("es", re.compile(r"(?:[sxz]|[cs]h|[cg]|[^aeiouyl]l|[aeiouy])es$")),
    ("ed", re.compile(r"(?:[td]|[^aeiouyl]l|[aeiouy])ed$")),
)
_HYPHENS = re.compile(r"[-‑]+")
_HISS = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")


def by_rule(word: str) -> int:
    """Count the syllables of a lower-case word by its letters, at least one.

    Right for 93 % of the words of the CMU dictionary; the rest stand in `tables/syllables.txt`.
    """
    word = word.strip("'.")
    if word.endswith("'s"):
        stem = word[:-2]
        if _HISS.search(stem):
            return by_rule(stem) + 1
        word = stem
    count = len(_GROUP.findall(word))
    if count > 1:
        count -= _has_mute_ending(word)
    return max(count + len(_SPLIT.findall(word)) - len(_JOIN.findall(word)), 1)


def _has_mute_ending(word: str) -> bool:
    for ending, spoken in _MUTE:
        if word.endswith(ending):
            return spoken.search(word) is None
    return False


class _Sounds(dict[str, list[list[str]]]):
    """Stands for textstat's dictionary: for each word its vowel sounds, one a syllable."""

    def __missing__(self, word: str) -> list[list[str]]:
        return [["0"] * _of(word)]


def _of(word: str) -> int:
    return tables.syllables().get(word) or by_rule(word)


_KEPT = frozenset("s t d ve ll re".split())
"""What textstat leaves after an apostrophe: it passes such words to its dictionary as they are."""


@cache
def _textstat() -> Callable[[str, str], int]:
    stub = types.ModuleType("nltk")
    nltk = sys.modules.setdefault("nltk", stub)  # textstat needs it only to load its dictionary
    import textstat.backend.counts._count_syllables as counting

    if nltk is stub:
        del sys.modules["nltk"]
    counting.get_cmudict = lambda lang: _Sounds()
    counting.get_pyphen = lambda lang: None
    count: Callable[[str, str], int] = counting.count_syllables
    return count


@cache
def count(word: str) -> int:
    """Count the syllables of one word as it stands, at least one.

    A figure is one; letters without a vowel (`mg`, `NHS`), and short words in capitals that are no
    common word, are spelt out; parts joined by hyphens are added up.
    """
    if "-" in word or "‑" in word:
        return sum(parts(word)) or 1
    plain = word.replace("’", "'").replace("ʼ", "'")
    if not plain.isascii():
        plain = "".join(c for c in normalize("NFKD", plain) if not combining(c))
    if plain[:1].isdigit():
        return 1
    if "." in plain:  # U.S, e.g
        return sum(map(_letter, plain))
    if _is_spelt_out(plain):
        return sum(map(_letter, plain))
    stem, _, ending = plain.partition("'")
    if stem.isalpha() and (stem == plain or ending in _KEPT):
        return _of(plain.lower())
    return max(_textstat()(plain, "en_US"), 1)


@cache
def parts(word: str) -> tuple[int, ...]:
    """Count the syllables of each part of a compound: a formula takes `follow-up` for two words."""
    return tuple(count(part) for part in _HYPHENS.split(word) if part)


def _letter(letter: str) -> int:
    if letter in "wW":
        return 3
    return int(letter.isalpha())


def _is_spelt_out(word: str) -> bool:
    lower = word.lower()
    if len(word) < 2 or lower in tables.syllables():
        return False
    if not any(letter in "aeiouy" for letter in lower):
        return len(word) <= 6
    return word.isupper() and len(word) <= 4 and tables.frequency().get(lower, 0.0) < _COMMON


_COMMON = 4.0
"""Zipf value from which a word in capitals is read as a word (`STOP`), not spelt out (`ACL`)."""
