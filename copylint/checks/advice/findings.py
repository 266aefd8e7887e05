"""Answers become findings: one a piece, the vague ones as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copylint.checks.advice.body import Kind, Piece
from copylint.checks.advice.evidence import Answer, Desk
from copylint.checks.advice.places import first_hit, line_span, paste_at, raised
from copylint.checks.advice.topics import Known
from copylint.checks.advice.wording import fill, sentence
from copylint.model import SEVERITIES, Document, Finding, Paste, Span

LOWERED = frozenset(("partial-signs", "misplaced"))
"""Answers that lower the severity by one step (catalogue/safety.yaml `status_severity`)."""
VAGUE = "safety/page/vague-advice"
"""The finding that stands for all pieces which a general line stands in for."""

MESSAGES = {
    "partial-signs": "It names {found}. It also needs: {lacking}.",
    "weak-action": "It names {found}, but not {action}. Put both in one place.",
    "generic-only": "“{match}” says neither when nor about what. Name it: {lacking}.",
}


@dataclass(frozen=True, slots=True)
class Want:
    """A piece of advice that a page is asked for, and how it answers."""

    known: Known
    piece: Piece
    answer: Answer
    topics: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The id of its finding."""
        return f"{self.known.rule.id}/{self.piece.id}"


def severity(want: Want, gate: bool) -> str:
    """Give the severity of a want; without the clinical gate none is an error."""
    step = SEVERITIES.index(want.piece.severity)
    if want.answer.state in LOWERED:
        step = max(0, step - 1)
    return SEVERITIES[step if gate else min(step, 1)]


class Writer:
    """Writes the findings of one article."""

    def __init__(self, desk: Desk, document: Document, gestures: int) -> None:
        self.desk = desk
        self.document = document
        self.lexicon = desk.lexicon
        self.gestures = gestures

    def one(self, want: Want) -> Finding:
        """Write the finding of one piece."""
        fact = self._fact(want)
        gesture = self._gesture(want)
        span = gesture or fact or self.document.whole
        return self._finding(want, span, self._message(want, gesture), fact)

    def vague(self, wants: Sequence[Want], level: str) -> Finding:
        """Write the finding of a general line that stands in for some pieces."""
        span = self._general(self.gestures)
        pieces = [want.piece for want in wants]
        tags = tuple(dict.fromkeys(tag for piece in pieces for tag in piece.tags))
        lacking = [self.lexicon.kinds[tag].say for tag in tags]
        match = _shortened(self.document.text(span))
        text = "\n\n".join(dict.fromkeys(self._paste(piece) for piece in pieces))
        return Finding(
            VAGUE,
            span,
            fill(MESSAGES["generic-only"], {"lacking": lacking}, match=match),
            level,
            tags,
            "generic-only",
            advice=" ".join(dict.fromkeys(piece.summary for piece in pieces)),
            paste=Paste(text, self._at(tags, None)),
            sources=tuple(dict.fromkeys(s for piece in pieces for s in piece.sources)),
        )

    def _finding(self, want: Want, span: Span, message: str, fact: Span | None) -> Finding:
        piece = want.piece
        return Finding(
            want.rule,
            span,
            message,
            severity(want, self.document.context.clinical_gate),
            piece.tags,
            want.answer.state,
            advice=self._advice(want),
            paste=Paste(self._paste(piece), self._at(piece.tags, fact)),
            sources=piece.sources,
        )

    def _advice(self, want: Want) -> str:
        """Say what the piece must convey, and for which topics."""
        if len(want.topics) < 2:
            return want.piece.summary
        return f"{want.piece.summary} (For: {', '.join(want.topics)}.)"

    def _at(self, tags: Iterable[str], fact: Span | None) -> int:
        return paste_at(tags, fact, self.desk, self.document)

    def _paste(self, piece: Piece) -> str:
        return sentence(piece.paste, self.lexicon, self.document.context.locale)

    def _message(self, want: Want, gesture: Span | None) -> str:
        answer, evidence = want.answer, want.piece.evidence
        found = self._say(answer.found)
        lacking = self._say(n for n in self._compulsory_first(want) if n not in answer.found)
        kind = self.lexicon.kinds[want.piece.tags[0]]
        if answer.state == "generic-only" and gesture is not None:
            match = _shortened(self.document.text(gesture))
            return fill(MESSAGES["generic-only"], {"lacking": lacking}, match=match)
        if answer.state in ("partial-signs", "weak-action"):
            action = self.lexicon.actions[evidence.action[0]].say if evidence.action else ""
            template = MESSAGES[answer.state]
            return fill(template, {"found": found, "lacking": lacking}, action=action)
        return _missing(kind, want, lacking)

    def _compulsory_first(self, want: Want) -> Iterator[str]:
        evidence = want.piece.evidence
        yield from dict.fromkeys((*evidence.must, *evidence.must_any, *evidence.signs))

    def _say(self, names: Iterable[str]) -> list[str]:
        return [self.lexicon.signs[name].say for name in names]

    def _fact(self, want: Want) -> Span | None:
        """Give the words that raised the fact the piece is asked for on."""
        for name in want.piece.when.facts:
            if self.desk.fact(name):
                return raised(self.lexicon.facts[name], self.desk)
        if want.known.fallback:
            facts = want.known.rule.body.recognise
            for name in facts.facts.facts if facts else ():
                if self.desk.fact(name):
                    return raised(self.lexicon.facts[name], self.desk)
        return None

    def _gesture(self, want: Want) -> Span | None:
        """Give the words that say the piece vaguely, where it has words of its own for that."""
        name = want.piece.gesture
        if name == "generic-advice" or not self.desk.near(name):
            return None
        return first_hit((self.lexicon.near[name],), self.desk.near(name), self.desk)

    def _general(self, lines: int) -> Span:
        names = ("wrong-region", "generic-advice", "vague-sign")
        groups = [self.lexicon.near[name] for name in names[1:]]
        weak = lines & self.desk.near("wrong-region")
        found = first_hit(groups, weak or lines, self.desk)
        return found or line_span((lines & -lines).bit_length() - 1, self.desk)


def _missing(kind: Kind, want: Want, lacking: list[str]) -> str:
    return fill(kind.missing, {"lacking": lacking})


def _shortened(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
