"""Write `copylint/tables/forms.txt`: the forms of English verbs, nouns and adjectives.

Run it once, by hand, in an environment that has `lemminflect` (PyPI), with the unpacked Debian
package `wordnet-base` beside it:

    python tools/forms.py DEBIAN_ROOT

WordNet 3.0 says what a word can be, and how often it was each in its tagged texts; lemminflect
gives its forms. Both licences stand in NOTICE. A line holds the letters of `copylint.tables.forms`,
a tab, and the words that have these letters.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lemminflect import getAllInflections, getInflection

from copylint.tables import frequency, vocabulary

OUT = Path(__file__).parents[1] / "copylint" / "tables" / "forms.txt"
PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
RARE_VERB, RARE_NOUN = 2.8, 2.5
"""Zipf; rarer lemmas are left out."""
MOSTLY = 0.06
"""Share; a word that is anything else at most this often is a noun and nothing else."""
SURE = 20
"""Uses; a verb that can be a noun but never was, in this many, counts as nothing but a verb."""
SELDOM = 0.03
"""Share; a word that is a verb, or a noun, at most this often is none."""
COUNTED = -0.5
"""Zipf; a noun whose plural is at most this much rarer than its singular is counted."""

NONE = "police staff can will may might must dare"
OWN = {"people": {"p", "P"}, "teeth": {"p", "P"}, "effects": {"p", "z"}, "need": {"v"}}
OWN["cleanse"] = {"v"}
MANY = "men women children fungi bacteria larvae vertebrae stimuli criteria phenomena bronchi villi"
OWN |= {word: {"p", "P"} for word in MANY.split()}
OWN |= {word: set[str]() for word in NONE.split()}
"""Words of which the sources say what misleads."""


class Lemma(NamedTuple):
    """A word, what it can be, and how often it was each."""

    word: str
    parts: frozenset[str]
    uses: Counter[str]

    def share(self, part: str) -> float:
        """Give how much of its use is one part of speech; 1 where it can be nothing else."""
        whole = sum(self.uses.values())
        if self.parts == {part}:
            return 1.0
        return self.uses[part] / whole if whole else 0.0


def lemmas(folder: Path) -> Iterator[Lemma]:
    """Yield WordNet's words of small letters."""
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "cntlist.rev").read_text("ascii").splitlines():
        key, _, count = line.split()
        word, _, sense = key.partition("%")
        uses[word][PARTS[sense[0]]] += int(count)
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for part, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in (folder / f"index.{name}").read_text("ascii").splitlines():
            if not line.startswith(" "):
                parts[line.split(" ", 1)[0]].add(part)
    for word, found in sorted(parts.items()):
        if word.isalpha() and len(word) > 1:
            yield Lemma(word, frozenset(found), uses[word])


def verb(lemma: Lemma) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb with their letters."""
    if "v" not in lemma.parts or _zipf(lemma.word) < RARE_VERB:
        return
    if lemma.share("v") <= SELDOM:
        return
    forms = getAllInflections(lemma.word, upos="VERB")
    only = lemma.share("v") >= 1 - MOSTLY and ("n" not in lemma.parts or _is_sure(lemma))
    yield lemma.word, "vV" if only else "v"
    for form in forms.get("VBZ", ()):
        yield form, "zZ" if only else "z"
    for form in forms.get("VBG", ()):
        yield form, "g"
    done = set(forms.get("VBN", forms.get("VBD", ())))
    for form in done:
        yield form, "n"
    for form in set(forms.get("VBD", ())) - done - {lemma.word}:
        yield form, "d"


def _is_sure(lemma: Lemma) -> bool:
    return lemma.uses["v"] >= SURE and not lemma.uses["n"]


def noun(lemma: Lemma) -> Iterator[tuple[str, str]]:
    """Yield the forms of a noun with their letters."""
    if "n" not in lemma.parts or _zipf(lemma.word) < RARE_NOUN:
        return
    known = getAllInflections(lemma.word, upos="NOUN")
    is_plural = lemma.word.endswith("s") and not known
    plurals = known.get("NNS", ()) if known or is_plural else getInflection(lemma.word, "NNS")
    share = lemma.share("n")
    if share <= SELDOM and lemma.uses:
        return
    only = share >= 1 - MOSTLY
    for plural in plurals:
        if plural != lemma.word:
            yield plural, "pP" if only else "p"
            counted = _zipf(plural) - _zipf(lemma.word) >= COUNTED
            yield lemma.word, "s" + ("S" if only else "") + ("c" if only and counted else "")


def _zipf(word: str) -> float:
    return frequency().get(word, 0.0)


def put_together(words: list[Lemma]) -> dict[str, set[str]]:
    """Give the letters of each form of some words."""
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for lemma in words:
        for form, told in (*verb(lemma), *noun(lemma)):
            for spelt in {form, vocabulary.twin(form) or form}:
                letters[spelt] |= set(told)
        if "a" in lemma.parts and _zipf(lemma.word) >= RARE_NOUN and lemma.share("a") >= 0.5:
            letters[lemma.word] |= {"j"}
    for word in {lemma.word for lemma in words} & letters.keys():
        if "s" not in letters[word]:
            letters[word] -= {"p", "P"}  # a lemma of its own, such as “news”
    return letters | OWN


def main() -> None:
    """Read, put together, write."""
    letters = put_together(list(lemmas(Path(sys.argv[1]) / "usr/share/wordnet")))
    lines = defaultdict(list)
    for word, told in sorted(letters.items()):
        if told:
            lines["".join(sorted(told))].append(word)
    OUT.write_text("".join(f"{key}\t{' '.join(lines[key])}\n" for key in sorted(lines)), "utf-8")
    print(f"{len(letters)} forms, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
