"""Workflow commands: read back as the runner reads them."""

from __future__ import annotations

import re

from copylint.model import Report, Unread
from copylint.reporters import github

from .hard import HARD, many
from .made import WHOLE, report

COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>.*?)::(?P<message>.*)")
"""The runner takes the shortest head that ends in two colons."""


def unescaped(text: str, *codes: str) -> str:
    for code in (*codes, "%0D", "%0A", "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def rendered(*results: Report | Unread) -> list[tuple[str, dict[str, str], str]]:
    text = "".join(github.render(results))
    text.encode("utf-8")
    assert text == "" or text.endswith("\n")
    commands = []
    for line in text.split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        properties = {key: unescaped(value, "%3A", "%2C") for key, value in pairs}
        commands.append((match["level"], properties, unescaped(match["message"])))
    return commands


def test_findings_are_told_worst_first():
    told = rendered(WHOLE, Unread("pages/x.md", "empty"))
    assert [(level, each.get("title")) for level, each, _ in told] == [
        ("error", "not read"),
        ("error", "safety/low-back-pain/cauda-equina"),
        ("error", "claims/promised-cure"),
        ("warning", "typos/spelling"),
        ("notice", "readability/plain"),
    ]
    assert told[0][2] == "pages/x.md: empty"
    assert told[3] == (
        "warning",
        {
            "file": "pages/back.md",
            "line": "5",
            "col": "92",
            "endColumn": "97",
            "title": "typos/spelling",
        },
        "“dialy” is not a word; write “daily”.\nWrite: daily, dial",
    )


def test_what_has_a_meaning_to_the_runner_is_escaped():
    text = "".join(github.render([HARD]))
    assert text.count("\n") == text.count("\n::") + 1 == 2
    (level, properties, message), _ = rendered(HARD)
    assert level == "error"
    assert properties["file"] == "pages, 50%: a&b/ü 🦴 [x](y) `z`.md"
    assert properties["title"] == "claims/sure:thing,really"
    assert message.startswith("100%, “sure”: <b>'cure'</b> & \"more\" | `code` @team #12 is not so")
    assert "\nSay: a, b % c. | and | pipe\nWrite: [a | b], 5 %\nAdd: ``` Call 111" in message


def test_ten_of_each_level_are_told_and_the_rest_summed():
    commands = rendered(many(severity="note"), many(15, "error"), many(12, "warning"))
    levels = [level for level, _, _ in commands]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert commands[-1] == (
        "notice",
        {"title": "copylint"},
        "2998 more findings not marked here: 6 must, 3 should, 2989 could. See the report.",
    )


def test_ten_notes_need_no_sum_and_no_finding_no_line():
    assert len(rendered(many(12, "note"))) == 12
    assert rendered(report()) == []
