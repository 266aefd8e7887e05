"""Tell which language a text is in, by its script and its commonest words; nothing is loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

ENGLISH = "en"

# The commonest words of each language that are no common English word as well.
_COMMON: Mapping[str, str] = {
    "en": "the of and to in is are was were be been for with that this it you your we our they "
    "their his her she he can may will not from have has had but if when what which who how or as "
    "at by an on a all more than about do does i my these those into there some any most other "
    "should could would because so up out also after before during between",
    "es": "el la los las una unos del que de en y por para con como más pero sus le ya este esta "
    "sí porque cuando muy sobre también hasta hay donde quien desde todo nos durante todos uno les "
    "ni contra otros ese eso ante ellos esto antes algunos qué unas otro otras es son está están "
    "puede pueden ser tiene su se lo al si usted nuestro nuestra nuestros cada salud dolor años",
    "fr": "le les des du une est et que qui dans pour pas sur au avec ce il sont par plus vous "
    "nous votre vos notre nos aux cette ces mais ou être peut leur comme fait elle son sa ses ne "
    "se si tout bien aussi sans très après même où dont entre depuis chez lorsque parce douleur",
    "de": "der das und ist nicht ein eine einen einem einer mit von zu den dem des sich auf für im "
    "auch werden wird sind oder bei nach wie aus durch kann wenn aber sie wir ihr ihre ihrer unser "
    "über zum zur als nur noch haben hat können vor dass es mehr unter schmerzen behandlung",
    "pt": "o os uma um do da dos das não que e em para com por mais como mas foi ao ele seu sua ou "
    "quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem "
    "nas me esse eles você essa num nem suas meu às minha numa pelos são está pode ser saúde dor",
    "it": "il lo gli di che è per un una del della dei delle degli nel nella con non sono si alla "
    "al dal dalla anche più come ma se questo questa ha loro essere può tra nei sul sulla dopo "
    "quando molto ogni suo sua nostro nostra vostro salute dolore perché cosa",
    "pl": "i w z na się nie do jest że to o jak po od przez dla są lub oraz który która które tym "
    "ale czy może można być ma za przy tego jej jego tylko także bardzo już aby gdy co pod ze jako "
    "tak nas nasz nasza nasze więc przed ból bólu leczenia leczenie zdrowia pacjentów",
    "nl": "het een van en ik niet op te zijn dat die hij voor er maar om hem dan zou wat mijn deze "
    "nog wordt door naar heeft ook bij uit kunnen uw wij ons onze geen werd meer moet worden",
    "tl": "ang mga ng sa na ay at ito kung hindi para may mga ninyo inyong ating kanilang siya ako "
    "kayo upang dahil nang kapag maaaring iyong isang",
    "vi": "của và là các có được cho trong không với những một để bạn người này khi như hoặc từ "
    "đến bị nếu về chúng tôi sẽ cũng thể bệnh đau",
}
_MARKS: Mapping[str, str] = {
    "ñ": "es", "¿": "es", "¡": "es", "ł": "pl", "ą": "pl", "ę": "pl", "ż": "pl", "ś": "pl",
    "ć": "pl", "ń": "pl", "ź": "pl", "ß": "de", "ã": "pt", "õ": "pt", "ơ": "vi", "ư": "vi",
    "đ": "vi", "ạ": "vi", "ế": "vi",
}  # fmt: skip
_SCRIPTS: Sequence[tuple[str, str]] = (
    ("uk", "ЄєІіЇїҐґ"),
    ("ru", "\u0400-\u04ff"),
    ("el", "\u0370-\u03ff"),
    ("ar", "\u0600-\u06ff\u0750-\u077f"),
    ("he", "\u0590-\u05ff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("th", "\u0e00-\u0e7f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("am", "\u1200-\u137f"),
    ("km", "\u1780-\u17ff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff"),
)
_WORD = re.compile(r"[^\W\d_]+")
# A particle between capitals belongs to a name: José de la Cruz, Costa del Sol.
_NAME = re.compile(
    r"\b[A-ZÀ-Þ][\w’'-]*(?:\s+(?:de|la|del|las|los|di|da|do|dos|du|des|van|von|le|el|y))+"
    r"(?=\s+[A-ZÀ-Þ])"
)
_ENOUGH = 3
"""Common words of a language below which a text tells nothing."""
_SHARE = 0.18
"""Share of common words that running prose has in its own language at the least."""


def tell(text: str) -> str:
    """Give the code of the language of a text; empty where it is too short or unclear to say."""
    script = "" if text.isascii() else _by_script(text)
    if script:
        return script
    counts, words = _counts(text)
    ours = counts.pop(ENGLISH, 0)
    best = max(counts, key=lambda code: (counts[code], code)) if counts else ""
    theirs = counts.get(best, 0)
    if theirs >= _ENOUGH and theirs > 2 * ours and theirs >= _SHARE * words:
        named = _NAME.sub("", text)
        if len(named) < len(text):
            return tell(named)
        return best if _is_varied(text, best) else ""
    if ours >= theirs and (ours >= _ENOUGH or ours >= max(1.0, _SHARE * words)):
        return ENGLISH
    return ""


def sort_out(texts: Sequence[str], declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Tell the language of an article and of each of its blocks.

    Args:
        texts: of the blocks, in reading order.
        declared: what the article says of itself (`en-GB`, `es`); heeded unless its words clearly
            say otherwise.

    Returns:
        The article's code, English where at least a third of it is, and one code for each block.
        A block that is too short to tell is in the language of the blocks around it.
    """
    told = [tell(text) for text in texts]
    sizes: dict[str, int] = {}
    for code, text in zip(told, texts, strict=True):
        if code:
            sizes[code] = sizes.get(code, 0) + max(1, len(text))
    said = declared.strip().lower().replace("_", "-").partition("-")[0]
    said = said if re.fullmatch(r"[a-z]{2,3}", said) else ""
    article = max(sizes, key=lambda code: (sizes[code], code == said)) if sizes else said
    if not article or 2 * sizes.get(ENGLISH, 0) >= sizes.get(article, 1):
        article = ENGLISH
    if said and said not in sizes and article == ENGLISH and sizes.get(ENGLISH, 0) < 60:
        article = said
    return article, _filled(texts, told, article)


