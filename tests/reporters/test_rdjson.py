"""Reviewdog's format: the fields of its definition, columns in bytes of UTF-8."""

from __future__ import annotations

import json

import jsonschema

from copylint.model import Document, Finding, Report, Span, Unread
from copylint.reporters import rdjson, rdjsonl

from .hard import HARD, TEXT, many
from .made import TYPO, WHOLE, report

_NUMBER = {"type": "integer", "minimum": 1}
_POSITION = {
    "type": "object",
    "properties": {"line": _NUMBER, "column": _NUMBER},
    "required": ["line"],
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "properties": {"start": _POSITION, "end": _POSITION},
    "required": ["start"],
    "additionalProperties": False,
}
_NAMED = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
    "additionalProperties": False,
}
_CODE = {
    "type": "object",
    "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
    "additionalProperties": False,
}
DIAGNOSTIC = {
    "type": "object",
    "required": ["message", "location"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": _NAMED,
        "code": _CODE,
        "location": {
            "type": "object",
            "required": ["path"],
            "properties": {"path": {"type": "string"}, "range": _RANGE},
            "additionalProperties": False,
        },
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["range", "text"],
                "properties": {"range": _RANGE, "text": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {"source": _NAMED, "diagnostics": {"type": "array", "items": DIAGNOSTIC}},
}


def rendered(*results: Report | Unread) -> list[dict]:
    """Read both forms; they say the same."""
    whole = json.loads("".join(rdjson.render(results)).encode("utf-8"))
    jsonschema.Draft202012Validator(RESULT).validate(whole)
    lines = "".join(rdjsonl.render(results)).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == whole["diagnostics"]
    return whole["diagnostics"]


def test_a_diagnostic_says_all_there_is():
    place = {"start": {"line": 5, "column": 92}, "end": {"line": 5, "column": 97}}
    assert rendered(report(TYPO)) == [
        {
            "message": "“dialy” is not a word; write “daily”.\nWrite: daily, dial",
            "location": {"path": "pages/back.md", "range": place},
            "severity": "WARNING",
            "source": {"name": "copylint"},
            "code": {"value": "typos/spelling"},
            "suggestions": [{"range": place, "text": "daily"}],
        }
    ]


def test_columns_are_bytes():
    place = rendered(HARD)[1]["location"]["range"]
    line = TEXT.split("\n")[2].encode("utf-8")
    start, end = place["start"]["column"] - 1, place["end"]["column"] - 1
    assert line[start:end].decode("utf-8") == "👩🏽‍⚕️"


def test_a_finding_over_two_lines_ends_on_the_second():
    made = Report(Document("a.md", "é one\nünd two"), (Finding("a/b", Span(2, 9), "No.", "note"),))
    assert rendered(made)[0]["location"]["range"] == {
        "start": {"line": 1, "column": 4},
        "end": {"line": 2, "column": 5},
    }


def test_what_could_not_be_read_and_many_findings_stay_valid():
    assert rendered(Unread("x.md", "empty"))[0]["location"] == {"path": "x.md"}
    assert len(rendered(HARD, WHOLE, many())) == 3006
    assert rendered() == rendered(report()) == []
