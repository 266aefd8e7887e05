"""Ask a real LanguageTool anew for all that the tests have recorded.

copylint languagetool start && python tests/engines/record.py
"""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from typing import Any

from stand_in import ANSWERS

from copylint.engines.languagetool import resolve

TEXTS = (
    ("en-US", "Take one tablet dialy with food."),
    ("en-US", "😀👩🏽‍⚕️ Our nurses can hlep 🙂 you and teh baby."),
    ("en-US", "This cream is hl𝐛ep for teh back."),
    ("en-US", "Blood tests & teh results."),
    ("en-US", "Ask for an 0000000000 befor you go, a 0000 is fine too."),
    ("en-US", "Rest and call us \nif teh pain stays."),
    ("en-US", "Back pian\n\nMost people get better in in a week."),
    ("en-US", "Our centre treats anaemia."),
    ("en-GB", "Our centre treats anaemia."),
)


def ask(address: str, path: str, form: dict[str, str] | None = None) -> Any:
    data = urllib.parse.urlencode(form).encode() if form else None
    with urllib.request.urlopen(f"{address}v2/{path}", data) as answer:
        return json.load(answer)


def recorded(address: str) -> dict[str, Any]:
    """Give all that is recorded, as this server answers it."""
    checks = []
    for language, text in TEXTS:
        answer = ask(address, "check", {"language": language, "text": text})
        checks.append(
            {"language": language, "text": text, "answer": {"matches": answer["matches"]}}
        )
    english = [code for code in ask(address, "languages") if code["code"] == "en"]
    return {"languages": english, "checks": checks}


if __name__ == "__main__":
    told = recorded(resolve("auto"))
    ANSWERS.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
