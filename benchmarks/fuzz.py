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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutations import SAMPLES, changed, stock

OTHERS = "text markdown sarif junit checkstyle github gitlab rdjson rdjsonl html".split()
SLOW = 20.0
"""Seconds of processor time; no article of a few kilobytes takes as long."""


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
        code, output, trace = ask(["claims", str(path), "--format", "json"])
        if trace or code not in (0, 2):
            yield trace or f"claims: exit {code}"
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
