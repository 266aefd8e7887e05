"""Ways to break an article: bytes, Markdown, HTML, front matter, data; for benchmarks/fuzz.py."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
SAMPLES = FOLDER.parent / "samples"
PIECES = yaml.safe_load((FOLDER / "fuzz.yaml").read_text(encoding="utf-8"))
"""What is put into texts, by format."""
RENAMED = ".md .md .mdx .html .txt .markdown .rmd .htm .qmd".split()
DATA = (".xml", ".json", ".jsonl", ".csv")
"""Endings of files that hold several articles."""

Change = Callable[[random.Random, bytes], bytes]


# Changes of bytes


def _place(rng: random.Random, data: bytes) -> int:
    return rng.randint(0, len(data))


def _slice(rng: random.Random, data: bytes) -> tuple[int, int]:
    start = _place(rng, data)
    return start, min(len(data), start + rng.choice((1, 2, 5, 20, 100, 1000)))


def flip(rng: random.Random, data: bytes) -> bytes:
    """Change some bytes into any others."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 30)) if data else 0):
        found[rng.randrange(len(found))] = rng.randrange(256)
    return bytes(found)


def cut(rng: random.Random, data: bytes) -> bytes:
    """Take a piece out."""
    start, end = _slice(rng, data)
    return data[:start] + data[end:]


def repeat(rng: random.Random, data: bytes) -> bytes:
    """Say a piece again, here or elsewhere, once or often."""
    start, end = _slice(rng, data)
    at = _place(rng, data)
    return data[:at] + data[start:end] * rng.choice((1, 1, 2, 10)) + data[at:]


def truncate(rng: random.Random, data: bytes) -> bytes:
    """End in the middle, or begin there."""
    at = _place(rng, data)
    return data[:at] if rng.random() < 0.7 else data[at:]


def swap_ends(rng: random.Random, data: bytes) -> bytes:
    """Write other line ends, all or some."""
    ends = rng.choice(((b"\r\n",), (b"\r",), (b"\r", b"\n", b"\r\n"), (b"\n\r",), (b"\x0b", b"\n")))
    lines = data.split(b"\n")
    return b"".join(line + rng.choice(ends) for line in lines)


def recode(rng: random.Random, data: bytes) -> bytes:
    """Save in another encoding."""
    text = data.decode("utf-8", "replace")
    name = rng.choice("utf-16 utf-16-le utf-32 latin-1 cp1252 utf-8-sig utf-7".split())
    return text.encode(name, "replace")


# Changes of text


def _insert(rng: random.Random, data: bytes, pieces: list[str]) -> bytes:
    for _ in range(rng.choice((1, 2, 4, 12))):
        piece = rng.choice(pieces).encode("utf-8", "surrogatepass")
        at = _place(rng, data)
        if rng.random() < 0.5:  # at the beginning of a line
            at = data.rfind(b"\n", 0, at) + 1
        data = data[:at] + piece * rng.choice((1, 1, 1, 2, 40)) + data[at:]
    return data


def characters(rng: random.Random, data: bytes) -> bytes:
    """Put in odd characters: marks without a letter, blanks, directions, halves of pairs."""
    codes = [0x0, 0x1B, 0x85, 0xA0, 0xAD, 0x130, 0x131, 0x301, 0x200B, 0x200D, 0x202E, 0x2028]
    codes += [0x2060, 0xD800, 0xE0FE, 0xE0FF, 0xFEFF, 0xFFFC, 0xFFFD, 0xFFFE, 0x1F600, 0x10FFFF]
    codes += [rng.randrange(0x20, 0x3000) for _ in range(5)]
    return _insert(rng, data, [chr(code) for code in codes])


def markdown(rng: random.Random, data: bytes) -> bytes:
    """Put in pieces of Markdown and templates."""
    return _insert(rng, data, PIECES["markdown"])


def markup(rng: random.Random, data: bytes) -> bytes:
    """Put in tags, entities and comments."""
    return _insert(rng, data, PIECES["html"])


def prose(rng: random.Random, data: bytes) -> bytes:
    """Put in words and marks that rules look at."""
    return _insert(rng, data, PIECES["prose"])


def matter(rng: random.Random, data: bytes) -> bytes:
    """Write a front matter of random lines above the article, or change the one it has."""
    lines = [rng.choice(PIECES["matter"]) for _ in range(rng.randint(0, 8))]
    mark = rng.choice(("---", "---", "+++"))
    head = "\n".join((mark, *lines, rng.choice((mark, mark, mark, "...", "")))) + "\n"
    end = data.find(b"\n---\n", 4)
    if data.startswith(b"---\n") and end > 0 and rng.random() < 0.5:
        return data[:4] + "\n".join(lines).encode() + b"\n" + data[4:]
    return head.encode() + data


