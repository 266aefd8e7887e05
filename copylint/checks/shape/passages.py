"""Which sentences may hold a phrase: told from where words stand, before anything is searched.

A regular expression costs far more to compile and to run than to rule out. A passage keeps the
places of each of its words as the bits of one number, so that words which must follow one another
are looked for in all its sentences at once.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from copylint.checks.shape.phrase import PIECE, Group, Phrase, Run, fold
from copylint.model import Block, Document, Sentence

MOST = 300
"""Sentences of a passage: the cost of a longer one grows with the square of its length."""
FEW = 2
"""Articles for which phrases are compiled with the alternatives alone that stand in them."""
_read = itertools.count(1)


class Line(NamedTuple):
    """A sentence with its block and its folded text."""

    block: Block
    sentence: Sentence
    text: str


class _Standing(NamedTuple):
    """The alternatives of a group that stand in a passage, and the places where they begin.

    Attributes:
        numbers: of the alternatives.
        places: for each length in words the places as bits; nothing where none stands anywhere.
    """

    numbers: Collection[int]
    places: Sequence[tuple[int, int]]


class Passage:
    """Some sentences of an article, in order; one of a few, or one of many."""

    def __init__(self, lines: Sequence[Line], is_alone: bool = True) -> None:
        self.lines = lines
        self.is_alone = is_alone
        self.text = "\n".join(line.text for line in lines)
        self._starts: list[int] = []
        self._openings = 0
        self._where: dict[str, list[int]] = {}
        self._bits: dict[str, int] = {}
        self._groups: dict[Group, _Standing] = {}
        self._known: dict[Group, bool] = {}
        at = 0
        for line in lines:
            self._starts.append(at)
            self._openings |= 1 << at
            for word in PIECE.findall(line.text.lower()):
                self._where.setdefault(word, []).append(at)
                at += 1
            at += 1  # a place between two sentences, so that no run of words crosses it
        self._end = at

    def fitting(self, phrase: Phrase) -> Sequence[Line]:
        """Give the sentences that may hold a phrase, in order."""
        ends = []
        for run in phrase.runs:
            found = self._ends(phrase, run)
            if not found:
                return ()
            ends.append(found)
        signs = phrase.signs
        if not _has(self.text, signs):
            return ()
        numbers = self._with_all(ends) if ends else range(len(self.lines))
        lines = [self.lines[number] for number in numbers]
        return [line for line in lines if _has(line.text, signs)] if signs else lines

    def may(self, phrase: Phrase) -> bool:
        """Tell at once whether the rarest word that a phrase needs stands here."""
        group = phrase.rarest
        if group is None:
            return True
        found = self._known.get(group)
        if found is None:
            found = self._known[group] = not group.heads.keys().isdisjoint(self._where.keys())
        return found

    def pattern(self, phrase: Phrase) -> re.Pattern[str]:
        """Give what finds a phrase in these sentences.

        Compiling takes longer than searching one article: alternatives that do not stand in it
        are left out. Where articles are many, it pays to compile all for good.
        """
        return phrase.compiled(self.standing(phrase) if self.is_alone else None)

    def standing(self, phrase: Phrase) -> list[Collection[int]]:
        """Give, for each group of a phrase, the numbers of the alternatives that stand here."""
        return [self._standing(group).numbers for group in phrase.groups]

    def _ends(self, phrase: Phrase, run: Run) -> int:
        """Give the places right behind a run, as bits; those of a sentence's end count to it."""
        at = self._openings if run.opens else -1
        for number in run.groups:
            after = 0
            for length, bits in self._standing(phrase.groups[number]).places:
                after |= (bits & at) << length
            if not after:
                return 0
            at = after
        return at

    def _with_all(self, ends: list[int]) -> Iterator[int]:
        """Yield the numbers of the sentences that hold a place of each."""
        first, *others = sorted(ends, key=int.bit_count)
        while first:
            number = bisect_right(self._starts, (first & -first).bit_length() - 1) - 1
            start = self._starts[number]
            end = self._starts[number + 1] if number + 1 < len(self._starts) else self._end
            own = (1 << end) - (1 << start)
            if all(other & own for other in others):
                yield number
            first = first >> end << end

    def _standing(self, group: Group) -> _Standing:
        found = self._groups.get(group)
        if found is None:
            found = self._groups[group] = self._look(group)
        return found

    def _look(self, group: Group) -> _Standing:
        numbers, places = list(group.bare), dict[int, int]()
        for head in group.heads.keys() & self._where.keys():
            at = self._at(head)
            for number, others in group.heads[head]:
                bits = at
                for step, word in enumerate(others, 1):
                    bits &= self._at(word) >> step
                    if not bits:
                        break
                if bits:
                    length = len(others) + 1
                    places[length] = places.get(length, 0) | bits
                    numbers.append(number)
        return _Standing(numbers, tuple(places.items()))

    def _at(self, word: str) -> int:
        """Give the places of a word, as bits."""
        bits = self._bits.get(word)
        if bits is None:
            bits = 0
            for place in self._where.get(word, ()):
                bits |= 1 << place
            self._bits[word] = bits
        return bits


def _has(text: str, signs: Sequence[str]) -> bool:
    return all(sign in text for sign in signs)


_passages: WeakKeyDictionary[Document, tuple[Passage, ...]] = WeakKeyDictionary()


def passages(document: Document) -> tuple[Passage, ...]:
    """Give an article as passages, read once."""
    found = _passages.get(document)
    if found is None:
        lines = [
            Line(block, sentence, fold(sentence.text)) for block, sentence in document.sentences()
        ]
        is_alone = next(_read) <= FEW and len(lines) <= MOST
        parts = (lines[n : n + MOST] for n in range(0, len(lines), MOST))
        found = tuple(Passage(part, is_alone) for part in parts)
        _passages[document] = found
    return found
