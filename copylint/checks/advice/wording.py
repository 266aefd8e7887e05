"""Sentences to paste and messages, in the words of the page's locale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from copylint.checks.advice.body import NOWHERE, Lexicon, Place

LONGEST = 140
"""Characters of a message (design/house.md section 6)."""
_WORD = re.compile(r"[A-Za-z]+")


def place_of(lexicon: Lexicon, locale: str) -> Place:
    """Give what holds in a locale; where it is unknown, what holds anywhere."""
    return lexicon.places.get(locale) or lexicon.places[NOWHERE]


def words(lexicon: Lexicon, locale: str) -> dict[str, str]:
    """Give the words that fill sentences; one that quotes a service from memory is not printed."""
    place, anywhere = place_of(lexicon, locale), lexicon.places[NOWHERE]
    found = {}
    for name, (text, service) in place.words.items():
        known = not service or place.services[service].verified != "memory"
        found[name] = text if known else anywhere.words[name][0]
    return found


def sentence(text: str, lexicon: Lexicon, locale: str) -> str:
    """Fill a sentence to paste and spell it as the locale does."""
    filled = text.format_map(words(lexicon, locale))
    swaps = place_of(lexicon, locale).spelling
    return _WORD.sub(lambda match: _spelt(match.group(), swaps), filled)


def _spelt(word: str, swaps: Mapping[str, str]) -> str:
    swap = swaps.get(word.lower())
    if swap is None:
        return word
    return swap.capitalize() if word[0].isupper() else swap


def fill(template: str, names: Mapping[str, Iterable[str]], **texts: str) -> str:
    """Fill a message, with as many of some names as fit.

    Args:
        template: with `{lacking}` and such.
        names: lists of names by place; shortened from the end until the message fits.
        texts: what stands at the other places.
    """
    lists = {key: list(dict.fromkeys(found)) for key, found in names.items()}
    while True:
        message = template.format(**{k: _joined(v) for k, v in lists.items()}, **texts)
        if len(message) <= LONGEST or not any(lists.values()):
            return _tidy(message)
        longest = max(lists, key=lambda key: len(_joined(lists[key])))
        long = lists[longest]
        long.remove(long[-1] if len(long) > 2 else max(long, key=len))


@cache
def _tidied(message: str) -> str:
    message = re.sub(r"(:|\bas)?\s*(?=[.:]\s|[.:]$)", "", message)
    return message.replace("..", ".")


def _tidy(message: str) -> str:
    return _tidied(message) if len(message) <= LONGEST else message[: LONGEST - 1].rstrip() + "…"


def _joined(names: list[str]) -> str:
    return "; ".join(names)
