"""Read what stands around a claim: is it denied, asked, reported, a myth, hedged, or supported?

Which words make a cue is data (`rules/claims/shared/cues.yaml`); how far they reach is read here:

| a cue's key | reaches |
|---|---|
| `governs` | what follows it in its clause |
| `follows` | what stands before it in its clause |
| `clause` | anything in its clause |
| `opens` | the sentence that begins with it |
| `sentence` · `paragraph` | anything in its sentence · block |
| `article` | anything in the article |
| `above` | what stands under a heading, or in a list under an introduction, with these words |
| `spare` | nothing: words that look like the cue and are none |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from copylint.model import Block, Document
from copylint.text.patterns import Pattern
from copylint.text.support import Support, supports
from copylint.text.terms import Hit, Marks, Unit

REACHES = (
    "governs",
    "follows",
    "clause",
    "opens",
    "sentence",
    "paragraph",
    "article",
    "above",
    "spare",
)
_STOPS = re.compile(r"[;:()\u2013\u2014]|\s-\s|[.!?]\s")
_TURNS = frozenset("but however yet although though whereas while because so which who".split())
_OPENERS = frozenset("if when unless because although while since once after before as".split())
_SUBJECTS = frozenset("we it you they our this these that i he she your their there".split())
_QUOTES = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’(?!\w)|(?<!\w)'[^']{3,80}'(?!\w)")


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of one cue, by how far they reach."""

    name: str
    reaches: Mapping[str, tuple[Pattern, ...]]


@dataclass(frozen=True, slots=True)
class Excuse:
    """A cue that excuses a claim; `within` a `sentence` or `paragraph` for what stands near."""

    name: str
    within: str = "sentence"


class Scene:
    """One article, while its claims are held against cues.

    Args:
        document: marked.
        cues: by name.
        domains: those whose link counts as a source.
    """

    def __init__(
        self, document: Document, cues: Mapping[str, Cue], domains: frozenset[str]
    ) -> None:
        assert isinstance(document.marks, Marks)
        self.document = document
        self.marks = document.marks
        self.cues = cues
        self._domains = domains
        self._hits: dict[str, dict[str, dict[int, list[Hit]]]] = {}
        self._edges: dict[int, list[int]] = {}

    def holds(self, excuse: Excuse, hit: Hit, key: int) -> bool:
        """Tell whether a cue excuses a claim whose governing word is token `key`."""
        special = _SPECIAL.get(excuse.name)
        if special is not None and special(self, hit, excuse.within):
            return True
        cue = self.cues.get(excuse.name)
        return cue is not None and self._cue(cue, hit, key)

    def _cue(self, cue: Cue, hit: Hit, key: int) -> bool:
        found = self._found(cue)
        if self._around(found, hit.unit):
            return True
        here = {reach: hits[hit.unit] for reach, hits in found.items() if hit.unit in hits}
        if not here or "sentence" in here:
            return bool(here)
        start, end = self.clause(hit.unit, key)
        opening = self.marks.units[hit.unit].first
        return (
            any(h.first == opening for h in here.get("opens", ()))
            or any(start <= h.first and h.last < key for h in here.get("governs", ()))
            or any(h.first > hit.first and h.last < end for h in here.get("follows", ()))
            or any(start <= h.first and h.last < end for h in here.get("clause", ()))
        )

    def _around(self, found: Mapping[str, dict[int, list[Hit]]], unit: int) -> bool:
        """Tell whether a cue that reaches so far stands in the article, the block or above it."""
        if found.get("article"):
            return True
        block = self.marks.units[unit].block
        paragraph, above = found.get("paragraph", {}), found.get("above", {})
        if paragraph and any(n in paragraph for n in self.units_of[block]):
            return True
        return bool(above) and any(
            n in above
            for over in (self.heading[block], self.lead.get(block))
            if over is not None
            for n in self.units_of.get(over, ())
        )

    def _found(self, cue: Cue) -> dict[str, dict[int, list[Hit]]]:
        """Give the places of a cue's words by reach and unit, those that are spared left out."""
        found = self._hits.get(cue.name)
        if found is None:
            spared: dict[int, list[Hit]] = {}
            for hit in self._all(cue, "spare"):
                spared.setdefault(hit.unit, []).append(hit)
            found = {}
            for reach in cue.reaches:
                for hit in self._all(cue, reach) if reach != "spare" else ():
                    if not any(holds(s, hit) for s in spared.get(hit.unit, ())):
                        found.setdefault(reach, {}).setdefault(hit.unit, []).append(hit)
            self._hits[cue.name] = found
        return found

    def _all(self, cue: Cue, reach: str) -> Iterator[Hit]:
        for pattern in cue.reaches.get(reach, ()):
            yield from self.marks.find(pattern)

    @cached_property
    def units_of(self) -> dict[Block, list[int]]:
        """The units of each block, as indexes of `Marks.units`."""
        found: dict[Block, list[int]] = {}
        for n, unit in enumerate(self.marks.units):
            found.setdefault(unit.block, []).append(n)
        return found

    @cached_property
    def heading(self) -> dict[Block, Block | None]:
        """The heading above each block."""
        found: dict[Block, Block | None] = {}
        last: Block | None = None
        for block in self.document.blocks:
            found[block] = last
            if block.kind == "heading":
                last = block
        return found

    @cached_property
    def lead(self) -> dict[Block, Block]:
        """What introduces the list of each item: a heading, or a paragraph with a colon."""
        found: dict[Block, Block] = {}
        before: Block | None = None
        leads: dict[int, Block] = {}
        for block in self.document.blocks:
            if block.kind == "item":
                if block.group not in leads and before is not None:
                    leads[block.group] = before
                if block.group in leads:
                    found[block] = leads[block.group]
            else:
                before = block if _introduces(block) else None
        return found

    def clause(self, unit: int, token: int) -> tuple[int, int]:
        """Give the clause around a token: its first token and one past its last."""
        edges = self._edges.get(unit)
        if edges is None:
            edges = self._edges[unit] = self._clauses(self.marks.units[unit])
        start = max(e for e in edges if e <= token)
        end = min(e for e in edges if e > token)
        return start, end

    def _clauses(self, unit: Unit) -> list[int]:
        words, marks = self.marks.words, self.marks
        edges = [unit.first]
        opened = unit.first < unit.last and words[unit.first] in _OPENERS
        for token in range(unit.first + 1, unit.last):
            gap = unit.block.text[marks.place(token - 1)[1] : marks.place(token)[0]]
            if _STOPS.search(gap):
                edges.append(token)
            elif "," in gap and (opened or _begins(words[token])):
                edges.append(token)
                opened = False
            elif words[token] in _TURNS:
                edges.append(token)
        return [*edges, unit.last]

    @cached_property
    def supports(self) -> dict[Block, list[Support]]:
        """What backs the words of each block."""
        return supports(self.document, self._domains)

    def backing(self, hit: Hit, within: str) -> Support | None:
        """Give the source that backs the sentence of a hit, or its paragraph; None without one."""
        unit = self.marks.units[hit.unit]
        near = self.supports.get(unit.block, [])
        start, end = unit.sentence.start, unit.sentence.end + 1
        inside = [s for s in near if start <= s.start <= end]
        return next(iter(inside or (near if within == "paragraph" else [])), None)


