"""What a swap rule is told: pairs of words, patterns with a replacement, what excuses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copylint.checks.swap.forms import BASE, FORMS, PARTICIPLE, PAST, Irregular, inflect
from copylint.text.patterns import Pattern
from copylint.text.words import folded

if TYPE_CHECKING:
    from copylint.packs.fields import Fields

GROUPS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "phrases": "phrase"}
KINDS = ("heading", "paragraph", "item", "quote", "cell", "caption", "field")
_COPY = ("heading", "paragraph", "item", "cell", "caption", "field")


@dataclass(frozen=True, slots=True)
class Pair:
    """This, rather that; `fixes` tells whether the replacement may stand as it is."""

    this: str
    rather: str
    kind: str
    fixes: bool = True
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern with its replacement, which may name slots; of `replaced`, only that slot goes.

    `way` is what to write where no exact wording can be given.
    """

    find: Pattern
    rather: str
    replaced: str = ""
    way: str = ""
    fixes: bool = False
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class Swap:
    """Pairs and shapes.

    Attributes:
        pairs: found by `this`, all at once.
        forms: folded words of a form of a pair's first side, to the pair's place and the form.
        irregular: forms that do not go by rule.
        unless: patterns that excuse a hit they overlap.
        kinds: of block in which it is looked for.
        whole: whether a hit must be all its block says.
        medical: whether these are medical words: only the first use counts, and none once one is
        explained. guarded: whether two different hits are needed for one to count.
        audiences: to whom it matters.
    """

    this: Pattern | None
    pairs: tuple[Pair, ...]
    forms: Mapping[tuple[str, ...], tuple[tuple[int, str], ...]]
    shapes: tuple[Shape, ...]
    irregular: Irregular = field(default_factory=dict)
    unless: tuple[Pattern, ...] = ()
    kinds: tuple[str, ...] = _COPY
    whole: bool = False
    medical: bool = False
    once: bool = False
    guarded: bool = False
    audiences: tuple[str, ...] = ("patients", "carers", "professionals")


def parse(fields: Fields) -> Swap:
    """Read the part of a rule file that is peculiar to swaps."""
    fields.names |= {"rather", "way"}
    irregular = _irregular(fields)
    pairs = tuple(_pairs(fields))
    this = None
    if pairs:
        this = fields.compile("{this}", {"this": tuple(_term(pair.this) for pair in pairs)})
    return Swap(
        this,
        pairs,
        _forms(pairs, irregular),
        tuple(_shape(inner) for inner in fields.items("shapes")),
        irregular,
        fields.patterns("unless"),
        fields.texts("in", _COPY),
        fields.flag("whole"),
        fields.flag("medical"),
        fields.flag("once"),
        fields.flag("guarded"),
        fields.texts("audiences", ("patients", "carers", "professionals")),
    )


def _irregular(fields: Fields) -> Irregular:
    if not fields.flag("irregular"):
        return {}
    shared = fields.shared("irregular")
    return {word: shared.texts(word) for word in shared.keys()}  # noqa: SIM118  a Fields is no dict


def _pairs(fields: Fields) -> Iterator[Pair]:
    guards = fields.optional("guards")
    fixes = fields.flag("fixes", True)
    loose = frozenset(fields.texts("no_fix", ()))
    for group, kind in GROUPS.items():
        inner = fields.optional(group)
        for this in inner or ():
            rather = inner.text(this) if inner else ""
            unless = guards.patterns(this) if guards and guards.has(this) else ()
            yield Pair(this, rather, kind, fixes and this not in loose, unless)


def _term(words: str) -> str:
    return "_".join(words.replace("+", "").lstrip("=").split())


def _shape(fields: Fields) -> Shape:
    slots = fields.terms("slots")
    return Shape(
        fields.pattern("find", slots, int(fields.number("gap", 4))),
        fields.text("rather", ""),
        fields.text("replace", ""),
        fields.text("way", ""),
        fields.flag("fix"),
        fields.patterns("unless", slots),
    )


def _forms(
    pairs: tuple[Pair, ...], irregular: Irregular
) -> dict[tuple[str, ...], tuple[tuple[int, str], ...]]:
    found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for index, pair in enumerate(pairs):
        for form in FORMS[pair.kind]:
            key = folded(inflect(pair.this, pair.kind, form, irregular))
            ways = found.setdefault(key, [])
            if form != PARTICIPLE or (index, PAST) not in ways:
                ways.append((index, form))
    return {key: tuple(ways) for key, ways in found.items()}


__all__ = ["BASE", "Pair", "Shape", "Swap", "parse"]
