"""The form that is told in words and their parts of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from copylint.checks.shape.body import Found, Shape
from copylint.checks.shape.pattern import TOKEN, Tagged, Token
from copylint.checks.shape.phrase import fold
from copylint.checks.shape.phrases import worded
from copylint.checks.shape.tagger import tagged
from copylint.model import Block, Document, Sentence


class Line:
    """A sentence with its words, and its tags when they are asked for."""

    def __init__(self, block: Block, sentence: Sentence) -> None:
        self.block, self.sentence = block, sentence
        self.found = tuple(TOKEN.finditer(fold(sentence.text)))
        self.words = frozenset(match.group().lower() for match in self.found)

    @cached_property
    def tagged(self) -> Tagged:
        """The sentence with its tags."""
        tags = tagged([match.group() for match in self.found])
        tokens = [
            Token(match.group(), match.start(), match.end(), tag)
            for match, tag in zip(self.found, tags, strict=True)
        ]
        return Tagged(self.block, self.sentence, tokens)


_lines: WeakKeyDictionary[Document, Sequence[Line]] = WeakKeyDictionary()


def lines(document: Document) -> Sequence[Line]:
    """Give the sentences of an article, read once."""
    found = _lines.get(document)
    if found is None:
        found = _lines[document] = [
            Line(block, sentence) for block, sentence in document.sentences()
        ]
    return found


LONGEST = 120
"""Words; a longer sentence is a list or a table run together, and is left out."""


def grammar(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the patterns of a rule where none of its excuses stands before their end."""
    for line in lines(document):
        if line.block.kind not in shape.kinds or not 1 < len(line.found) <= LONGEST:
            continue
        for at, pattern in enumerate(shape.patterns):
            if pattern.may(line.words):
                yield from _finds(shape, at, line)


def _finds(shape: Shape, at: int, line: Line) -> Iterator[Found]:
    text = line.tagged.text
    for match in shape.patterns[at].finds(text):
        if any(
            any(excuse.finds(text, match.end()))
            for excuse in shape.excuses
            if excuse.may(line.words)
        ):
            continue
        start, end = line.tagged.span(*shape.patterns[at].part(match))
        slots = {
            name: line.sentence.text[slice(*line.tagged.span(*match.span(name)))]
            if match[name]
            else ""
            for name in match.groupdict()
            if name[-1] != "_"
        }
        found = worded(shape.fix(at), (line.block, line.sentence), (start, end), slots)
        if found.fix != found.block.text[found.start : found.end]:
            yield found
