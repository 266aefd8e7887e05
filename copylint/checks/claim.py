"""Claims: a phrase that says more than the page supports, unless a cue around it excuses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copylint.errors import RuleError
from copylint.model import SEVERITIES, Block, Document, Finding, Rule, Span
from copylint.packs.fields import Fields
from copylint.text.cues import REACHES, Cue, Excuse, Scene, names
from copylint.text.patterns import Pattern
from copylint.text.terms import Hit, Marks

KIND = "claim"
PLACES = ("title", "description", "heading", "paragraph", "item", "quote", "cell", "caption")
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
        lead: an item is a claim only below an introduction with one of these; none: anywhere.
        where: places of `PLACES` it is looked for in; none: everywhere.
        key: the slot whose words a negation must govern; empty: the last word of the phrase.
        unless: cues that excuse it.
        notes: cues that leave it a note.
        broad: whether the page decides: one step less where it informs and sells nothing, and
            silence where it is not about health.
        hedges: whether a hedge lowers it by one step.
        needs_words: sentences with fewer words are not judged.
        mark: whether the `phrase`, its `clause` or its `sentence` is marked.
    """

    family: str
    find: tuple[Pattern, ...]
    lead: tuple[Pattern, ...]
    where: frozenset[str]
    key: str
    unless: tuple[Excuse, ...]
    notes: tuple[Excuse, ...]
    broad: bool
    hedges: bool
    needs_words: int
    mark: str
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
        fields.patterns("lead", slots, gap),
        frozenset(where),
        fields.text("key", next((k for k in _GOVERNING if k in slots), "")),
        (*common, *_excuses(fields, "unless", shared)),
        _excuses(fields, "notes", shared),
        fields.flag("broad"),
        fields.flag("hedges", True),
        int(fields.number("needs_words", 0)),
        fields.choice("mark", ("phrase", "clause", "sentence"), "phrase"),
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
        texts = inner.texts(reach)
        words = [t for t in texts if not re.search(r"\s", t)]
        phrases = [t for t in texts if re.search(r"\s", t)]
        written = (["|".join(words)] if words else []) + phrases
        try:
            reaches[reach] = tuple(inner.compile(text) for text in written)
        except RuleError as error:
            raise inner.error(reach, str(error).partition(": ")[2]) from None
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


def check(rules: Sequence[Rule[Claim]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each claim that no cue excuses."""
    marks = document.marks
    if not rules or not isinstance(marks, Marks):
        return
    shared = rules[0].body.shared
    scene = Scene(document, shared.cues, shared.domains)
    for rule in rules:
        for pattern in rule.body.find:
            for hit in marks.find(pattern):
                if _applies(rule.body, hit, scene):
                    yield _finding(rule, hit, scene)


def _applies(claim: Claim, hit: Hit, scene: Scene) -> bool:
    unit = scene.marks.units[hit.unit]
    block = unit.block
    if claim.broad and scene.document.context.page_kind == "other":
        return False
    if unit.last - unit.first < claim.needs_words:
        return False
    if claim.where and not claim.where & _places(block, scene.document):
        return False
    if claim.lead and not _led(claim, block, scene):
        return False
    key = _key(claim, hit)
    return not any(scene.holds(excuse, hit, key) for excuse in claim.unless)


def _places(block: Block, document: Document) -> set[str]:
    places = {block.kind}
    if block is document.title:
        places.add("title")
    if block.kind == "field":
        places.add("title" if block.name.endswith("title") else "description")
    return places


def _led(claim: Claim, block: Block, scene: Scene) -> bool:
    lead = scene.lead.get(block)
    if lead is None or lead not in scene.units_of:
        return False
    units = (scene.marks.units[n] for n in scene.units_of[lead])
    ranges = [(unit.first, unit.last) for unit in units]
    return any(scene.marks.within(pattern, ranges) for pattern in claim.lead)


def _key(claim: Claim, hit: Hit) -> int:
    place = hit.slots.get(claim.key)
    return place[0] if place is not None else hit.last


def _finding(rule: Rule[Claim], hit: Hit, scene: Scene) -> Finding:
    document, marks = scene.document, scene.marks
    span = _marked(rule.body, hit, scene)
    words = {name: document.text(marks.span(*place)) for name, place in hit.slots.items()}
    words["match"] = shorten(" ".join(document.text(span).split()))
    return Finding(
        rule.id,
        span,
        rule.message.format_map(_Blank(words)),
        _severity(rule, hit, scene),
        rule.tags,
        advice=rule.advice,
        rewrite=rule.rewrite.format_map(_Blank(words)),
        sources=rule.sources,
    )


def _marked(claim: Claim, hit: Hit, scene: Scene) -> Span:
    if claim.mark == "sentence":
        unit = scene.marks.units[hit.unit]
        return unit.block.span(unit.sentence.start, unit.sentence.end)
    if claim.mark == "clause":
        return scene.marks.span(hit.first, scene.clause(hit.unit, hit.last)[1] - 1)
    return scene.marks.span(hit.first, hit.last)


def shorten(text: str, most: int = 60) -> str:
    """Shorten a quotation to `most` characters, at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


class _Blank(dict[str, str]):
    """Slots that a match did not fill become a blank for the author."""

    def __missing__(self, key: str) -> str:
        return f"[{key}]"


def _severity(rule: Rule[Claim], hit: Hit, scene: Scene) -> str:
    claim, key = rule.body, _key(rule.body, hit)
    step = SEVERITIES.index(rule.severity_in(scene.document.context.country))
    if claim.hedges and scene.holds(Excuse("hedged"), hit, key):
        step -= 1
    if claim.broad and scene.document.context.page_kind == "education":
        step -= 1
    if any(scene.holds(excuse, hit, key) for excuse in claim.notes):
        step = 0
    return SEVERITIES[max(step, 0)]
