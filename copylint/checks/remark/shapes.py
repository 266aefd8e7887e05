"""Shapes of words that are right though no list holds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from copylint.tables import vocabulary

PREFIXES = (
    "aero|after|allo|ante|anti|arthro|audio|auto|bi|bio|cardio|cerebro|geo|up|down|off|on|back|side|chemo|chrono|co|counter|cross|cryo"
    "|cyto|de|derma|dermato|dis|eco|electro|endo|epi|ergo|exo|extra|fibro|fore|gastro|gluco|gyno|haemo"
    "|hemato|hemo|hepato|hetero|homo|hydro|hyper|hypo|immuno|infra|inter|intra|iso|keto|kineto|lipo"
    "|lympho|macro|mal|medi|mega|meta|micro|mid|mini|mis|mono|multi|musculo|myo|nano|naso|neo|nephro"
    "|neuro|non|nutri|ocular|omni|onco|ophthalmo|ortho|osteo|out|over|oxy|para|patho|peri|pharma|phlebo|photo"
    "|physio|phyto|pluri|pneumo|poly|post|pre|pro|proto|pseudo|psycho|pulmo|quasi|radio|re|reno"
    "|retro|self|semi|socio|spino|sub|super|supra|tele|temporo|thermo|thrombo|trans|tri|ultra|un|under|uni|uro"
    "|oculo|facio|cranio|maxillo|naso|oro|vaso|veno|ventro|viscero"
).split("|")
SUFFIXES = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("er", ""), ("ers", ""), ("er", "e"), ("ers", "e"), ("ly", ""), ("ness", ""), ("less", ""),
    ("like", ""), ("wise", ""), ("able", ""), ("able", "e"), ("ability", "able"), ("ability", ""),
    ("ality", "al"), ("ish", ""), ("y", ""), ("y", "e"), ("ization", "ize"), ("isation", "ise"),
    ("ized", "ize"), ("ised", "ise"), ("ful", ""),
)  # fmt: skip
_JOINERS = frozenset(
    "a also and are as at be but by can for from has have how if in into is it not of on or our"
    " so that the their then there these they this to was we were what when which who will with"
    " you your below certain".split()
)
"""Words that are never the part of a compound noun."""
_BRITISH = (
    ("æ", "e"), ("œ", "e"), ("ae", "e"), ("oe", "e"), ("our", "or"), ("is", "iz"), ("ys", "yz"),
    (r"ll(?=(?:ing|ings|ed|er|ers|or|ors|ous|ist|ists)$)", "l"),
)  # fmt: skip
_ADDRESS = re.compile(
    r"@|://|www\.|#|\b10\.\d{4,9}/|\.(?:com|org|net|gov|edu|co|uk|io|au)\b|_|\\|\ufffc"
)


def bare(word: str) -> str:
    """Give a word without its possessive."""
    return re.sub(r"(?<=\w)(?:[’']s|(?<=s)[’'])\Z", "", word)


def unaccented(low: str) -> str:
    """Give a word without its accents."""
    letters = unicodedata.normalize("NFD", low)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_code(text: str, start: int, end: int) -> bool:
    """Tell whether a word is part of an address, handle, file or code."""
    text, start, end = around(text, start, end)
    left = re.search(r"\S*\Z", text[:start])
    right = re.match(r"\S*", text[end:])
    whole = (left.group() if left else "") + text[start:end] + (right.group() if right else "")
    if re.search(r"\d", text[start:end]) or re.search(r"\d\Z", text[:start]):
        return True
    return bool(_ADDRESS.search(whole))


_INITIALS = re.compile(
    r"[A-Z]{2,6}s?|[a-z]{1,2}[A-Z]{1,9}s?|(?:[A-Z]\.)+[A-Z]?|[A-Z][a-z]?[A-Z]+s?"
    r"|[a-z][A-Z][a-z]+|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,4}[a-z]{1,2}\.?"
    r"|[A-Z]{1,3}[a-z]{1,3}[A-Z]{1,3}"
)


def is_initials(word: str) -> bool:
    """Tell whether a word is initials or has capitals inside, and is no common word shouted."""
    if not _INITIALS.fullmatch(word):
        return False
    return len(word) <= 4 or vocabulary.zipf(word.lower()) < 4


def around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Give the text near a word, and its place there: all of a long block takes too long."""
    first = max(0, start - NEAR)
    return text[first : end + NEAR], start - first, end - first


NEAR = 500


def hyphened(text: str, start: int, end: int) -> str:
    """Give the whole hyphenated word of which a word is part, in lower case; else nothing."""
    text, start, end = around(text, start, end)
    left = re.search(r"(?:[^\W\d_]+-)+\Z", text[:start])
    right = re.match(r"(?:-[^\W\d_]+)+", text[end:])
    if not left and not right:
        return ""
    whole = (left.group() if left else "") + text[start:end] + (right.group() if right else "")
    return whole.lower()


def is_british(low: str) -> bool:
    """Tell whether a rare word is the British form of an American one that is known."""
    for british, american in _BRITISH:
        for found in re.finditer(british, low):
            twin = low[: found.start()] + american + low[found.end() :]
            known = vocabulary.kind(twin) not in ("", vocabulary.NAME, vocabulary.BRITISH)
            if known and len(low) > 6 and vocabulary.zipf(twin) < 4:
                return True
    return False


