"""Put a word into the form of the word that it replaces."""

from __future__ import annotations

import re
from collections.abc import Mapping

Irregular = Mapping[str, tuple[str, ...]]
"""What does not go by rule: a verb's -s, past, participle and -ing; a noun's plural."""
CLASSES = ("verb", "noun", "adjective", "phrase")
BASE, THIRD, PAST, PARTICIPLE, ING, PLURAL = "base", "third", "past", "participle", "ing", "plural"
FORMS = {
    "verb": (BASE, THIRD, PAST, PARTICIPLE, ING),
    "noun": (BASE, PLURAL),
    "adjective": (BASE,),
    "phrase": (BASE,),
}
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtv]")
"""One syllable, one vowel, one consonant: the last letter is doubled (`stop`, `get`)."""
_MUTE = re.compile(r"[^aeo]e$|ue$")
_SOUND_WE = ("eu", "uni", "use", "usu", "uti", "ura", "uro", "one", "once", "ufo", "ubi")
_SILENT_H = ("hour", "honest", "honour", "honor", "heir")


def inflect(phrase: str, kind: str, form: str, irregular: Irregular) -> str:
    """Give a phrase in a form; a verb's first word takes the ending, a noun's last or marked one.

    Args:
        phrase: lower case; `+` after a word of a noun phrase marks its head (`reason+ not to go`),
            which otherwise stands before the first preposition;
            `=` before the phrase says that it has one form.
        kind: one of `CLASSES`.
        form: one of `FORMS[kind]`.
        irregular: forms that do not go by rule.
    """
    if form == BASE or phrase.startswith("="):
        return phrase.lstrip("=").replace("+", "")
    if kind == "noun":
        return _plurals(phrase, irregular)
    verb, space, rest = phrase.partition(" ")
    return _verb(verb, form, irregular) + space + rest


def _head(words: list[str]) -> int:
    """Find the noun that takes the ending: the marked one, or the last before a preposition."""
    for at, word in enumerate(words):
        if word.endswith("+"):
            return at
        if at + 1 < len(words) and words[at + 1] in _TAILS:
            return at
    return len(words) - 1


def _plurals(phrase: str, irregular: Irregular) -> str:
    """Give the plural of a noun phrase; what is one already, or has none, stays."""
    if _NO_PLURAL.search(phrase) and "+" not in phrase:
        return phrase
    if " or " in phrase and "+" not in phrase:
        return " or ".join(_plurals(side, irregular) for side in phrase.split(" or "))
    words = phrase.split(" ")
    at = _head(words)
    words[at] = _plural(words[at].removesuffix("+"), irregular)
    return _AGREE.sub(lambda found: f"that {_AGREED.get(found[1], found[1][:-1])}", " ".join(words))


_TAILS = frozenset(
    "around at between by during for from in of on that to under when with without".split()
)
_NO_PLURAL = re.compile(
    r"(?<![isu])s$|^(?:how|when|where|no)\b"
    r"|^\w+ing (?:a|at|away|by|enough|inwards|many|out|outwards|sick|still|that|the|to|towards"
    r"|unwell|up|urine|when|with|you)\b"
)
"""Plurals, clauses, and what somebody does (`feeling sick`)."""
_AGREE = re.compile(r"\bthat (\w+s)\b")
_AGREED = {"has": "have", "is": "are", "does": "do", "goes": "go"}


def _plural(word: str, irregular: Irregular) -> str:
    forms = irregular.get(word, ())
    return forms[-1] if len(forms) == 1 else _with_s(word)


def _with_s(word: str) -> str:
    if word.endswith("sis"):
        return word[:-2] + "es"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word in ("go", "do") else "s")


def _verb(word: str, form: str, irregular: Irregular) -> str:
    forms = irregular.get(word, ())
    if len(forms) == 4:
        return forms[(THIRD, PAST, PARTICIPLE, ING).index(form)]
    if form == THIRD:
        return _with_s(word)
    stem = word + word[-1] if _DOUBLING.fullmatch(word) else word
    if form == ING:
        if word.endswith("ie"):
            return word[:-2] + "ying"
        return (word[:-1] if _MUTE.search(word) else stem) + "ing"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied"
    return word + "d" if word.endswith("e") else stem + "ed"


def compared(word: str, degree: str) -> str:
    """Give a short adjective's own comparative or superlative, a longer one's with `more`, `most`.

    Args:
        word: the adjective.
        degree: `more` or `most`.
    """
    if not _SHORT.fullmatch(word) or word in _UNCOMPARED:
        return f"{degree} {word}"
    stem = word.removesuffix("e")
    if _DOUBLING.fullmatch(word):
        stem = word + word[-1]
    return stem + ("er" if degree == "more" else "est")


_SHORT = re.compile(r"[^aeiouy]*[aeiouy]{1,2}[^aeiouy]{1,3}e?")
_UNCOMPARED = frozenset("best first main wrong".split())


def article(following: str) -> str:
    """Give the indefinite article before a word or phrase, by its first sound."""
    word = following.lower()
    if word.startswith(_SILENT_H):
        return "an"
    if word.startswith(_SOUND_WE) and not word.startswith(("unin", "unim")):
        return "a"
    return "an" if word[:1] in "aeiou" else "a"


def cased(text: str, model: str) -> str:
    """Give a text the capital of what it replaces."""
    if model[:1].isupper() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text
