"""copylint beside other linters of prose, on the same articles, as ratios of one run; never a gate.

python benchmarks/others.py ARTICLES --tools FOLDER [--install] [--many 2000] [--styles FOLDER]

ARTICLES is a folder of Markdown. FOLDER is a scratch folder: `--install` puts the others there, by
pip, npm and go. Vale runs with the styles of `--styles`, else with the one that it brings along.
CPU seconds are user and system time with all children; copylint runs in one process, keeps no
report, and was run once before, as all others were.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

VALE = "github.com/errata-ai/vale/v3/cmd/vale@v3.7.1"
RULES = (
    "alex apostrophe common-misspellings diacritics en-capitalization max-comma no-todo rousseau"
    " stop-words terminology unexpanded-acronym write-good"
).split()
"""Rules of textlint for English."""
LEAST = 3
"""Runs of each, of which the least counts."""
ROOT = Path(__file__).parent.parent


class Cost(NamedTuple):
    """What one run took: wall and CPU seconds, peak megabytes of its largest process."""

    wall: float
    cpu: float
    peak: float


def install(tools: Path) -> None:
    """Install the others; one that cannot be had is told and left out."""
    tools.mkdir(parents=True, exist_ok=True)
    packages = ["textlint", "alex", *(f"textlint-rule-{name}" for name in RULES)]
    steps = (
        [sys.executable, "-m", "venv", str(tools / "pip")],
        [str(tools / "pip/bin/pip"), "install", "--quiet", "codespell", "proselint"],
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(tools), *packages],
        ["go", "install", VALE],
    )
    for step in steps:
        done = subprocess.run(step, env={**os.environ, "GOBIN": str(tools / "bin")}, check=False)
        if done.returncode:
            print(f"{' '.join(step[:3])}: exit {done.returncode}; left out")


def commands(tools: Path, styles: Path | None) -> dict[str, list[str]]:
    """Give each tool's command, to which the paths are added."""
    textlint, vale = tools / "textlintrc.json", tools / "vale.ini"
    textlint.write_text(json.dumps({"rules": dict.fromkeys(RULES, True)}), encoding="utf-8")
    names = ["Vale", *(sorted(p.name for p in styles.iterdir() if p.is_dir()) if styles else ())]
    path = styles or tools / "styles"
    path.mkdir(exist_ok=True)
    based = ", ".join(names)
    text = f"StylesPath = {path}\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = {based}\n"
    vale.write_text(text, encoding="utf-8")
    node = tools / "node_modules/.bin"
    copylint = [sys.executable, "-m", "copylint", "check", "--fail-on", "never", "--no-cache"]
    copylint += ["--format", "json", "--jobs", "1"]
    every = {
        "copylint": [*copylint, "--engine", "none"],
        "copylint, Harper": [*copylint, "--engine", "harper"],
        "codespell": [str(tools / "pip/bin/codespell")],
        "proselint": [str(tools / "pip/bin/proselint"), "check"],
        f"textlint, {len(RULES)} rules": [str(node / "textlint"), "-c", str(textlint)],
        "alex": [str(node / "alex"), "--quiet"],
        f"vale, {based}": [str(tools / "bin/vale"), f"--config={vale}", "--output=JSON"],
    }
    return {name: each for name, each in every.items() if shutil.which(each[0])}


def cost(command: Sequence[str], folder: Path, runs: int = LEAST) -> Cost:
    """Run a command in a folder some times, and give the least it took."""
    costs = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        costs.append(Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
        if process.returncode not in (0, 1, 65):  # 65: codespell found something
            print(f"{Path(command[0]).name}: exit {process.returncode}")
    warm = costs[1:] if runs else costs
    return Cost(*(min(each[n] for each in warm) for n in range(3)))


def spread(sources: Sequence[Path], folder: Path, count: int, times: int = 1) -> int:
    """Write `count` articles, the sources in turn, each body `times` over; give their words."""
    folder.mkdir()
    words = 0
    for n in range(count):
        text = sources[n % len(sources)].read_text(encoding="utf-8")
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        text = text + "\n" + "\n".join([body] * (times - 1))
        (folder / f"{n:04}.md").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def doubled(folder: Path, categories: Sequence[str]) -> Path:
    """Make a pack that says all rules of some categories again, under other ids."""
    for category in categories:
        for file in sorted((ROOT / "rules" / category).rglob("*.yaml")):
            inside = file.relative_to(ROOT / "rules")
            if "shared" not in inside.parts:
                name = inside.with_suffix("").as_posix()
                text = file.read_text(encoding="utf-8")
                place = folder / f"{name}-again.yaml"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text.replace(f"id: {name}", f"id: {name}-again", 1), "utf-8")
    return folder


def table(title: str, costs: dict[str, Cost]) -> None:
    """Print what the tools took, and how often that of copylint without an engine."""
    print(f"\n{title}\n{'':32}{'CPU s':>8}{'times':>8}{'wall s':>8}{'MB':>8}")
    own = next(iter(costs.values())).cpu
    for name, each in costs.items():
        print(f"{name:32}{each.cpu:8.2f}{each.cpu / own:8.2f}{each.wall:8.2f}{each.peak:8.0f}")


def growth(own: list[str], few: Path, longer: Path, pack: Path) -> None:
    """Print how copylint's cost grows with words and with rules."""
    base, double = cost([*own, "."], few), cost([*own, "."], longer)
    print(f"\ntwice the words: {double.cpu / base.cpu:.2f} times the CPU, {double.peak:.0f} MB")
    part = [*own, "--select", "claims,trust", "."]
    base, double = cost(part, few), cost([*part, "--pack", str(pack)], few)
    print(f"claims, trust: {base.cpu:.2f} CPU s; rules twice: {double.cpu / base.cpu:.2f} times")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--many", type=int, default=2000, help="0 for none")
    parser.add_argument("--styles", type=Path)
    wish = parser.parse_args()
    tools = wish.tools.absolute()
    if wish.install:
        install(tools)
    every = commands(tools, wish.styles and wish.styles.absolute())
    sources = sorted(wish.articles.rglob("*.md"))[: wish.count]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        words = spread(sources, place / "few", wish.count)
        middle = sorted(sources, key=lambda p: len(p.read_text(encoding="utf-8")))
        spread([middle[len(middle) // 2]], place / "one", 1)
        for title, folder, runs in (
            ("one article of middle length", "one", LEAST),
            (f"{wish.count} articles, {words:,} words", "few", 1),
            (f"{wish.many} articles", "many", 0),
        ):
            if folder == "many" and wish.many:
                spread(sources, place / "many", wish.many)
            if (place / folder).is_dir():
                files = sorted(each.name for each in (place / folder).iterdir())
                table(
                    title, {n: cost([*c, *files], place / folder, runs) for n, c in every.items()}
                )
        spread(sources, place / "longer", wish.count, 2)
        pack = doubled(place / "pack", ("claims", "trust"))
        growth(every["copylint"], place / "few", place / "longer", pack)


if __name__ == "__main__":
    main()
