"""Forms of punctuation: spaces around marks, doubled and unpaired ones, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from copylint.checks.shape.body import Found, Shape
from copylint.model import MASK, Block, Document


@lru_cache(maxsize=64)
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _each(blocks: Iterable[Block], pattern: str) -> Iterator[tuple[Block, re.Match[str]]]:
    for block in blocks:
        for match in _regex(pattern).finditer(block.text):
            yield block, match


_SPACES = " \t\u00a0"


def space_before(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a space before a mark that stands at a word."""
    pattern = r"(?<=[\w)\]”\"’'%])[ \t\u00a0]+([;:!?,.])(?![.)(\]/\w-])"
    signs = tuple(space + mark for space in _SPACES for mark in ";:!?,.")
    for block, match in _each(shape.blocks(document, signs), pattern):
        before = re.search(r"\S+\Z", block.text[: match.start()])
        start = before.start() if before and MASK not in before.group() else match.start()
        if start < match.start():
            fix = block.text[start : match.start()] + match.group(1)
            yield Found(block, start, match.end(), fix)
    pattern = r"([a-z]{2,}) ([,;])([a-z]{2,})(?![\w@/:]|\.\w)"
    for block, match in _each(shape.blocks(document, (" ,", " ;")), pattern):
        word, mark, after = match.groups()
        yield Found(block, match.start(), match.end(), f"{word}{mark} {after}")


