"""Forms of capital letters: missing at a start, stray inside, wrong in a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from copylint.checks.shape.body import Found, Shape, is_new_line
from copylint.model import MASK, Block, Document

_LOWER_WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*(?![\w.@/_-]*[A-Z@/_\d])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def small_start(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a sentence, paragraph or heading that begins with a small letter."""
    for place, block in enumerate(document.blocks):
        if block.kind not in shape.kinds:
            continue
        for sentence in block.sentences:
            match = _LOWER_WORD.match(sentence.text)
            first = sentence is block.sentences[0]
            if not match or match.group() in shape.words("brands"):
                continue
            if first and (block.kind in ("item", "cell", "caption") or _runs_on(document, place)):
                continue
            if not first and _is_joined(document, block, sentence.start, shape):
                continue
            at, word = sentence.start, match.group()
            yield Found(block, at, at + len(word), word[0].upper() + word[1:])


def _runs_on(document: Document, place: int) -> bool:
    """Tell whether a block continues the one before: after a colon, comma, list or mask."""
    block = document.blocks[place]
    if place == 0 or block.kind == "heading":
        return False
    before = document.blocks[place - 1]
    tail = before.text.rstrip()[-1:]
    return before.kind not in ("paragraph", "heading") or (
        tail not in '.!?”"' and (before.kind == "paragraph")
    )


def _is_joined(document: Document, block: Block, start: int, shape: Shape) -> bool:
    """Tell whether a sentence goes on from what stands before: no end, a new line, a link."""
    if _is_no_end(block.text[:start], shape) or is_new_line(document, block, start):
        return True
    return any(link.start < start <= link.end + 1 for link in block.links)


def _is_no_end(before: str, shape: Shape) -> bool:
    """Tell whether what stands before did not end a sentence."""
    bare = before.rstrip()
    if not bare or bare[-1] not in '.!?”")' or bare.endswith(("...", "…")):
        return True
    word = bare.rstrip('.!?”")').rpartition(" ")[2].lower().strip('([“"')
    if bare[-1] in ')”"' and bare[-2:-1] not in ".!?":
        return True
    return "." in word or len(word) < 3 or word in shape.words("short") or MASK in word


