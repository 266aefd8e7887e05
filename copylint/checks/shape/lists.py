"""Forms of lists and series: what stands in a row is written alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from copylint.checks.shape.body import Found, Shape
from copylint.model import Block, Document

_LABEL = re.compile(r"(?:[^.:!?]|\.(?! ?[A-Z])){2,100}?:(?=\s)")


def _lists(document: Document) -> list[list[Block]]:
    groups: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.kind == "item" and block.text.strip():
            groups[block.group, block.level].append(block)
    return [items for items in groups.values() if len(items) >= 3]


def labels(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the one item without a label where all others open with one."""
    for items in _lists(document):
        bare = [block for block in items if not _LABEL.match(block.text)]
        if len(bare) == 1 and len(bare[0].text.split()) > 3:
            (block,) = bare
            head = re.match(r"\s*((?:\S+\s+){0,7}\S+)", block.text)
            if head:
                yield Found(block, *head.span(1))


def stops(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the item that ends without the mark that the others end in, or with one of its own.

    One full stop for the whole list, behind its last item, is a style.
    """
    for items in _lists(document):
        (usual, many), *rest = Counter(map(_end, items)).most_common()
        if rest and len(items) >= 4 and len(items) - many == 1 and usual in (".", ""):
            for block in items:
                styled = block is items[-1] and not usual
                ends = _end(block)
                if ends in (".", "") and ends != usual and not (styled or block.links):
                    yield _end_found(block, usual)


def _end(block: Block) -> str:
    """Give the mark an item ends in, in quotes and brackets as well."""
    tail = block.text.rstrip().rstrip(")”\"’'")[-1:]
    return "" if tail.isalnum() else tail


def _end_found(block: Block, usual: str) -> Found:
    text = block.text.rstrip()
    word = re.search(r"\S+\Z", text)
    start = word.start() if word else 0
    return Found(block, start, len(text), text[start:].rstrip(".") + usual)


def forms(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the one item that opens in another form than all others: `-ing` or the plain verb."""
    for items in _lists(document):
        opened = [re.match(r"\s*([A-Za-z]+)", block.text) for block in items]
        kinds = [_form(match.group(1).lower(), shape) if match else "" for match in opened]
        for usual, other in (("ing", "verb"), ("verb", "ing")):
            if kinds.count(other) == 1 and kinds.count(usual) == len(kinds) - 1 >= 2:
                at = kinds.index(other)
                match = opened[at]
                if match is not None:
                    yield Found(items[at], match.start(1), match.end(1))


def _form(word: str, shape: Shape) -> str:
    if word.endswith("ing") and len(word) > 5:
        return "ing"
    return "verb" if word in shape.words("verbs") else ""


@lru_cache(maxsize=1)
def _series_pattern() -> re.Pattern[str]:
    part = r"[^,.;:!?()]{2,60}"
    return re.compile(
        rf"(?<=[a-z] )[a-z]+ing {part}, (?P<b>[a-z]+ed [a-z]+(?: [a-z]+)?){part[:-6]}{{0,60}}"
        rf"(?:, (?:and|or) (?:even |also )?(?P<c>[a-z]+(?: [a-z]+)?))"
    )


def series(shape: Shape, document: Document) -> Iterator[Found]:
    """Find verbs of a series in another form than its first: `be -ing, -ed, and -ed`."""
    past = shape.words("past")
    for block in document.blocks:
        if block.kind in shape.kinds:
            for match in _series_pattern().finditer(block.text):
                if not _is_running(block.text, match.start()):
                    continue
                third = match.group("c").split()
                if third[0].endswith("ed") or third[0] in past:
                    yield Found(block, match.start("b"), match.end("b"))
                    yield Found(block, match.start("c"), match.end("c"))


def _is_running(text: str, start: int) -> bool:
    """Tell whether a form of `be` stands before the verb."""
    before = text[max(0, start - 20) : start].split()
    return bool({"be", "is", "are", "was", "were", "been"} & set(before[-2:]))


@lru_cache(maxsize=1)
def _plural_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:like|such as|including|e\.g\.) (?:(?:[a-z]+ )?[a-z]+s, )*(?:[a-z]+ )?"
        r"([a-z]+s),? (or|and) ([a-z]+)(?=[.,;)]|$)"
    )


def plural_series(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the singular that ends a series of plurals: `moves like lunges or squat`."""
    from copylint.tables import vocabulary

    for block in document.blocks:
        if block.kind in shape.kinds:
            for match in _plural_pattern().finditer(block.text):
                first, _, last = match.groups()
                countable = vocabulary.kind(first[:-1]) and not first.endswith("ss")
                plural = last + "s"
                if last.endswith("s") or not countable or not vocabulary.kind(plural):
                    continue
                if vocabulary.zipf(plural) + 1 >= vocabulary.zipf(last):
                    fix = block.text[match.start(1) : match.end(3)] + "s"
                    yield Found(block, match.start(1), match.end(3), fix)
