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
        phrase: lower case; `+` after a word of a noun phrase marks its head (`reason+ not to go`);
            `=` before the phrase says that it has one form.
        kind: one of `CLASSES`.
        form: one of `FORMS[kind]`.
        irregular: forms that do not go by rule.
    """
    if form == BASE or phrase.startswith("="):
        return phrase.lstrip("=").replace("+", "")
    words = phrase.split(" ")
    at = 0 if kind == "verb" else _head(words)
    word = words[at].removesuffix("+")
    words[at] = _plural(word, irregular) if kind == "noun" else _verb(word, form, irregular)
    return " ".join(words)


def _head(words: list[str]) -> int:
    return next((i for i, word in enumerate(words) if word.endswith("+")), len(words) - 1)


def _plural(word: str, irregular: Irregular) -> str:
    forms = irregular.get(word, ())
    return forms[-1] if len(forms) == 1 else _with_s(word)


def _with_s(word: str) -> str:
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
