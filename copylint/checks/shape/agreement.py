"""The form that holds a verb against the head of its subject, however far that stands away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.checks.shape.body import Found, Shape
from copylint.checks.shape.grammar import lines
from copylint.checks.shape.pattern import Token
from copylint.model import Document

FEWEST = 4
"""Words and marks; a shorter sentence is a headline."""
NOUNS = frozenset(("NN", "NNS"))
NAMES = frozenset(("NNP", "NNPS"))
BEFORE = frozenset(("DT", "PRP$", "CD", "JJ", "JJR", "JJS", "VBN", "PDT", "POS", "RB"))
FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
SINGULAR_VERBS = frozenset(("is", "was", "has", "does"))
PLURAL_VERBS = frozenset(("are", "were", "have", "do"))

_OPEN = frozenset(("IN", "TO", "VBN"))
_INSIDE = NOUNS | NAMES | BEFORE | {"VBG"}
_RELATIVES = frozenset(("that", "who", "which"))
_ASIDES = frozenset(("which", "who", "along", "together", "including", "as", "like"))
_EACH = frozenset(("each", "every", "one", "either", "neither"))
_SEVERAL = frozenset(("several", "many", "few", "both", "these", "those", "various", "numerous"))


class Subject(NamedTuple):
    """The number of a subject's head, and where what follows it begins."""

    is_plural: bool
    after: int


def subject_verb(shape: Shape, document: Document) -> Iterator[Found]:
    """Find finite verbs whose number is not that of their subject's head."""
    from copylint.tables import forms

    for one in lines(document).found:
        line = one.line
        if line.block.kind not in shape.kinds or len(one.found) < FEWEST:
            continue
        tokens = one.tagged.tokens
        for start in _starts(tokens, shape.words("openers")):
            subject = _subject(tokens, start, shape)
            if subject is None or subject.after >= len(tokens):
                continue
            for at in _verbs(tokens, subject, shape):
                if _wrong(subject, tokens, at):
                    mended = forms.without_s if subject.is_plural else forms.with_s
                    verb, first = tokens[at], line.sentence.start
                    yield Found(line.block, first + verb.start, first + verb.end, mended(verb.text))


def _starts(tokens: Sequence[Token], openers: frozenset[str]) -> Iterator[int]:
    """Yield where a clause may begin: at the start, and behind a word such as “because”.

    Behind “as though” the verb may well be “were”.
    """
    yield 0
    for at, token in enumerate(tokens[:-3]):
        if token.text.lower() in openers and tokens[at - 1].text.lower() != "as":
            yield at + 1


def _subject(tokens: Sequence[Token], at: int, shape: Shape) -> Subject | None:
    """Read the noun that a clause begins with, and what belongs to it on the left."""
    first = tokens[at].text.lower()
    if first == "every" and tokens[at + 1].text == "one":
        at += 1
    if first in shape.words("single") or (tokens[at + 1].text == "of" and first in _EACH):
        return Subject(False, at + 1)
    start, head = at, _head(tokens, at)
    if head is None or tokens[start].tag == "CD" or not tokens[head].text.isalpha():
        return None
    word = tokens[head].text.lower()
    words = {token.text.lower() for token in tokens[start : head + 1]}
    named = head > start and any(token.text[0].isupper() for token in tokens[start + 1 : head + 1])
    if named or word in shape.words("group") or words & shape.words("amounts"):
        return None
    return _headed(tokens, start, head, shape)


def _head(tokens: Sequence[Token], start: int) -> int | None:
    """Find the last noun of the first group of words, past a possessive."""
    head = None
    for at, token in enumerate(tokens[start : start + 7], start):
        if token.tag in NOUNS:
            head = at
        elif token.tag == "POS":
            head = None
        elif token.tag not in BEFORE or head is not None:
            break
    return head


