"""A small picture of how long the sentences of an article are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copylint.model import MASK, Block, Report, Sentence, Span

WIDTH, HEIGHT, LEFT, TOP = 480.0, 104.0, 26.0, 12.0
"""The field the bars stand in, and the room left of it and above it, in units of the picture."""
_FINAL = re.compile(r"[.!?…][\"'”’)\]\s]*$")
"""What ends a sentence."""
FEW, HEADING = 6, 14
"""Words below which a line without a final mark is a label, and up to which a heading is none of
the sentences. The measures count so too, which a test of the picture holds."""
STEPS = (5, 10, 20, 40, 80, 160, 320, 640)
"""Words between two lines of the scale; three lines at most."""
TAG = "sentence-length"


@dataclass(frozen=True, slots=True)
class Bar:
    """A sentence: how many words, and whether a note calls it too long."""

    words: int
    is_long: bool
    start: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn.

    Attributes:
        plain: a path of all bars but the long ones.
        long: a path of those that a note calls too long.
        tips: a path of the signs above those, so that they are known without colour.
        scale: lines of the scale: words, and how far down.
        bars: one a sentence, in reading order.
    """

    plain: str
    long: str
    tips: str
    scale: tuple[tuple[int, str], ...]
    bars: tuple[Bar, ...]
    width: str = f"{WIDTH + LEFT:g}"
    height: str = f"{HEIGHT + TOP + 2:g}"
    left: str = f"{LEFT:g}"
    floor: str = f"{HEIGHT + TOP:g}"

    @property
    def longest(self) -> Sequence[Bar]:
        """The three longest sentences, longest first."""
        return sorted(self.bars, key=lambda bar: (-bar.words, bar.start))[:3]

    @property
    def long_ones(self) -> int:
        """How many a note calls too long."""
        return sum(bar.is_long for bar in self.bars)

    @property
    def median(self) -> int:
        """The words of the sentence in the middle, the shorter of two."""
        return sorted(bar.words for bar in self.bars)[(len(self.bars) - 1) // 2]


def picture(report: Report) -> Picture | None:
    """Draw the sentences of an article; None where it has fewer than two."""
    bars = tuple(_bars(report))
    if len(bars) < 2:
        return None
    most = max(bar.words for bar in bars)
    step = next((step for step in STEPS if most <= 3.5 * step), STEPS[-1])
    unit = HEIGHT / max(most, step)
    scale = tuple((n, _told(TOP + HEIGHT - n * unit)) for n in range(step, most + 1, step))
    shapes = list(_shapes(bars, unit))
    return Picture(
        "".join(shape for bar, shape, _ in shapes if not bar.is_long),
        "".join(shape for bar, shape, _ in shapes if bar.is_long),
        "".join(tip for bar, _, tip in shapes if bar.is_long),
        scale,
        bars,
    )


def _bars(report: Report) -> Iterator[Bar]:
    long = sorted(f.span for f in report.findings if TAG in f.tags)
    for block, sentence in report.document.sentences():
        words = _count(sentence)
        if _is_read(block, sentence, words):
            span = _span(block, sentence)
            yield Bar(words, any(each.overlaps(span) for each in long), span.start)


def _is_read(block: Block, sentence: Sentence, words: int) -> bool:
    """Tell whether a sentence is one that the measures count, not a label or a short heading."""
    if not words or block.kind == "field" or (block.kind == "heading" and words <= HEADING):
        return False
    is_running = block.kind in ("paragraph", "quote") and (words >= FEW or len(block.sentences) > 1)
    return is_running or _FINAL.search(sentence.text) is not None


def _count(sentence: Sentence) -> int:
    """Count what stands between spaces and has a letter or a figure, or is code."""
    return sum(any(c.isalnum() or c == MASK for c in word) for word in sentence.text.split())


def _span(block: Block, sentence: Sentence) -> Span:
    return block.span(sentence.start, sentence.end)


def _shapes(bars: Sequence[Bar], unit: float) -> Iterator[tuple[Bar, str, str]]:
    """Yield each bar as a path, and the sign above it."""
    step = WIDTH / len(bars)
    width = min(step * 0.72, 16.0)
    for at, bar in enumerate(bars):
        left, height = LEFT + at * step + (step - width) / 2, bar.words * unit
        top, middle, half = TOP + HEIGHT - height, left + width / 2, min(max(width / 2, 2.5), 5.0)
        shape = f"M{_told(left)} {_told(TOP + HEIGHT)}v-{_told(height)}h{_told(width)}"
        shape += f"v{_told(height)}z"
        tip = f"M{_told(middle - half)} {_told(top - 3)}h{_told(2 * half)}"
        tip += f"l-{_told(half)} -{_told(1.4 * half)}z"
        yield bar, shape, tip


def _told(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
