"""Patterns over tagged words, as the rules of `form: grammar` write them.

| written | stands for |
|---|---|
| `word` `{slot}` | that word; any alternative of the slot; a second use is `{slot2}` |
| `NN` `VBZ|VBP` `NN*` | a word of that part of speech, by the Penn Treebank's names |
| `word/VB` `{slot}/NN` | both |
| `NP` `SUBJ` | a noun with what belongs to it; a subject |
| `START` | a subject with what follows it: the fear of falls |
| `FIN` `WORD` | a verb that has a subject; any word |
| `ACT` `SINGULAR` … | a word that can be no other form than this (`FORMS`) |
| `,` `;` `:` `.` `(` `)` | that mark |
| `~` `...` `....` | up to 3, 8, 20 words, without a mark between |
| `x?` `!x` | a step that may be absent; what must not follow |
| `^` `$` | the start, the end of a sentence |
| `< … >` | what is marked, and what `fix` replaces |

A pattern becomes one regular expression over a sentence whose words carry their tags, with bounded
repeats only, so that its cost is linear.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

FORMS = {
    "VERB": "v", "ACT": "V", "VERBS": "z", "ACTS": "Z", "PARTICIPLE": "n", "GERUND": "g",
    "SINGLE": "s", "SINGULAR": "S", "COUNTED": "c", "NOUNS": "p", "MANY": "P", "ADJECTIVE": "j",
}  # fmt: skip
"""Classes that go by what a word can be: the letter that it has in `copylint.tables.forms`.

Left out: of `VERB` and `ACT` what is a participle as well (`set`), of `GERUND` verbs (`sting`).
"""
_APART = {"v": "n", "V": "n", "n": "v", "g": "vV"}
TOKEN = re.compile(
    r"[^\W\d_]+(?=n't\b)|n't\b|'(?:s|re|ve|ll|d|m)\b|[^\W_]+(?:[-.][^\W_]+)*|[^\w\s]", re.IGNORECASE
)
_TAGS = (
    "CC CD DT EX IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG"
    " VBN VBP VBZ WDT WP WP$ WRB"
).split()
_CODES = {tag: chr(ord("A") + at) for at, tag in enumerate(_TAGS)}
"""A letter for each tag, so that patterns stay short; what has none of them has `~`."""
_MARKS = frozenset(",;:.()!?&-–—\"'")
_GAPS = {"~": 3, "...": 8, "....": 20}
_WORD = r"(?=[^\s/]*\w)[^\s/]+/\S+ "


def _codes(tags: str) -> str:
    """Give the class of the letters of some tags: `VBZ|VBP`, or `NN*` for all that begin so."""
    asked = tags.split("|")
    unknown = [tag for tag in asked if not any(_is(each, tag) for each in _TAGS)]
    if unknown:
        raise ValueError(f"`{unknown[0]}` is no part of speech; write one such as NN or VB*")
    fit = (each for each in _TAGS if any(_is(each, tag) for tag in asked))
    return re.escape("".join(_CODES[each] for each in fit))


def _is(tag: str, asked: str) -> bool:
    return tag.startswith(asked[:-1]) if asked.endswith("*") else tag == asked


def _tag(tags: str) -> str:
    return rf"[^\s/]+/[{_codes(tags)}]\S* "


_NOUN = _tag("NN*")
_MORE = _tag("JJ*|NN*|VBN|VBG|CD|POS|RB|RBR|RBS")
MACROS = {
    "NP": rf"(?:{_tag('PDT')})?(?:{_tag('DT|PRP$|CD')})?(?:{_MORE}){{0,3}}{_NOUN}",
    "SUBJ": r"(?:(?i:we|you|they|it|he|she|i|there|this|these|those|one|everyone|people)/\S+ "
    rf"|{_tag('DT|PRP$')}(?:{_MORE}){{0,3}}{_NOUN}|{_tag('NNS|NNP')})",
    "FIN": _tag("VBZ|VBP|VBD|MD"),
    "WORD": _WORD,
}
MACROS["START"] = rf"(?:{MACROS['SUBJ']}|{MACROS['NP']})(?:{_tag('IN')}{MACROS['NP']})?"
_STEP = re.compile(r"(!?)(\{\w+\}|[^/{}?!]+|[!?])(?:/([A-Z$|*]+))?(\??)\Z")


class Token(NamedTuple):
    """A word or mark, where it stands in its sentence, and its part of speech."""

    text: str
    start: int
    end: int
    tag: str


@dataclass(frozen=True, eq=False)
class Tagged:
    """A sentence whose words carry their tags."""

    tokens: Sequence[Token]

    @cached_property
    def text(self) -> str:
        """Each token, a slash, the code of its tag, the letters of what it can be, and a blank."""
        return "".join(self._written)

    @cached_property
    def _written(self) -> list[str]:
        return [
            f"{_plain(token.text)}/{_CODES.get(token.tag, '~')}{letters} "
            for token, letters in zip(self.tokens, self._letters, strict=True)
        ]

    @cached_property
    def _letters(self) -> list[str]:
        from copylint.tables import forms

        return [forms.letters(token.text) for token in self.tokens]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *itertools.accumulate(map(len, self._written))][:-1]

    @cached_property
    def classes(self) -> frozenset[str]:
        """The tags of its words, and the letters of what they can be."""
        return frozenset({token.tag for token in self.tokens}.union(*self._letters))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the sentence of a part of `text`."""
        first = bisect_right(self._starts, start) - 1
        last = max(first, bisect_left(self._starts, end) - 1)
        return self.tokens[first].start, self.tokens[last].end


