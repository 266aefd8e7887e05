"""The form that is told in words and their parts of speech."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from copylint.checks.shape.body import Found, Shape
from copylint.checks.shape.passages import Line, passages
from copylint.checks.shape.pattern import TOKEN, Pattern, Tagged, Token
from copylint.checks.shape.phrases import worded
from copylint.checks.shape.tagger import tagged
from copylint.model import Document


class Worded:
    """A sentence with its words, and with their tags when they are asked for."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.found = tuple(TOKEN.finditer(line.text))

    @cached_property
    def tagged(self) -> Tagged:
        """The sentence with its tags."""
        tags = tagged([match.group() for match in self.found])
        told = zip(self.found, tags, strict=True)
        return Tagged([Token(match.group(), *match.span(), tag) for match, tag in told])


class Lines:
    """The sentences of an article, and in which of them each word stands."""

    def __init__(self, found: Sequence[Worded], *, is_alone: bool) -> None:
        self.found, self._is_alone = found, is_alone

    @property
    def words(self) -> Collection[str] | None:
        """The words of the article where it is one of a few; None where it is one of many."""
        return self._where.keys() if self._is_alone else None

    @cached_property
    def _where(self) -> dict[str, set[int]]:
        where: dict[str, set[int]] = {}
        for at, one in enumerate(self.found):
            for match in one.found:
                where.setdefault(match.group().lower(), set()).add(at)
        return where

    def among(self, pattern: Pattern, kinds: Collection[str]) -> list[Worded]:
        """Give the sentences of some kinds of block that may hold a pattern, in order."""
        numbers = set(range(len(self.found)))
        for need in pattern.needs:
            numbers &= set().union(*(self._where[word] for word in need & self._where.keys()))
            if not numbers:
                return []
        chosen = (self.found[number] for number in sorted(numbers))
        fit = (one for one in chosen if one.line.block.kind in kinds)
        return [one for one in fit if pattern.may(one.tagged.classes)]


_lines: WeakKeyDictionary[Document, Lines] = WeakKeyDictionary()


def lines(document: Document) -> Lines:
    """Give the sentences of an article that are neither too short nor too long, read once."""
    found = _lines.get(document)
    if found is None:
        read = passages(document)
        every = (Worded(line) for passage in read for line in passage.lines)
        fit = [one for one in every if 1 < len(one.found) <= LONGEST]
        is_alone = all(passage.is_alone for passage in read)
        found = _lines[document] = Lines(fit, is_alone=is_alone)
    return found


LONGEST = 120
"""Words; a longer sentence is a list or a table run together, and is left out."""


def grammar(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the patterns of a rule where none of its excuses stands before their end."""
    read = lines(document)
    for at, pattern in enumerate(shape.patterns):
        for one in read.among(pattern, shape.kinds):
            yield from _finds(shape, at, one, read.words)


def _finds(shape: Shape, at: int, one: Worded, words: Collection[str] | None) -> Iterator[Found]:
    line, told = one.line, one.tagged
    text = told.text
    for match in shape.patterns[at].finds(text, words=words):
        if any(
            any(excuse.finds(text, match.end(), words))
            for excuse in shape.excuses
            if excuse.may(told.classes)
        ):
            continue
        start, end = told.span(*shape.patterns[at].part(match))
        slots = {
            name: line.sentence.text[slice(*told.span(*match.span(name)))] if match[name] else ""
            for name in match.groupdict()
            if name[-1] != "_"
        }
        found = worded(shape.fix(at), (line.block, line.sentence), (start, end), slots)
        if found.fix != found.block.text[found.start : found.end]:
            yield found
