"""Write `copylint/tables/frequency.txt`: the 30,000 commonest English words with their Zipf values.

    python -m pip install wordfreq
    python tools/frequency.py

The data of wordfreq 3.1 are under CC BY-SA 4.0, by Robyn Speer and others; see NOTICE.
"""

from __future__ import annotations

import re
from pathlib import Path

import wordfreq

OUT = Path(__file__).parents[1] / "copylint" / "tables" / "frequency.txt"
SIZE = 30_000
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def main() -> None:
    """Group the words by Zipf value, commonest first, and write them."""
    by_value: dict[float, list[str]] = {}
    for word in wordfreq.top_n_list("en", SIZE):
        if WORD.fullmatch(word):
            by_value.setdefault(wordfreq.zipf_frequency(word, "en"), []).append(word)
    lines = (
        f"{value} {' '.join(sorted(words))}"
        for value, words in sorted(by_value.items(), reverse=True)
    )
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, by_value.values()))} words written")


if __name__ == "__main__":
    main()
