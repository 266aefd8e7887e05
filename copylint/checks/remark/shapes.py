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
    ("like", ""), ("wise", ""), ("able", ""), ("able", "e"), ("ability", "able"), ("ability", ""), ("ality", "al"),
    ("ish", ""), ("y", ""), ("y", "e"), ("ization", "ize"), ("isation", "ise"), ("ized", "ize"),
    ("ised", "ise"), ("ful", ""),
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
_ADDRESS = re.compile(r"@|://|www\.|#|\.(?:com|org|net|gov|edu|co|uk|io|au)\b|_|\\|\ufffc")


def bare(word: str) -> str:
    """Give a word without its possessive."""
    return re.sub(r"(?<=\w)(?:[’']s|(?<=s)[’'])\Z", "", word)


def unaccented(low: str) -> str:
    """Give a word without its accents."""
    letters = unicodedata.normalize("NFD", low)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_code(text: str, start: int, end: int) -> bool:
    """Tell whether a word is part of an address, handle, file or code."""
    text, start, end = _around(text, start, end)
    left = re.search(r"\S*\Z", text[:start])
    right = re.match(r"\S*", text[end:])
    whole = (left.group() if left else "") + text[start:end] + (right.group() if right else "")
    if re.search(r"\d", text[start:end]) or re.search(r"\d\Z", text[:start]):
        return True
    return bool(_ADDRESS.search(whole))


_INITIALS = re.compile(
    r"[A-Z]{2,6}s?|[a-z]{1,2}[A-Z]{1,5}s?|(?:[A-Z]\.)+[A-Z]?|[A-Z][a-z]?[A-Z]+s?"
    r"|[a-z][A-Z][a-z]+|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,4}[a-z]{1,2}\.?"
    r"|[A-Z]{1,3}[a-z]{1,3}[A-Z]{1,3}"
)


def is_initials(word: str) -> bool:
    """Tell whether a word is initials or has capitals inside, and is no common word shouted."""
    if not _INITIALS.fullmatch(word):
        return False
    return len(word) <= 4 or vocabulary.zipf(word.lower()) < 4


def _around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Give the text near a word, and its place there: all of a long block takes too long."""
    first = max(0, start - _NEAR)
    return text[first : end + _NEAR], start - first, end - first


_NEAR = 500


def is_named(text: str, start: int, end: int) -> bool:
    """Tell whether names stand beside a word: a title, initials, a name or another unknown."""
    text, start, end = _around(text, start, end)
    before = re.search(r"([\w’'.]+),? (?:of |and |& |de |van |von |et )?[“\"]?\Z", text[:start])
    after = re.match(r"[”\"]?(?:[’']s?)?,? (?:and |& )?([\w’'.]+)", text[end:])
    near = [found.group(1) for found in (before, after) if found]
    if any(_is_name(word) for word in near):
        return True
    if after and after.group(1) in _AFTER_NAMES:
        return True
    return any(word[:1].isupper() for word in near) and not _is_titled(text, start, end)


_AFTER_NAMES = frozenset(
    "al sign syndrome disease test method score scale classification procedure palsy criteria"
    " position manoeuvre maneuver".split()
)


_TITLES = ("Dr", "Mr", "Mrs", "Ms", "Prof", "Professor", "Doctor", "Nurse")
_TITLED = re.compile(rf"\b(?:{'|'.join(_TITLES)})\.? (?:[A-Z][\w.’'-]* ){{0,2}}\Z")


def is_person(text: str, start: int) -> bool:
    """Tell whether a word is a person's name, behind a title and two other names at most."""
    return bool(_TITLED.search(text, max(0, start - _NEAR), start))


def is_letters(text: str, start: int, end: int) -> bool:
    """Tell whether a word is what a degree was taken in: `FRCS (Urol)`."""
    return bool(text[end : end + 1] == ")" and _DEGREE.search(text, max(0, start - _NEAR), start))


_DEGREE = re.compile(r"\b[A-Z]{3,}[a-z]* ?\((?:[A-Z][a-z]+ )?\Z")


def is_body(text: str, start: int, end: int) -> bool:
    """Tell whether a word belongs to the name of a society, hospital or journal."""
    text, start, end = _around(text, start, end)
    before, after = _NAMED_BEFORE.search(text[:start]), _NAMED_AFTER.match(text[end:])
    around = (before.group() if before else "") + text[start:end] + (after.group() if after else "")
    return not _BODIES.isdisjoint(around.split())


_NAMED_BEFORE = re.compile(r"(?:(?:[A-Z][\w’'-]*|of|for|and|the|in|on|&),? )*\Z")
_NAMED_AFTER = re.compile(r"(?: (?:[A-Z][\w’'-]*|of|for|and|the|in|on|&))*")
_BODIES = frozenset(
    "Academy Agency Association Board Center Centers Centre Centres College Commission Committee"
    " Council Department Faculty Federation Foundation Fund Hospital Hospitals Infirmary Institute"
    " Institutes Journal Ministry Network Organisation Organization Royal School Service Society"
    " Trust Union University Archives Annals".split()
)


def is_species(text: str, start: int) -> bool:
    """Tell whether a small word follows its genus: `C. acnes`, `(Gastrodia elata)`."""
    return bool(_GENUS.search(text, max(0, start - _NEAR), start))


_GENUS = re.compile(r"(?:(?<![\w.])[A-Z]\.|\([A-Z][a-z]{3,}) \Z")


def _is_titled(text: str, start: int, end: int) -> bool:
    """Tell whether the clause around a word is written in title case."""
    left = re.split(r"[.:;!?]", text[:start])[-1].split()[-7:-1]
    right = re.split(r"[.:;!?]", text[end:])[0].split()[1:7]
    words = [word for word in (*left, *right) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return bool(5 * capitals >= 2 * len(words))


def _is_name(word: str) -> bool:
    if not word[:1].isupper():
        return False
    plain = bare(word.rstrip("."))
    if plain in (*_TITLES, "St", "Ave"):
        return True
    if len(plain) == 1 and plain not in "AI":
        return True
    if vocabulary.kind(plain) == vocabulary.NAME:
        return True
    common = vocabulary.kind(plain.lower())
    return common in ("", vocabulary.NAME) and not plain.isupper()


def hyphened(text: str, start: int, end: int) -> str:
    """Give the whole hyphenated word of which a word is part, in lower case; else nothing."""
    text, start, end = _around(text, start, end)
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


def missing_space(low: str) -> str:
    """Give two words written as one, where they join others or are long; else nothing."""
    for at in range(2, len(low) - 1):
        first, second = low[:at], low[at:]
        pair = {first, second} & _JOINERS
        least = min(vocabulary.zipf(first), vocabulary.zipf(second))
        if len(pair) == 2 and least >= 6:
            return f"{first} {second}"
        joined = pair and len(low) > 6 and max(len(first), len(second)) > 3
        long = joined or min(len(first), len(second)) > 4
        if long and least >= 3.5 and not any(map(_is_used, vocabulary.near(low))):
            return f"{first} {second}"
    return ""


def _is_used(word: str) -> bool:
    return vocabulary.zipf(word) >= 2.5
