"""How copylint's cost grows: articles, categories, engines; ratios of one run, never a gate.

python benchmarks/speed.py [--articles 200] [--many 2000] [--engine none]
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = 800
CATEGORIES = ("typos", "readability", "claims", "safety", "trust")


def articles(folder: Path, count: int) -> int:
    """Write `count` articles of about 800 words, put together from the samples' paragraphs."""
    rng = random.Random(0)
    texts = [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.md"))]
    bodies = [re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL) for text in texts]
    pieces = [p for body in bodies for p in body.split("\n\n") if len(p.split()) > 5]
    heads = [text[: -len(body)] for text, body in zip(texts, bodies, strict=True)]
    total = 0
    for n in range(count):
        chosen: list[str] = []
        while sum(len(p.split()) for p in chosen) < WORDS:
            chosen.append(rng.choice(pieces))
        text = heads[n % len(heads)] + "\n\n".join(chosen) + "\n"
        (folder / f"{n:04}.md").write_text(text, encoding="utf-8")
        total += len(text.split())
    return total


def run(*args: str) -> tuple[float, float, float]:
    """Give wall seconds, CPU seconds and peak megabytes of one `copylint check`."""
    command = [sys.executable, "-m", "copylint", "check", "--fail-on", "never", *args]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--many", type=int, default=2000)
    parser.add_argument("--engine", default="none")
    wish = parser.parse_args()
    engine = ("--engine", wish.engine)
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name) / "few", Path(name) / "many"
        few.mkdir()
        many.mkdir()
        words = articles(few, wish.articles)
        articles(many, wish.many)
        one = str(few / "0000.md")
        run(*engine, one)
        walls = [run(*engine, one)[0] for _ in range(9)]
        print(f"one article, median of 9: {statistics.median(walls):.2f} s wall")
        base = run(*engine, "--format", "json", "--jobs", "1", str(few))
        print(f"{wish.articles} articles, {words} words: {base[1]:.1f} CPU s, {base[2]:.0f} MB")
        for category in CATEGORIES:
            part = run(*engine, "--format", "json", "--jobs", "1", "--select", category, str(few))
            print(f"  {category:12} alone {part[1]:5.1f} CPU s, {part[1] / base[1]:.0%} of all")
        lot = run(*engine, "--format", "json", "--jobs", "1", str(many))
        times = lot[1] / base[1]
        print(f"{wish.many} articles: {lot[1]:.1f} CPU s ({times:.1f} times), {lot[2]:.0f} MB")
    print(
        f"{wish.many} articles: {lot[1]:.1f} CPU s ({lot[1] / base[1]:.1f} times), {lot[2]:.0f} MB"
    )
    print(
        f"children's peak: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
