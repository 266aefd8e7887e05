"""What an editor must look at, and what becomes of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from copylint.model.article import Allow, Document, Span
from copylint.model.rule import Source


@dataclass(frozen=True, slots=True)
class Fix:
    """An exact replacement of the source at `span`; `safe` when only this one is right."""

    span: Span
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Paste:
    """A sentence to add, and the offset in the source where it belongs."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What an editor must look at; whole from birth, so that reporters look nothing up.

    `span` is the very text it speaks of: never empty, no white space at its ends.
    """

    rule: str
    span: Span
    message: str
    severity: str
    tags: tuple[str, ...] = ()
    answer: str = ""
    fixes: tuple[Fix, ...] = ()
    advice: str = ""
    rewrite: str = ""
    paste: Paste | None = None
    sources: tuple[Source, ...] = ()

    @property
    def category(self) -> str:
        """The first part of the rule's id."""
        return self.rule.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Skip:
    """A check that was asked for and could not run."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for, where that was not all: `rules` of `of`, in these categories.

    `spelling` tells whether the words were asked to be read by an engine, where any rule hears it.
    """

    rules: int
    of: int
    categories: tuple[str, ...]
    spelling: bool = True


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that an author silenced, and by which wish."""

    finding: Finding
    allow: Allow


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of the claims register, for a reviewer to sign.

    Attributes:
        path: of the article.
        line: from 1.
        column: from 1, in code points.
        claim: the words.
        type: as in the tags of the JSON report.
        strength: how strong it is, in words.
        support: what backs it; empty where nothing on the page does.
        rule: which rule sees it.
        sources: on whose authority.
        start: of the words, in characters of the source.
        end: of the words, exclusive.
    """

    path: str
    line: int
    column: int
    claim: str
    type: str
    strength: str
    support: str
    rule: str
    sources: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Dossier:
    """What those who sign an article keep beside its findings; made where a reporter wants it.

    Attributes:
        claims: the claims register; None where no rule on claims was asked for.
        versions: of copylint and of each engine that read the article, by name.
        hashes: SHA-256 in hexadecimal, by what was hashed.
    """

    claims: tuple[Entry, ...] | None
    versions: Mapping[str, str]
    hashes: Mapping[str, str]


@dataclass(frozen=True)
class Report:
    """One article's findings.

    `measures` are numbers about the article; `page` says what it was taken for; `silenced` counts
    findings that an author allowed, which are `waived`;
    `fail_on` is the severity that stops publication; `engines` are those that read it;
    `unchanged` counts findings left out, as the change under check does not answer for them;
    `known` counts those that a baseline knows, `gone` its entries that are no longer found;
    `scope` is None where all of copylint was asked for; `dossier` is None where nobody wants one.
    """

    document: Document
    findings: tuple[Finding, ...] = ()
    skips: tuple[Skip, ...] = ()
    measures: Mapping[str, float] = field(default_factory=dict)
    page: Mapping[str, object] = field(default_factory=dict)
    silenced: int = 0
    fail_on: str = "error"
    engines: tuple[str, ...] = ()
    unchanged: int | None = None
    known: int | None = None
    gone: int = 0
    scope: Scope | None = None
    waived: tuple[Waived, ...] = ()
    dossier: Dossier | None = None


@dataclass(frozen=True)
class Unread:
    """An article that could not be read, and why."""

    path: str
    why: str
