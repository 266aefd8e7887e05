"""A rule, its examples, and the authorities it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from copylint.model.article import Span

SEVERITIES = ("note", "warning", "error")
CATEGORIES = ("typos", "readability", "claims", "safety", "trust", "upkeep")

Body = TypeVar("Body", covariant=True)


@dataclass(frozen=True, slots=True)
class Source:
    """An authority; `verified` is how it was read, and `url` is only there for `own-page`."""

    title: str
    section: str = ""
    url: str = ""
    verified: str = "memory"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule flags or passes.

    Attributes:
        text: without the marks.
        marks: spans of `text` that findings must have, in order; empty for what passes.
        want: what else a finding must say, by field of `Finding` (`severity`, `answer`), or `rule`
            for a piece of advice.
        given: what an engine said of the first mark (or, for what passes, of its marked words):
            engine, rule, suggests.
        fixed: the text after the first fix; empty where not told.
        settings: `locale`, `country`, `audience` … the example is read with.
        passes: whether it must stay silent.
    """

    text: str
    marks: tuple[Span, ...] = ()
    want: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    fixed: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    passes: bool = False


@dataclass(frozen=True)
class Rule(Generic[Body]):
    """A rule, generic in its body, which only its check reads.

    Attributes:
        id: `claims/promised-cure`; its first part is the category.
        kind: the check that reads it.
        severity: `note`, `warning` or `error`.
        severities: by country profile, where they differ.
        message: with `{match}`, slots and numbers as places to fill.
        place: the rule file, as told in errors.
    """

    id: str
    kind: str
    severity: str
    tags: tuple[str, ...]
    summary: str
    message: str
    why: str
    body: Body
    advice: str = ""
    rewrite: str = ""
    sources: tuple[Source, ...] = ()
    examples: tuple[Example, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    place: str = ""

    @property
    def category(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    def severity_in(self, country: str) -> str:
        """Give the severity for a country profile."""
        return self.severities.get(country, self.severity)
