"""Forms that are told in words: phrases, articles, spellings of both dialects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from copylint.checks.shape.body import Found, Shape
from copylint.checks.shape.passages import Line, Passage, passages
from copylint.checks.shape.phrase import Phrase
from copylint.model import Block, Document, Sentence

_WORD = re.compile(r"[^\W\d_]+")


FAR = 600
"""Characters before the end of a find in which its excuses are looked for."""


def phrase(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the phrases of a rule where none of its excuses stands before their end.

    What a fix would leave as it stands is right: `IV drip`, where `iv drip` is wrong.
    """
    for passage in passages(document):
        for at, wanted in enumerate(shape.phrases):
            for line, match in matches(passage, wanted, shape) if passage.may(wanted) else ():
                found = _found(shape, at, line, match)
                right = found.fix == found.block.text[found.start : found.end]
                if not right and not is_excused(shape, passage, line, match.end()):
                    yield found


def matches(passage: Passage, wanted: Phrase, shape: Shape) -> Iterator[tuple[Line, re.Match[str]]]:
    """Yield where a phrase stands in the sentences of the kinds of block that a rule reads."""
    fit = [line for line in passage.fitting(wanted) if line.block.kind in shape.kinds]
    if fit:
        pattern = passage.pattern(wanted)
        for line in fit:
            for match in wanted.matches(pattern, line.text):
                yield line, match


def is_excused(shape: Shape, passage: Passage, line: Line, end: int) -> bool:
    """Tell whether an excuse of a rule stands in a sentence before a character of it."""
    start = max(0, end - FAR)
    return any(
        line in passage.fitting(excuse) and passage.pattern(excuse).search(line.text, start, end)
        for excuse in shape.without
    )


_FORMED = {
    "bare": "without_s",
    "es": "with_s",
    "ed": "participle",
    "ly": "adverb",
    "adj": "adjective",
    "ing": "gerund",
    "been": "perfect",
    "a": "with_article",
}


class Wording(str):
    """Words of a slot; a fix writes `{slot:-}` for hyphens between them, `{slot:+}` for no space.

    `{slot:_}` has spaces instead of hyphens, `{slot:=}` nothing instead of them; in `{slot:'}` a
    final s becomes possessive, `{slot:s}` is without apostrophes; `{slot:bare}` is a verb's base
    form or a noun's singular, `{slot:es}` the verb's form in -s or the noun's plural, `{slot:ed}`
    the verb's participle, `{slot:ly}` the adverb of an adjective, `{slot:adj}` the reverse,
    `{slot:ing}` the verb's form in -ing, `{slot:been}` its perfect (of “is” and “are”),
    `{slot:a}` has “a” or “an” before it,
    `{slot:low}` is in small letters.
    """

    __slots__ = ()

    def __format__(self, way: str) -> str:
        if way == "'":
            return re.sub(r"'?s'?\Z", "'s", self)
        if way == "s":
            return self.replace("'", "")
        if way == "low":
            return self.lower()
        if way in _FORMED:
            from copylint.tables import forms

            formed: str = getattr(forms, _FORMED[way])(self)
            return formed
        exchanged = {"-": (" ", "-"), "+": (" ", ""), "_": ("-", " "), "=": ("-", "")}
        old, new = exchanged.get(way, ("", ""))
        return self.replace(old, new) if old else str(self)


def _found(shape: Shape, at: int, line: Line, match: re.Match[str]) -> Found:
    slots = {name: text or "" for name, text in match.groupdict().items() if name[-1] != "_"}
    place = shape.phrases[at].span(match)
    return worded(shape.fix(at), (line.block, line.sentence), place, slots)


def worded(
    fix: str | None, where: tuple[Block, Sentence], place: tuple[int, int], slots: Mapping[str, str]
) -> Found:
    """Give a find with its fix.

    Args:
        fix: what the rule would have instead, slots in braces, if it tells.
        where: the block and the sentence.
        place: what is marked, in the sentence.
        slots: the words that stand for each slot.
    """
    (block, sentence), (start, end) = where, place
    if fix is not None:
        fix = fix.format(**{name: Wording(text) for name, text in slots.items()})
        fix = _like(sentence.text[start:end], fix)
    return Found(block, sentence.start + start, sentence.start + end, fix, slots)


def _like(old: str, new: str) -> str:
    """Give a wording the first capital and the curly apostrophe of the one it replaces."""
    if old[:1].isupper() and new[:1].islower():
        new = new[0].upper() + new[1:]
    return new.replace("'", "’") if "’" in old else new


@lru_cache(maxsize=1)
def _articles() -> re.Pattern[str]:
    return re.compile(r"(?<![\w'’-])([Aa]n?)\s+([A-Z0-9][A-Za-z0-9]*|[a-z]+)(?![’'])")


def article(shape: Shape, document: Document) -> Iterator[Found]:
    """Find `a` before a vowel sound and `an` before another, for words and letters it is told."""
    vowel, other = shape.words("vowel"), shape.words("consonant")
    for block in document.blocks:
        if block.kind in shape.kinds:
            for match in _articles().finditer(block.text):
                said, word = match.groups()
                wanted = "an" if _in(word, vowel) else "a" if _in(word, other) else _usual(word)
                begins = re.search(r"(?:^|[.!?:“\"(*])\s*\Z", block.text[: match.start()])
                if wanted and wanted != said.lower() and (said[0] == "a" or begins):
                    fix = wanted.capitalize() if said[0] == "A" else wanted
                    yield Found(block, match.start(1), match.end(1), fix, {"word": word})


_YOU = re.compile(r"eu|ew|one|once|oui|u(?:ni|s[aeiu]|t[aeio]|b[ioe]|k|r[aeio]|f|nan|l[iy]s)|h")


def _usual(word: str) -> str:
    """Give the article that the letters of a common word ask for, nothing where they mislead."""
    if not word.islower() or len(word) < 3 or _YOU.match(word):
        return ""
    return "an" if word[0] in "aeiou" else "a"


def _in(word: str, words: frozenset[str]) -> bool:
    """Tell whether a word is listed; initials match only as capitals."""
    return word in words or (word.lower() in words and word.lower() not in ("us", "it"))


def mixed_dialects(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the spellings of the dialect that the article uses less, where no locale decides."""
    from copylint.tables import vocabulary

    if document.context.locale != "en-001":
        return
    spoken = [
        (block, match, side)
        for block in document.blocks
        if block.kind in shape.kinds
        for match in _WORD.finditer(block.text)
        if (side := vocabulary.side(match.group()))
        and match.group() not in shape.words("shared")
        and not re.search("[iy]z", match.group())
    ]
    counts = Counter(letter for _, _, letter in spoken)
    british, american = counts[vocabulary.BRITISH], counts[vocabulary.AMERICAN]
    if not british or not american or british == american:
        return
    less = vocabulary.BRITISH if british < american else vocabulary.AMERICAN
    other = "American" if less == vocabulary.BRITISH else "British"
    for block, match, letter in spoken:
        if letter == less:
            fix = vocabulary.twin(match.group())
            yield Found(block, match.start(), match.end(), fix, {"dialect": other})
