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
linear. It is compiled when an article first has all the words it needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

MARKS = frozenset(",;:.()!?&/")
_CLOSE = frozenset(",;:.)!?")
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\w'–-])", r"(?![\w'-])"
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_FIGURE = r"\d+(?:[.,]\d+)*"
_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    "|sixty|ninety"
)
_FUNCTION = (
    "a|an|the|and|or|but|nor|so|yet|of|in|on|at|by|to|for|from|with|as|than|then|if|when|while|that|which"
    "|who|is|are|was|were|be|been|can|could|may|might|will|would|should|must|has|have|had|do|does"
    "|did|not|it|its|they|we|you|he|she|i|this|these|those|there|their|your|our|my|his|her|into"
    "|after|before|during|per|ago|later|also|without|through|because|since|until|between|about"
    "|over|under|across|via|each|every|all|any|some|more|most|very|too|however|depending|where"
)
CLASSES = {
    "WORD": r"(?-i:[a-z]+(?:['-][a-z]+)*)",
    "NOUN": rf"(?!(?:{_FUNCTION})\b)(?-i:[a-z]+(?:['-][a-z]+)*)",
    "THING": rf"(?!(?:{_FUNCTION}|no|well|even|such|like|unlike|only)\b)"
    r"(?!(?!(?:family|belly|supply|assembly|jelly|anomaly|monthly|daily|weekly|yearly)\b)\w+ly\b)"
    r"(?-i:[a-z]+(?:['-][a-z]+)*)",
    "DONE": r"(?-i:[a-z]{3,}(?:ed|wn|en|ept|ght|id|ought)\b(?<!need)(?<!been)(?<!even)(?<!often))",
    "YEAR": r"(?:19|20)\d\d",
    "PLURAL": r"(?-i:[a-z]{2,}[^siu'\W]s)",
    "GERUND": r"(?!(?:thing|bring|during|spring|string|king|wing|sing|ring|being|sling|swing)\b)"
    r"(?-i:[a-z]{2,}ing)",
    "ADVERB": r"(?!(?:family|butterfly|jelly|belly|supply|assembly|anomaly|fly|rally|ally|early"
    r"|friendly|daily|only|monthly|weekly|yearly|body|july)-)"
    r"(?-i:[a-z]{3,}ly-[a-z]+(?:ed|ing|en|wn))",
    "INITIALS": r"(?-i:[A-Z]{2,}'s)",
    "INIT": r"(?-i:[A-Z]{2,}s?)",
    "POSS": r"(?-i:[a-z]+'s)",
    "DECADE": r"(?:\d\d)?\d0's",
    "OWNER": r"(?-i:[A-Z][a-z]+s')",
    "NAME": r"(?-i:[A-Z][^\W\d_]*(?:['-][^\W\d_]+)*)",
    "NUMBER": rf"(?:{_FIGURE}|one|{_NUMBERS})",
    "SEVERAL": rf"(?:(?!1\b){_FIGURE}|{_NUMBERS})",
    "NUMERAL": _FIGURE,
    "RANGE": r"\d+(?:\.\d+)?\s?[-–]\s?\d+(?:\.\d+)?",
}
"""Classes of words; their names are in capitals, those of slots are not."""
_GAPS = {"~": 3, "...": 8, "....": 20}
_SLOT = re.compile(r"\{(\w+)\}$")
_ENDS = {"^": r"^[\"'(]*", "$": r"[.!?]*[\"')]*$"}


class Worded(Protocol):
    """What has words."""

    @property
    def words(self) -> frozenset[str]:
        """Its words, in lower case."""
        ...


L = TypeVar("L", bound=Worded)


class Group(NamedTuple):
    """The alternatives of a step.

    Attributes:
        bodies: each as regular expression, and the words that it needs.
        longest: of each its longest word; empty where one needs no word at all.
    """

    bodies: tuple[tuple[str, frozenset[str]], ...]
    longest: frozenset[str]

    def fits(self, words: frozenset[str]) -> bool:
        """Tell whether words hold all that one alternative needs."""
        if self.longest and self.longest.isdisjoint(words):
            return False
        return any(needed <= words for _, needed in self.bodies)


OFTEN = 4
"""Articles from which it pays to compile a phrase with all its alternatives, for good."""
_tried: Counter[str] = Counter()