def space_after(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a mark with no space after it, between two words."""
    pattern = (
        r"([^\W\d_]{2,}[)\]”\"]?|\d[)\]]|(?<=[a-z\d][ \d])\d(?=\.[A-Z][a-z]+ [a-z]))"
        r"([.!?](?=[A-Z][a-z’']|[A-Z] |[“\"(][A-Z])"
        r"|,(?=[^\W\d_]{2})|;(?=[^\W\d_]{2})|:(?=[A-Z][a-z]))"
        r"[“\"(]?([^\W\d_]+)"
    )
    close = _regex(r"[.!?][A-Z“\"(]|[,;:][^\W\d_]")
    blocks = (block for block in shape.blocks(document) if close.search(block.text))
    for block, match in _each(blocks, pattern):
        around = re.search(r"\S*\Z", block.text[: match.start()])
        word = (around.group() if around else "") + match.group()
        tail = block.text[match.end() : match.end() + 1]
        if not _is_address(word + tail, shape):
            at = match.end(2) - match.start()
            fix = match.group()[:at] + " " + match.group()[at:]
            yield Found(block, match.start(), match.end(), fix)
    pattern = (
        r"\(\d{3}\)(?=\d{3})|^\d{1,2}[.)](?=[A-Z][a-z]+)"
        r"|(?<![\w-])[A-Za-z]?[a-z]{2,}\((?=[A-Za-z][a-z]{3,}[ )]|[A-Z]{2,}\))"
    )
    for block, match in _each(shape.blocks(document), pattern):
        yield Found(block, match.start(), match.end())
    for block, match in _each(shape.blocks(document), r"^\d{1,2}([A-Z][a-z]*)(?= \w)"):
        if match.group(1).lower() in shape.words("openers"):
            yield Found(block, match.start(), match.end())


def _is_address(word: str, shape: Shape) -> bool:
    """Tell whether a word with a mark inside is an address, a file or an abbreviation."""
    return (
        any(sign in word for sign in ("@", "/", "_", "www", MASK))
        or word.rpartition(".")[2].lower() in shape.words("endings")
        or bool(_regex(r"(?:\b\w\.){2,}|\b[A-Z]\.[A-Z][a-z]{1,3}\.[A-Z]").search(word))
    )


def double_space(shape: Shape, document: Document) -> Iterator[Found]:
    """Find more than one space between two words of a sentence."""
    pattern = r"([^\W\d_]+[,)]?)[ \u00a0]{2,4}(?=\(?[^\W\d_])([^\W\d_]+)?"
    signs = ("  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0")
    for block, match in _each(shape.blocks(document, signs), pattern):
        source = document.text(block.span(match.start(), match.end()))
        if source == match.group() and match.group(2):
            yield Found(block, match.start(), match.end(), f"{match.group(1)} {match.group(2)}")


def space_inside(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a space just inside a bracket."""
    pattern = r"\([ \t\u00a0]+([^\s)]+)|([^\s(]+)[ \t\u00a0]+\)"
    signs = tuple(sign for space in _SPACES for sign in ("(" + space, space + ")"))
    for block, match in _each(shape.blocks(document, signs), pattern):
        if MASK not in match.group() and ":" not in match.group()[-3:]:
            inner = f"({match.group(1)}" if match.group(1) else f"{match.group(2)})"
            yield Found(block, match.start(), match.end(), inner)


def doubled(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a mark said twice, or two that do not stand together."""
    pattern = (
        r"(?<![.!?,;:])(?:\.\.(?!\.)|,,+|;;+|::+|!!+|\?\?+|:-(?=\s?[A-Za-z])"
        r"|,\.(?!\d)|\.,(?![\d,])|;,|,;)(?![.!?])"
    )
    signs = ("..", ",,", ";;", "::", ":-", "!!", "??", ",.", ".,", ";,", ",;")
    for block, match in _each(shape.blocks(document, signs), pattern):
        word = re.search(r"[^\s]+\Z", block.text[: match.start()])
        if match.group() == ".," and (not word or _is_short(word.group(), shape)):
            continue
        mark = {",.": ".", ".,": ",", ";,": ";", ",;": ";"}.get(match.group(), match.group()[0])
        yield Found(block, match.start(), match.end(), mark)


def _is_short(word: str, shape: Shape) -> bool:
    """Tell whether a word may end in a full stop for being an abbreviation."""
    bare = word.lower().lstrip("([“\"'")
    return "." in bare or len(bare) <= 4 or bare in shape.words("short")


def split_contraction(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a space inside a contraction or possessive: `it’ s`."""
    pattern = r"(?<![\w’'])([A-Za-z]+)([’'] | [’'])(s|t|re|ve|ll|d|m)(?![\w’'])"
    for block, match in _each(shape.blocks(document, ("’ ", "' ", " ’", " '")), pattern):
        word, mark, tail = match.groups()
        quoted = block.text.count("'", 0, match.start()) + block.text.count("‘", 0, match.start())
        if not (quoted % 2 and mark[0] in "’'" and tail == "s"):
            yield Found(block, match.start(), match.end(), word + mark.strip() + tail)


def unpaired(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a bracket or curly quotation mark without its partner in the block."""
    quoted = sum(block.text.count("“") != block.text.count("”") for block in document.blocks) + 1
    for block in shape.blocks(document, tuple("()[]“”")):
        for opened, closed in ("()", "[]"):
            yield from _alone(block, opened, closed)
        if block.kind != "quote" and not quoted % 2:
            yield from _alone(block, "“", "”")


def _alone(block: Block, opened: str, closed: str) -> Iterator[Found]:
    waiting: list[int] = []
    for match in re.finditer(re.escape(opened) + "|" + re.escape(closed), block.text):
        at = match.start()
        if match.group() == opened:
            waiting.append(at)
        elif waiting:
            waiting.pop()
        elif not _is_exempt(block.text, at):
            yield _with_word(block, at)
    if opened != "“":
        yield from (_with_word(block, at) for at in waiting if not _is_exempt(block.text, at))


def _is_exempt(text: str, at: int) -> bool:
    """Tell whether a bracket is a list's `1)` or `a)`, a smiley, or a quotation that runs on."""
    before = text[max(0, at - 4) : at]
    if text[at] == ")":
        return bool(re.search(r"(?:^|[\s(;,])(?:\w|\d+|[ivx]+)\Z|[:;=8]-?\Z", before))
    return text[at] == "”" and '"' in text


def mixed_pair(shape: Shape, document: Document) -> Iterator[Found]:
    """Find straight and curly quotation marks that were meant as one pair."""
    pattern = r"(?<![\w\"])\"([^\"“”\n]{1,200})”|“([^\"“”\n]{1,200})\"(?!\w)"
    for block, match in _each(shape.blocks(document, ('"',)), pattern):
        fix = "“" + (match.group(1) or match.group(2)) + "”"
        yield Found(block, match.start(), match.end(), fix)


def _with_word(block: Block, at: int) -> Found:
    """Mark a sign with the word it stands at."""
    text = block.text
    start, end = at, at + 1
    if text[at] in "([“":
        end += len(re.match(r"\S{0,30}", text[end:]).group())  # type: ignore[union-attr]
    else:
        start -= len(re.search(r"\S{0,30}\Z", text[:start]).group())  # type: ignore[union-attr]
    return Found(block, start, end, None, {"mark": text[at]})


def mixed_quotes(shape: Shape, document: Document) -> Iterator[Found]:
    """Find the first double quotation mark of the style that the article uses less."""
    straight = list(_each(shape.blocks(document, ('"',)), r"(?<!\d)\""))
    curly = list(_each(shape.blocks(document, ("“", "”")), "[“”]"))
    if min(len(straight), len(curly)) > 1:
        block, match = min(straight, curly, key=len)[0]
        yield Found(block, match.start(), match.end())


def dash(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a hyphen that stands for a dash: `game- your`, `one -is`."""
    pattern = r"([^\W\d_]+)- ([^\W\d_]+)|(?<=[a-z] )-([a-z]+)"
    for block, match in _each(shape.blocks(document, ("- ", " -")), pattern):
        after = match.group(2) or re.findall(r"\w+", block.text[: match.start()])[-1]
        if after.lower() not in shape.words("joins"):
            yield Found(block, match.start(), match.end())


def figure_range(shape: Shape, document: Document) -> Iterator[Found]:
    """Find a hyphen between figures where the article writes its other ranges with a dash."""
    pattern = r"(?<![\w/.,–#-])(\d{1,3}(?:\.\d+)?)-(\d{1,3}(?:\.\d+)?)(?![\w/–-]|[.,]\d)"
    dashed = next(_each(shape.blocks(document, ("–",)), r"\d\s?–\s?\d"), None)
    if dashed is None:
        return
    for block, match in _each(shape.blocks(document, ("-",)), pattern):
        low, high = match.groups()
        if float(low) < float(high):
            yield Found(block, match.start(), match.end(), f"{low}–{high}")
