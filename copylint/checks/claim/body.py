"""What is peculiar to a claim, and what all claims share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from copylint.packs.fields import Fields
from copylint.text.cues import REACHES, Cue, Excuse, names
from copylint.text.patterns import Pattern

PLACES = ("title", "description", "heading", "paragraph", "item", "quote", "cell", "caption")
GROUPS = ("effect", "cause", "figure", "praise")
"""Of what a claim may speak, to the weights of words."""
_GOVERNING = ("effect", "cures", "cause", "verb")


@dataclass(frozen=True, slots=True)
class Shared:
    """What all claims share: cues by name, excuses by family, domains that count as a source."""

    cues: Mapping[str, Cue]
    families: Mapping[str, tuple[Excuse, ...]]
    domains: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is peculiar to a claim.

    Attributes:
        family: one sentence gets one finding a family.
        find: any of them makes the claim.
        spare: words that look like the claim and are none; a phrase inside them is let be.
        lead: an item is a claim only below an introduction with one of these; none: anywhere.
        page: only on an article that says one of these at least `ABOUT` times; none: on any.
        where: places of `PLACES` it is looked for in; none: everywhere.
        key: the slot whose words a negation must govern; empty: the last word of the phrase.
        unless: cues that excuse it.
        notes: cues that leave it a note.
        broad: whether the page decides: one step less where it informs and sells nothing, and
            silence where it is not about health or does
            nothing but inform.
        hedges: whether a hedge lowers it by one step.
        needs_words: sentences with fewer words are not judged.
        once: whether an article is told of it once, however often it makes it.
        mark: whether the `phrase`, its `clause` or its `sentence` is marked.
        weighs: of what the words of a sentence must speak together, in place of `find`.
        at_least: the share, from 0 to 1, that the sentence must weigh; with `find`, besides it.
    """

    family: str
    find: tuple[Pattern, ...]
    spare: tuple[Pattern, ...]
    lead: tuple[Pattern, ...]
    page: tuple[Pattern, ...]
    where: frozenset[str]
    key: str
    unless: tuple[Excuse, ...]
    notes: tuple[Excuse, ...]
    broad: bool
    hedges: bool
    needs_words: int
    once: bool
    mark: str
    weighs: str
    at_least: float
    shared: Shared


def parse(fields: Fields) -> Claim:
    """Read the part of a rule file that is peculiar to claims."""
    shared = _shared(fields)
    slots = fields.terms("slots")
    gap = int(fields.number("gap", 8))
    family = fields.text("family")
    if family not in shared.families:
        known = ", ".join(sorted(shared.families))
        raise fields.error("family", f"family `{family}` is unknown; take one of {known}")
    where = fields.texts("where", ())
    for place in where:
        if place not in PLACES:
            raise fields.error("where", f"place `{place}` is unknown; take {', '.join(PLACES)}")
    dropped = set(fields.texts("despite", ()))
    common = (e for e in shared.families[family] if e.name not in dropped)
    return Claim(
        family,
        fields.patterns("find", slots, gap),
        fields.patterns("spare", slots, gap),
        fields.patterns("lead", slots, gap),
        fields.patterns("page", slots, gap),
        frozenset(where),
        fields.text("key", next((k for k in _GOVERNING if k in slots), "")),
        (*common, *_excuses(fields, "unless", shared)),
        _excuses(fields, "notes", shared),
        fields.flag("broad"),
        fields.flag("hedges", True),
        int(fields.number("needs_words", 0)),
        fields.flag("once"),
        fields.choice("mark", ("phrase", "clause", "sentence"), "phrase"),
        fields.choice("weighs", ("", *GROUPS), ""),
        fields.number("at_least", 0),
        shared,
    )


def _shared(fields: Fields) -> Shared:
    memo = fields.reading.memo
    if "claims" not in memo:
        listed = fields.reading.file("terms/citation-domains.yaml")
        domains = frozenset(d for group in listed for d in listed.texts(group))
        cues = {name: _cue(fields, name) for name in fields.shared("cues")}
        shared = Shared(cues, {}, domains)
        excuses = fields.shared("excuses")
        families = {family: _excuses(excuses, family, shared) for family in excuses}
        memo["claims"] = Shared(cues, families, domains)
    found = memo["claims"]
    assert isinstance(found, Shared)
    return found


def _cue(fields: Fields, name: str) -> Cue:
    inner = fields.shared("cues").fields(name)
    reaches: dict[str, tuple[Pattern, ...]] = {}
    for reach in inner:
        if reach not in REACHES:
            raise inner.error(reach, f"reach `{reach}` is unknown; take {', '.join(REACHES)}")
        reaches[reach] = inner.merged(reach)
    return Cue(name, reaches)


def _excuses(fields: Fields, key: str, shared: Shared) -> tuple[Excuse, ...]:
    known = names(tuple(shared.cues))
    found = []
    for text in fields.texts(key, ()):
        name, _, within = text.partition(" within ")
        if name not in known:
            listed = ", ".join(sorted(known))
            raise fields.error(key, f"cue `{name}` is unknown; take one of {listed}")
        if within not in ("", "sentence", "paragraph"):
            raise fields.error(key, f"`within {within}` is unknown; take sentence or paragraph")
        found.append(Excuse(name, within or "sentence"))
    return tuple(found)