def is_compound(low: str) -> bool:
    """Tell whether a word is a hyphenated compound of known words, or two nouns in one."""
    if "-" in low:
        return all(_is_part(part) for part in low.split("-") if part)
    for at in range(3, len(low) - 2):
        first, second = low[:at], low[at:]
        if _is_noun(first) and _is_noun(second) and not first.endswith("s"):
            return not any(vocabulary.zipf(near) >= 3.5 for near in vocabulary.near(low))
    return False


def _is_part(part: str) -> bool:
    return part in PREFIXES or vocabulary.is_known(part) or len(part) < 3 or is_derived(part)


def _is_noun(word: str) -> bool:
    if word in _JOINERS or vocabulary.zipf(word) < 3.3:
        return False
    single = word[:-1] if word.endswith("s") and vocabulary.kind(word[:-1]) else word
    return vocabulary.kind(single) == vocabulary.ANY and vocabulary.zipf(single + "s") >= 2


def is_derived(low: str) -> bool:
    """Tell whether a word is a known one with a prefix or suffix, and near no common word."""
    if low.endswith("s") and not low.endswith("ss") and len(low) > 5:
        single = [low[:-1], low[:-2] if low.endswith("es") else low[:-1]]
        if _IES.search(low):
            return False
        known = [word for word in single if _is_word(word) and not word.endswith("s")]
        rivals = [near for near in vocabulary.near(low) if near not in known]
        if known and not _is_rarer(low, known, rivals):
            return True
    stems = {*_prefixed(low), *_suffixed(low)}
    if not stems:
        return False
    rivals = [near for near in vocabulary.near(low) if near not in stems]
    if any(_sounds_like(low, rival) for rival in rivals):
        return False
    limit = max(2.5, min(4.0, max(vocabulary.zipf(stem) for stem in stems) + 0.75))
    return not any(vocabulary.zipf(near) >= limit for near in rivals)


_IES = re.compile("[^aeiou]ys$")
"""The end of a plural that should be in -ies: familys."""


@lru_cache(maxsize=10_000)
def is_half_doubled(low: str) -> bool:
    """Tell whether a rare word is a much commoner one with a letter doubled or not: accomodation.

    The lists of medical words hold such slips.
    """
    most = vocabulary.zipf(low) + 1.5
    return (
        len(low) > 5
        and most < 4.5
        and any(
            vocabulary.zipf(near) >= max(3.5, most) and _undoubled(near) == _undoubled(low)
            for near in vocabulary.near(low)
        )
    )


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _is_rarer(low: str, known: list[str], rivals: list[str]) -> bool:
    """Tell whether a word near a form is much commoner than what the form comes from."""
    most = max(map(vocabulary.zipf, known)) + 1.5
    if any(_sounds_like(low, rival) and vocabulary.zipf(rival) >= most for rival in rivals):
        return True
    return any(vocabulary.zipf(rival) >= max(most, 4) for rival in rivals)


def _sounds_like(low: str, rival: str) -> bool:
    """Tell whether a word differs from one in use by a vowel alone: dis- for dys-, -ine for -in."""
    same = re.sub("[aeiouy]", "", low) == re.sub("[aeiouy]", "", rival)
    return same and low[-1] == rival[-1] and vocabulary.zipf(rival) >= 2


def _prefixed(low: str) -> Iterator[str]:
    for prefix in PREFIXES:
        rest = low[len(prefix) :].lstrip("-")
        if low.startswith(prefix) and len(rest) > 3:
            if _is_word(rest):
                yield rest
            yield from _suffixed(rest)


def _suffixed(low: str) -> Iterator[str]:
    for suffix, old in SUFFIXES:
        stem = low[: -len(suffix)] + old
        if low.endswith(suffix) and len(stem) > 3 and _is_word(stem):
            yield stem
        if low.endswith(suffix) and len(stem) > 4 and stem[-1] == stem[-2] and _is_word(stem[:-1]):
            yield stem[:-1]


def _is_word(word: str) -> bool:
    return vocabulary.kind(word) not in ("", vocabulary.NAME) and (
        len(word) > 4 or vocabulary.zipf(word) >= 3
    )


def missing_space(word: str) -> str:
    """Give two words written as one, where they join others or are long; else nothing.

    A word with a capital may be a name: Northlight, du Toit.
    """
    low, plain = word.lower(), word.islower()
    for at in range(2, len(low) - 1):
        first, second = low[:at], low[at:]
        pair = {first, second} & _JOINERS
        least = min(vocabulary.zipf(first), vocabulary.zipf(second))
        if plain and len(pair) == 2 and least >= 6:
            return f"{first} {second}"
        joined = pair and len(low) > 6 and max(len(first), len(second)) > 3
        long = joined or (plain and min(len(first), len(second)) > 4)
        if long and least >= 3.5 and not any(map(_is_used, vocabulary.near(low))):
            return f"{first} {second}"
    return ""


def _is_used(word: str) -> bool:
    return vocabulary.zipf(word) >= 2.5
