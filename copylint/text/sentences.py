"""Split a block's text into sentences, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copylint.model import MASK, Sentence

_INNER_STOP = re.compile(r"[.!?…。！？।؟。](?=.)", re.DOTALL)
_STOP = re.compile(r"[.!?]\s+")
_WINDOW = 4_000
"""Characters; longer than any paragraph that people read."""
# sentencex 1.0.32 panics on a no-break space before a stop ("A\u00a0.").
_WIDE_SPACES = dict.fromkeys(
    (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "
)
_MASKS = re.compile(f"{MASK}+")

# Never the end of a sentence, whatever follows.
_OPEN = re.compile(
    r"""(?:^|[\s(\[“"'‘/])(?:
      approx | incl | excl | max | min | avg | vit | fig | figs | vol | ed | eds | cf | viz
    | dr | drs | mr | mrs | ms | prof | rev | hon | sr | jr | mt | gen | capt | sgt | lt | messrs
    | vs | e\.g | i\.e | eg | ie | resp | temp | tel | ext | no | nos | pp | ca | circa | dept
    )\.$""",
    re.IGNORECASE | re.VERBOSE,
)
# The end of a sentence only before a capital, a quotation or a bracket.
_SHUT = re.compile(
    r"""(?:^|[\s(\[“"'‘/\d-])(?:
      yrs? | mos? | wks? | hrs? | mins? | secs? | etc | mg | mcg | ml | oz | lbs? | tabs? | caps?
    | b\.i\.d | t\.i\.d | q\.i\.d | q\.d | p\.r\.n | p\.o | a\.m | p\.m | a\.c | p\.c | h\.s
    | mon | tues? | wed | thur?s? | fri | sat | jan | feb | apr | aug | sept? | oct | nov | dec
    | u\.s | u\.k | ph\.d | m\.d | d\.o | d\.c | d\.d\.s | d\.m\.d | r\.n | inc | ltd | al
    )\.$""",
    re.IGNORECASE | re.VERBOSE,
)
# A genus or species cut short, before its name: Ae. aegypti.
_SPECIES = re.compile(
    r"(?:^|[\s(])(?:(?!A[mnst]|B[ey]|Do|Go|He|I[fnst]|M[ey]|No|O[fhknr]|So|To|U[ps]|We)[A-Z][a-z]"
    r"|spp?|subsp)\.$"
)
_NEVER_AFTER_ET_AL = re.compile(r"\bet\s+al\.$", re.IGNORECASE)
# Ends that sentencex takes for an abbreviation or an initial.
_MISSED = re.compile(
    r"""(?:\d\s?(?:[gLhmsCFKV°]|mm|cm|mins?|hrs?|secs?)
    | \b(?:[Nn]o|may|me|ill|art|ok|OK|VA|ME|PA|ID|etc|gov|com|org)
    | \b(?:[Vv]itamins?|[Hh]epatitis|[Tt]ype|[Gg]rade|[Cc]lass|[Pp]art|[Pp]lan|[Gg]roup|[Ss]tage
    |[Ii]nfluenza|[Oo]ption|[Ss]train|and|or)\s[A-EIK])
    \.(?=\s+["“'‘(]?[A-Z][a-zà-ÿ’']*[\s,])
    | (?<=[a-z]{3})[.!?]\)(?=\s+["“]?[A-Z][a-z])""",
    re.VERBOSE,
)
_BARE_NUMBER = re.compile(r"^[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)\]]+$")
_NUMBER_WORD = re.compile(r"(?:^|\s)(?:no|nos|pp?)\.$", re.IGNORECASE)
_DOSE = re.compile(r"\d\.$")
_GOES_ON = re.compile(r"[a-zà-ÿ0-9,;:)\]%–—-]")
_CLOSERS = re.compile(r"^\W+$")
# A quotation of several sentences, which sentencex keeps in one.
_QUOTED_STOP = re.compile(r"[\"“][^\"“”]{0,2000}[.!?…]\s+[^\"“”]")
_OPENING_QUOTE = re.compile(r"(?:(?<=[\s(\[])|^)\"|“")
# An exclamation within a sentence: she said "Yes! It works" and left.
_SHORT_QUOTE = re.compile(r"\s[\"“][^\s\"“”]+(?:\s[^\s\"“”]+){0,2}$")
_NO_QUOTES = str.maketrans('"”', "  ")
_AFTER_QUOTE = re.compile(r"[.!?…,][\"”’']+$")
_NEW_LINE = re.compile(r"[\s\"'“‘(\[]*[A-Z0-9À-Þ•]")


def split(text: str, breaks: Iterable[int] = ()) -> tuple[Sentence, ...]:
    """Split one block's text into its sentences, in order.

    Args:
        text: of one block; a heading and the line after it must not come together.
        breaks: where a line was broken on purpose (index of the space that stands for it). A break
            ends a sentence when what follows begins like a new one.

    Returns:
        Sentences without white space at their ends, none empty; all other characters of `text` lie
        in exactly one of them.
    """
    found = []
    for start, end in _merged(text, _cut(text, breaks)):
        piece = text[start:end]
        left = piece.lstrip()
        stripped = left.rstrip()
        if stripped:
            found.append(Sentence(stripped, start + len(piece) - len(left)))
    return tuple(found)


def _cut(text: str, breaks: Iterable[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether the end is a line broken on purpose."""
    start = 0
    for at in breaks:
        before = text[max(start, at - 40) : at].rstrip()
        if before and before[-1] not in ",;–—-&(" and _NEW_LINE.match(text, at):
            yield from _segments(text, start, at)
            start = at
    yield from _segments(text, start, len(text))


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    piece = text[start:end]
    if not _INNER_STOP.search(piece):
        yield start, end, True
        return
    if not piece.isascii():
        piece = piece.translate(_WIDE_SPACES)
    if MASK in piece:
        piece = _MASKS.sub(lambda run: "X" + "x" * (len(run.group()) - 1), piece)
    last = 0
    for bound in sorted(_bounds(piece)):
        if bound > last:
            yield start + last, start + bound, bound == len(piece)
            last = bound


def _bounds(piece: str) -> set[int]:
    """Find where sentences end, a window at a time: sentencex slows down on long text."""
    from sentencex import get_sentence_boundaries

    bounds, start = {len(piece)}, 0
    while start < len(piece):
        window = piece[start : start + _WINDOW]
        if start + _WINDOW < len(piece):
            stops = [m.end() for m in _STOP.finditer(window)]
            window = window[: stops[-1]] if stops else window
        texts = [window]
        if _QUOTED_STOP.search(window):
            texts.append(_OPENING_QUOTE.sub("X", window).translate(_NO_QUOTES))
        for text in texts:
            bounds.update(start + b["end_index"] for b in get_sentence_boundaries("en", text))
        start += len(window)
    bounds.update(m.end() for m in _MISSED.finditer(piece))
    return bounds


def _merged(text: str, cuts: Iterable[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Join what was cut after an abbreviation, a bare number or before a closing quote."""
    start = end = 0
    shut = True
    for first, last, final in cuts:
        if end > start and (shut or not _belongs(text, (start, end), (first, last))):
            yield start, end
            start = first
        end, shut = last, final
    if end > start:
        yield start, end


def _belongs(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    before = text[max(left[0], left[1] - 80) : left[1]].rstrip()
    after = text[right[0] : right[0] + 80].lstrip()
    if not before or not after:
        return True
    if _CLOSERS.match(after):
        return True
    if _OPEN.search(before) or _NEVER_AFTER_ET_AL.search(before):
        return after[0].isdigit() or not _NUMBER_WORD.search(before)
    if _BARE_NUMBER.match(before) and left[1] - left[0] < 8:
        return True
    if _SHORT_QUOTE.search(before):
        return True
    if after[0].islower() and (_AFTER_QUOTE.search(before) or _SPECIES.search(before)):
        return True
    return bool(_GOES_ON.match(after) and (_SHUT.search(before) or _DOSE.search(before)))
