"""Ask a page for the advice of its topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from weakref import WeakKeyDictionary

from copylint.checks.advice.body import Piece, Topic
from copylint.checks.advice.evidence import Answer, Desk
from copylint.checks.advice.findings import VAGUE, Want, Writer, severity
from copylint.checks.advice.page import TEASER_WORDS, read
from copylint.checks.advice.topics import Known, Titles, named_by, recognise
from copylint.checks.advice.worries import worries
from copylint.model import SEVERITIES, Document, Finding, Rule
from copylint.text.terms import Marks

URGES = ("recommends-exercise", "gives-home-steps", "gives-dose", "sells-treatment")
"""Facts of a page that tells its readers to do, take or buy something."""
GRAVE = frozenset(("crisis-line", "do-not-stop-medicine"))
"""Kinds of advice that a page about no topic is asked for too, when a fact calls for them."""


class Reading:
    """One article read once for all topics.

    Attributes:
        topics: that the page is about, the surest first.
        wants: every piece that the page is asked for, merged over topics, with its answer.
    """

    def __init__(self, rules: Sequence[Rule[Topic]], document: Document) -> None:
        assert isinstance(document.marks, Marks)
        self.document = document
        self.lexicon = rules[0].body.lexicon
        self.desk = Desk(read(document.marks), self.lexicon, document.context.locale)
        titles = Titles(document, document.marks, self.desk)
        self.silent = titles.has(self.lexicon.silent_titles)
        self.topics = [] if self.silent else recognise(rules, titles, self.desk)
        self.pages = [Known(rule, 0, ()) for rule in rules if rule.body.recognise is None]
        self.wants = self._wants()
        self.gestures = self._gestures()

    def _wants(self) -> list[Want]:
        found: dict[str, Want] = {}
        for known in self._asking():
            pieces = [p for p in known.rule.body.pieces if self.desk.holds(p.when)]
            names = named_by(known.rule.body.name, pieces, self.desk)
            for piece in pieces:
                answer = self.desk.answer(piece, names)
                want = Want(known, self._eased(piece), answer, (known.rule.body.name,))
                found[piece.id] = _worse(found.get(piece.id), want)
        return self._kept(found.values())

    def _asking(self) -> Iterator[Known]:
        yield from self.topics
        yield from self.pages

    @cached_property
    def describes(self) -> bool:
        """Tell whether the page only describes: it sells nothing and asks nothing of its reader."""
        desk = self.desk
        if not desk.fact("speaks-to-reader"):
            return True
        acts = any(desk.fact(name) for name in URGES)
        return not acts and not desk.near("call-to-action") & ~desk.page.headings

    def _kept(self, wants: Iterable[Want]) -> list[Want]:
        """Leave out what this kind of page is not asked for."""
        kept = list(wants)
        if self.silent or self._teaser() or self.desk.fact("lists-services"):
            kept = [want for want in kept if "crisis-line" in want.piece.tags]
        elif not self.topics:
            kept = [want for want in kept if GRAVE & set(want.piece.tags)]
        asked = {tag for want in kept if not self._general(want) for tag in want.piece.tags}
        return [w for w in kept if not self._general(w) or not asked & set(w.piece.tags)]

    def _eased(self, piece: Piece) -> Piece:
        """Lower the severity by one step on a page that only describes."""
        step = SEVERITIES.index(piece.severity)
        return replace(piece, severity=SEVERITIES[max(0, step - 1)]) if self.describes else piece

    def _general(self, want: Want) -> bool:
        """Tell whether a piece is asked for by no topic of the page's own."""
        return want.known.fallback or want.known in self.pages

    def _teaser(self) -> bool:
        return self.desk.page.words < TEASER_WORDS and self.document.source.count("](") > 0

    def _gestures(self) -> int:
        """Give the lines of general advice that name nothing a reader could check."""
        desk = self.desk
        telling = 0
        for want in self.wants:
            for name in want.piece.evidence.signs:
                if name not in self.lexicon.generic:
                    telling |= desk.sign(name)
        vague = desk.near("generic-advice") & ~telling & ~desk.action("emergency")
        wrong = desk.near("wrong-region") & desk.action("clinician")
        tied = desk.page.followed(desk.near("tied-advice"))
        tied |= desk.introducing & desk.near("opens-list")
        return (vague & ~tied | wrong) & ~desk.page.headings & ~desk.near("call-to-action")

    def answered(self) -> dict[str, Answer]:
        """Give each answer by topic and piece, a general line taken into account."""
        return {want.rule.removeprefix("safety/"): self._state(want).answer for want in self.wants}

    def _state(self, want: Want) -> Want:
        if want.answer.state != "missing" or not self._vague(want.piece):
            return want
        return replace(want, answer=want.answer._replace(state="generic-only"))

    def _vague(self, piece: Piece) -> bool:
        if "not-a-substitute" in piece.tags:
            return False
        if piece.gesture != "generic-advice":
            return bool(self.desk.near(piece.gesture))
        return bool(self.gestures)

    def findings(self) -> Iterator[Finding]:
        """Yield what the page lacks, worst answers and all."""
        writer = Writer(self.desk, self.document, self.gestures)
        lacking = [self._state(want) for want in self.wants if want.answer.state != "present"]
        vague = [want for want in lacking if _stood_in_for(want)]
        gate = self.document.context.clinical_gate
        if vague:
            level = max((severity(want, gate) for want in vague), key=SEVERITIES.index)
            yield writer.vague(vague, level)
        for want in lacking:
            if want not in vague:
                yield writer.one(want)
        yield from worries(self.pages, self.wants, self.desk, self.document)


