"""Names and parts of names: a person, a species, a degree, a society."""

from __future__ import annotations

import re

from copylint.checks.remark.shapes import NEAR, around, bare
from copylint.tables import vocabulary


def is_named(text: str, start: int, end: int) -> bool:
    """Tell whether names stand beside a word: a title, initials, a name or another unknown."""
    text, start, end = around(text, start, end)
    before = re.search(r"([\w’'.]+),? (?:of |and |& |de |van |von |et )?[“\"]?\Z", text[:start])
    after = re.match(r"[”\"]?(?:[’']s?)?,? (?:and |& )?([\w’'.]+)", text[end:])
    near = [found.group(1) for found in (before, after) if found]
    if any(_is_name(word) for word in near):
        return True
    if (after and after.group(1) in _AFTER_NAMES) or _AUTHOR.match(text, end):
        return True
    return any(word[:1].isupper() for word in near) and not _is_titled(text, start, end)


_AUTHOR = re.compile(r" (?:[A-Z]{2,3}[,.;]|[A-Z], [A-Z][\w’'-]+ [A-Z]{1,3}\b|[A-Z]{1,3},? et al)")
_AFTER_NAMES = frozenset(
    "al sign syndrome disease test method score scale classification procedure palsy criteria"
    " position manoeuvre maneuver".split()
)


_TITLES = ("Dr", "Mr", "Mrs", "Ms", "Prof", "Professor", "Doctor", "Nurse")
_TITLED = re.compile(rf"\b(?:{'|'.join(_TITLES)})\.? (?:[A-Z][\w.’'-]* ){{0,2}}\Z")


def is_person(text: str, start: int) -> bool:
    """Tell whether a word is a person's name, behind a title and two other names at most."""
    return bool(_TITLED.search(text, max(0, start - NEAR), start))


def is_letters(text: str, start: int, end: int) -> bool:
    """Tell whether a word is what a degree was taken in: `FRCS (Urol)`."""
    return bool(text[end : end + 1] == ")" and _DEGREE.search(text, max(0, start - NEAR), start))


_DEGREE = re.compile(r"\b[A-Z]{3,}[a-z]* ?\((?:[A-Z][a-z]+ )?\Z")


def is_body(text: str, start: int, end: int) -> bool:
    """Tell whether a word belongs to the name of a society, hospital or journal."""
    text, start, end = around(text, start, end)
    before, after = _NAMED_BEFORE.search(text[:start]), _NAMED_AFTER.match(text[end:])
    whole = (before.group() if before else "") + text[start:end] + (after.group() if after else "")
    return not _BODIES.isdisjoint(whole.split())


_NAMED_BEFORE = re.compile(r"(?:(?:[A-Z][\w’'-]*|of|for|and|the|in|on|&),? )*\Z")
_NAMED_AFTER = re.compile(r"(?: (?:[A-Z][\w’'-]*|of|for|and|the|in|on|&))*")
_BODIES = frozenset(
    "Academy Agency Association Board Center Centers Centre Centres College Commission Committee"
    " Council Department Faculty Federation Foundation Fund Hospital Hospitals Infirmary Institute"
    " Institutes Journal Ministry Network Organisation Organization Royal School Service Society"
    " Trust Union University Archives Annals".split()
)


def is_species(text: str, start: int, end: int) -> bool:
    """Tell whether a small word follows its genus: `C. acnes`, `(Gastrodia elata)`, Arnica montana.

    The common name of a plant may stand beside the Latin one: Ze xie (Alisma orientale).
    """
    first = max(0, start - NEAR)
    if _GENUS.search(text, first, start) or _LATIN_AFTER.match(text, end):
        return True
    genus = _NOUN_BEFORE.search(text, first, start)
    if not genus or vocabulary.zipf(genus.group(1).lower()) >= 3:
        return False
    word = text[start:end]
    is_after = genus.end(1) == start - 1 and _EPITHET.search(word)
    if not is_after and not _LATIN_BEFORE.search(text, first, start):
        return False
    near = (other for other in vocabulary.near(word) if other[0] == word[0])
    return not any(map(_is_used, near))  # Spina bicida


def _is_used(word: str) -> bool:
    least = 2 if vocabulary.kind(word) == vocabulary.CLINICAL else 3.5
    return vocabulary.zipf(word) >= least


_GENUS = re.compile(r"(?:(?<![\w.])[A-Z]\.|\([A-Z][a-z]{3,}) \Z")
_NOUN_BEFORE = re.compile(r"\b([A-Z][a-z]{3,}) (?:[a-z]{3,} \()?\Z")
_EPITHET = re.compile(r"(?:a|ae|ii?|is|or|um|us|ans|ens|ax|ix|oides)\Z")
_LATIN_BEFORE = re.compile(r"\b[A-Z][a-z]{3,} [a-z]{3,} \(\Z")
_LATIN_AFTER = re.compile(r"(?: [a-z]+){0,2} \([A-Z][a-z]{3,} [a-z]{4,}\)")


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