def shuffle(rng: random.Random, data: bytes) -> bytes:
    """Put lines, sentences or words into another order."""
    mark = rng.choice((b"\n", b"\n\n", b". ", b" ", b'"', b"<"))
    parts = data.split(mark)
    start = rng.randrange(len(parts))
    some = parts[start : start + rng.choice((2, 5, 50))]
    rng.shuffle(some)
    return mark.join(parts[:start] + some + parts[start + len(some) :])


def letters(rng: random.Random, data: bytes) -> bytes:
    """Write all of it otherwise: in capitals, on one line, in other letters that look alike."""
    text = data.decode("utf-8", "replace")
    ways: tuple[Callable[[str], str], ...] = (
        str.upper,
        str.swapcase,
        str.title,
        lambda told: " ".join(told.split()),
        lambda told: unicodedata.normalize("NFD", told),
        lambda told: told.replace(" ", rng.choice("\u00a0\u2003\t\u200b")),
        lambda told: told.replace(".", rng.choice(("", "\u3002", "...", ". ."))),
        lambda told: "".join(chr(0x1D5BA + ord(c) - 97) if "a" <= c <= "z" else c for c in told),
    )
    return rng.choice(ways)(text).encode("utf-8", "surrogatepass")


def nest(rng: random.Random, data: bytes) -> bytes:
    """Nest something deep in the middle."""
    opening = rng.choice(("> ", "- ", "<div>", "<ul><li>", "[", "**", "(", "{{", "<b>", "| ", "{"))
    at = _place(rng, data)
    return data[:at] + opening.encode() * rng.choice((50, 500, 3000)) + data[at:]


def page(rng: random.Random, data: bytes) -> bytes:
    """Make a web page of it, with its own linked data and furniture."""
    head = "".join(rng.choice(PIECES["head"]) for _ in range(rng.randint(0, 6)))
    tags = rng.choice((b"p", b"div", b"li", b"td"))
    body = b"".join(b"<%b>%b</%b>\n" % (tags, part, tags) for part in data.split(b"\n\n"))
    name = rng.choice((b"main", b"article", b"div role=main", b"body"))
    start = f"<!doctype html><html lang=en><head>{head}</head><body><nav>Book online</nav>"
    return start.encode() + b"<%b>%b</%b></body></html>" % (name, body, name.split()[0])


def data(rng: random.Random, source: bytes) -> bytes:
    """Put in pieces of JSON, CSV and XML."""
    return _insert(rng, source, PIECES["data"])


CHANGES: tuple[Change, ...] = (
    flip, cut, repeat, truncate, swap_ends, recode, shuffle, letters, nest,
    characters, characters, markdown, markdown, markup, markup, prose, prose, matter, matter, page,
)  # fmt: skip
OF_DATA: tuple[Change, ...] = (
    flip, cut, repeat, truncate, swap_ends, recode, shuffle, nest, characters, markdown, markup,
    prose, prose, data, data, data,
)  # fmt: skip


def stock() -> list[Path]:
    """Give the samples; those of files of data three times, as there are few of them."""
    texts = (p for p in SAMPLES.iterdir() if p.suffix in (".md", ".mdx", ".html", ".txt"))
    files = (p for p in (SAMPLES / "data").iterdir() if p.suffix in DATA)
    return sorted((*texts, *3 * list(files)))


def changed(rng: random.Random, samples: list[Path]) -> tuple[str, bytes]:
    """Give a name, or the ending of one, and the bytes of a changed sample."""
    sample = rng.choice(samples)
    data, suffix = sample.read_bytes(), sample.suffix
    if suffix in DATA:
        return _changed_data(rng, sample)
    if rng.random() < 0.1:
        data = data[: _place(rng, data)] + rng.choice(samples).read_bytes()
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        change = rng.choice(CHANGES)
        data = change(rng, data)
        if change is page:
            suffix = ".html"
    if rng.random() < 0.3:
        suffix = rng.choice(RENAMED)
    return suffix, data[:200_000]


def _changed_data(rng: random.Random, sample: Path) -> tuple[str, bytes]:
    """Give the name and the bytes of a changed file of data; the settings go by its name."""
    found = sample.read_bytes()
    for _ in range(rng.choice((1, 1, 2, 3))):
        found = rng.choice(OF_DATA)(rng, found)
    return sample.name, found[:200_000]
