"""What an article says, in signs and actions, and how far that answers a piece of advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from copylint.checks.advice.body import NOWHERE, Evidence, Group, Lexicon, Piece, When
from copylint.checks.advice.page import Page, Range, bits
from copylint.checks.advice.wording import place_of
from copylint.text.patterns import Pattern
from copylint.text.terms import Hit

CARE = frozenset(("urgent", "clinician", "dentist-urgent"))
"""Actions that a booking line does not stand for."""
LENT = frozenset(("clinician", "ask-first"))
"""Actions that general advice without a sign lends to nothing else."""
WARNS = ("emergency", "urgent", "avoid", "stop", "taper", "ask-first", "limit", "crisis")
"""A line with one of these advises caution: it recommends nothing."""
OWNS_RISK = frozenset(("gives-advice", "claims-disease", "gives-home-steps", "restricts-food"))
"""Facts that lines on risk may raise: a claim speaks of risk too."""


class Answer(NamedTuple):
    """How an article answers a piece of advice.

    Attributes:
        state: `present`, `partial-signs`, `weak-action`, `generic-only`, `misplaced` or `missing`.
        found: signs that were read.
        lines: where they stand.
    """

    state: str
    found: tuple[str, ...] = ()
    lines: int = 0


class Desk:
    """Reads one article; each group of patterns is looked up once."""

    def __init__(self, page: Page, lexicon: Lexicon, locale: str = NOWHERE) -> None:
        self.page = page
        self.lexicon = lexicon
        self.place = place_of(lexicon, locale)
        self._signs: dict[str, int] = {}
        self._actions: dict[str, int] = {}
        self._near: dict[str, int] = {}
        self._facts: dict[str, tuple[Hit, ...]] = {}
        numbers = range(len(page.lines))
        self.lists = tuple(_lists(page))
        self._long = tuple(n for n in numbers if page.line_of.count(n) > 1)

    def lines(self, patterns: Iterable[Pattern], introduced: bool = False) -> int:
        """Give the lines that a pattern matches.

        Args:
            patterns: what to look for.
            introduced: whether an item is read again after the introduction of its list.
        """
        found = 0
        for pattern in patterns:
            if self.page.marks.may(pattern):
                found |= self._alone(pattern)
                if introduced:
                    for items in self.lists:
                        found |= self._introduced(pattern, items, found)
        return found

    def _alone(self, pattern: Pattern) -> int:
        """Give the lines that a pattern matches without what stands around them."""
        found = 0
        for hit in self.page.marks.find(pattern):
            line = self.page.line_of[hit.unit]
            if line >= 0:
                found |= 1 << line
        for n in self._long:
            if not found >> n & 1 and self._within(pattern, (self.page.lines[n].range,)):
                found |= 1 << n
        return found

    def _within(self, pattern: Pattern, ranges: Sequence[Range]) -> bool:
        return self.page.marks.within(pattern, ranges) is not None

    def _introduced(self, pattern: Pattern, items: tuple[int, ...], found: int) -> int:
        """Give the items of a list that a pattern matches together with its introduction."""
        lines = self.page.lines
        intro = lines[items[0]].intro
        alone = not pattern.guarded
        if alone and self._within(pattern, intro):
            return sum(1 << n for n in items)
        if alone and pattern.shape == (1,):
            return 0
        whole = (lines[items[0]].range[0], lines[items[-1]].range[1])
        if alone and len(pattern.shape) > 1 and not self._within(pattern, (*intro, whole)):
            return 0
        ranges = {n: (*intro, lines[n].range) for n in items if not found >> n & 1}
        return sum(1 << n for n, read in ranges.items() if self._within(pattern, read))

    def near(self, name: str) -> int:
        """Give the lines of a near miss."""
        if name not in self._near:
            group = self.lexicon.near.get(name)
            self._near[name] = self.lines(group.patterns) if group else 0
        return self._near[name]

    def sign(self, name: str) -> int:
        """Give the lines of a sign."""
        if name not in self._signs:
            found = self.lines(self.lexicon.signs[name].patterns, True)
            if name == "supervised-by":
                found &= ~self.near("generic-supervision")
            if name in self.lexicon.generic:
                found &= ~self.near("wrong-region")
            self._signs[name] = found
        return self._signs[name]

    def action(self, name: str) -> int:
        """Give the lines that tell the reader to do something, as strongly as `name` or more so."""
        if name not in self._actions:
            group = self.lexicon.actions[name]
            own = self.lines(group.patterns) & ~self._denied
            stronger = 0
            for other in group.includes:
                stronger |= self.action(other)
            if name in CARE:
                own &= ~(self.near("cta-instead") & ~self.action("emergency") & ~self._urgent_lines)
            if name == "supervised":
                own &= ~self.near("generic-supervision")
            if name == "crisis":
                own = (own | self.local_lines) & ~self.foreign_lines
            self._actions[name] = own | stronger
        return self._actions[name]

    @cached_property
    def _denied(self) -> int:
        return self.near("negated-action") | self.near("anecdote")

    def _naming(self, numbers: Iterable[str]) -> int:
        return self.lines(self.lexicon.lines[number] for number in numbers)

    @cached_property
    def _urgent_lines(self) -> int:
        return self._naming(self.place.services["urgent"].accept)

    @cached_property
    def local_lines(self) -> int:
        """Give the lines that name a crisis line of the page's locale by its number."""
        return self._naming(self.place.services["crisis"].accept)

    @cached_property
    def foreign_lines(self) -> int:
        """Give the lines that name another country's crisis line and none of this one."""
        every = {n for p in self.lexicon.places.values() for n in p.services["crisis"].accept}
        own = self.place.services["crisis"].accept
        return self._naming(every.difference(own)) & ~self.local_lines

    @cached_property
    def introducing(self) -> int:
        """Give the lines that introduce a list."""
        return _any(self.page.lines[items[0]].above for items in self.lists)

    @cached_property
    def warned(self) -> int:
        """Give the lines that advise caution."""
        found = self.sign("adds-to-care")
        for name in WARNS:
            found |= self.action(name)
        return found

    def fact(self, name: str) -> tuple[Hit, ...]:
        """Give the places that raise a fact; none when they are too few."""
        if name not in self._facts:
            group = self.lexicon.facts[name]
            hits = tuple(self._raising(group))
            self._facts[name] = hits if len(hits) >= group.at_least else ()
        return self._facts[name]

    def _raising(self, group: Group) -> Iterable[Hit]:
        spared = 0 if group.name == "gives-advice" else self.warned
        if group.name not in OWNS_RISK:
            spared |= self.action("risk")
        for pattern in group.patterns:
            for hit in self.page.marks.find(pattern):
                line = self.page.line_of[hit.unit]
                if line >= 0 and not spared >> line & 1:
                    yield hit

    def holds(self, when: When) -> bool:
        """Tell whether the facts that a piece is asked for on are there."""
        return (
            all(self.fact(name) for name in when.all)
            and (not when.any or any(self.fact(name) for name in when.any))
            and not any(self.fact(name) for name in when.none)
        )

    def answer(self, piece: Piece, own_name: frozenset[str] = frozenset()) -> Answer:
        """Tell how the article answers a piece of advice.

        Args:
            piece: the piece.
            own_name: signs that the topic's own name satisfies.
        """
        evidence = piece.evidence
        excluded = 0
        for name in evidence.exclude:
            excluded |= self.sign(name)
        signs = {name: self.sign(name) & ~excluded for name in evidence.signs}
        for name in own_name & signs.keys():
            signs[name] &= ~self.page.headings
        governed = self._governed(evidence, _any(signs.values()))
        told = {name: lines & governed for name, lines in signs.items()}
        for section in self._sections(evidence):
            hits = {name for name, lines in told.items() if lines & section}
            if _enough(evidence, hits):
                return Answer("present", _ordered(signs, hits), _any(told.values()) & section)
        return self._short(evidence, signs, told, self.lexicon.generic | own_name)

    def _sections(self, evidence: Evidence) -> Sequence[int]:
        return (self.page.every,) if evidence.within == "page" else self.page.sections

    def _short(
        self,
        evidence: Evidence,
        signs: Mapping[str, int],
        told: Mapping[str, int],
        proves_nothing: frozenset[str],
    ) -> Answer:
        found = {name for name, lines in told.items() if lines}
        if _telling(evidence, found, proves_nothing):
            return Answer("partial-signs", _ordered(signs, found), _any(told[n] for n in found))
        named = {name for name, lines in signs.items() if lines}
        if _enough(evidence, named) and named - proves_nothing:
            foreign = "crisis" in evidence.action and self.foreign_lines
            state = "partial-signs" if foreign else "weak-action"
            return Answer(state, _ordered(signs, named), _any(signs[n] for n in named))
        return Answer("missing")

    def _governed(self, evidence: Evidence, signed: int) -> int:
        if not evidence.action or "none" in evidence.action:
            return self.page.every
        actions = 0
        for name in evidence.action:
            lines = self.action(name)
            if name in LENT:
                lines &= ~(self.near("untethered-advice") & ~signed)
            actions |= lines
        if evidence.within == "page":
            return self.page.every if actions else 0
        if evidence.within == "block":
            return self.page.governed(actions)
        inherited = 0
        for n in bits(signed & ~actions):
            if self.page.lines[n].above & actions:
                inherited |= 1 << n
        return actions | inherited | self.page.answered(actions)


def _lists(page: Page) -> Iterator[tuple[int, ...]]:
    """Yield the items that one introduction stands before."""
    items: list[int] = []
    for n, line in enumerate(page.lines):
        if items and line.intro != page.lines[items[0]].intro:
            yield tuple(items)
            items = []
        if line.intro:
            items.append(n)
    if items:
        yield tuple(items)


def _any(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _ordered(signs: Mapping[str, int], some: set[str]) -> tuple[str, ...]:
    """Give some signs as the piece lists them: a message must not hang on the order of a set."""
    return tuple(name for name in signs if name in some)


def _enough(evidence: Evidence, hits: set[str]) -> bool:
    return (
        len(hits) >= evidence.need
        and hits.issuperset(evidence.must)
        and (not evidence.must_any or not hits.isdisjoint(evidence.must_any))
    )


def _telling(evidence: Evidence, hits: set[str], proves_nothing: frozenset[str]) -> bool:
    """Tell whether some signs are a start: not only general ones, and a compulsory one."""
    compulsory = {*evidence.must, *evidence.must_any}
    return bool(hits - proves_nothing) and (not compulsory or not hits.isdisjoint(compulsory))
