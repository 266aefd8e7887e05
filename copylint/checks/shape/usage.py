"""Forms that show only against the rest of the article: one word written in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from copylint.checks.shape.body import Found, Shape, is_new_line
from copylint.model import Block, Document

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TITLES = re.compile(r"[®™“”\"]")


_Place = tuple[Block, int, str]
_places: WeakKeyDictionary[Document, dict[frozenset[str], list[_Place]]] = WeakKeyDictionary()


def _words(shape: Shape, document: Document) -> list[_Place]:
    """Give the words that a rule reads, with their block and where they start in it."""
    known = _places.setdefault(document, {})
    found = known.get(shape.kinds)
    if found is None:
        found = known[shape.kinds] = [
            (block, match.start(), match.group())
            for block in shape.blocks(document)
            for match in _WORD.finditer(block.text)
        ]
    return found


def two_spellings(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the rarer of two spellings: with and without a hyphen, with `oe` and with `e`."""
    words = _words(shape, document)
    rare = _rarer(Counter([word.lower() for _, _, word in words if len(word) > 5]))
    for block, start, word in words if rare else ():
        other = rare.get(word.lower())
        if other and other not in shape.words("apart"):
            fix = other.capitalize() if word[0].isupper() else other
            yield Found(block, start, start + len(word), fix)


def _rarer(counts: Counter[str]) -> dict[str, str]:
    """Give of each word with two spellings the rarer one, and the other."""
    forms: dict[str, set[str]] = defaultdict(set)
    for word in counts:
        if "-" in word or "oe" in word or "ae" in word:
            bare = re.sub("[oa]e", "e", word.replace("-", ""))
            forms[bare] |= {word, bare} & counts.keys()
    places = {word: place for place, word in enumerate(counts)}
    rare = {}
    for spellings in forms.values():
        if len(spellings) == 2:  # of two that are as frequent, the one that comes second is rarer
            ranks = {word: (counts[word], "-" not in word, -places[word]) for word in spellings}
            first, second = sorted(spellings, key=ranks.__getitem__)
            rare[first] = second
    return rare


def inconsistent_capital(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a capital inside a sentence on a word that the article else writes small there."""
    from copylint.tables import vocabulary

    words = _words(shape, document)
    small = {word for _, _, word in words}
    for block, start, word in words:
        if word[0].islower() or len(word) < 4 or not word[1:].islower():
            continue
        low = word.lower()
        if word == low or low not in small or low in shape.words("apart"):
            continue
        end = start + len(word)
        if _is_placed(block.text[:start], block.text[end:], block.text):
            continue
        if not is_new_line(document, block, start) and not vocabulary.kind(word):
            yield Found(block, start, end, low)


def _is_prose(text: str) -> bool:
    """Tell whether a text is a sentence and holds no quotation or trade mark."""
    whole = len(text.split()) > 7 and text.rstrip().endswith((".", "!", "?", ")"))
    return whole and not _TITLES.search(text)


def _is_placed(before: str, after: str, text: str) -> bool:
    """Tell whether a word has its capital for its place, or may be part of a name or title."""
    if not re.search(r"(?:^|[\s(])[a-z]+,? \Z", before) or not _is_prose(text):
        return True
    if _is_listed(before, after):
        return True
    if re.match(r"(?:[’']s)?[ -](?:(?:of|and|&|for|to|in|the) )?[A-Z®™0-9]", after):
        return True
    if re.search(
        r"[a-z,] [A-Z][\w’'-]*,? (?:(?:of|and|or|for|to|in|into|as|with|the|a) )+\Z", before
    ):
        return True
    return bool(re.match(r"\s*[:–—-]", after))


def _is_listed(before: str, after: str) -> bool:
    """Tell whether two more words around have capitals, as in a series of names."""
    around = _CAPITAL.findall(before[-40:]) + _CAPITAL.findall(after[:40])
    return len(around) > 1


_CAPITAL = re.compile(r"(?<=[\w,)] )[(]?[A-Z][a-z]{2,}|(?<=\()[A-Z][a-z]{2,}")
