"""Tables that scripts in `tools/` wrote; their sources and licences stand in NOTICE.

| file | what | written by |
|---|---|---|
| `syllables.txt` | words whose syllables our rule counts wrongly, by count | `tools/syllables.py` |
| `frequency.txt` | the 30,000 commonest words of English, by Zipf value | `tools/frequency.py` |
| `hardness.json` | the weights of the hardness score | `tools/hardness.py` |
| `claims.json` | the weights by which a sentence is a claim | `tools/claims.py` |
| `tags.txt` | the weights by which a word is told its part of speech | `tools/tags.py` |
| `forms.txt` | what words can be: verbs, plurals, participles | `tools/forms.py` |
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import cast

_HERE = Path(__file__).parent


@cache
def syllables() -> dict[str, int]:
    """Give the syllables of words that the rule counts wrongly."""
    table: dict[str, int] = {}
    for line in _lines("syllables.txt"):
        count, *words = line.split(" ")
        table.update(dict.fromkeys(words, int(count)))
    return table


@cache
def frequency() -> dict[str, float]:
    """Give the Zipf value (log10 of uses in a thousand million words) of each common word."""
    table: dict[str, float] = {}
    for line in _lines("frequency.txt"):
        value, *words = line.split(" ")
        table.update(dict.fromkeys(words, float(value)))
    return table


@cache
def hardness() -> dict[str, object]:
    """Give the weights of the hardness score."""
    return cast("dict[str, object]", json.loads((_HERE / "hardness.json").read_text("utf-8")))


@cache
def claims() -> dict[str, object]:
    """Give the weights by which a sentence is a claim."""
    return cast("dict[str, object]", json.loads((_HERE / "claims.json").read_text("utf-8")))


def _lines(name: str) -> list[str]:
    return (_HERE / name).read_text("utf-8").splitlines()
