"""What a topic of safety advice is made of: frozen data, read from the rule files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from copylint.model import Source
from copylint.text.patterns import Pattern

NOWHERE = "en-001"
"""The locale of a page that does not say where its readers are."""
VERIFIED = ("own-page", "copy", "second-hand", "memory")
"""How well a source or a number was checked, best first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns that say one thing.

    Attributes:
        say: what an editor is told it is.
        includes: stronger groups that count as this one.
        at_least: how many places must match.
        marks: patterns of the words to mark, where they are fewer than `patterns`.
    """

    name: str
    say: str
    patterns: tuple[Pattern, ...]
    includes: tuple[str, ...] = ()
    at_least: int = 1
    marks: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """Facts of a page that a piece of advice is asked for on; empty means always."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that raise it, most telling first."""
        return (*self.all, *self.any)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What must be read for a piece of advice to be there.

    Attributes:
        signs: groups of signs that count.
        need: how many different ones.
        must: signs that are compulsory; of `must_any`, one is.
        action: groups of actions, any of which must govern the signs; empty when none is needed.
        exclude: groups of signs; a line with one of them is not read for this piece.
        within: `block`, `sentence` or `page`.
    """

    signs: tuple[str, ...]
    need: int = 1
    must: tuple[str, ...] = ()
    must_any: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    within: str = "block"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of advice.

    Attributes:
        summary: what it must convey, for editors and reviewers.
        near_misses: sentences that must not count as it.
        paste: the sentence to add, with words of the page's locale in braces.
        reviewed: the clinician who read it and when; empty before.
        gesture: a near miss whose words are this piece said vaguely; they are what is marked.
    """

    id: str
    tags: tuple[str, ...]
    severity: str
    summary: str
    evidence: Evidence
    paste: str
    when: When = When()
    near_misses: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: str = ""
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for a topic's words in title, headings and body; the last two up to a cap."""

    title: float
    heading: float
    heading_cap: float
    body: float
    body_cap: float


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a topic is known.

    Attributes:
        mask: phrases taken out before words are counted.
        exclude_title: titles on which the topic is not looked for.
        facts: facts that make the topic, whatever the title; a topic known by facts alone leaves to
            others the kinds of advice that they ask for.
    """

    strong: tuple[Pattern, ...] = ()
    weak: tuple[Pattern, ...] = ()
    mask: tuple[Pattern, ...] = ()
    exclude_title: tuple[Pattern, ...] = ()
    weights: Mapping[str, Weights] = field(default_factory=dict)
    threshold: float = 6
    facts: When = When()


@dataclass(frozen=True, slots=True)
class Worry:
    """A phrase or a place that is wrong whatever the topic: a contradiction, a number, a dose."""

    id: str
    tag: str
    severity: str
    message: str
    advice: str
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    sources: tuple[Source, ...] = ()
    applies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A line to call, or a figure or law that a sentence quotes."""

    say: str
    accept: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    verified: str = "memory"
    checked: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What differs by locale: its services, and the words that fill sentences: (text, service)."""

    name: str
    services: Mapping[str, Service]
    words: Mapping[str, tuple[str, str]]
    spelling: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is said of a kind of advice: its name, and the message when nothing is there."""

    say: str
    missing: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What all topics share, once a load."""

    signs: Mapping[str, Group]
    actions: Mapping[str, Group]
    facts: Mapping[str, Group]
    near: Mapping[str, Group]
    kinds: Mapping[str, Kind]
    places: Mapping[str, Place]
    silent_titles: tuple[Pattern, ...]
    generic: frozenset[str]
    weights: Mapping[str, Weights]
    threshold: float
    lines: Mapping[str, Pattern]


@dataclass(frozen=True, eq=False)
class Topic:
    """A topic: how it is known, what it must say.

    Attributes:
        recognise: None for what holds on every page.
        worries: contradictions, positions, numbers and doses; on `safety/page` alone.
    """

    name: str
    lexicon: Lexicon
    pieces: tuple[Piece, ...]
    recognise: Recognition | None = None
    worries: tuple[Worry, ...] = ()

    @property
    def parts(self) -> Mapping[str, Piece | Worry]:
        """What its findings are called by after its own id: pieces of advice and worries."""
        parts: tuple[Piece | Worry, ...] = (*self.pieces, *self.worries)
        return {part.id: part for part in parts}
