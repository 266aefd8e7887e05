"""What a rule of kind `remark` holds, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copylint.packs.fields import Fields

KIND = "remark"
ENGINES = ("harper", "languagetool")
SHAPES = ("name", "acronym", "code", "coined", "compound", "address", "possessive")
SPELLINGS = ("near", "far", "dialect")


@dataclass(frozen=True)
class Remarked:
    """What is peculiar to a remark rule.

    Attributes:
        take: for each engine the names of its rules that are taken.
        spelling: for rules about one unknown word: `near` takes those one letter from a common
            word, `far` all others, `dialect` those of the other side of the Atlantic; else empty.
        words: words that are right whatever an engine says, in lower case.
        shapes: shapes of words that are right, some of `SHAPES`.
        apart: whether the words may stand on two lines of the source.
        safe: whether a single suggestion may be applied without a look.
        only: words of which the marked text must have one; none for no such limit.
    """

    take: Mapping[str, frozenset[str]]
    spelling: str = ""
    words: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    apart: bool = False
    safe: bool = False
    only: frozenset[str] = field(default_factory=frozenset)


def parse(fields: Fields) -> Remarked:
    """Read the part of a rule file that is peculiar to remarks."""
    take = fields.fields("take")
    for engine in take:
        if engine not in ENGINES:
            raise take.error(engine, f"no engine `{engine}`; use one of {', '.join(ENGINES)}")
    accept = fields.optional("accept")
    shapes = accept.texts("shapes", ()) if accept else ()
    if accept and not set(shapes) <= set(SHAPES):
        raise accept.error("shapes", f"an unknown shape; use some of {', '.join(SHAPES)}")
    fields.names |= {"suggestion", "engines"}
    return Remarked(
        take={engine: frozenset(take.texts(engine)) for engine in take},
        spelling=fields.choice("spelling", ("", *SPELLINGS), ""),
        words=frozenset(_words(accept)) if accept else frozenset(),
        shapes=frozenset(shapes),
        apart=fields.flag("apart"),
        safe=fields.flag("safe"),
        only=frozenset(fields.texts("only", ())),
    )


def _words(accept: Fields) -> list[str]:
    """Give the accepted words; `$clinical` is the group `words` of `rules/terms/clinical.yaml`."""
    found: list[str] = []
    for text in accept.texts("words", ()):
        if text.startswith("$"):
            file = accept.reading.file(f"terms/{text[1:]}.yaml")
            found += [word.lower() for group in file for word in file.texts(group)]
        else:
            found.append(text.lower())
    return found
