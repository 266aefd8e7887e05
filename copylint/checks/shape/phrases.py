"""Forms that are told in words: phrases, articles, spellings of both dialects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from weakref import WeakKeyDictionary

from copylint.checks.shape.body import Found, Shape
from copylint.checks.shape.phrase import Phrase, fold
from copylint.model import Block, Document, Sentence

_WORD = re.compile(r"[^\W\d_]+")
_words: WeakKeyDictionary[Document, frozenset[str]] = WeakKeyDictionary()


class Wording(str):
    """Words of a slot; a fix writes `{slot:-}` for hyphens between them, `{slot:+}` for no space.

    `{slot:_}` has spaces instead of hyphens, `{slot:=}` nothing instead of them; in `{slot:'}` a
    final s becomes possessive, `{slot:s}` is without apostrophes.
    """

    __slots__ = ()

    def __format__(self, way: str) -> str:
        if way == "'":
            return re.sub(r"'?s'?\Z", "'s", self)
        if way == "s":
            return self.replace("'", "")
        old, new = {"-": (" ", "-"), "+": (" ", ""), "_": ("-", " "), "=": ("-", "")}.get(
            way, ("", "")
        )
        return self.replace(old, new) if old else str(self)


def words_of(document: Document) -> frozenset[str]:
    """Give the article's words in lower case, straight apostrophes as edges."""
    if document not in _words:
        texts = (block.text.lower() for block in document.blocks)
        _words[document] = frozenset(word for text in texts for word in _WORD.findall(text))
    return _words[document]


def sentences(shape: Shape, document: Document) -> Iterator[tuple[Block, Sentence, str]]:
    """Yield the sentences of the kinds of block that a rule reads, each with its folded text."""
    for block in document.blocks:
        if block.kind in shape.kinds:
            for sentence in block.sentences:
                yield block, sentence, fold(sentence.text)


def phrase(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the phrases of a rule where none of its excuses stands before their end."""
    known = words_of(document)
    tried = [(at, p) for at, p in enumerate(shape.phrases) if _may(p, known)]
    if not tried:
        return
    for block, sentence, text in sentences(shape, document):
        for at, wanted in tried:
            for match in wanted.find(text):
                so_far = text[: match.end()]
                if not any(next(p.find(so_far), None) for p in shape.without):
                    yield _found(shape, at, (block, sentence), match)


def _may(wanted: Phrase, known: frozenset[str]) -> bool:
    return all(any(words <= known for words in need) for need in wanted.needs)


def _found(shape: Shape, at: int, where: tuple[Block, Sentence], match: re.Match[str]) -> Found:
    block, sentence = where
    start, end = shape.phrases[at].span(match)
    slots = {name: text or "" for name, text in match.groupdict().items() if name[-1] != "_"}
    fix = None
    if shape.fixes:
        told = {name: Wording(text) for name, text in slots.items()}
        fix = shape.fixes[at if len(shape.fixes) > 1 else 0].format(**told)
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
                wanted = "an" if _in(word, vowel) else "a" if _in(word, other) else said.lower()
                if wanted != said.lower():
                    fix = wanted.capitalize() if said[0] == "A" else wanted
                    yield Found(block, match.start(1), match.end(1), fix, {"word": word})


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
