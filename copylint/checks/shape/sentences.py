"""Forms of sentences: how they end, and whether their mark fits what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from copylint.checks.shape.body import BREAKS, Found, Shape
from copylint.checks.shape.passages import passages
from copylint.checks.shape.phrases import is_excused, matches
from copylint.model import MASK, Block, Document, Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FOLLOWERS = ("item", "cell", "quote", "caption")


def _sentences(shape: Shape, document: Document) -> Iterator[tuple[Block, Sentence]]:
    for block in document.blocks:
        if block.kind in shape.kinds:
            for sentence in block.sentences:
                yield block, sentence


def statement_asked(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a statement that ends in a question mark."""
    for block, sentence in _told(shape, document):
        if sentence.text.endswith("?"):
            yield _last_word(block, sentence, ".")


def question_stated(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a question without its mark."""
    for block, sentence in _told(shape, document):
        source = document.text(block.span(sentence.start, sentence.end))
        if (
            "?" not in sentence.text
            and sentence.text[-1:] not in "!…"
            and BREAKS.isdisjoint(source)
        ):
            yield _last_word(block, sentence, "?")


def _told(shape: Shape, document: Document) -> Iterator[tuple[Block, Sentence]]:
    """Yield the sentences that hold a phrase of a rule and none of its excuses."""
    for passage in passages(document):
        told = {line for each in shape.phrases for line, _ in matches(passage, each, shape)}
        for line in passage.lines:
            if line in told and not is_excused(shape, passage, line, len(line.text)):
                yield line.block, line.sentence


def _last_word(block: Block, sentence: Sentence, mark: str) -> Found:
    match = re.search(r"\S+\Z", sentence.text)
    word = match.group() if match else sentence.text
    start = sentence.end - len(word)
    return Found(block, start, sentence.end, word.rstrip(".?!") + mark)


def nothing_follows(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a colon or dash that nothing follows: the article ends there, or a heading comes."""
    for place, block in enumerate(document.blocks):
        text = block.text.rstrip()
        if block.kind not in shape.kinds or text[-1:] not in ":–—" or len(text.split()) < 4:
            continue
        after = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
        if (after is None or _is_new(document, place)) and not _is_masked(document, block, after):
            word = re.search(r"\S+\Z", text)
            start = word.start() if word else len(text) - 1
            yield Found(block, start, len(text))


def _is_new(document: Document, place: int) -> bool:
    """Tell whether the block after one begins something else: a heading of no lower rank."""
    block, after = document.blocks[place], document.blocks[place + 1]
    if _is_headline(after) and any(map(_is_headline, document.blocks[place + 2 : place + 3])):
        return False  # two such lines are a list in paragraphs
    if after.kind == "field" or _is_headline(after):
        return True
    if after.kind != "heading" or block.kind == "item":
        return False
    before = [b.level for b in document.blocks[:place] if b.kind == "heading"]
    return not before or after.level <= before[-1]


def _is_headline(block: Block) -> bool:
    """Tell whether a paragraph looks like a heading: one line in title case without a stop."""
    words = [word for word in _WORD.findall(block.text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    whole = len(block.sentences) == 1 and block.text.rstrip()[-1:].isalnum()
    return block.kind == "paragraph" and whole and 4 * capitals >= 3 * len(words) > 0


def _is_masked(document: Document, block: Block, after: Block | None) -> bool:
    """Tell whether something that is no prose stands between two blocks: an image, code, markup."""
    start = block.whole.end
    end = after.whole.start if after is not None else len(document.source)
    between = document.source[start:end]
    return bool(
        re.search(r"[\w!{]{2}", re.sub(r"</?(?:p|div|h\d|strong|b|em|br)[^>]*>", "", between))
    )


def breaks_off(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a paragraph whose last word must be followed by another."""
    for place, block in enumerate(document.blocks):
        if block.kind not in shape.kinds or not block.sentences:
            continue
        text = block.text.rstrip()
        after = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
        listed = after is not None and after.kind in _FOLLOWERS and block.kind != after.kind
        if _is_open(text, shape) and not listed and not _is_masked_after(document, block):
            before = re.search(r"(?:\S+\s+){0,2}\S+\Z", text)
            yield Found(block, before.start() if before else 0, len(text))


def _is_open(text: str, shape: Shape) -> bool:
    """Tell whether the last word of a text must be followed by another."""
    words = text.split()
    if len(words) < 4 or MASK in text[-3:]:
        return False
    match = re.search(r"([^\W\d_]+(?:[’'][a-z]+)?)[.,]?\Z", words[-1])
    if not match:
        return False
    if match.group(1) == "A":
        return False  # type A, hepatitis A
    word = match.group(1).lower()
    return word in shape.words("never") or (text[-1] != "." and word in shape.words("seldom"))


def _is_masked_after(document: Document, block: Block) -> bool:
    end = block.whole.end
    return bool(
        re.match(r"[ \t*_]*[\[<{!`\\]", document.source[end : end + 12].lstrip("\r\n")[:6])
    ) and ("<" not in document.source[end : end + 3])


def no_stop(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a paragraph of sentences whose last one has no mark at its end."""
    for place, block in enumerate(document.blocks):
        if block.kind not in shape.kinds or len(block.sentences) < 2:
            continue
        last = block.sentences[-1].text
        words = last.split()
        if not re.search(r"[a-z]\Z", last) or len(words) < 6 or MASK in block.text:
            continue
        if (
            words[-1] in shape.words("open")
            or " - " in last
            or 3 * sum(word[0].isupper() for word in words) > len(words)
        ):
            continue
        if any(link.end >= len(block.text.rstrip()) - 1 for link in block.links):
            continue
        if not re.search(r"[.!?][”\"’)]?\Z", block.sentences[-2].text) or not last[0].isupper():
            continue
        after = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
        if after is None or after.kind not in _FOLLOWERS:
            found = _last_word(block, block.sentences[-1], ".")
            yield found


@lru_cache(maxsize=1)
def _spaces() -> re.Pattern[str]:
    return re.compile(r"\W+")


def repeated_block(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a paragraph that is said twice, word for word."""
    seen: set[str] = set()
    for block in document.blocks:
        if block.kind in shape.kinds and len(block.text) > 150 and " " in block.text[:60]:
            bare = _spaces().sub(" ", block.text.lower()).strip()
            if bare in seen and block.sentences:
                first = block.sentences[0]
                yield Found(block, first.start, first.end)
            seen.add(bare)