def stray(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a capital on a verb or adjective between words in small letters."""
    from copylint.tables import vocabulary

    pattern = _stray_pattern()
    for block in document.blocks:
        if block.kind in shape.kinds:
            for match in pattern.finditer(block.text):
                word = match.group(1)
                low = word[0].lower() + word[1:]
                if low in shape.words("words") or _is_judged(block, match, shape):
                    told = vocabulary.kind(low) and not vocabulary.kind(word)
                    if (
                        told
                        and vocabulary.zipf(low) >= 3
                        and not (
                            _is_titled(block, match) or is_new_line(document, block, match.start(1))
                        )
                    ):
                        yield Found(block, match.start(1), match.end(1), low)


def _is_judged(block: Block, match: re.Match[str], shape: Shape) -> bool:
    """Tell whether a word looks like no name: by its ending, by `may` or `your` before it."""
    from copylint.tables import vocabulary

    before = "".join(block.text[: match.start()].split()[-1:])
    if before in _MODALS or match.group(1).endswith(("ing", "ed", "ly")):
        return True
    after = _WORD.findall(block.text[match.end() : match.end() + 40])[:4]
    common = vocabulary.zipf(match.group(1).lower()) >= 4
    owned = common and before in shape.words("owners")
    return owned and not any(word[0].isupper() for word in after)


_MODALS = frozenset("will can may could should would might must".split())


@lru_cache(maxsize=1)
def _stray_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z] )([A-Z][a-z]{2,})(?= [a-z]|[.,;](?:\s|$))")


def _is_titled(block: Block, match: re.Match[str]) -> bool:
    """Tell whether a title or name stands there: more capitals before or behind, or quotes."""
    if _follows_name(block.text, match.start()):
        return True
    around = block.text[max(0, match.start() - 40) : match.end() + 40]
    words = [word for word in _WORD.findall(around) if len(word) > 3]
    return sum(word[0].isupper() for word in words) > 2 or any(sign in around for sign in '“"®™')


def common(shape: Shape, document: Document) -> Iterator[Found]:
    """Find words that take no capital (nutrients, illnesses, parts of the body) with one."""
    words = shape.words("words")
    for block in document.blocks:
        if block.kind in shape.kinds and not _is_shouted(block.text):
            for match in _common_pattern().finditer(block.text):
                term = match.group()
                low = term.lower()
                listed = low in words or (low.endswith("s") and low[:-1] in words)
                if listed and not _is_name(block.text, match):
                    yield Found(block, match.start(), match.end(), low)


@lru_cache(maxsize=1)
def _common_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[a-z,(] )([A-Z][a-z]+(?:[- ][A-Z][a-z]+){0,3})(?=[\s,.;:!?)’']|$)"
        r"|(?<=[a-z] \()([A-Z][a-z]+)(?=\))"
    )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words belong to a title or name: capitals follow or stand just before."""
    if _NAME_GOES_ON.match(text, match.end()):
        return True
    before = text[: match.start()]
    if re.search(r"(?:^|\s)[A-Z]\S* \(\Z", before) or _is_addressed(text, match):
        return True
    if before == "The " and " " in match.group():
        return True
    return _follows_name(text, match.start(), r"[,&.]? (?:of |and |or |the )?")


_NAME_GOES_ON = re.compile(r"([’']s)?[ -]+((?:of |for |in |& )?[A-Z]|[®™]|and [A-Z]\w+ [A-Z])")


def _is_addressed(text: str, match: re.Match[str]) -> bool:
    """Tell whether somebody is spoken to by a title: Thank you, Doctor."""
    is_title = match.group() in ("Doctor", "Nurse", "Professor", "Sister")
    return is_title and bool(re.search(r", \Z", text[: match.start()]))


def _follows_name(text: str, at: int, between: str = " ") -> bool:
    """Tell whether the word before a place is a name, by its capital."""
    before = re.search(rf"([A-Z][\w’'-]*){between}\Z", text[:at])
    return before is not None and before.group(1).lower() not in _OPENERS


def _is_shouted(text: str) -> bool:
    """Tell whether a block is written in title case throughout, as a heading is."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return bool(2 * capitals > len(words))


_OPENERS = frozenset(
    "the a an your our this that these those most many some in with for if when as to and or but"
    " of on from by is are can all no it may certain other such".split()
)
"""Words that have a capital only for their place."""


def small_name(shape: Shape, document: Document) -> Iterator[Found]:
    """Find names of products, people and initials in the wrong capitals."""
    names = {_plain(name): name for name in shape.lists.get("names", ())}
    for block in shape.blocks(document):
        for match in _name_pattern().finditer(block.text):
            word = match.group()
            name = names.get(_plain(word))
            if not name and not _CAPITAL_BEFORE.search(block.text[: match.start()]):
                name = _proper(word)
            if name and word != name and not _is_allowed(word, name):
                yield Found(block, match.start(), match.end(), name)


PROPER = 3.5
"""Zipf; a name at least this common that is no common noun as well has a capital everywhere."""


_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.]* \Z")
"""What stands before the second word of a species: Arnica montana."""


@lru_cache(maxsize=50_000)
def _proper(word: str) -> str:
    """Give a word in small letters with its capital where it can be nothing but a name: friday."""
    from copylint.tables import vocabulary

    if not word.islower() or len(word) < 5 or not word.isalpha():
        return ""
    name = word.capitalize()
    is_name = vocabulary.kind(name) == vocabulary.NAME and vocabulary.zipf(name) >= PROPER
    return name if is_name and not vocabulary.kind(word) else ""


def _plain(word: str) -> str:
    """Fold case and accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def _name_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@/.#-])[^\W\d_][\w]*(?:-[^\W_]+)*(?![\w@/-]|\.\w)")


def _is_allowed(word: str, name: str) -> bool:
    """Tell whether the form is one for its place: all capitals, or the first of a sentence."""
    if word.isupper() and len(word) > 3:
        return True
    if name[0].islower() and word[0].isupper():
        return word[1:] == name[1:]
    return False