@dataclass(frozen=True)
class Phrase:
    """A phrase as regular expression, in which a number between zero bytes stands for a group.

    Attributes:
        template: the regular expression.
        groups: what stands for each number.
        required: the groups of which an article must have an alternative, the smallest first.
        marked: whether a part of it is marked, not the whole.
    """

    template: str
    groups: tuple[Group, ...]
    required: tuple[int, ...]
    marked: bool

    def fits(self, words: frozenset[str]) -> bool:
        """Tell whether words hold an alternative of each group that is required."""
        return all(self.groups[number].fits(words) for number in self.required)

    def fitting(self, lines: Sequence[L], known: frozenset[str]) -> Sequence[L]:
        """Give the lines that may hold it, of an article of some words."""
        return [line for line in lines if self.fits(line.words)] if self.fits(known) else ()

    def ready(self, known: frozenset[str]) -> re.Pattern[str]:
        """Give what finds it in an article of these words.

        Compiling takes longer than searching one article: alternatives that the article has no
        words for are left out, until the phrase was wanted often.
        """
        _tried[self.template] += 1
        return self.compiled(None if _tried[self.template] > OFTEN else known)

    def compiled(self, known: frozenset[str] | None = None) -> re.Pattern[str]:
        """Compile it, with the alternatives that some words allow, or with all."""

        def fill(match: re.Match[str]) -> str:
            group = self.groups[int(match.group(1))]
            return "|".join(body for body, words in group.bodies if known is None or words <= known)

        return _compiled(_NUMBER.sub(fill, self.template))

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Give what is marked: what stands between `<` and `>`, else the whole."""
        if self.marked:
            return match.start("a_"), match.start("z_")
        return match.span()


_NUMBER = re.compile("\x00(\\d+)\x00")


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


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
    required = tuple(sorted(reading.required, key=lambda number: len(groups[number].bodies)))
    return Phrase(template, groups, required, "(?P<a_>)" in template)


def _gap(space: bool, bare: str) -> str:
    return r"\s+" if space and bare not in _CLOSE else ""


class _Reading:
    """What a phrase's steps become, one after the other."""

    def __init__(self, slots: Mapping[str, tuple[str, ...]]) -> None:
        self.slots = slots
        self.groups: list[Group] = []
        self.required: list[int] = []

    def step(self, bare: str, space: bool) -> str:
        """Give a step's regular expression; `space` is whether a space belongs before it."""
        if bare in _ENDS:
            return _ENDS[bare]
        before = _gap(space, bare)
        if bare in _GAPS:
            return rf"(?:{before}{_WORD}){{0,{_GAPS[bare]}}}?"
        if bare in MARKS:
            return before + re.escape(bare)
        optional = bare.endswith("?")
        held = _SLOT.match(bare.removesuffix("?"))
        if not held:
            body = before + self._words((bare.removesuffix("?"),), not optional)
        else:
            body = self._slot(held.group(1), before, not optional)
        return f"(?:{body})?" if optional else body

    def _slot(self, name: str, before: str, required: bool) -> str:
        base = name.rstrip("23456789")
        if base in CLASSES:
            return rf"{before}(?P<{name}>{_EDGE_BEFORE}{CLASSES[base]}{_EDGE_AFTER})"
        if base not in self.slots:
            raise ValueError(f"`{{{name}}}` is no slot; add it under `slots`")
        marks = [mark for mark in self.slots[base] if mark in MARKS]
        words = tuple(word for word in self.slots[base] if word not in MARKS)
        body = f"{before}(?P<{name}>{self._words(words, required and not marks)})"
        return rf"(?:{body}|\s*[{re.escape(''.join(marks))}])" if marks else body

    def _words(self, alternatives: tuple[str, ...], required: bool) -> str:
        """Match any of some words or phrases; longer ones first."""
        number = len(self.groups)
        self.groups.append(_group(alternatives))
        if required:
            self.required.append(number)
        return f"{_EDGE_BEFORE}(?:\x00{number}\x00|(?!)){_EDGE_AFTER}"


@lru_cache(maxsize=4096)
def _group(alternatives: tuple[str, ...]) -> Group:
    """Make a group, once for all phrases that share a slot, so that a pack stays small."""
    ordered = sorted(alternatives, key=lambda words: (-len(words), words))
    bodies = tuple(map(_alternative, ordered))
    needs = [needed for _, needed in bodies]
    longest = frozenset(max(words, key=len) for words in needs if words) if all(needs) else ()
    return Group(bodies, frozenset(longest))


@lru_cache(maxsize=4096)
def _alternative(words: str) -> tuple[str, frozenset[str]]:
    return _literals(words), _needed(words)


def _literals(words: str) -> str:
    return r"\s+".join(map(_literal, words.split()))


def _needed(words: str) -> frozenset[str]:
    return frozenset() if "*" in words else frozenset(_PIECE.findall(words.lower()))


_PIECE = re.compile(r"[^\W\d_]+")


def _literal(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"[^\W\d_]*"
    return f"(?-i:{re.escape(word)})" if word != word.lower() else re.escape(word)
