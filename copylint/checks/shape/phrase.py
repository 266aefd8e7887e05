"""Phrases of words and marks of punctuation, as the rules of `form: phrase` write them.

| written | stands for |
|---|---|
| `word` | that word, in any case; in its own case when it has a capital |
| `{slot}` | any alternative of the slot; a second use is `{slot2}` |
| `{WORD}` `{NOUN}` | a word in small letters; one that is no function word |
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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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
    "PLURAL": r"(?-i:[a-z]{2,}[^siu'\W]s)",
    "GERUND": r"(?!(?:thing|bring|during|spring|string|king|wing|sing|ring|being|sling|swing)\b)"
    r"(?-i:[a-z]{2,}ing)",
    "ADVERB": r"(?!(?:family|butterfly|jelly|belly|supply|assembly|anomaly|fly|rally|ally|early"
    r"|friendly|daily|only|monthly|weekly|yearly|body|july)-)"
    r"(?-i:[a-z]{3,}ly-[a-z]+(?:ed|ing|en|wn))",
    "INITIALS": r"(?-i:[A-Z]{2,}'s)",
    "INIT": r"(?-i:[A-Z]{2,}s?)",
    "POSS": r"(?-i:[a-z]+'s)",
    "OWNER": r"(?-i:[A-Z][a-z]+s')",
    "NAME": r"(?-i:[A-Z][^\W\d_]*(?:['-][^\W\d_]+)*)",
    "NUMBER": rf"(?:{_FIGURE}|one|{_NUMBERS})",
    "SEVERAL": rf"(?:(?!1\b){_FIGURE}|{_NUMBERS})",
    "NUMERAL": _FIGURE,
    "RANGE": r"\d+(?:\.\d+)?\s?[-–]\s?\d+(?:\.\d+)?",
}
"""Classes of words; their names are in capitals, those of slots are not."""
_GAPS = {"~": 3, "...": 8, "....": 20}
_STEP = re.compile(r"\{(\w+)\}(\?)?$")


Need = tuple[frozenset[str], ...]
"""Alternatives of a step, each as its words; an article must have all words of one."""


@dataclass(frozen=True)
class Phrase:
    """A phrase as regular expression, and what an article needs for it to be tried."""

    pattern: str
    needs: tuple[Need, ...]
    marked: bool

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield its places in a folded sentence."""
        return _compiled(self.pattern).finditer(text)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Give what is marked: what stands between `<` and `>`, else the whole."""
        if self.marked:
            return match.start("a_"), match.start("z_")
        return match.span()


@lru_cache(maxsize=512)
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
    pieces, needs, space = [], [], False
    for written in steps:
        opened, bare = written.startswith("<"), written.strip("<>") if len(written) > 1 else written
        closed = written.endswith(">")
        if opened:
            pieces.append(_gap(space, bare) + "(?P<a_>)")
            space = False
        body, words = _step(bare, slots, space)
        pieces.append(body)
        needs += [words] if words else []
        if closed:
            pieces.append("(?P<z_>)")
        space = bare not in ("^", "(") and not (space is False and bare in _GAPS)
    marked = any("(?P<a_>)" in piece for piece in pieces)
    if marked != any("(?P<z_>)" in piece for piece in pieces):
        raise ValueError("`<` and `>` are no pair; write both around what is marked")
    return Phrase("".join(pieces), tuple(needs), marked)


def _gap(space: bool, bare: str) -> str:
    return r"\s+" if space and bare not in _CLOSE else ""


def _step(bare: str, slots: Mapping[str, tuple[str, ...]], space: bool) -> tuple[str, Need]:
    """Give a step's regular expression, and what it needs."""
    if bare == "^":
        return r"^[\"'(]*", ()
    if bare == "$":
        return r"[.!?]*[\"')]*$", ()
    if bare in _GAPS:
        return rf"(?:{_gap(space, bare)}{_WORD}){{0,{_GAPS[bare]}}}?", ()
    before, optional = _gap(space, bare), False
    if bare in MARKS:
        return before + re.escape(bare), ()
    held = _STEP.match(bare)
    if held:
        optional = bool(held.group(2))
        body, words = _slot(held.group(1), slots)
        marks = [mark for mark in slots.get(held.group(1), ()) if mark in MARKS]
        if marks:
            body = rf"(?:{before}{body}|\s*[{re.escape(''.join(marks))}])"
            return (f"{body}?" if optional else body), ()
    else:
        optional = bare.endswith("?")
        body, words = _words((bare.removesuffix("?"),))
    return (f"(?:{before}{body})?", ()) if optional else (before + body, words)


def _slot(name: str, slots: Mapping[str, tuple[str, ...]]) -> tuple[str, Need]:
    base = name.rstrip("23456789")
    if base in CLASSES:
        return rf"(?P<{name}>{_EDGE_BEFORE}{CLASSES[base]}{_EDGE_AFTER})", ()
    if base not in slots:
        raise ValueError(f"`{{{name}}}` is no slot; add it under `slots`")
    body, words = _words(tuple(word for word in slots[base] if word not in MARKS))
    return f"(?P<{name}>{body})", words


def _words(alternatives: tuple[str, ...]) -> tuple[str, Need]:
    """Match any of some words or phrases; longer ones first."""
    ordered = sorted(alternatives, key=lambda words: (-len(words), words))
    bodies = (r"\s+".join(map(_literal, words.split())) for words in ordered)
    starred = any("*" in words for words in alternatives)
    needs = tuple(frozenset(_PIECE.findall(words.lower())) for words in alternatives)
    return f"{_EDGE_BEFORE}(?:{'|'.join(bodies)}){_EDGE_AFTER}", () if starred else needs


_PIECE = re.compile(r"[^\W\d_]+")


def _literal(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"[^\W\d_]*"
    return f"(?-i:{re.escape(word)})" if word != word.lower() else re.escape(word)
