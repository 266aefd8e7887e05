"""Measure LanguageTool as copylint runs it: start, first answer, words a second, memory.

    python benchmarks/languagetool.py [ARTICLE ...]     (else: samples/)

It takes the server that runs (`copylint languagetool start`), else starts one for itself.

Figures are wall time and Java's processor time, which other work on the machine spoils less.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psutil

from copylint import run
from copylint.config import Settings
from copylint.engines import languagetool
from copylint.engines.languagetool import state
from copylint.model import Document

SAMPLES = Path(__file__).parents[1] / "samples"


def words(document: Document) -> int:
    """Count what the engine reads."""
    return sum(len(block.text.split()) for block in document.blocks)


def remarks(document: Document, address: str) -> int:
    """Ask, and count the answers; a function of the module, for the workers."""
    return len(languagetool.remarks(document, address))


def cpu(java: psutil.Process) -> float:
    """Give the processor seconds that Java has used."""
    used = java.cpu_times()
    return float(used.user + used.system)


def tell(what: str, documents: list[Document], since: tuple[float, float], now: float) -> None:
    """Print one line: how many articles and words, in what time."""
    count, wall, used = sum(map(words, documents)), time.perf_counter() - since[0], now - since[1]
    print(
        f"{what}: {len(documents)} articles, {count:,} words, {wall:.1f} s; "
        f"{count / wall:,.0f} words a second, {count / used:,.0f} a second of Java's CPU"
    )


def main() -> None:
    """Measure and print."""
    paths = sys.argv[1:] or sorted(map(str, [*SAMPLES.glob("*.md"), *SAMPLES.glob("*.txt")]))
    documents = [run.read(path, Settings()) for path in paths]
    began = time.perf_counter()
    address = languagetool.resolve("auto")
    print(f"start: {time.perf_counter() - began:.1f} s")
    known = state.read()
    assert known is not None
    java = psutil.Process(known.pid)
    began = time.perf_counter()
    remarks(documents[0], address)
    print(
        f"first answer: {time.perf_counter() - began:.1f} s; Java's CPU till then {cpu(java):.1f} s"
    )
    for name in ("one at a time, cold", "one at a time, warm"):
        since = time.perf_counter(), cpu(java)
        found = sum(remarks(document, address) for document in documents)
        tell(name, documents, since, cpu(java))
    with ProcessPoolExecutor(2) as workers:
        since = time.perf_counter(), cpu(java)
        found = sum(workers.map(remarks, documents, [address] * len(documents)))
        tell("two at a time, warm", documents, since, cpu(java))
    print(f"remarks: {found}; resident: {java.memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
