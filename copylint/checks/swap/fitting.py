"""Fit a replacement into its sentence: the form, the article before it, the verb after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from copylint.checks.swap.body import Pair, Swap
from copylint.checks.swap.forms import (
    BASE,
    PARTICIPLE,
    PAST,
    THIRD,
    article,
    cased,
    compared,
    inflect,
)
from copylint.text.terms import Hit, Marks

_DETERMINERS = frozenset(
    "a an the this that these those your our their his her my its any each every some no "
    "another".split()
)
_POINTERS = frozenset("that these this those some".split())
"""Determiners that may be a verb's subject: “this alleviates pain”."""
_NOUNS = frozenset(
    "dispatch encounter endeavour exhibit implement leverage monitor purchase".split()
)
"""Verbs that are nouns as well: “this purchase”."""
_SUBJECTS = frozenset(
    "to i you we they who will would can could may might must should shall not please us "
    "let".split()
)
_HELPERS = frozenset(
    "be is are was were been being am have has had having get gets got getting become".split()
)
_LINKS = frozenset("not also often already just always never".split())
_AGREES = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't"}
_SINGLE = frozenset("a an this that each every".split())
_LOOSE = frozenset(
    "and or but to for with in on at by from when while during that are were".split()
)
_AMOUNTS = frozenset("enough many most some several".split())
_HAS_ONE = re.compile(r"(?:\s[\w’'-]+){1,4}?\s(?:is|was|has|does|makes|helps|needs)\b")
"""A verb of one thing, soon after: “a wide range of sports is safe”."""
_OWNER = re.compile(r"['’ʼ]s$")
_NEXT = re.compile(r"\s(\w+(?:['’]\w+)?)")
_DEGREE = re.compile(r"\b(more|most)\s$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:^|(?<=[\s(“\"]))(an?)\s$", re.IGNORECASE)


class Fitted(NamedTuple):
    """A replacement of `start` to `end` of a block's text; `sure` when it may stand as it is.

    `rather` is what is written for the words alone, without what the sentence asks for.
    """

    start: int
    end: int
    text: str
    sure: bool
    rather: str = ""


def the_form(body: Swap, marks: Marks, hit: Hit) -> tuple[Pair, str] | None:
    """Give the pair that a hit stands for and its form; None where it is no such word."""
    key = tuple(marks.words[hit.first : hit.last + 1])
    for index, form in body.forms.get(key, ()):
        pair = body.pairs[index]
        if _suits(pair, form, marks, hit):
            if form == PAST:
                form = _past_or_participle(marks, hit)
            return pair, form
    return None


def _suits(pair: Pair, form: str, marks: Marks, hit: Hit) -> bool:
    before = marks.words[hit.first - 1] if hit.first else ""
    if pair.kind == "verb" and form in (BASE, THIRD) and before in _DETERMINERS:
        return before in _POINTERS and pair.this.split(" ")[0] not in _NOUNS
    if pair.kind == "noun" and form == BASE:
        return before not in _SUBJECTS
    return True


def _past_or_participle(marks: Marks, hit: Hit) -> str:
    at = hit.first - 1
    while at >= 0 and (marks.words[at] in _LINKS or marks.words[at].endswith("ly")):
        at -= 1
    before = marks.words[at] if at >= 0 else ""
    after = marks.words[hit.last + 1] if hit.last + 1 < len(marks.words) else ""
    is_participle = before in _HELPERS or before in _DETERMINERS or after == "by"
    return PARTICIPLE if is_participle else PAST


def fit(body: Swap, pair: Pair, form: str, place: tuple[str, int, int]) -> Fitted:
    """Write the replacement of a pair in a form.

    Args:
        body: of the rule.
        pair: which is replaced.
        form: that the replaced word has.
        place: the block's text, start and end of the replaced words.
    """
    text, start, end = place
    rather = inflect(pair.rather, pair.kind, form, body.irregular)
    owner = _OWNER.search(text, start, end)
    end -= len(owner.group()) if owner else 0
    sure = pair.fixes and not _clashes(rather, (text, start, end))
    if pair.kind == "noun" and pair.rather.startswith("=") and form == BASE:
        return _as_plural((text, start, end), rather, sure)
    degree = _DEGREE.search(text, max(start - 6, 0), start)
    if degree and pair.kind == "adjective":
        written = cased(compared(rather, degree[1].lower()), degree[1])
        return with_article(text, Fitted(degree.start(1), end, written, sure, rather))
    return with_article(text, Fitted(start, end, cased(rather, text[start:end]), sure, rather))


def _word_before(text: str, start: int) -> str:
    words = text[max(start - 40, 0) : start].split()
    return words[-1].lower() if words else ""


def _clashes(rather: str, place: tuple[str, int, int]) -> bool:
    """Tell whether a replacement cannot stand: `a best`, `your enough`, `was got`, `many is`."""
    text, start, end = place
    before = _word_before(text, start)
    if rather == "got":
        return before in _HELPERS
    if rather in _AMOUNTS:
        is_bound = before in _DETERMINERS or before in ("more", "most")
        return is_bound or _HAS_ONE.match(text, end) is not None
    if rather == "about":  # “About pain, we ask you” is no opening, “About ten” is one
        return text[start].isupper() and text[start:end].endswith(("ing", "to"))
    if rather == "people":
        return before in _SINGLE or text[end : end + 1] in ("'", "’")
    return rather == "best" and before in ("a", "an")


def with_article(text: str, fitted: Fitted) -> Fitted:
    """Take in the `a` or `an` before a replacement, if it no longer sounds right."""
    found = _ARTICLE.search(text, max(fitted.start - 4, 0), fitted.start)
    if not found or not fitted.text:
        return fitted
    right = article(fitted.text)
    if found.group(1).lower() == right:
        return fitted
    whole = f"{cased(right, found.group(1))} {fitted.text}"
    return fitted._replace(start=found.start(1), text=whole)


def _as_plural(place: tuple[str, int, int], rather: str, sure: bool) -> Fitted:
    """Replace a singular by a plural, with the verb that follows."""
    text, start, end = place
    sure = sure and _word_before(text, start) not in _SINGLE
    replacement = cased(rather, text[start:end])
    after = _NEXT.match(text, end)
    sure = sure and not (after and after.group(1).lower() not in (*_AGREES, *_LOOSE))
    if after and after.group(1).replace("’", "'") in _AGREES:
        verb = _AGREES[after.group(1).replace("’", "'")]
        return Fitted(start, after.end(), f"{replacement} {verb}", sure, rather)
    return Fitted(start, end, replacement, sure, rather)