def _filled(texts: Sequence[str], told: Sequence[str], article: str) -> tuple[str, ...]:
    """Give unclear blocks their neighbours' language where these agree, else the article's."""
    if not any(told):
        return tuple(article for _ in told)
    before = _carried(told)
    after = _carried(told[::-1])[::-1]
    return tuple(
        own or _between(text, left, right, article)
        for text, own, left, right in zip(texts, told, before, after, strict=True)
    )


def _carried(codes: Sequence[str]) -> list[str]:
    carried, code = [], ""
    for own in codes:
        code = own or code
        carried.append(code)
    return carried


def _between(text: str, left: str, right: str, article: str) -> str:
    if left == right or not (left and right):
        return left or right
    counts, _ = _counts(text)
    hinted = {code for code in (left, right) if counts.get(code)}
    return hinted.pop() if len(hinted) == 1 else article


def _counts(text: str) -> tuple[dict[str, int], int]:
    """Count each language's common words; one with a capital is a name (La Jolla)."""
    table = _table()
    counts: dict[str, int] = {}
    words = _WORD.findall(text.lower() if text.isupper() else text)
    words[:1] = [word.lower() for word in words[:1]]
    for word in words:
        for code in table.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    if not text.isascii():
        for mark, code in _MARKS.items():
            if mark in text:
                counts[code] = counts.get(code, 0) + 1
    return counts, len(words)


def _is_varied(text: str, code: str) -> bool:
    """Tell prose from one letter that comes again and again (`e` in figures)."""
    table = _table()
    return len({w for w in _WORD.findall(text.lower()) if code in table.get(w, ())}) > 1


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    english = set(_COMMON[ENGLISH].split())
    table: dict[str, tuple[str, ...]] = {word: (ENGLISH,) for word in english}
    for code, words in _COMMON.items():
        for word in words.split():
            if word not in english and code not in table.get(word, ()):
                table[word] = (*table.get(word, ()), code)
    return table


@cache
def _script_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(f"[{letters}]")) for code, letters in _SCRIPTS)


_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile("[^\x00-\u036f\u1e00-\u2e7f]")


def _by_script(text: str) -> str:
    """Give the language of a text most of whose letters are not Latin."""
    others = len(_OTHER.findall(text))
    if others < 3 or others <= len(_LATIN.findall(text)):
        return ""
    found = {code: len(pattern.findall(text)) for code, pattern in _script_patterns()}
    found["ru"] -= found["uk"]
    if found["uk"]:
        return "uk"
    if found["ja"]:
        return "ja"
    best = max(found, key=lambda code: found[code])
    return best if found[best] else ""
