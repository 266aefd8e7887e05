"""Judge an unknown word: is it right all the same, and if not, what was meant?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from copylint.checks.remark import names, shapes
from copylint.checks.remark.article import Article
from copylint.checks.remark.body import Remarked
from copylint.checks.remark.distance import distance
from copylint.checks.remark.likeness import alike
from copylint.checks.remark.ranking import ranked, score, weight
from copylint.model import Block
from copylint.tables import vocabulary

COMMON = 3.0
"""Zipf; a word at least this common, one letter away, makes an unknown word a misspelling."""
USUAL = 4.3
"""Zipf; a long word one letter from one so usual is a slip, though in italics."""
LONG = 7
"""Letters; two slips make another word of a shorter one."""
OFTEN = 3
"""A word that comes back this often unchanged is meant."""
CONTRACTIONS = {
    word.replace("'", ""): word
    for word in (
        "aren't", "can't", "couldn't", "didn't", "doesn't", "don't", "hadn't", "hasn't", "haven't",
        "isn't", "shouldn't", "wasn't", "weren't", "won't", "wouldn't", "you're", "they're",
        "you've", "we've", "they've", "that's", "there's", "what's", "i'm", "i've", "you'll",
        "today's", "who's", "how's", "where's", "here's", "she's", "he's", "it'll", "they'll",
        "they'd", "you'd",
    )
}  # fmt: skip
Place = tuple[Block, int, int]
_TRIPLED = re.compile(r"([a-z])\1\1")
"""No English word has a letter three times in a row: swellling."""


@dataclass(frozen=True)
class Verdict:
    """`near` a common word, `far` from all, or of the other `dialect`; suggestions best first."""

    kind: str
    suggestions: tuple[str, ...]


def judge(article: Article, body: Remarked, place: Place, told: Sequence[str]) -> Verdict | None:
    """Judge the word at a place of which an engine said that it is unknown.

    Args:
        article: the article.
        body: the rule, with the words and shapes that it accepts.
        place: a block, and where in its text the word begins and ends.
        told: what the engine would write.

    Returns:
        None when the word is right.
    """
    if is_settled(article, body, place):
        return None
    block, start, end = place
    written = block.text[start:end]
    word = shapes.bare(written)
    low = word.lower()
    other = dialect(word, article.document.context.locale)
    if other:
        return Verdict("dialect", (_like(written, other),))
    joined = CONTRACTIONS.get(low) or shapes.missing_space(word)
    if joined:
        return Verdict("near", (_like(written, joined),))
    known = article.near(low, body.words)
    candidates = ranked(low, told, known, article)
    if candidates and candidates[0] in known:
        return Verdict("near", tuple(_like(written, word) for word in candidates[:5]))
    return _verdict(article, (written, low), candidates) or _sounded(article, (written, low))


def _sounded(article: Article, words: tuple[str, str]) -> Verdict | None:
    """Give the verdict on a word in small letters that only sounds like one that is known."""
    written, low = words
    found = alike(low) if written.islower() else []
    found.sort(key=lambda word: -score(low, word, article))
    return Verdict("far", tuple(_like(written, word) for word in found[:5])) if found else None


def is_settled(article: Article, body: Remarked, place: Place) -> bool:
    """Tell whether the word at a place is right whatever an engine says of it.

    A word that is like no other known is not: an engine looks further.
    """
    block, start, end = place
    word = shapes.bare(block.text[start:end])
    low = word.lower()
    listed = low in body.words or (low[:-1] in body.words and low[-1:] == "s" and _is_odd(low))
    if low in article.accepted or listed or _is_no_word(place):
        return True
    if dialect(word, article.document.context.locale):
        return word[0].isupper() and names.is_body(block.text, start, end)
    if is_right(low) or (word[0].isupper() and vocabulary.kind(word)):
        return True
    if "name" in body.shapes and _is_foreign(article, place, low):
        return True
    if CONTRACTIONS.get(low) or shapes.missing_space(word):
        return False
    return _is_meant(article, body, place, article.near(low, body.words))


def _is_foreign(article: Article, place: Place, low: str) -> bool:
    """Tell whether a word in short italics is like no usual English one."""
    block, start, end = place
    if not article.is_foreign(block.span(start, end)):
        return False
    return len(low) < 5 or _is_odd(low)


def _is_odd(low: str) -> bool:
    """Tell whether a word is one letter from no usual one."""
    return not any(vocabulary.zipf(near) >= USUAL for near in vocabulary.near(low))


def _is_no_word(place: Place) -> bool:
    """Tell whether the letters at a place are initials, code, or part of a word that is known."""
    block, start, end = place
    word = shapes.bare(block.text[start:end])
    if len(word) < 3 or shapes.is_code(block.text, start, end) or shapes.is_initials(word):
        return True
    whole = shapes.hyphened(block.text, start, end)
    return bool(whole) and (len(word) < 4 or vocabulary.is_known(whole.replace("-", "")))


def _verdict(article: Article, words: tuple[str, str], candidates: list[str]) -> Verdict | None:
    """Give the verdict on a word that is not right, or None where nothing near is known."""
    written, low = words
    if not candidates:
        return None
    best, steps = candidates[0], distance(low, candidates[0], 2)
    if steps == 2 and len(low) < LONG:
        best = next((each for each in candidates if distance(low, each, 1) == 1), best)
        steps = distance(low, best, 2)
    rare = weight(best, article) < COMMON
    if steps > 2 or (rare and (written[0].isupper() or (steps == 2 and len(low) >= LONG))):
        return None
    if steps == 2 and len(low) < LONG:
        return None
    near = steps == 1 and weight(best, article) >= COMMON and len(low) > 3
    shown = dict.fromkeys([best, *candidates])
    return Verdict("near" if near else "far", tuple(_like(written, w) for w in shown)[:5])


def dialect(word: str, locale: str) -> str:
    """Give the spelling of the locale for a word of the other dialect, else nothing."""
    if locale in ("en-001", "") or not locale.startswith("en") or locale == "en-CA":
        return ""
    foreign = vocabulary.BRITISH if locale == "en-US" else vocabulary.AMERICAN
    low = word.lower()
    return vocabulary.twin(low) if vocabulary.kind(low) == foreign else ""


def is_right(low: str) -> bool:
    """Tell whether a word in small letters is one, as it stands or by its parts."""
    plain = shapes.unaccented(low)
    if vocabulary.kind(low) == vocabulary.CLINICAL and shapes.is_half_doubled(low):
        return False
    if _TRIPLED.search(low):
        return False
    if vocabulary.kind(low) not in ("", vocabulary.NAME) or (plain != low and is_right(plain)):
        return True
    return shapes.is_british(low) or shapes.is_compound(low) or shapes.is_derived(low)


def _is_meant(article: Article, body: Remarked, place: Place, known: list[str]) -> bool:
    """Tell whether an unknown word looks like a name, or comes back unchanged."""
    block, start, end = place
    word = shapes.bare(block.text[start:end])
    low = word.lower()
    may_be_name = word[0].isupper() and "name" in body.shapes
    if "name" in body.shapes and _is_part_of_name(article, place, word):
        return True
    if may_be_name:
        known = [other for other in known if other[0] == low[0] and not _is_common(other)]
    often = article.counts[low]
    rival = max((article.counts[other] for other in known), default=0)
    if rival > often or any(other in article.accepted or other in body.words for other in known):
        return False
    if often >= OFTEN and "coined" in body.shapes and often > 2 * rival:
        return word[0].isupper() or not _is_slip_of_common(low)
    return may_be_name and (article.is_named(word) or not _is_slip_of_common(low))


def _is_part_of_name(article: Article, place: Place, word: str) -> bool:
    """Tell whether a word is a species, a titled person, a degree, or a family in the plural."""
    block, start, end = place
    if not word[0].isupper():
        return word.islower() and names.is_species(block.text, start, end)
    if names.is_person(block.text, start) or names.is_letters(block.text, start, end):
        return True
    return word.endswith("s") and article.is_named(word[:-1])


def _is_common(word: str) -> bool:
    return vocabulary.zipf(word) >= COMMON + 1 and vocabulary.kind(word) != vocabulary.NAME


def _is_slip_of_common(low: str) -> bool:
    return any(vocabulary.zipf(other) >= COMMON + 1 for other in vocabulary.near(low))


def _like(written: str, word: str) -> str:
    """Give a word the capitals and the possessive of the one it replaces."""
    base = shapes.bare(written)
    tail = written[len(base) :]
    if base.isupper() and len(base) > 1:
        return word.upper() + tail
    return (word[0].upper() + word[1:] if base[0].isupper() else word) + tail
