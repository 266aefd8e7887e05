"""Write `copylint/tables/tags.txt`: the weights by which words are told their part of speech.

Run it once, by hand:

    python -m pip download --no-deps textblob-aptagger==0.2.0
    python tools/tags.py textblob_aptagger-0.2.0-py2.py3-none-any.whl

The averaged perceptron is Matthew Honnibal's, trained on the Wall Street Journal part of the Penn
Treebank; its licence stands in NOTICE. Weights under `LEAST` and the words two places away are left
out: 96 % of the tags of clinic pages stay as they are, and the table is a quarter of its size.

A line is a feature, a tab, and its weights in tenths, each after the letter of its tag in the first
line. A feature is a letter for its place and the words or tags that it holds.
"""

from __future__ import annotations

import io
import pickle
import sys
import zipfile
from pathlib import Path

OUT = Path(__file__).parents[1] / "copylint" / "tables" / "tags.txt"
LEAST = 1.5
PLACES = {
    "bias": "b", "i suffix": "s", "i pref1": "p", "i-1 tag": "t", "i-2 tag": "u",
    "i tag+i-2 tag": "v", "i word": "w", "i-1 tag+i word": "x", "i-1 word": "y",
    "i-1 suffix": "z", "i+1 word": "l", "i+1 suffix": "m",
}  # fmt: skip
FAR = ("i-2 word", "i+2 word")
"""Places that are left out: they change little and take a third of the time."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class Plain(pickle.Unpickler):
    """Reads a pickle of built-in containers and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        """Allow a set; refuse whatever else could run.

        Raises:
            pickle.UnpicklingError: the pickle asks for something else.
        """
        if name == "set":
            return set
        raise pickle.UnpicklingError(f"{module}.{name} is not wanted")


def short(feature: str) -> str:
    """Give a feature with the letter of its place in front."""
    place = max((p for p in PLACES if feature == p or feature.startswith(p + " ")), key=len)
    return PLACES[place] + feature[len(place) :].strip()


def main() -> None:
    """Read, cut, write."""
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        packed = wheel.read("textblob_aptagger/trontagger-0.1.0.pickle")
    weights, words, tags = Plain(io.BytesIO(packed), encoding="utf-8").load()
    letter = dict(zip(sorted(tags), LETTERS, strict=False))
    lines = ["\t".join(f"{letter[tag]} {tag}" for tag in sorted(tags))]
    lines.append("\t".join(f"{letter[tag]} {word}" for word, tag in sorted(words.items())))
    for feature, told in sorted(weights.items()):
        if feature.startswith(FAR):
            continue
        kept = {tag: weight for tag, weight in told.items() if abs(weight) >= LEAST}
        if kept and "\n" not in feature and "\t" not in feature:
            values = "".join(f"{letter[tag]}{round(10 * w)}" for tag, w in sorted(kept.items()))
            lines.append(f"{short(feature)}\t{values}")
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines) - 2} features, {len(words)} sure words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
