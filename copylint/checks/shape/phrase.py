"""Phrases of words and marks of punctuation, as the rules of `form: phrase` write them.

| written | stands for |
|---|---|
| `word` | that word, in any case; in its own case when it has a capital |
| `{slot}` | any alternative of the slot; a second use is `{slot2}` |
| `{WORD}` `{NOUN}` | a word in small letters; one that is no function word |
| `{THING}` `{DONE}` | a noun or adjective, no adverb; a participle of the past |
| `{PLURAL}` `{GERUND}` `{NAME}` | a word in -s; in -ing; with a capital |
| `{NUMBER}` `{SEVERAL}` `{NUMERAL}` `{RANGE}` | a number; not one; in figures; two with a hyphen |
| `,` `;` `:` `.` `(` `)` | that mark |
| `~` `...` `....` | up to 3, 8, 20 words, without a mark between |
| `x?` | a step that may be absent |
| `^` `$` | the start, the end of a sentence |
| `< … >` | what is marked, and what `fix` replaces |

A phrase becomes one regular expression over a sentence with bounded repeats only, so its cost is
linear. It is compiled when an article first has the words it needs, in the order it needs them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from copylint.checks.shape.classes import CLASSES, SIGNS

MARKS = frozenset(",;:.()!?&/")
_CLOSE = frozenset(",;:.)!?")
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\w'–-])", r"(?![\w'-])"
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_GAPS = {"~": 3, "...": 8, "....": 20}
_SLOT = re.compile(r"\{(\w+)\}$")
_ENDS = {"^": r"^[\"'(]*", "$": r"[.!?]*[\"')]*$"}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The alternatives of a step.

    Attributes:
        bodies: each as a regular expression, in the order in which they are tried.
        heads: by their first word, the alternatives that begin with it: (number, further words).
        bare: numbers of the alternatives that need no word.
    """

    bodies: tuple[str, ...]
    heads: Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]
    bare: tuple[int, ...]


