"""Every claim of an article: what it says, how strongly, and what backs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from copylint.checks.claim.body import Claim
from copylint.checks.claim.weights import Weighed, weigh
from copylint.model import SEVERITIES, Block, Document, Finding, Rule
from copylint.text.cues import Excuse, Scene, holds
from copylint.text.terms import Hit, Marks

LONGEST = 140
"""Characters of a message that an editor reads at a glance."""
ABOUT = 3
"""How often an article says a word of `page` before it counts as being about it."""
_HYPHENED_BEFORE = re.compile(r"(?:\w+[-\u2010\u2011])+$")
_HYPHENED_AFTER = re.compile(r"(?:[-\u2010\u2011]\w+)+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim that no cue excuses: the finding about it, and what backs it, if anything."""

    finding: Finding
    support: str


def stated(rules: Sequence[Rule[Claim]], document: Document) -> Iterator[Stated]:
    """Yield every claim, those that something on the page backs too."""
    marks = document.marks
    if not rules or not isinstance(marks, Marks):
        return
    shared = rules[0].body.shared
    scene = Scene(document, shared.cues, shared.domains)
    reading = _Reading()
    for rule in rules:
        if not rule.body.weighs and _is_about(rule.body, marks):
            made = _of_rule(rule, scene, reading)
            yield from islice(made, 1) if rule.body.once else made
    yield from _weighed([rule for rule in rules if rule.body.weighs], scene, reading)


class _Reading:
    """What is known of an article while its claims are read."""

    def __init__(self) -> None:
        self.told: set[int] = set()
        self._weighed: list[Weighed] | None = None

    def weighed(self, document: Document) -> list[Weighed]:
        """Give the weight of each unit; taken when it is first asked for."""
        if self._weighed is None:
            self._weighed = weigh(document)
        return self._weighed


def _of_rule(rule: Rule[Claim], scene: Scene, reading: _Reading) -> Iterator[Stated]:
    least = rule.body.at_least
    spared = [hit for pattern in rule.body.spare for hit in scene.marks.find(pattern)]
    for pattern in rule.body.find:
        for hit in scene.marks.find(pattern):
            if any(holds(one, hit) for one in spared) or not _is_made(rule.body, hit, scene):
                continue
            if least and reading.weighed(scene.document)[hit.unit].share < least:
                continue
            reading.told.add(hit.unit)
            yield Stated(_finding(rule, hit, scene), _support(rule.body, hit, scene))


def _weighed(rules: Sequence[Rule[Claim]], scene: Scene, reading: _Reading) -> Iterator[Stated]:
    """Yield the sentences that only the weights of their words call claims."""
    by_group = {rule.body.weighs: rule for rule in rules}
    if not by_group or not _has_claims(scene.document):
        return
    for at, weighed in enumerate(reading.weighed(scene.document)):
        rule, unit = by_group.get(weighed.group), scene.marks.units[at]
        if rule is None or at in reading.told or weighed.share < rule.body.at_least:
            continue
        hit = Hit(unit.first, unit.last - 1, {}, at)
        if unit.block.kind != "field" and _is_made(rule.body, hit, scene):
            yield Stated(_finding(rule, hit, scene), _support(rule.body, hit, scene))


def _has_claims(document: Document) -> bool:
    """Tell whether broad rules speak at all on such a page."""
    return not (document.context.page_kind == "other" or document.context.only_informs)


def _is_about(claim: Claim, marks: Marks) -> bool:
    return not claim.page or sum(len(marks.find(pattern)) for pattern in claim.page) >= ABOUT


def _is_made(claim: Claim, hit: Hit, scene: Scene) -> bool:
    """Tell whether the words make the claim: in a place for it, and no cue excuses it."""
    unit = scene.marks.units[hit.unit]
    if claim.broad and not _has_claims(scene.document):
        return False
    if unit.last - unit.first < claim.needs_words:
        return False
    if claim.where and not claim.where & _places(unit.block, scene.document):
        return False
    if claim.lead and not _led(claim, unit.block, scene):
        return False
    key = _key(claim, hit)
    return not any(
        scene.holds(excuse, hit, key) for excuse in claim.unless if excuse.name != "cited"
    )


def _support(claim: Claim, hit: Hit, scene: Scene) -> str:
    """Say what backs a claim, as near as the rule asks; empty where nothing does."""
    for excuse in claim.unless:
        if excuse.name == "cited":
            found = scene.backing(hit, excuse.within)
            if found is not None:
                return found.what
    return ""


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
    marks, block = scene.marks, scene.marks.units[hit.unit].block
    start, end = _marked(rule.body, hit, scene)
    words = {
        name: _said(block.text[marks.place(first)[0] : marks.place(last)[1]])
        for name, (first, last) in hit.slots.items()
    }
    room = LONGEST - len(rule.message) + len("{match}")
    words["match"] = shorten(" ".join(block.text[start:end].split()), min(max(room, 24), 60))
    return Finding(
        rule.id,
        block.span(start, end),
        rule.message.format_map(_Blank(words)),
        _severity(rule, hit, scene),
        rule.tags,
        advice=rule.advice,
        rewrite=rule.rewrite.format_map(_Blank(words)),
        sources=rule.sources,
    )


def _marked(claim: Claim, hit: Hit, scene: Scene) -> tuple[int, int]:
    """Give what is marked, as start and end in its block's text."""
    marks, unit = scene.marks, scene.marks.units[hit.unit]
    if claim.mark == "sentence":
        return unit.sentence.start, unit.sentence.end
    last = scene.clause(hit.unit, hit.last)[1] - 1 if claim.mark == "clause" else hit.last
    return _whole(unit.block.text, marks.place(hit.first)[0], marks.place(last)[1])


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a place to the hyphenated words it begins and ends in."""
    before = _HYPHENED_BEFORE.search(text, max(start - LONGEST, 0), start)
    after = _HYPHENED_AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


def shorten(text: str, most: int) -> str:
    """Shorten a quotation to `most` characters, at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _said(text: str) -> str:
    """Write a slot's words as they stand inside a sentence: “Dry needling” begins small there."""
    words = " ".join(text.split())
    return words[0].lower() + words[1:] if words[1:2].islower() else words


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
