"""Know what a word can be: a verb's base form, a plural, a participle.

`forms.txt` is written by `tools/forms.py` from WordNet 3.0 and lemminflect; their licences stand
in NOTICE. The letters:

| letter | form | letter | form |
|---|---|---|---|
| `v` `V` | base form of a verb; of one that is nothing else | `z` `Z` | its form in -s; likewise |
| `d` | past that is no participle: went | `n` | participle of the past: gone, helped |
| `g` | form in -ing | `j` | adjective, more than anything else |
| `s` `S` | singular of a noun; of nothing but a noun | `p` `P` | its plural; likewise |
| `c` | singular of a noun that is counted | | |
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "forms.txt"


@cache
def _letters() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        letters, _, words = line.partition("\t")
        table.update(dict.fromkeys(words.split(" "), letters))
    return table


def letters(word: str) -> str:
    """Give the letters of a word; none where it is not known, or is initials such as NHS."""
    if not word.islower():
        word = "" if word[1:] != word[1:].lower() else word.lower()
    return _letters().get(word, "")


_IRREGULAR = dict(
    pair.split()
    for pair in (
        "have has,do does,go goes,child children,man men,woman women,person people,tooth teeth,"
        "foot feet,knife knives,wife wives,half halves,diagnosis diagnoses,crisis crises,"
        "analysis analyses,basis bases,hypothesis hypotheses,are is,were was"
    ).split(",")
)
_PASTS = {
    past: (base, done)
    for base, past, done in (
        verb.split()
        for verb in (
            "go went gone,take took taken,give gave given,come came come,become became become,"
            "begin began begun,drink drank drunk,eat ate eaten,know knew known,grow grew grown,"
            "see saw seen,do did done,write wrote written,drive drove driven,break broke broken,"
            "choose chose chosen,speak spoke spoken,freeze froze frozen,wear wore worn,"
            "tear tore torn,forget forgot forgotten,fall fell fallen,ride rode ridden,"
            "rise rose risen,arise arose arisen,run ran run,ring rang rung,sink sank sunk,"
            "shrink shrank shrunk,swim swam swum,steal stole stolen,shake shook shaken,"
            "undergo underwent undergone,undertake undertook undertaken,"
            "overcome overcame overcome,withdraw withdrew withdrawn,throw threw thrown,"
            "fly flew flown,draw drew drawn,wake woke woken,forgive forgave forgiven"
        ).split(",")
    )
}
_DONE = {base: done for base, done in _PASTS.values()}
_BARE = {form: base for base, form in _IRREGULAR.items()}
_BARE |= {past: base for past, (base, _) in _PASTS.items()}


def with_s(word: str) -> str:
    """Give the third person of a verb, or the plural of a noun; an -s form stays as it is."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return low[:-1] + "ies"
    hissing = low.endswith(("s", "x", "z", "ch", "sh"))
    for form in (low + "es", low + "s") if hissing or low.endswith("o") else (low + "s",):
        if letters(form):
            return form
    return low + ("es" if hissing else "s")


def without_s(word: str) -> str:
    """Give the base form of a verb in -s, in -ing or of an irregular past; a plural's singular."""
    low = word.lower()
    if low in _BARE:
        return _BARE[low]
    if low.endswith("ing"):
        stem = low[:-3]
        ways = (stem + "e", stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
        return next((way for way in ways if "v" in letters(way)), stem)
    for ending, instead in (("ies", "y"), ("s", ""), ("es", "")):
        base = low.removesuffix(ending) + instead
        if low.endswith(ending) and letters(base):
            return base
    return low.removesuffix("s")


def participle(word: str) -> str:
    """Give the participle of the past of a verb, of which the base form or the past is told."""
    low = word.lower()
    if low in _PASTS:
        return _PASTS[low][1]
    if low in _DONE:
        return _DONE[low]
    regular = low + "d" if low.endswith("e") else low + "ed"
    ways = (regular, low[:-1] + "ied" if low.endswith("y") else "", low + low[-1:] + "ed")
    return next((way for way in ways if "n" in letters(way)), regular)


def adverb(word: str) -> str:
    """Give the adverb in -ly of an adjective."""
    low = word.lower()
    if low.endswith("le") and low[-3:-2] not in "aeiou":
        return low[:-1] + "y"
    if low.endswith("y"):
        return low[:-1] + "ily"
    return low + ("y" if low.endswith("ll") else "ly")


def adjective(word: str) -> str:
    """Give the adjective of an adverb in -ly."""
    low = word.lower()
    ways = (low[:-2], low[:-3] + "y" if low.endswith("ily") else "", low[:-1] + "e")
    return next((way for way in ways if "j" in letters(way)), low[:-2])


def gerund(word: str) -> str:
    """Give the -ing form of a verb, of which the base form is told, with or without “to”."""
    low = word.lower().removeprefix("to ")
    ways = (low[:-1] + "ing" if low.endswith("e") else "", low + low[-1:] + "ing", low + "ing")
    return next((way for way in ways if "g" in letters(way)), low + "ing")


def perfect(word: str) -> str:
    """Give “has been” for “is”, “have been” for “are”."""
    return "has been" if word.lower() == "is" else "have been"


def with_article(words: str) -> str:
    """Give a noun with “a” or “an” before it, by its first letter."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"