def _headed(tokens: Sequence[Token], start: int, head: int, shape: Shape) -> Subject | None:
    """Give the number of a head; None where it may be a verb, or has none to be sure of."""
    from copylint.tables import forms

    word, first = tokens[head].text.lower(), tokens[start].text.lower()
    if first in (_EACH if tokens[head].tag == "NNS" else _SEVERAL):
        return None  # it is the noun that has the wrong number
    letters = forms.letters(tokens[head].text)
    if tokens[head].tag == "NN":
        if head == start and "v" in letters:
            return None  # a sentence may bid: Lie face down
        return Subject(False, head + 1) if "s" in letters and "p" not in letters else None
    may_be_verb = "z" in letters and head > start and tokens[head - 1].tag in ("NN", "NNP")
    if may_be_verb or "p" not in letters or word in shape.words("alike"):
        return None
    return Subject(True, head + 1)


def _verbs(tokens: Sequence[Token], subject: Subject, shape: Shape) -> Iterator[int]:
    """Yield the verb of a subject, and that of a “who” right behind its head."""
    at = subject.after
    if tokens[at].text == "who" and at + 1 < len(tokens) and tokens[at + 1].tag in FINITE:
        yield at + 1
    main = _verb(tokens, subject, shape)
    if main is not None:
        yield main


def _verb(tokens: Sequence[Token], subject: Subject, shape: Shape) -> int | None:
    """Find the verb of a subject, past what stands between the two; None where that is not sure."""
    at: int | None = subject.after
    openers = _OPEN | {"VBG"} if subject.is_plural else _OPEN
    inside = _INSIDE | {"CC"} if subject.is_plural else _INSIDE
    is_inside = False
    while at is not None and at < min(len(tokens), subject.after + 25):
        token, low = tokens[at], tokens[at].text.lower()
        is_bare = token.tag == "VB" and at == subject.after and not subject.is_plural
        if is_bare or (token.tag in FINITE and tokens[at - 1].tag != "CC"):
            return at
        if low == "," or low in _RELATIVES or (token.tag == "PRP" and not is_inside):
            at = _past(tokens, at, shape)
            continue
        if low in shape.words("stops"):
            return None
        is_inside = is_inside or token.tag in openers
        known = token.tag == "RB" or token.tag in openers or (is_inside and token.tag in inside)
        at = at + 1 if known else None
    return None


def _past(tokens: Sequence[Token], at: int, shape: Shape) -> int | None:
    """Give where the clause goes on behind an aside or a relative clause."""
    if tokens[at].text == ",":
        return _past_aside(tokens, at)
    return _past_relative(tokens, at + (tokens[at].tag != "PRP"), shape)


def _past_aside(tokens: Sequence[Token], at: int) -> int | None:
    """Give where the clause goes on behind an aside between two commas."""
    nearest = next((n for n in range(at + 1, len(tokens)) if tokens[n].text == ","), None)
    opens = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    return nearest + 1 if nearest is not None and opens in _ASIDES else None


def _past_relative(tokens: Sequence[Token], at: int, shape: Shape) -> int | None:
    """Give where the clause goes on behind a relative clause: at the second finite verb."""
    seen = False
    for here in range(at, min(len(tokens), at + 14)):
        token, low = tokens[here], tokens[here].text.lower()
        is_bare = token.tag == "PRP" and tokens[here - 1].tag not in ("IN", "TO")
        is_deeper = seen and (is_bare or token.tag in ("WDT", "WP", "WRB") or low == "that")
        if is_deeper or not low[0].isalnum() or token.tag == "CC" or low in shape.words("stops"):
            return None
        if token.tag in FINITE:
            if seen:
                return here
            seen = True
    return None


_ENDING = frozenset(("CC", "VBZ", "VBP", "VBD", "MD", ".", ",", ":", "-RRB-"))
"""What stands behind a noun that looks like a verb: the care and wear of a lens."""


def _wrong(subject: Subject, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the verb at a place has another number than its subject."""
    from copylint.tables import forms

    verb = tokens[at]
    low, letters = verb.text.lower(), forms.letters(verb.text)
    if subject.is_plural:
        return low in SINGULAR_VERBS or (verb.tag == "VBZ" and "z" in letters)
    if low in PLURAL_VERBS:
        return True
    behind = tokens[at + 1].tag if at + 1 < len(tokens) else "."
    is_noun = behind in _ENDING or ("V" not in letters and behind in NOUNS)
    if verb.tag not in ("VBP", "VB") or is_noun:
        return False
    is_past = "n" in letters and low not in ("come", "become", "run")
    return "v" in letters and not is_past and low != "be"
