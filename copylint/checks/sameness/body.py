"""What a sameness rule is told: groups of names, stray regions, or words that mean the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copylint.text.patterns import Pattern
from copylint.text.words import folded, regular

if TYPE_CHECKING:
    from copylint.packs.fields import Fields

Key = tuple[str, ...]
"""Folded words."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names of one thing.

    Attributes:
        keep: the plain name, which the article had better use throughout.
        names: other names, the usual medical one among them.
        plain: those of `names` that may be kept as well.
        odd: names that no writer uses.
        loose: names that mean it only where the title is about it.
    """

    keep: str
    names: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every name, the one to keep first."""
        return (self.keep, *self.names, *self.odd, *self.loose)


@dataclass(frozen=True, slots=True)
class Stray:
    """A region that does not belong to a subject.

    Attributes:
        subject: what the title names.
        find: the region that strays.
        means: what it names.
        unless: words of the article that bring the region in after all.
    """

    subject: Pattern
    find: Pattern
    means: str
    unless: Pattern | None


@dataclass(frozen=True)
class Sameness:
    """One of the three: groups, strays, or classes of words that mean the same.

    Attributes:
        forms: folded name or its plural, to the place of its group and the name.
        alike: folded word to its class.
        least: names that differ, from which a group is reported; of a sentence, words that it must
        share. share: of the shorter sentence's words, from which two say the same.
    """

    groups: tuple[Group, ...] = ()
    find: Pattern | None = None
    forms: Mapping[Key, tuple[int, str]] | None = None
    strays: tuple[Stray, ...] = ()
    alike: Mapping[str, str] | None = None
    least: int = 2
    share: float = 0.6


def parse(fields: Fields) -> Sameness:
    """Read the part of a rule file that is peculiar to sameness."""
    fields.names |= {"names", "keep", "count", "thing", "subject", "before"}
    if fields.has("groups"):
        return _of_groups(fields)
    if fields.has("strays"):
        return Sameness(strays=tuple(_stray(inner) for inner in fields.items("strays")))
    alike: dict[str, str] = {}
    for inner in fields.items("alike"):
        words = folded(" ".join(inner.texts("words")))
        for word in words:
            for form in (word, *regular(word)):
                alike.setdefault(form, words[0])
    return Sameness(
        alike=alike, least=int(fields.number("least", 4)), share=fields.number("share", 0.6)
    )


def _of_groups(fields: Fields) -> Sameness:
    groups = tuple(_group(inner) for inner in fields.items("groups"))
    names = tuple("_".join(name.split()) for group in groups for name in group.all)
    forms: dict[Key, tuple[int, str]] = {}
    for index, group in enumerate(groups):
        for name in group.all:
            for key in _forms(name):
                forms.setdefault(key, (index, name))
    return Sameness(
        groups,
        fields.compile("{name}", {"name": names}),
        forms,
        least=int(fields.number("least", 2)),
    )


def _forms(name: str) -> Iterator[Key]:
    words = folded(name)
    yield words
    yield (*words[:-1], regular(words[-1])[0])


def _group(fields: Fields) -> Group:
    return Group(
        fields.text("keep"),
        fields.texts("names", ()),
        fields.texts("odd", ()),
        fields.texts("loose", ()),
        fields.texts("plain", ()),
    )


def _stray(fields: Fields) -> Stray:
    return Stray(
        fields.pattern("subject"),
        fields.pattern("find"),
        fields.text("means"),
        fields.pattern("unless") if fields.has("unless") else None,
    )