class Run(NamedTuple):
    """Steps of words that must stand one after the other, with marks between them at most.

    Attributes:
        groups: their numbers.
        opens: whether they must open the sentence.
    """

    groups: tuple[int, ...]
    opens: bool


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase as regular expression, in which a number between zero bytes stands for a group.

    Attributes:
        template: the regular expression.
        groups: what stands for each number.
        runs: what words a sentence must have.
        rarest: of what a sentence must have, the group that the fewest sentences hold, if any.
        signs: what else must stand in a sentence, letter by letter.
        marked: whether a part of it is marked, not the whole.
    """

    template: str
    groups: tuple[Group, ...]
    runs: tuple[Run, ...]
    rarest: Group | None
    signs: tuple[str, ...]
    marked: bool

    def compiled(self, chosen: Sequence[Collection[int]] | None = None) -> re.Pattern[str]:
        """Compile it, with some alternatives of each group, by their numbers, or with all."""
        if chosen is None:
            return _whole(self)

        def fill(match: re.Match[str]) -> str:
            number = int(match.group(1))
            bodies = self.groups[number].bodies
            return "|".join(bodies[each] for each in sorted(chosen[number])) or "(?!)"

        return re.compile(_NUMBER.sub(fill, self.template), re.IGNORECASE)

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Yield where it stands in a folded sentence; `pattern` is as compiled."""
        if self.template[0] != "^":
            return pattern.finditer(text)
        match = pattern.match(text)
        return iter((match,) if match else ())

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Give what is marked: what stands between `<` and `>`, else the whole."""
        if self.marked:
            return match.start("a_"), match.start("z_")
        return match.span()


_NUMBER = re.compile("\x00(\\d+)\x00")


@lru_cache(maxsize=8192)
def _whole(phrase: Phrase) -> re.Pattern[str]:
    return phrase.compiled([range(len(group.bodies)) for group in phrase.groups])


def fold(text: str) -> str:
    """Straighten quotes and hyphens, make spaces plain; every character keeps its place."""
    return text.translate(_FOLDS)


_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "\u00a0": " ", "\n": " "})


def compile_phrase(text: str, slots: Mapping[str, tuple[str, ...]]) -> Phrase:
    """Compile what an author wrote.

    Raises:
        ValueError: what is wrong with it; how to mend it.
    """
    steps = text.split()
    if not steps:
        raise ValueError("the phrase is empty; write its words")
    reading = _Reading(slots)
    pieces, space = [], False
    for written in steps:
        bare = written.strip("<>") if len(written) > 1 else written
        if written.startswith("<"):
            pieces.append(_gap(space, bare) + "(?P<a_>)")
            space = False
        pieces.append(reading.step(bare, space))
        if written.endswith(">"):
            pieces.append("(?P<z_>)")
        space = bare not in ("^", "(") and not (space is False and bare in _GAPS)
    template = "".join(pieces)
    if ("(?P<a_>)" in template) != ("(?P<z_>)" in template):
        raise ValueError("`<` and `>` are no pair; write both around what is marked")
    groups = tuple(reading.groups)
    runs = tuple(reading.runs())
    required = [groups[number] for run in runs for number in run.groups]
    rarest = min(required, key=_frequency, default=None)
    marked = "(?P<a_>)" in template
    return Phrase(template, groups, runs, rarest, tuple(reading.signs), marked)


def _frequency(group: Group) -> tuple[int, int]:
    """Rank groups by how many alternatives they have, and by how short, thus common, these are."""
    return len(group.heads), -min(map(len, group.heads), default=0)


def _gap(space: bool, bare: str) -> str:
    return r"\s+" if space and bare not in _CLOSE else ""


class _Reading:
    """What a phrase's steps become, one after the other."""

    def __init__(self, slots: Mapping[str, tuple[str, ...]]) -> None:
        self.slots = slots
        self.groups: list[Group] = []
        self.signs: list[str] = []
        self._runs: list[tuple[list[int], bool]] = []
        self._goes_on = self._opens = False

    def step(self, bare: str, space: bool) -> str:
        """Give a step's regular expression; `space` is whether a space belongs before it."""
        if bare in _ENDS:
            self._goes_on, self._opens = False, bare == "^"
            return _ENDS[bare]
        before = _gap(space, bare)
        if bare in _GAPS:
            self._break()
            return rf"(?:{before}{_WORD}){{0,{_GAPS[bare]}}}?"
        if bare in MARKS:
            self.signs.append(bare)
            return before + re.escape(bare)
        optional = bare.endswith("?")
        held = _SLOT.match(bare.removesuffix("?"))
        if not held:
            body = before + self._words((bare.removesuffix("?"),), not optional)
        else:
            body = self._slot(held.group(1), before, not optional)
        return f"(?:{body})?" if optional else body

    def runs(self) -> Iterator[Run]:
        """Yield which required steps of words follow one another."""
        for numbers, opens in self._runs:
            yield Run(tuple(numbers), opens)

    def _break(self) -> None:
        """Let no run go on: other words may stand here."""
        self._goes_on = self._opens = False

    def _slot(self, name: str, before: str, required: bool) -> str:
        base = name.rstrip("23456789")
        if base in CLASSES:
            self._break()
            self.signs += [SIGNS[base]] if required and base in SIGNS else []
            return rf"{before}(?P<{name}>{_EDGE_BEFORE}{CLASSES[base]}{_EDGE_AFTER})"
        if base not in self.slots:
            raise ValueError(f"`{{{name}}}` is no slot; add it under `slots`")
        marks = [mark for mark in self.slots[base] if mark in MARKS]
        words = tuple(word for word in self.slots[base] if word not in MARKS)
        body = f"{before}(?P<{name}>{self._words(words, required and not marks)})"
        return rf"(?:{body}|\s*[{re.escape(''.join(marks))}])" if marks else body

    def _words(self, alternatives: tuple[str, ...], required: bool) -> str:
        """Match any of some words or phrases; longer ones first."""
        number, group = len(self.groups), _group(alternatives)
        self.groups.append(group)
        if not required or group.bare:
            self._break()
        elif self._goes_on:
            self._runs[-1][0].append(number)
        else:
            self._runs.append(([number], self._opens))
            self._goes_on = True
        return f"{_EDGE_BEFORE}(?:\x00{number}\x00){_EDGE_AFTER}"


@lru_cache(maxsize=4096)
def _group(alternatives: tuple[str, ...]) -> Group:
    """Make a group, once for all phrases that share a slot, so that a pack stays small."""
    ordered = sorted(alternatives, key=lambda words: (-len(words), words))
    heads: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    bare = []
    for number, (first, *others) in enumerate(map(_needed, ordered)):
        if first:
            heads[first] = (*heads.get(first, ()), (number, tuple(others)))
        else:
            bare.append(number)
    return Group(tuple(map(_literals, ordered)), heads, tuple(bare))


def _literals(words: str) -> str:
    return r"\s+".join(map(_literal, words.split()))


def _needed(words: str) -> list[str]:
    """Give the words of an alternative as a passage has them; one empty word where none is sure."""
    return [""] if "*" in words else PIECE.findall(words.lower()) or [""]


PIECE = re.compile(r"[^\W\d_]+")


def _literal(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"[^\W\d_]*"
    return f"(?-i:{re.escape(word)})" if word != word.lower() else re.escape(word)