def holds(outer: Hit, inner: Hit) -> bool:
    """Tell whether a phrase stands inside another."""
    return outer.first <= inner.first and inner.last <= outer.last


def _begins(word: str) -> bool:
    """Tell whether a word after a comma begins a clause: a subject, a turn, or “resulting in …”."""
    return word in _SUBJECTS or word in _TURNS or (word.endswith("ing") and len(word) > 5)


def _introduces(block: Block) -> bool:
    return block.kind == "heading" or (
        block.kind in ("paragraph", "quote") and block.text.rstrip().endswith((":", "…", "..."))
    )


def _asked(scene: Scene, hit: Hit, within: str) -> bool:
    return scene.marks.units[hit.unit].sentence.text.rstrip("”\"'’)* ").endswith("?")


def _quoted(scene: Scene, hit: Hit, within: str) -> bool:
    unit = scene.marks.units[hit.unit]
    if unit.block.kind == "quote":
        return True
    start, end = scene.marks.place(hit.first)[0], scene.marks.place(hit.last)[1]
    return any(m.start() < start and end < m.end() + 1 for m in _QUOTES.finditer(unit.block.text))


def _named(scene: Scene, hit: Hit, within: str) -> bool:
    """Tell whether the words are a name: each with a capital, inside running text."""
    unit = scene.marks.units[hit.unit]
    if unit.block.kind in ("heading", "field", "item"):
        return False
    text = unit.block.text
    words = [text[slice(*scene.marks.place(t))] for t in range(hit.first, hit.last + 1)]
    return len(words) > 1 and hit.first > unit.first and all(w[:1].isupper() for w in words)


def _cited(scene: Scene, hit: Hit, within: str) -> bool:
    return scene.backing(hit, within) is not None


_SPECIAL: Mapping[str, Callable[[Scene, Hit, str], bool]] = {
    "asked": _asked,
    "quoted": _quoted,
    "named": _named,
    "cited": _cited,
}


def names(cues: Sequence[str]) -> frozenset[str]:
    """Give every name that an excuse may have: those of the rules' cues and those read here."""
    return frozenset((*cues, *_SPECIAL))
