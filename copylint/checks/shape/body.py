"""What a rule of kind `shape` holds, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from copylint.checks.shape.classes import CLASSES
from copylint.checks.shape.pattern import FORMS as CAN_BE
from copylint.checks.shape.pattern import Pattern, compile_pattern
from copylint.checks.shape.phrase import Phrase, compile_phrase
from copylint.model import BLOCK_KINDS, Block, Document

if TYPE_CHECKING:
    from copylint.packs.fields import Fields

KIND = "shape"
_Told = TypeVar("_Told")
BREAKS = frozenset("\r\n")
PROSE = ("paragraph", "item", "quote", "cell", "caption")
FORMS = (
    "phrase", "space-before", "space-after", "double-space", "space-inside", "doubled-mark",
    "split-contraction",
    "unpaired", "mixed-pair", "mixed-quotes", "dash", "range", "small-start", "stray-capital",
    "small-name",
    "heading-case", "headings-differ", "statement-asked", "question-stated", "nothing-follows",
    "breaks-off", "no-stop", "list-labels", "list-stops", "list-forms", "series", "plural-series",
    "leftover", "broken-letters", "run-in-heading", "article", "repeated-block", "mixed-dialects",
    "common-capital", "two-spellings", "inconsistent-capital", "grammar", "subject-verb",
)  # fmt: skip
"""The names of the forms; `copylint.checks.shape.find` knows what finds each."""


SLOTS = ("fix", "mark", "word", "dialect", "style")
"""Names that messages may hold besides the slots of a rule."""


class Found(NamedTuple):
    """Where a form stands in a block's text, and what to write there; `fix` None for no fix."""

    block: Block
    start: int
    end: int
    fix: str | None = None
    slots: Mapping[str, str] = {}


@dataclass(frozen=True)
class Shape:
    """What is peculiar to a shape rule.

    Attributes:
        form: one of `FORMS`.
        kinds: the kinds of block it reads.
        phrases: for `phrase`, any of which is a find.
        without: phrases that excuse a find when they stand before its end.
        patterns: for `grammar`, any of which is a find.
        excuses: patterns that excuse a find when they stand before its end.
        fixes: for each phrase what to write instead, slots in braces; or one for all; or none.
        safe: whether a fix may be applied without a look.
        lists: words that the form goes by, by their role.
        locales: those of the articles it reads; none for all.
    """

    form: str
    kinds: frozenset[str]
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    excuses: tuple[Pattern, ...] = ()
    fixes: tuple[str, ...] = ()
    safe: bool = False
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    locales: frozenset[str] = frozenset()

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {role: frozenset(words) for role, words in self.lists.items()}

    def fix(self, at: int) -> str | None:
        """Give what to write instead of a phrase or pattern, by its number; None for nothing."""
        return self.fixes[at if len(self.fixes) > 1 else 0] if self.fixes else None

    def words(self, role: str) -> frozenset[str]:
        """Give the words of a role as a set."""
        return self._sets.get(role, frozenset())

    def blocks(self, document: Document, signs: tuple[str, ...] = ()) -> Iterator[Block]:
        """Yield the blocks it reads.

        Args:
            document: the article.
            signs: what the form asked for cannot be without; blocks that hold none are left out.
        """
        if not signs:
            yield from (block for block in document.blocks if block.kind in self.kinds)
            return
        text = _text(document)
        there = [sign for sign in signs if sign in text]
        for block in document.blocks if there else ():
            if block.kind in self.kinds and any(sign in block.text for sign in there):
                yield block


_texts: WeakKeyDictionary[Document, str] = WeakKeyDictionary()


def _text(document: Document) -> str:
    """Give the text of all blocks, put together once."""
    text = _texts.get(document)
    if text is None:
        text = _texts[document] = "\n".join(block.text for block in document.blocks)
    return text


def is_new_line(document: Document, block: Block, at: int) -> bool:
    """Tell whether a line of the source ends right before a character of a block."""
    if at == 0 or block.text[at - 1] == "\n":
        return True
    return not BREAKS.isdisjoint(document.source[block.offsets[at - 1] : block.offsets[at]])


def parse(fields: Fields) -> Shape:
    """Read the part of a rule file that is peculiar to shapes."""
    form = fields.choice("form", FORMS)
    lists = dict(_slots(fields, "slots")) | dict(_slots(fields, "words"))
    fields.names |= {*lists, *SLOTS, *CLASSES, *CAN_BE}
    kinds = fields.texts("in", PROSE)
    if not set(kinds) <= set(BLOCK_KINDS):
        raise fields.error("in", f"no such kind of block; use some of {', '.join(BLOCK_KINDS)}")
    tagged = form == "grammar"
    phrases = () if tagged else tuple(_compiled(compile_phrase, fields, "find", lists))
    patterns = tuple(_compiled(compile_pattern, fields, "find", lists)) if tagged else ()
    fixes = fields.texts("fix", ())
    if len(fixes) > 1 and len(fixes) != len(phrases or patterns):
        raise fields.error("fix", "as many as there are phrases, or one; count them")
    return Shape(
        form=form,
        kinds=frozenset(kinds),
        phrases=phrases,
        without=() if tagged else tuple(_compiled(compile_phrase, fields, "without", lists)),
        patterns=patterns,
        excuses=tuple(_compiled(compile_pattern, fields, "without", lists)) if tagged else (),
        fixes=fixes,
        safe=fields.flag("safe"),
        lists=lists,
        locales=frozenset(fields.texts("locales", ())),
    )


def _slots(fields: Fields, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    inner = fields.optional(key)
    for name in inner or ():
        assert inner is not None
        yield name, tuple(_alternatives(inner, name))


def _alternatives(fields: Fields, key: str) -> Iterator[str]:
    """Split alternatives at `|`; `$name` is a list of `shared/words.yaml`."""
    for text in fields.texts(key):
        if text.startswith("$"):
            yield from fields.shared("words").texts(text[1:])
        else:
            yield from (piece.strip() for piece in re.split(r"\|", text))


def _compiled(
    compiled: Callable[[str, Mapping[str, tuple[str, ...]]], _Told],
    fields: Fields,
    key: str,
    slots: Mapping[str, tuple[str, ...]],
) -> Iterator[_Told]:
    for text in fields.texts(key, ()):
        try:
            yield compiled(text, slots)
        except ValueError as error:
            raise fields.error(key, str(error)) from None
