"""Forms that show only against the rest of the article: one word written in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from copylint.checks.shape.body import Found, Shape, is_new_line
from copylint.model import Block, Document

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TITLES = re.compile(r"[®™“”\"]")


def _words(shape: Shape, document: Document) -> Iterator[tuple[Block, re.Match[str]]]:
    for block in document.blocks:
        if block.kind in shape.kinds:
            for match in _WORD.finditer(block.text):
                yield block, match


def two_spellings(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the rarer of two spellings: with and without a hyphen, with `oe` and with `e`."""
    counts: Counter[str] = Counter()
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for _, match in _words(shape, document):
        word = match.group().lower()
        if len(word) > 5:
            counts[word] += 1
            forms[_bare(word)][word] = None
    rare = {}
    for spellings in forms.values():
        if len(spellings) == 2:
            later = reversed(spellings)  # of two that are as frequent, the one that came second
            first, second = sorted(later, key=lambda word: (counts[word], "-" not in word))
            rare[first] = second
    for block, match in _words(shape, document):
        word = match.group()
        other = rare.get(word.lower())
        if other and other not in shape.words("apart"):
            fix = other.capitalize() if word[0].isupper() else other
            yield Found(block, match.start(), match.end(), fix)


def _bare(word: str) -> str:
    return re.sub("[oa]e", "e", word.replace("-", ""))


def inconsistent_capital(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a capital inside a sentence on a word that the article else writes small there."""
    from copylint.tables import vocabulary

    small = Counter(match.group() for _, match in _words(shape, document))
    for block, match in _words(shape, document):
        word = match.group()
        low = word.lower()
        if not word[1:].islower() or word == low or small[low] < 1 or len(word) < 4:
            continue
        if low in shape.words("apart") or _is_placed(block, match):
            continue
        if not is_new_line(document, block, match.start()) and not vocabulary.kind(word):
            yield Found(block, match.start(), match.end(), low)


def _is_prose(text: str) -> bool:
    """Tell whether a text is a sentence and holds no quotation or trade mark."""
    whole = len(text.split()) > 7 and text.rstrip().endswith((".", "!", "?", ")"))
    return whole and not _TITLES.search(text)


def _is_placed(block: Block, match: re.Match[str]) -> bool:
    """Tell whether a word has its capital for its place, or may be part of a name or title."""
    before, after = block.text[: match.start()], block.text[match.end() :]
    if not re.search(r"(?:^|[\s(])[a-z]+,? \Z", before) or not _is_prose(block.text):
        return True
    if re.match(r"(?:[’']s)?[ -](?:(?:of|and|&|for|to|in|the) )?[A-Z®™0-9]", after):
        return True
    if re.search(
        r"[a-z,] [A-Z][\w’'-]*,? (?:(?:of|and|or|for|to|in|into|as|with|the|a) )+\Z", before
    ):
        return True
    return bool(re.match(r"\s*[:–—-]", after))
