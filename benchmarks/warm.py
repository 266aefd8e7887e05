"""Measure a run whose reports are all kept: the command as people start it, on a cache of its own.

    python benchmarks/warm.py [PATH ...]     (else: samples/)

Each figure is the least of several runs: wall time, and processor time, which other work on the
machine spoils less.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
RUNS = 7


def run(paths: list[str], cache: str) -> tuple[float, float]:
    """Give wall and processor seconds of one run."""
    command = [sys.executable, "-m", "copylint", "check", *paths]
    before, began = _used(), time.perf_counter()
    subprocess.run(
        command,
        env={**os.environ, "COPYLINT_CACHE_DIR": cache},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - began, _used() - before


def _used() -> float:
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def main() -> None:
    """Measure a cold run, and warm ones of all articles and of one."""
    paths = sys.argv[1:] or [str(SAMPLES)]
    one = next(
        str(file) for path in paths for file in (Path(path), *sorted(Path(path).rglob("*.md")))
        if file.is_file()
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as cache:
        told = {"cold": run(paths, cache)}
        for name, some in (("warm", paths), ("warm, one article", [one])):
            run(some, cache)
            runs = [run(some, cache) for _ in range(RUNS)]
            told[name] = min(wall for wall, _ in runs), min(used for _, used in runs)
    for name, (wall, used) in told.items():
        print(f"{name}: {wall:.2f} s, {used:.2f} s of processors")


if __name__ == "__main__":
    main()
