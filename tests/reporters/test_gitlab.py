"""GitLab's Code Quality report: the fields its documentation names as required."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema

from copylint.model import Report, Unread
from copylint.reporters import gitlab

from .hard import HARD, many
from .made import CURE, WHOLE, report

NEEDED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^(\./|/)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def rendered(*results: Report | Unread) -> list[dict]:
    told = json.loads("".join(gitlab.render(results)).encode("utf-8"))
    jsonschema.Draft202012Validator(NEEDED).validate(told)
    prints = [each["fingerprint"] for each in told]
    assert len(prints) == len(set(prints))
    return told


def test_an_entry_says_all_there_is():
    (entry,) = rendered(report(CURE))
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": CURE.message,
        "check_name": "claims/promised-cure",
        "severity": "major",
        "location": {"path": "pages/back.md", "lines": {"begin": 5, "end": 5}},
    }


def test_what_could_not_be_read_blocks():
    assert [each["severity"] for each in rendered(WHOLE, Unread("pages/x.md", "empty"))] == [
        *("major", "major", "minor", "info"),
        "blocker",
    ]


def test_the_same_finding_in_two_articles_is_two():
    other = replace(report(CURE), document=replace(WHOLE.document, path="pages/other.md"))
    assert len(rendered(report(CURE), other)) == 2


def test_hard_characters_and_many_findings_stay_valid():
    assert len(rendered(HARD, many())) == 3002
    assert rendered() == rendered(report()) == []
