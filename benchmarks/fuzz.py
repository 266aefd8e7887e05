"""Broken articles through the whole of copylint: no traceback, exact spans, exit 0, 1 or 2 only.

python benchmarks/fuzz.py [--inputs 1000] [--seed 1] [--engine harper] [--keep DIR]

Each input is a sample, changed at random, checked by `copylint check --format json` in this
process, with another form of report beside it; every tenth goes through `copylint fix` as well.
Prints how many inputs there were, in what time, and what went wrong; exits 1 when anything did.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
SAMPLES = FOLDER.parent / "samples"
PIECES = yaml.safe_load((FOLDER / "fuzz.yaml").read_text(encoding="utf-8"))
"""What is put into texts, by format."""
OTHERS = "text markdown sarif junit checkstyle github gitlab rdjson rdjsonl html".split()
RENAMED = ".md .md .mdx .html .txt .markdown .rmd .htm .qmd".split()
SLOW = 20.0
"""Seconds of processor time; no article of a few kilobytes takes as long."""

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
    flip, cut, repeat, truncate, swap_ends, recode,
    characters, characters, markdown, markdown, markup, markup, prose, prose, matter, matter, page,
)  # fmt: skip
OF_DATA: tuple[Change, ...] = (
    flip, cut, repeat, truncate, swap_ends, recode, characters, markdown, markup, prose, prose,
    data, data, data,
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


# What must hold


def faults(data: bytes, code: int, output: str) -> Iterator[str]:
    """Yield what is wrong with a report of one file.

    Args:
        data: the file.
        code: the exit code.
        output: the report, in JSON.
    """
    if code not in (0, 1, 2):
        yield f"exit {code}"
    try:
        report = json.loads(output)
    except ValueError as error:
        yield f"no JSON: {error}: {output[max(0, getattr(error, 'pos', 0) - 60) :][:120]!r}"
        return
    if len(report["articles"]) + len(report["errors"]) == 0:
        yield "neither an article nor an error"
    for error in report["errors"]:
        if "\n" in error["why"] or not error["why"]:
            yield f"an error of several lines: {error['why']!r}"
    source = data.decode("utf-8") if report["articles"] else ""
    for finding in (each for article in report["articles"] for each in article["findings"]):
        yield from _misplaced(finding, source)


def _misplaced(finding: dict[str, Any], source: str) -> Iterator[str]:
    """Yield what is wrong with the places of a finding."""
    start, end, match = finding["start"], finding["end"], finding["match"]
    rule = finding["rule"]
    if not 0 <= start < end <= len(source):
        yield f"{rule}: span {start}-{end} of {len(source)}"
    elif source[start:end] != match:
        yield f"{rule}: match {match!r} is not the source at {start}-{end}"
    if match != match.strip():
        yield f"{rule}: white space at the ends of {match!r}"
    if (finding["line"], finding["column"]) != _line_column(source, start):
        yield f"{rule}: line {finding['line']}, column {finding['column']} is not {start}"
    for fix in finding["fixes"]:
        if not 0 <= fix["start"] <= fix["end"] <= len(source):
            yield f"{rule}: a fix at {fix['start']}-{fix['end']} of {len(source)}"
    if not 0 <= finding.get("paste", {}).get("at", 0) <= len(source):
        yield f"{rule}: paste at {finding['paste']['at']} of {len(source)}"


def _line_column(source: str, at: int) -> tuple[int, int]:
    """Count lines the slow way: CR LF, LF and a lone CR end one."""
    before = source[:at].replace("\r\n", " \n")
    if source[at - 1 : at + 1] == "\r\n" and at:
        before = before[:-1] + " "
    before = before.replace("\r", "\n")
    return before.count("\n") + 1, at - before.rfind("\n")


def ask(arguments: list[str]) -> tuple[int, str, str]:
    """Run copylint in this process; give its exit code, its output and a traceback, if any."""
    from click.testing import CliRunner

    from copylint.cli import main

    try:
        told = CliRunner().invoke(main, arguments)
    except BaseException:  # such as a panic of a library in Rust
        return 70, "", traceback.format_exc()
    if told.exception and not isinstance(told.exception, SystemExit):
        return 70, "", "".join(traceback.format_exception(told.exception))
    return told.exit_code, told.stdout_bytes.decode("utf-8"), ""


def placed(folder: Path, name: str) -> Path:
    """Give the file for an input, beside the settings that say where files of data hold copy."""
    path = folder / (name if not name.startswith(".") else f"article{name}")
    if path.name != f"article{name}":
        shutil.copy(SAMPLES / "data/copylint.yaml", folder)
    return path


def tried(rng: random.Random, path: Path, data: bytes, engine: str) -> Iterator[str]:
    """Check one file, and yield what went wrong."""
    from copylint.registry import REPORTERS

    path.write_bytes(data)
    form = rng.choice([each for each in OTHERS if each in REPORTERS])
    options = ["--no-cache", "--engine", engine, "--report", f"{form}={os.devnull}"]
    start = time.process_time()
    code, output, trace = ask(["check", str(path), "--format", "json", *options])
    if trace:
        yield f"{form}: {trace}"
    else:
        yield from faults(data, code, output)
    spent = time.process_time() - start
    if spent > SLOW:
        yield f"{spent:.0f} s of processor time"
    if rng.random() < 0.1:
        code, _, trace = ask(["fix", str(path), "--engine", engine])
        if trace or code not in (0, 2):
            yield trace or f"fix: exit {code}"


def main() -> None:
    """Try many inputs, print what went wrong, and the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", default="harper")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that went wrong")
    wish = parser.parse_args()
    begun, codes, wrong = time.perf_counter(), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(wish.inputs):
            rng = random.Random(f"{wish.seed} {number}")
            suffix, data = changed(rng, stock())
            path = placed(Path(folder), suffix)
            told = list(tried(rng, path, data, wish.engine))
            codes[path.suffix] += 1
            wrong.update(what.strip().splitlines()[-1] for what in told)
            for what in told[:3]:
                print(f"--- input {number}{suffix}\n{what}", flush=True)
            if told and wish.keep:
                wish.keep.mkdir(parents=True, exist_ok=True)
                (wish.keep / f"{number}-{path.name}").write_bytes(data)
            path.unlink()
    spent = time.perf_counter() - begun
    print(f"{wish.inputs} inputs in {spent:.0f} s, seed {wish.seed}, engine {wish.engine}")
    print("by ending:", ", ".join(f"{name} {count}" for name, count in codes.most_common()))
    print(
        f"{sum(wrong.values())} faults",
        *(f"{n} x {what}" for what, n in wrong.most_common()),
        sep="\n",
    )
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
