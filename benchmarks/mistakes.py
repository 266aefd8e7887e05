"""Count how many faults of written sentences copylint finds, by kind, and what else it says.

    python benchmarks/mistakes.py [--engine harper|both|none] [--show KIND] FILE...

A line of a file is `{"text", "wrong", "right", "kind"}`: a sentence or two with one fault, the
exact words that are wrong, what they should be, and a kind; or `{"text"}` alone, which has none.
Findings of category typos count. The sentences are to be written by people who do not know the
rules; keep a file that nobody reads while rules are made.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from copylint.config import Settings
from copylint.model import Finding, Report
from copylint.readers import markdown
from copylint.run import engines, examine


def main() -> None:
    """Check each sentence by itself, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--engine", default="harper")
    parser.add_argument("--show", default="", help="a kind whose missed faults are printed")
    told = parser.parse_args()
    settings = Settings(engine=told.engine, select=("typos",))
    ready = engines(settings)
    for file in told.files:
        all_, found, right, besides = Counter[str](), Counter[str](), Counter[str](), 0
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            report = examine(markdown.read(row["text"], "a.md"), settings, ready)
            assert isinstance(report, Report)
            hits = [each for each in report.findings if _hits(each, row)]
            besides += len(report.findings) - len(hits)
            if "wrong" in row:
                all_[row["kind"]] += 1
                found[row["kind"]] += bool(hits)
                right[row["kind"]] += any(_mends(each, row) for each in hits)
                if told.show == row["kind"] and not hits:
                    print(f"missed: {row['text']}  ({row['wrong']} -> {row['right']})")
        print(
            f"{file.name}: {found.total()} of {all_.total()} found, {right.total()} mended by the"
        )
        print(f"  first suggestion; {besides} findings besides")
        for kind, many in all_.most_common():
            print(f"  {kind:<24} {found[kind]:>3} of {many:>3}, {right[kind]:>3} mended")


def _hits(finding: Finding, row: dict[str, str]) -> bool:
    if "wrong" not in row:
        return False
    start = row["text"].index(row["wrong"])
    return finding.span.start < start + len(row["wrong"]) and start < finding.span.end


def _mends(finding: Finding, row: dict[str, str]) -> bool:
    text = row["text"]
    good = text.replace(row["wrong"], row["right"], 1)
    return any(
        text[: fix.span.start] + fix.text + text[fix.span.end :] == good
        for fix in finding.fixes[:1]
    )


if __name__ == "__main__":
    main()
