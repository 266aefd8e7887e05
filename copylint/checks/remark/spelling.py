"""Judge an unknown word: is it right all the same, and if not, what was meant?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from copylint.checks.remark import shapes
from copylint.checks.remark.body import Remarked
from copylint.checks.remark.distance import distance
from copylint.checks.remark.likeness import alike
from copylint.model import Block, Document
from copylint.tables import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
COMMON = 3.0
"""Zipf; a word at least this common, one letter away, makes an unknown word a misspelling."""
SPREAD = 3.5
"""Suggestions that score this much less than the best are not shown."""
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


@dataclass(frozen=True)
class Verdict:
    """`near` a common word, `far` from all, or of the other `dialect`; suggestions best first."""

    kind: str
    suggestions: tuple[str, ...]


class Article:
    """An article with its words counted once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._owned: dict[frozenset[str], dict[tuple[int, str], list[str]]] = {}

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the article, in lower case, without possessives."""
        texts = (block.text for block in self.document.blocks)
        return Counter(shapes.bare(word).lower() for text in texts for word in WORD.findall(text))

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The project's own words, in lower case."""
        return frozenset(word.lower() for word in self.document.context.accepted)

    def is_named(self, word: str) -> bool:
        """Tell whether a title or names stand beside a word at one of its places."""
        return any(
            shapes.is_named(block.text, *match.span())
            or shapes.is_person(block.text, match.start())
            for block in self.document.blocks
            for match in re.finditer(rf"(?<!\w){word}(?!\w)", block.text)
        )

    def near(self, word: str, listed: frozenset[str]) -> list[str]:
        """Give the other words of the article, the project and a list, one letter away.

        Long words of the list and the project may be two letters away.
        """
        own = self._own(listed)
        found = {
            other
            for key in dict.fromkeys(_shorter(word))
            for other in self._by_shorter.get(key, ())
            if other[:1] == word[:1] or other[-2:] == word[-2:]
            if distance(word, other, 1) <= 1
        }
        for length in range(len(word) - 1, len(word) + 2):
            for end in (word[:1], word[-2:]):
                found.update(
                    other
                    for other in own.get((length, end), ())
                    if distance(word, other, 2) <= (2 if length > 8 else 1)
                )
        return sorted(found - {word})

    @cached_property
    def _by_shorter(self) -> dict[str, list[str]]:
        """The words of the article, by what is left of them without one letter.

        Two words one slip apart share such a rest, so none need be held against all others.
        """
        found: dict[str, list[str]] = {}
        for word in self.counts:
            if len(word) > 3:
                for key in dict.fromkeys(_shorter(word)):
                    found.setdefault(key, []).append(word)
        return found

    def _own(self, listed: frozenset[str]) -> dict[tuple[int, str], list[str]]:
        """Give the words of a list and the project by length, and by first or last letters."""
        if listed not in self._owned:
            found = self._owned[listed] = {}
            for word in listed | self.accepted:
                if len(word) > 3:
                    found.setdefault((len(word), word[:1]), []).append(word)
                    found.setdefault((len(word), word[-2:]), []).append(word)
        return self._owned[listed]


def _shorter(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


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
    joined = CONTRACTIONS.get(low) or shapes.missing_space(low)
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
    if low in article.accepted or low in body.words or _is_no_word(place):
        return True
    if dialect(word, article.document.context.locale):
        return word[0].isupper() and shapes.is_body(block.text, start, end)
    if is_right(low) or (word[0].isupper() and vocabulary.kind(word)):
        return True
    if CONTRACTIONS.get(low) or shapes.missing_space(low):
        return False
    return _is_meant(article, body, place, article.near(low, body.words))


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
    best = candidates[0]
    steps = distance(low, best, 2)
    rare = weight(best, article) < COMMON
    if steps > 2 or (rare and (written[0].isupper() or (steps == 2 and len(low) >= 7))):
        return None
    if steps == 2 and len(low) < 7:
        return None
    near = steps == 1 and weight(best, article) >= COMMON and len(low) > 3
    shown = tuple(_like(written, told) for told in candidates[:5])
    return Verdict("near" if near else "far", shown)


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
        return word.islower() and shapes.is_species(block.text, start)
    if shapes.is_person(block.text, start) or shapes.is_letters(block.text, start, end):
        return True
    return word.endswith("s") and article.is_named(word[:-1])


def _is_common(word: str) -> bool:
    return vocabulary.zipf(word) >= COMMON + 1 and vocabulary.kind(word) != vocabulary.NAME


def _is_slip_of_common(low: str) -> bool:
    return any(vocabulary.zipf(other) >= COMMON + 1 for other in vocabulary.near(low))


def ranked(low: str, told: Sequence[str], known: list[str], article: Article) -> list[str]:
    """Give what may have been meant, best first."""
    engine = [word.lower() for word in told if word.strip() and " " not in word]
    candidates = dict.fromkeys([*known, *vocabulary.near(low), *engine])
    if shapes.is_half_doubled(low):
        candidates.pop(low, None)
    scored = sorted(
        (-score(low, word, article), word) for word in candidates if shapes.bare(word) == word
    )
    most = scored[0][0] + SPREAD if scored else 0.0
    return [word for told, word in scored if told <= most]


def weight(word: str, article: Article) -> float:
    """Give how likely a word is meant: how common it is, more when of medicine or said here."""
    zipf = vocabulary.zipf(word)
    if vocabulary.kind(word) == vocabulary.CLINICAL or word in article.accepted:
        zipf += 1.0
    return zipf + (1.5 if article.counts[word] else 0.0)


def score(low: str, word: str, article: Article) -> float:
    """Weigh a candidate against the slip that would lead from it to the word."""
    steps = distance(low, word, 3)
    same = 0.0 if low[0] == word[0] else -1.5
    return weight(word, article) - 3.0 * (steps - 1) + same + sum(_kinder(low, word))


def _kinder(low: str, word: str) -> Iterator[float]:
    """Yield a bonus for slips that hands and ears make most: doubled, swapped, mute letters."""
    if sorted(low) == sorted(word):
        yield 1.0
    if re.sub(r"(.)\1", r"\1", low) == re.sub(r"(.)\1", r"\1", word):
        yield 1.0
    if _consonants(low) == _consonants(word):
        yield 0.5


def _consonants(word: str) -> str:
    return re.sub(r"[aeiouy]", "", word)


def _like(written: str, word: str) -> str:
    """Give a word the capitals and the possessive of the one it replaces."""
    base = shapes.bare(written)
    tail = written[len(base) :]
    if base.isupper() and len(base) > 1:
        return word.upper() + tail
    return (word[0].upper() + word[1:] if base[0].isupper() else word) + tail
