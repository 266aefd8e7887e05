"""Weigh what a page's text says of where its readers are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set

from copylint.text.spelt import AMERICAN, BRITISH, spellings
from copylint.text.tells import CONTACTS, NAMES, READERS

ENOUGH, AHEAD = 3, 2
"""Points that it takes to tell a country, and how many more than the next one has."""
CITED = 2
"""Points at most for places and bodies that a page names: it may write about another country."""
FAR = 6
"""Points ahead of the others that a country needs where only those have an address."""
MANY = 6
"""Points that it takes on a page that gives the emergency numbers of several countries."""
THRICE = 3
"""Words spelt one way that count, to each one of the other way, a point each up to `ENOUGH`."""
CONTACT, WORDS, SPELLING = "address or telephone number", "what it names", "spelling"
Told = tuple[tuple[str, ...], int]

_DIGIT = re.compile(r"\d")
_COMMONWEALTH = ("GB", "IE", "AU", "NZ", "IN", "ZA", "SG", "HK", "CA")
_CALLED = re.compile(
    r"\b(?:call|dial|ring|phon|text|telephone)\w*\s(?:\w+\s){0,3}?"
    r"(?:999|911|9-1-1|000|995|10177)(?![\d-]|\s\d)|"
    r"\b(?:999|911|000|995)\s(?:ambulance|straight|immediately|at\sonce|now)\b|\btriple\szero\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\d,.£$€+-])(?<!\d\s)(999|911|9-1-1|000|995|10177)\b(?![,.]?\d|[-%]|\s\d)|(triple\szero)",
    re.IGNORECASE,
)
_ANSWERS: dict[str, Told] = {
    "999": (("GB", "IE", "HK"), 3),
    "911": (("US", "CA"), 2),
    "9-1-1": (("US", "CA"), 2),
    "000": (("AU",), 3),
    "triple zero": (("AU",), 3),
    "995": (("SG",), 3),
    "10177": (("ZA",), 3),
}
"""Who answers an emergency number, the most readers first, and the points that it gives."""
_HINTS = ("999", "911", "9-1-1", "000", "995", "10177", "zero", "Zero", "ZERO")
_CALLED_111 = re.compile(
    r"\b(?:call|dial|ring|phone)\s(?:\w+\s){0,3}?111(?![\d-]|\s\d)", re.IGNORECASE
)
_EMERGENCY_111 = re.compile(
    r"(?<!not\san\s)(?<!n['’]t\san\s)(?<!non-)\bemergency\b[^.\n]{0,40}\b111\b|"
    r"\b111\b[^.\n]{0,20}\bambulance",
    re.IGNORECASE,
)


def tell(texts: Iterable[str]) -> tuple[str, str]:
    """Give the country of a page's readers and what told it; empty where nothing does.

    Every kind of evidence counts once. What a page tells its own readers (prices, numbers, who
    registers and pays) counts in full; places and bodies that it only names count little, as it
    may write about another country. What several countries share counts for the one that
    something else tells.

    Args:
        texts: of the page's blocks.
    """
    texts = tuple(texts)
    text = "\n".join(texts)
    figures = "\n".join(block for block in texts if _DIGIT.search(block))
    contacts = [(t.countries, t.points) for t in CONTACTS if t.stands(figures)]
    readers = [(t.countries, t.points) for t in READERS if t.stands(text)]
    named = Counter(t.countries[0] for t in NAMES if t.stands(text))
    numbers = _numbers(text)
    abroad = len(numbers) > 1
    scale = _Scale((*contacts, *readers, *(() if abroad else numbers)), named)
    spelt = bool(scale.points)
    scale.spell(spellings(texts))
    reached = {country for countries, _ in contacts for country in countries}
    country = scale.heaviest(MANY if abroad else ENOUGH, reached)
    if country in reached:
        return country, CONTACT
    return country, WORDS if spelt else SPELLING


class _Scale:
    """The points of each country."""

    def __init__(self, told: Iterable[Told], named: Counter[str]) -> None:
        self.points = Counter({code: min(CITED, count) for code, count in named.items()})
        self._named = dict(self.points)
        self._told: Counter[str] = Counter()
        shared = [one for one in told if len(one[0]) > 1]
        own = [one for one in told if len(one[0]) == 1]
        self._own = {countries[0] for countries, _ in own}
        for countries, points in own:
            self._give(countries[0], points)
        for countries, points in shared:
            self._share(countries, points)

    def _share(self, countries: tuple[str, ...], points: int) -> None:
        """Give points to those of some countries that something else tells, and to the first.

        The first gets none where another one tells its own readers where they are. Where the
        page names the first, it must name another one twice to make it as likely.
        """
        first = countries[0]
        sure = self._own.intersection(countries)
        least = CITED if first in self._named else 1
        named = {country for country in countries if self._named.get(country, 0) >= least}
        for country in sure or {first, *named}:
            self._give(country, points)

    def _give(self, country: str, points: int) -> None:
        self.points[country] += points
        self._told[country] += points

    def spell(self, count: Counter[str]) -> None:
        """Add the points for spelling."""
        for side, other, countries in (
            (BRITISH, AMERICAN, _COMMONWEALTH),
            (AMERICAN, BRITISH, ("US",)),
        ):
            if count[side] and count[side] >= THRICE * count[other]:
                self._share(countries, min(ENOUGH, count[side]))

    def heaviest(self, enough: int, reached: Set[str]) -> str:
        """Give the country that has enough points and is clearly ahead; empty for none.

        It must be far ahead where the page can be reached in other countries alone.
        One that a page only names is not in the way of one whose readers it speaks to.
        """
        (best, most), *others = (*self.points.most_common(), ("", 0))
        spoken_to = self._told[best] >= ENOUGH
        rivals = [count for code, count in others if self._told[code] or not spoken_to]
        ahead = FAR if reached and best not in reached else AHEAD
        return best if most >= enough and most - max(rivals, default=0) >= ahead else ""


def _numbers(text: str) -> tuple[Told, ...]:
    """Give what emergency numbers tell; several, where those of several countries stand."""
    found: set[Told] = set()
    if any(hint in text for hint in _HINTS) and _CALLED.search(text):
        for match in _NUMBER.finditer(text):
            found.add(_ANSWERS[" ".join(match.group().lower().split())])
    if found or "111" not in text or not _CALLED_111.search(text):
        return tuple(found)
    return ((("NZ",), 3) if _EMERGENCY_111.search(text) else (("GB", "NZ"), 2),)
