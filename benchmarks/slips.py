"""Count how many one-letter slips copylint finds, and how often its first suggestion is right.

    python benchmarks/slips.py [--each N] [--seed N] [--engine harper|languagetool|both] PATH...

PATH is a clean text (Markdown, plain text, or JSON lines with a `text`) or a folder of them. In
each article some words of five letters or more, all different and in different sentences, get one
slip: a letter left out, doubled, replaced or put in, or two exchanged. Slips that make another word
that copylint knows are drawn again. `--names N` puts slips into N names of medicines and illnesses
in plain sentences; `--confusions FILE` counts the sentences of a file whose `<mark>` holds a real
but wrong word.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from copylint.config import Settings
from copylint.model import Document, Finding, Report
from copylint.readers import markdown
from copylint.run import engines, examine
from copylint.tables import vocabulary

WORD = re.compile(r"\b[a-z]{5,}\b")
KINDS = ("delete", "swap", "double", "replace", "insert")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slip(word: str, rng: random.Random) -> tuple[str, str]:
    """Give a word with one slip that makes no other word, and the kind of slip."""
    while True:
        kind, at = rng.choice(KINDS), rng.randrange(1, len(word) - 1)
        letter = rng.choice(LETTERS)
        made = {
            "delete": word[:at] + word[at + 1 :],
            "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            "double": word[:at] + word[at] + word[at:],
            "replace": word[:at] + letter + word[at + 1 :],
            "insert": word[:at] + letter + word[at:],
        }[kind]
        if made != word and not vocabulary.is_known(made):
            return made, kind


def articles(paths: list[Path]) -> Iterator[str]:
    """Yield the texts below some paths."""
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".jsonl":
                for line in file.read_text("utf-8").splitlines():
                    yield json.loads(line)["text"]
            elif file.suffix in (".md", ".txt"):
                yield file.read_text("utf-8")


def spoilt(text: str, each: int, rng: random.Random) -> tuple[str, dict[int, tuple[str, str, str]]]:
    """Put slips into a text: the new text, and by place the word, its slip and the kind."""
    document = markdown.read(text, "clean.md")
    places = [
        block.span(sentence.start + match.start(), sentence.start + match.end())
        for block, sentence in document.sentences()
        for match in WORD.finditer(sentence.text)
        if vocabulary.kind(match.group()) and len(sentence.text.split()) > 5
    ]
    chosen, seen = [], set()
    for span in rng.sample(places, len(places)):
        word = text[span.start : span.end]
        apart = all(abs(span.start - other.start) > 60 for other in chosen)
        if apart and word.isalpha() and word not in seen and len(chosen) < each:
            chosen.append(span)
            seen.add(word)
    made, at, pieces, length = {}, 0, [], 0
    for span in sorted(chosen):
        word = text[span.start : span.end]
        wrong, kind = slip(word, rng)
        pieces += [text[at : span.start], wrong]
        length += span.start - at
        made[length] = (word, wrong, kind)
        length += len(wrong)
        at = span.end
    return "".join((*pieces, text[at:])), made


def found(document: Document, settings: Settings) -> list[Finding]:
    """Give what copylint finds of category typos."""
    report = examine(document, settings, engines(settings))
    assert isinstance(report, Report)
    return [finding for finding in report.findings if finding.category == "typos"]


def slips(texts: Iterator[str], settings: Settings, each: int, rng: random.Random) -> None:
    """Print how many slips were found, and how often the first suggestion was right."""
    total, hits, firsts = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        bad, made = spoilt(text, each, rng)
        findings = found(markdown.read(bad, "spoilt.md"), settings)
        for at, (word, wrong, kind) in made.items():
            clinical = vocabulary.kind(word) == vocabulary.CLINICAL
            names = ("all", kind, "clinical names" if clinical else "other words")
            end = at + len(wrong)
            hit = next((f for f in findings if f.span.start < end and at < f.span.end), None)
            total.update(names)
            if hit is not None:
                hits.update(names)
                right = bool(hit.fixes) and hit.fixes[0].text.lower() == word
                firsts.update(names if right else ())
            if "-v" in sys.argv and (hit is None or (hit.fixes[:1] and hit.fixes[0].text != word)):
                print(word, wrong, "missed" if hit is None else [f.text for f in hit.fixes])
    for name in sorted(total):
        share = (
            f"{hits[name] / total[name]:.1%} found, {firsts[name] / total[name]:.1%} first right"
        )
        print(f"{name:15} {total[name]:5} slips: {share}")


def named(count: int, rng: random.Random) -> Iterator[str]:
    """Yield articles with the commoner names of medicine, ten sentences each."""
    known = [
        word.split("/")[0]
        for group in vocabulary.groups()
        for word in group.split()
        if re.fullmatch(r"[a-z]{6,}/c(?:[3-9]|1\d)", word)
    ]
    chosen = rng.sample(known, count)
    for at in range(0, count, 10):
        yield "\n\n".join(
            f"Ask your doctor about the {name} that you were told of."
            for name in chosen[at : at + 10]
        )


def confusions(path: Path, settings: Settings) -> None:
    """Print how many real but wrong words were found."""
    lines = [line for line in path.read_text("utf-8").splitlines() if "<mark>" in line]
    hits = 0
    for line in lines:
        start, end = line.index("<mark>"), line.index("</mark>") - len("<mark>")
        text = line.replace("<mark>", "").replace("</mark>", "")
        findings = found(markdown.read(text, "line.md"), settings)
        hit = any(f.span.start < end and start < f.span.end for f in findings)
        hits += hit
        if "-v" in sys.argv and not hit:
            print("missed", line)
    print(f"{'confusions':15} {len(lines):5} words: {hits / len(lines):.1%} found")


def main() -> None:
    """Run the counts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--names", type=int, default=0)
    parser.add_argument("--engine", default="harper")
    parser.add_argument("--confusions", type=Path)
    parser.add_argument("-v", action="store_true", help="show what was missed")
    told = parser.parse_args()
    settings = Settings(engine=told.engine, select=("typos",))
    if told.paths:
        slips(articles(told.paths), settings, told.each, random.Random(told.seed))
    if told.names:
        rng = random.Random(told.seed)
        slips(named(told.names, rng), settings, 10, rng)
    if told.confusions:
        confusions(told.confusions, settings)


if __name__ == "__main__":
    main()
