"""Find every term of every rule in one pass over an article's folded words.

A *term* is a word or phrase of a rule. Each form of each word folds to an *atom*, one character;
two forms
share an atom when the same words of the rules may take them. An article becomes a string of atoms,
a term a
short string of them, and one Aho-Corasick automaton finds all terms at once. Cost grows with the
text, not
with the number of rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from copylint.model import Block, Document, Sentence, Span
from copylint.text.join import Compiled, Line, Place, matches
from copylint.text.patterns import Pattern
from copylint.text.words import WORD, fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

EDGE, UNKNOWN = "\x00", "\x01"
ANYWHERE = "en-001"
"""The locale in which every locale's emergency number counts."""


class Unit(NamedTuple):
    """One sentence of the article: tokens `first` to `last` - 1, counted over the article."""

    block: Block
    sentence: Sentence
    first: int
    last: int


class Hit(NamedTuple):
    """Where a pattern stands: tokens `first` to `last`, both inclusive, and so its slots."""

    first: int
    last: int
    slots: Mapping[str, tuple[int, int]]
    unit: int


@dataclass(eq=False)
class Finder:
    """All terms of all patterns, ready to search; a pickle leaves the automaton out.

    Attributes:
        atoms: folded form (or form in capitals) to its atom.
        beginnings: beginnings asked for, sorted, with the atom of words that only they know.
        strings: the terms as atoms; `groups[i]` are the groups that `strings[i]` belongs to.
        compiled: patterns by key; with `{EMERGENCY}`, by key and locale.
    """

    atoms: dict[str, str]
    beginnings: list[tuple[str, str]]
    number: str
    strings: list[str]
    groups: list[tuple[int, ...]]
    compiled: dict[str, Compiled]
    local: dict[tuple[str, str], Compiled] = field(default_factory=dict)
    _cache: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, object]:
        state = {k: v for k, v in self.__dict__.items() if k != "_automaton"}
        return {**state, "_cache": {}}

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self.strings, matchkind=MatchKind.Standard)

    def _fold(self, word: str) -> tuple[str, tuple[str, ...]]:
        tokens = fold(word)
        if len(tokens) == 1 and word in self.atoms:
            return self.atoms[word], tokens
        return "".join(map(self._atom, tokens)), tokens

    def _atom(self, token: str) -> str:
        known = self.atoms.get(token)
        if known is not None:
            return known
        if token[0].isdigit():
            return self.number
        at = bisect_right(self.beginnings, (token, "\U0010ffff"))
        while at:
            at -= 1
            start, atom = self.beginnings[at]
            if token.startswith(start):
                return atom
            if start[0] != token[0]:
                break
        return UNKNOWN

    def mark(self, document: Document) -> Marks:
        """Find all terms in an article."""
        line = _Tokens()
        for block in document.blocks:
            for sentence in block.sentences:
                self._read(line, block, sentence)
        return Marks(self, document.context.locale, line)

    def _read(self, line: _Tokens, block: Block, sentence: Sentence) -> None:
        first, cache = len(line.words), self._cache
        atoms, words, places, start = line.atoms, line.words, line.places, sentence.start
        for match in WORD.finditer(sentence.text):
            raw = match.group()
            found = cache.get(raw)
            if found is None:
                found = cache[raw] = self._fold(raw)
            atoms.append(found[0])
            place = (start + match.start(), start + match.end())
            if len(found[1]) == 1:
                words.append(found[1][0])
                places.append(place)
            else:
                words += found[1]
                places += [place] * len(found[1])
        line.owners += [len(line.units)] * (len(line.words) - first + 1)
        line.units.append(Unit(block, sentence, first, len(line.words)))
        line.atoms.append(EDGE)
        line.words.append("")
        line.places.append((0, 0))

    def search(self, atoms: str) -> list[tuple[int, int, int]]:
        """Find all terms in a line of atoms: (term, first, one past the last), overlaps too."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(
            atoms, overlapping=True
        )
        return found

    def pattern(self, pattern: Pattern, locale: str) -> Compiled:
        """Give a pattern as compiled for a locale."""
        found = self.compiled.get(pattern.key)
        if found is not None:
            return found
        return self.local.get((pattern.key, locale)) or self.local[pattern.key, ANYWHERE]


class _Tokens:
    """The tokens of an article while they are read."""

    def __init__(self) -> None:
        self.atoms: list[str] = []
        self.words: list[str] = []
        self.places: list[Place] = []
        self.units: list[Unit] = []
        self.owners: list[int] = []


class Marks:
    """Where the terms of the rules stand in one article.

    Tokens are counted over the article, an empty one between two units; `words` holds them folded.
    """

    def __init__(self, finder: Finder, locale: str, line: _Tokens) -> None:
        self.units = tuple(line.units)
        self.words = line.words
        self._finder = finder
        self._locale = locale
        self._places = line.places
        self._owners = line.owners
        hits = finder.search("".join(line.atoms))
        by_string: defaultdict[int, list[Place]] = defaultdict(list)
        for string, start, end in hits:
            by_string[string].append((start, end - 1))
        self._strings = by_string
        members: defaultdict[int, list[int]] = defaultdict(list)
        groups = finder.groups
        for string in by_string:
            for group in groups[string]:
                members[group].append(string)
        self._members = members
        self._present = frozenset(members)
        self._hits: dict[int, list[Place]] = {}
        self._by_unit: dict[int, dict[int, list[Place]]] = {}

    def unit_of(self, token: int) -> int:
        """Give the index of the unit that holds a token."""
        return self._owners[token]

    def place(self, token: int) -> Place:
        """Give start and end of a token in its block's text."""
        return self._places[token]

    def span(self, first: int, last: int) -> Span:
        """Give the source of tokens `first` to `last`, both inclusive, of one block."""
        block = self.units[self.unit_of(first)].block
        return block.span(self._places[first][0], self._places[last][1])

    def may(self, pattern: Pattern) -> bool:
        """Tell cheaply whether each step has a hit somewhere in the article."""
        return self._possible(pattern) is not None

    def _possible(self, pattern: Pattern) -> Compiled | None:
        """Give a pattern as compiled; nothing where one of its steps has no hit."""
        compiled = self._finder.compiled.get(pattern.key)
        if compiled is None:
            compiled = self._finder.pattern(pattern, self._locale)
        return compiled if compiled.needed <= self._present else None

    def find(self, pattern: Pattern) -> list[Hit]:
        """Give all places of a pattern, unit by unit; with `&&`, one place a unit."""
        compiled = self._possible(pattern)
        if compiled is None:
            return []
        units, *others = map(self._units_with, compiled.needed)
        if others:
            units, *others = sorted((units, *others), key=len)
        found: list[Hit] = []
        for unit in units:
            for row in others:
                if unit not in row:
                    break
            else:
                found += self._in_unit(compiled, unit)
        return found

    def within(self, pattern: Pattern, ranges: Sequence[Place]) -> Hit | None:
        """Give the first place of a pattern in token ranges read as one line.

        Args:
            pattern: what to look for.
            ranges: (first token, one past the last), in the order they are read.
        """
        compiled = self._possible(pattern)
        if compiled is None:
            return None
        line = Line(ranges)

        def hits(group: int) -> list[Place]:
            return line.take(self._group(group))

        match = next(matches(compiled, hits), None)
        if match is None:
            return None
        first, last, slots = match
        start = line.token(first)
        return Hit(
            start,
            line.token(last),
            {name: (line.token(a), line.token(b)) for name, (a, b) in slots.items()},
            self.unit_of(start),
        )

    def _in_unit(self, compiled: Compiled, unit: int) -> Iterator[Hit]:
        def hits(group: int) -> list[Place]:
            return self._units_with(group).get(unit, [])

        for first, last, slots in matches(compiled, hits):
            yield Hit(first, last, slots, unit)

    def _group(self, group: int) -> list[Place]:
        found = self._hits.get(group)
        if found is None:
            found = []
            strings = self._members.get(group, ())
            for string in strings:
                found += self._strings[string]
            if len(strings) > 1:
                found.sort(key=_leftmost_longest)
            self._hits[group] = found
        return found

    def _units_with(self, group: int) -> dict[int, list[Place]]:
        found = self._by_unit.get(group)
        if found is None:
            found = {}
            owners = self._owners
            for place in self._group(group):
                unit = owners[place[0]]
                if unit in found:
                    found[unit].append(place)
                else:
                    found[unit] = [place]
            self._by_unit[group] = found
        return found


def _leftmost_longest(place: Place) -> Place:
    return place[0], -place[1]
