"""Measures of paragraphs, headings, runs of nouns and keywords."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from copylint.checks.measure.sentences import Metric, Place
from copylint.checks.measure.survey import Piece, Survey, words_of
from copylint.model import MASK, Block, Span

_SMALL = frozenset(
    "a an and as at but by for from how if in into is it its my nor of on or our per so than "
    "that the their "
    "this to up via was we what when where which who why will with you your are be can do does i "
    "not no vs "
    "about after all any more most need needs have has get us".split()
)
_DANGLING = frozenset(
    "a an and as because but by from into of or our per than that the their these this via with "
    "your".split()
)
"""A line that stops on one of these is no whole sentence; others (`for`, `you`) may end one."""
_CLOSED = re.compile(r"[.!?…:;][\"'”’)\]\s]*$")
_NOUN = re.compile(
    r"(?:tion|sion|ment|ness|ance|ence|ity|ship|ology|ics|ist|itis|osis|opathy|ure|age|ery|ism"
    r"|gram)s?$"
)
_NOUNS = frozenset(
    "ankle back bladder blood body bone bowel brain breast cancer card care cell chest child "
    "clinic condition control cycle data day dentist device diet disc disease doctor dose "
    "drug ear energy exercise eye family fat foot fracture group gum hair hand head health "
    "hearing heart hip home hospital infection injury insurance joint kidney knee lens life "
    "liver lung medicine mouth muscle neck nerve nurse office outcome pain patient physio "
    "plan posture pressure problem process program programme quality rate recovery rehab "
    "rehabilitation result risk scan school service session shoulder side skin sleep spine "
    "sport staff stress stroke sugar support surgery symptom system team technique test "
    "therapist therapy thyroid tissue tooth treatment trial visit vitamin ward weight "
    "wellness work workplace wound wrist".split()
)
_VERBISH = frozenset(
    "being having during including following using making taking getting going doing giving "
    "working helping "
    "eating running walking feeling according regarding increasing reducing improving causing "
    "leading".split()
)


_VERBS = frozenset(
    "ages cares causes controls exercises helps measures needs plans processes results scans shows "
    "stresses supports tests visits works wounds".split()
)
"""Plurals that at the end of a run are the sentence's verb: “our treatment plan works”."""


def _first(block: Block) -> Span:
    sentence = block.sentences[0]
    return block.span(sentence.start, sentence.end)


def _paragraph_words(found: Survey, limit: float) -> Iterator[Place]:
    counts: dict[Block, int] = {}
    for piece in found.pieces:
        if piece.block.kind == "paragraph" and not piece.aside:
            counts[piece.block] = counts.get(piece.block, 0) + len(piece.words)
    for block, count in counts.items():
        if count > limit and len(block.sentences) > 1:
            middle = block.sentences[len(block.sentences) // 2]
            start = " ".join(middle.text.replace(MASK, "").split()[:4])
            yield Place(_first(block), count, f"Begin a new one at “{start}”.")


def _cut_sentence(found: Survey, limit: float) -> Iterator[Place]:
    """Find a heading in the middle of a sentence: the line before it stops in the air."""
    blocks = [b for b in found.document.blocks if b.kind != "field" and b.sentences]
    for before, block in itertools.pairwise(blocks):
        if block.kind != "heading" or before.kind not in ("paragraph", "item"):
            continue
        last = before.sentences[-1].text
        words = last.split()
        if len(words) > limit and not _CLOSED.search(last) and words[-1].lower() in _DANGLING:
            yield Place(block.whole, 1.0, " ".join(words[-4:]).replace(MASK, ""))


def _heading_repeats(found: Survey, limit: float) -> Iterator[Place]:
    """Find a heading or title that says one word again and again."""
    for block in found.document.blocks:
        if block.kind == "heading" or (block.kind == "field" and block.name.endswith("title")):
            words = [word for word, _ in words_of(block.text)]
            stems = (_stem(word) for word in words[:_TITLE] if word.lower() not in _SMALL)
            for word, count in Counter(stems).most_common(1):
                if count > limit:
                    yield Place(block.whole, count, word)


_TITLE = 20
"""Words of a heading that are counted; a longer one is a paragraph in bold."""


def _heading_words(found: Survey, limit: float) -> Iterator[Place]:
    for block in found.document.blocks:
        if block.kind == "heading" and block.whole:
            count = len(block.text.split())
            if count > limit:
                yield Place(block.whole, count)


@cache
def _stem(word: str) -> str:
    lower = word.lower().replace("’", "'").removesuffix("'s")
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


@cache
def _keyword(word: str) -> str:
    return "" if word.lower() in _SMALL else _stem(word)


def _noun_string(found: Survey, limit: float) -> Iterator[Place]:
    """Find nouns in a row, each but the last standing for an adjective."""
    for piece in found.pieces:
        if piece.block.kind in ("paragraph", "item") and not piece.aside:
            for found_run in _runs(piece):
                run = found_run[:-1] if found_run and found_run[-1][0] in _VERBS else found_run
                if len(run) > limit:
                    start = run[0][1]
                    end = run[-1][1] + len(run[-1][0])
                    yield Place(piece.block.span(start, end), len(run))


def _runs(piece: Piece) -> Iterator[Sequence[tuple[str, int]]]:
    run: list[tuple[str, int]] = []
    text = piece.block.text
    opens = piece.sentence.start
    for word, start in piece.words:
        if not _is_noun(word.lower() if start == opens else word):
            if run:
                yield run
                run = []
        elif run and text[run[-1][1] + len(run[-1][0]) : start] != " ":
            yield run
            run = [(word, start)]
        else:
            run.append((word, start))
    yield run


@cache
def _is_noun(word: str) -> bool:
    if not word.islower() or word in _VERBISH or word in _SMALL:
        return False
    return _stem(word) in _NOUNS or (len(word) > 5 and _NOUN.search(word) is not None)


def _keyword_share(found: Survey, limit: float) -> Iterator[Place]:
    """Find the phrase of two or three words that takes more than `limit` per cent of the words."""
    words = [_keyword(word) for piece in found.pieces for word, _ in (*piece.words, ("", 0))]
    size = found.all_words
    counts = Counter(
        pair for pair in itertools.pairwise(words) if all(pair) and not pair[0].isdigit()
    )
    for pair, count in counts.most_common(1):
        if count >= _OFTEN and 200 * count / size > limit:
            said = f"{' '.join(pair)}, {count} times"
            yield Place(_first_of(found, pair), 200 * count / size, said)


_OFTEN = 12
"""Times that a phrase is said before it can be too often."""


def _first_of(found: Survey, pair: tuple[str, ...]) -> Span:
    for piece in (*found.judged, *found.pieces):
        for left, right in zip(piece.words, piece.words[1:], strict=False):
            if (_stem(left[0]), _stem(right[0])) == pair:
                return piece.block.span(left[1], right[1] + len(right[0]))
    return found.document.whole


METRICS: Mapping[str, Metric] = {
    "paragraph_words": _paragraph_words,
    "cut_sentence": _cut_sentence,
    "heading_repeats": _heading_repeats,
    "heading_words": _heading_words,
    "noun_string": _noun_string,
    "keyword_share": _keyword_share,
}
"""Each yields the places that are over a limit."""