def _plain(word: str) -> str:
    return "∕" if word == "/" else word


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern as a regular expression.

    Attributes:
        source: the regular expression, in which a number between zero bytes stands for the
            alternatives of a step.
        groups: the alternatives of each such step, each with its first word.
        needs: for each step of words that must stand there, the first words of its alternatives.
        classes: for each step of a tag or form, the tags and letters of which one must stand there.
        marked: whether a part of it is marked, not the whole.
    """

    source: str
    groups: tuple[tuple[tuple[str, str], ...], ...]
    needs: tuple[frozenset[str], ...]
    classes: tuple[frozenset[str], ...]
    marked: bool

    def may(self, classes: frozenset[str]) -> bool:
        """Tell whether it can stand in a sentence, by the tags and letters of its words."""
        return not any(wanted.isdisjoint(classes) for wanted in self.classes)

    def finds(
        self, text: str, end: int | None = None, words: Collection[str] | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield where it stands in a tagged sentence.

        Args:
            text: the sentence.
            end: a place in it, before which it must stand; None for its end.
            words: those of the article, where only alternatives among them are to be compiled;
                that takes less time than to compile all, but must be done for each article.
        """
        found = _whole(self) if words is None else _compiled(self.filled(words))
        yield from found.finditer(text, 0, len(text) if end is None else end)

    def filled(self, words: Collection[str] | None = None) -> str:
        """Give the regular expression with the alternatives among some words, or with all."""

        def fill(match: re.Match[str]) -> str:
            ways = self.groups[int(match.group(1))]
            return "|".join(way for first, way in ways if words is None or first in words) or "(?!)"

        return _GROUP.sub(fill, self.source)

    def part(self, match: re.Match[str]) -> tuple[int, int]:
        """Give what is marked."""
        return (match.start("a_"), match.start("z_")) if self.marked else match.span()


_GROUP = re.compile("\x00(\\d+)\x00")


@lru_cache(maxsize=4096)
def _whole(pattern: Pattern) -> re.Pattern[str]:
    return re.compile(pattern.filled())


@lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def compile_pattern(text: str, slots: Mapping[str, tuple[str, ...]]) -> Pattern:
    """Compile what an author wrote.

    Raises:
        ValueError: what is wrong with it; how to mend it.
    """
    reading = _Reading(slots)
    pieces = []
    for written in text.split():
        bare = written.strip("<>") if len(written) > 1 else written
        pieces += ["(?P<a_>)"] * written.startswith("<")
        pieces.append(reading.step(bare))
        pieces += ["(?P<z_>)"] * written.endswith(">")
    source = "".join(pieces)
    marked = "(?P<a_>)" in source
    if not pieces or marked != ("(?P<z_>)" in source):
        raise ValueError("`<` and `>` are no pair; write both around what is marked")
    start = "" if source.startswith("^") else r"(?<!\S)"
    needs, classes = tuple(reading.needs), tuple(reading.classes)
    return Pattern(start + source, tuple(reading.groups), needs, classes, marked)


class _Reading:
    """What a pattern's steps become, one after the other."""

    def __init__(self, slots: Mapping[str, tuple[str, ...]]) -> None:
        self.slots = slots
        self.groups: list[tuple[tuple[str, str], ...]] = []
        self.needs: list[frozenset[str]] = []
        self.classes: list[frozenset[str]] = []
        self._named: set[str] = set()

    def step(self, bare: str) -> str:
        """Give a step's regular expression."""
        if bare == "^":
            return r"^(?:[\"'“(*]/\S+ ){0,3}"
        if bare == "$":
            return r"(?:[.!?]/\S+ ){0,3}(?:[\"'”)]/\S+ ){0,3}$"
        if bare in _GAPS:
            return rf"(?:{_WORD}){{0,{_GAPS[bare]}}}?"
        read = _STEP.match(bare)
        if not read:
            raise ValueError(f"`{bare}` is no step; write a word, a tag or a slot")
        negated, name, tags, optional = read.groups()
        body = self._body(name, tags, required=not (negated or optional))
        if negated:
            return f"(?!{body})"
        return f"(?:{body})?" if optional else body

    def _body(self, name: str, tags: str | None, *, required: bool) -> str:
        base = name.rstrip("23456789")
        if name in MACROS:
            return MACROS[name]
        if base in FORMS:
            letter = FORMS[base]
            self.classes += [frozenset(letter)] * required
            whole = f"(?![A-Za-z]*[{_APART[letter]}])" if letter in _APART else ""
            code = f"[{_codes(tags)}]" if tags else "."
            return self._name(name, rf"[^\s/]+/{code}{whole}[A-Za-z]*{letter}[A-Za-z]* ")
        if all(each.rstrip("*") in _TAGS for each in base.split("|")):
            asked = frozenset(base.split("|"))
            self.classes += [asked] * (required and not any("*" in each for each in asked))
            body = _tag(base)
            return self._name(name, body)
        if name in _MARKS:
            return rf"{re.escape(name)}/\S+ "
        return self._words(name, tags, required)

    def _words(self, name: str, tags: str | None, required: bool) -> str:
        """Match a word or the alternatives of a slot; longer ones first."""
        alternatives: tuple[str, ...] = (name,)
        slot = name.strip("{}")
        if name.startswith("{"):
            base = slot.rstrip("23456789")
            if base not in self.slots:
                raise ValueError(f"`{name}` is no slot; add it under `slots`")
            alternatives = self.slots[base]
        pieces = [TOKEN.findall(words) for words in sorted(alternatives, key=len, reverse=True)]
        if required:
            self.needs.append(frozenset(words[0].lower() for words in pieces))
        end = rf"/[{_codes(tags)}]\S* " if tags else r"/\S+ "
        body = f"(?:\x00{len(self.groups)}\x00){end}"
        self.groups.append(tuple((words[0].lower(), _literal(words)) for words in pieces))
        return self._name(slot, body) if name.startswith("{") else body

    def _name(self, name: str, body: str) -> str:
        """Let a fix or message use the words of a step by its name; the first of a name counts."""
        if name in self._named or not name.isalnum():
            return body
        self._named.add(name)
        return f"(?P<{name}>{body})"


def _literal(words: Sequence[str]) -> str:
    *first, last = (
        re.escape(word) if word != word.lower() else f"(?i:{re.escape(word)})" for word in words
    )
    return "".join(rf"{word}/\S+ " for word in first) + last
