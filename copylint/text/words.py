"""Fold words of a text, and give the forms in which a word of a rule may come."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

WORD = re.compile(
    r"[Aa]&[Ee]\b"  # A&E
    r"|(?<![\w-])9-1-1\b|(?<![\w-])9-8-8\b"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)\b"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_][\w\u0300-\u036f]*(?:['’ʼ‘][^\W\d_][\w\u0300-\u036f]*)*"
    r"|[%$£€°#]"
)
"""One word of a text; hyphen and slash are edges, decimals and apostrophes are not."""

SPELLING = (
    ("diarrhoea", "diarrhea"),
    ("haemorrh", "hemorrh"),
    ("haem", "hem"),
    ("oedema", "edema"),
    ("anaem", "anem"),
    ("anaesth", "anesth"),
    ("paraesth", "paresth"),
    ("tumour", "tumor"),
    ("colour", "color"),
    ("behaviour", "behavior"),
    ("labour", "labor"),
    ("odour", "odor"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("oestrogen", "estrogen"),
    ("oesoph", "esoph"),
    ("gynaec", "gynec"),
    ("orthopaed", "orthoped"),
    ("paediat", "pediat"),
    ("caesarean", "cesarean"),
    ("apnoea", "apnea"),
    ("dyspnoea", "dyspnea"),
    ("leukaemia", "leukemia"),
    ("ischaem", "ischem"),
    ("glycaem", "glycem"),
    ("practise", "practice"),
    ("licence", "license"),
    ("fibre", "fiber"),
    ("faec", "fec"),
    ("centre", "center"),
    ("programme", "program"),
    ("favour", "favor"),
    ("flavour", "flavor"),
    ("rumour", "rumor"),
    ("vigour", "vigor"),
    ("litre", "liter"),
    ("ageing", "aging"),
    ("counselling", "counseling"),
    ("isation", "ization"),
    ("yse", "yze"),
)
"""British to American spellings, applied as substrings to text and rules alike."""

_ISE = re.compile(
    r"(?<=[a-z]{3})(?<!rom)(?<!dev)(?<!rev)(?<!adv)(?<!exerc)(?<!franch)is(e|es|ed|ing)$"
)
_NOT_ISE = frozenset(
    "advise arise bruise comprise compromise concise cruise devise disguise enterprise excise "
    "exercise "
    "expertise franchise improvise likewise noise otherwise poise practise praise precise premise "
    "promise "
    "raise revise rise supervise surprise televise appraise reprise paradise treatise merchandise "
    "advertise clockwise disease increase please release decrease demise".split()
)
_IS = frozenset("it that there what here who he she how where".split())
_ENDINGS = (
    ("n't", (), ("not",)),
    ("'re", (), ("are",)),
    ("'ve", (), ("have",)),
    ("'ll", (), ("will",)),
    ("'m", (), ("am",)),
    ("'d", (), ("would",)),
)
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "a&e": ("aande",),
    "9-1-1": ("911",),
    "9-8-8": ("988",),
}


def fold(word: str) -> tuple[str, ...]:
    """Fold one match of `WORD` to the tokens it stands for.

    Lower case, straight apostrophes, no accents, contractions opened (`can't` is can not),
    possessive 's
    dropped, American spelling, no commas inside figures.
    """
    plain = word.lower().translate(_APOSTROPHES)
    if not plain.isascii():
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)
        )
    if plain in _WHOLE:
        return _WHOLE[plain]
    if plain[0].isdigit():
        return (plain.replace(",", "") if "," in plain else plain,)
    if "'" in plain:
        return _open(plain)
    return (spell(plain),)


_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


def _open(plain: str) -> tuple[str, ...]:
    for ending, before, after in _ENDINGS:
        if plain.endswith(ending) and len(plain) > len(ending):
            return (*before, spell(plain[: -len(ending)]), *after)
    stem, _, rest = plain.partition("'")
    if rest == "s":
        return (stem, "is") if stem in _IS else (spell(stem),)
    return (spell(plain.replace("'", "")),)


def spell(word: str) -> str:
    """Give the American spelling of a folded word."""
    for british, american in SPELLING:
        if british in word:
            word = word.replace(british, american)
    ending = _ISE.search(word)
    if ending and word[: ending.start()] + "ise" not in _NOT_ISE:
        word = word[: ending.start()] + "iz" + ending.group(1)
    return word


def folded(text: str) -> tuple[str, ...]:
    """Fold all words of a text."""
    return tuple(token for match in WORD.finditer(text) for token in fold(match.group()))


_VOWELS = frozenset("aeiouy")
_DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprtv]$")
_FIXED = frozenset(
    "a an the of in on at to for from by with without and or nor but if as is be no not any all "
    "than that "
    "this these those you your we our us it its they their them he she his her i me my so too "
    "very can may "
    "might could will would should must into over under up down out off per via was were are am "
    "been being "
    "has had have having do does did done who which what when where how then there here only also "
    "even ever "
    "never always often more most less least every each both some such own same".split()
)
_NO_BASE = frozenset(
    "news evening morning wedding during being nothing something anything everything species "
    "series means glasses goods clothes always sometimes diabetes rabies herpes scabies measles "
    "mumps shingles rickets towards perhaps afterwards indeed hundred sacred naked speed need "
    "feed seed weed breed bleed red bed building ceiling king ring string spring thing sing bring "
    "wing sibling dumpling offspring".split()
)


class Inflector:
    """Gives the forms of a word: regular ones by rule, irregular ones from a table.

    Args:
        irregular: base form to its irregular forms, all folded.
    """

    def __init__(self, irregular: Mapping[str, tuple[str, ...]]) -> None:
        self._irregular = irregular
        self._base = {form: base for base, forms in irregular.items() for form in forms}

    def forms(self, word: str) -> frozenset[str]:
        """Give `word` with its inflections, and those of the word it is itself a form of."""
        if word in _FIXED or len(word) < 3 or not word.isalpha():
            return frozenset((word, *self._irregular.get(word, ())))
        found = {word, *regular(word), *self._irregular.get(word, ())}
        base = self._base.get(word)
        if base is not None:
            found |= {base, *regular(base), *self._irregular[base]}
        elif word not in _NO_BASE:
            for stem in _stems(word):
                found |= {stem, *regular(stem)}
        return frozenset(found)


def regular(word: str) -> tuple[str, ...]:
    """Give the regular -s, -ed and -ing forms of a folded word."""
    after_consonant = word[-2:-1] not in _VOWELS
    if word.endswith("ie"):
        return word + "s", word + "d", word[:-2] + "ying"
    if word.endswith("e"):
        return word + "s", word + "d", (word if word.endswith("ee") else word[:-1]) + "ing"
    if word.endswith("y") and after_consonant:
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    last = word[-1] if _DOUBLING.search(word) else ""
    forms = (plural, word + "ed", word + "ing", word + last + "ed", word + last + "ing")
    return (*forms, word + "es") if word.endswith("o") and after_consonant else forms


def _stems(word: str) -> tuple[str, ...]:
    """Guess of which words it may be a regular form; a guess that is no word does no harm."""
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if (
            word.endswith(ending)
            and len(stem) >= 3
            and not word.endswith("eed")
            and _has_vowel(stem)
        ):
            if stem[-1] == stem[-2] and stem[-1] not in "lsz":
                return (stem[:-1],)
            if stem.endswith("i") and ending == "ed":
                return (stem[:-1] + "y",)
            return (stem, stem + "e") if not stem.endswith(("ll", "ss")) else (stem,)
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return (word[:-2],)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return (word[:-1],)
    return ()


def _has_vowel(text: str) -> bool:
    return any(c in _VOWELS for c in text)