def _stood_in_for(want: Want) -> bool:
    """Tell whether a general line stands in for a piece.

    It stands in for no crisis line and no piece that is an error to leave out, nor for what a
    fact of the page asks for: those are told on their own.
    """
    return (
        want.answer.state == "generic-only"
        and not want.piece.when.facts
        and want.piece.severity != "error"
        and "crisis-line" not in want.piece.tags
        and want.piece.gesture == "generic-advice"
    )


def _worse(old: Want | None, new: Want) -> Want:
    """Merge a piece that two topics ask for: the higher severity, both topics."""
    if old is None:
        return new
    topics = (*old.topics, *(t for t in new.topics if t not in old.topics))
    rank = SEVERITIES.index
    keep = new if rank(new.piece.severity) > rank(old.piece.severity) else old
    return replace(keep, topics=topics)


_READ: WeakKeyDictionary[Document, tuple[Sequence[Rule[Topic]], Reading]] = WeakKeyDictionary()
"""The article read last, so that `describe` need not read it again."""


def reading(rules: Sequence[Rule[Topic]], document: Document) -> Reading:
    """Read an article, or find it read."""
    known = _READ.get(document)
    if known is None or list(known[0]) != list(rules):
        _READ.clear()
        known = _READ[document] = (tuple(rules), Reading(rules, document))
    return known[1]


def check(rules: Sequence[Rule[Topic]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each piece of advice that is asked for and not there."""
    if rules:
        yield from reading(rules, document).findings()


def describe(rules: Sequence[Rule[Topic]], document: Document) -> Mapping[str, object]:
    """Say what the page is about, and how many of its findings no clinician has reviewed."""
    if not rules:
        return {"topics": [], "unreviewed_advice": 0}
    found = reading(rules, document)
    unreviewed = [w for w in found.wants if w.answer.state != "present" and not w.piece.reviewed]
    topics = [k.rule.id.removeprefix("safety/") for k in found.topics if not k.fallback]
    return {"topics": topics, "unreviewed_advice": len(unreviewed)}


__all__ = ["VAGUE", "Reading", "check", "describe", "reading"]
