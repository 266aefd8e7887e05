"""The JSON report: what `report.schema.json` says, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import copylint
from copylint.model import Document, Finding, Report, Span, Unread
from copylint.reporters import json as reporter

from .made import CURE, MISSING, TYPO, WHOLE, report

SCHEMA = json.loads(
    (Path(copylint.__file__).parent / "schemas/report.schema.json").read_text(encoding="utf-8")
)
PAGE = {"kind": "other", "locale": "", "country": "", "topics": [], "unreviewed_advice": 0}


def rendered(*results: Report | Unread) -> dict:
    told = json.loads("".join(reporter.render(results)))
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    return told


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_report_says_all_there_is():
    told = rendered(WHOLE, Unread("pages/x.md", "empty"))
    (article,) = told["articles"]
    assert told["version"] == 1
    assert told["copylint"] == copylint.__version__
    assert told["errors"] == [{"path": "pages/x.md", "why": "empty"}]
    assert told["summary"] == {
        "articles": 1,
        "errors": 2,
        "warnings": 1,
        "notes": 1,
        "skips": 1,
        "unread": 1,
    }
    assert article["path"] == "pages/back.md"
    assert article["measures"] == {"words": 70, "flesch_kincaid_grade": 12.84}
    assert article["page"] == dict(WHOLE.page)
    assert article["skips"] == [{"what": "languagetool", "why": "no server answers; start it"}]
    assert article["silenced"] == 1


def test_a_finding_says_all_there_is():
    made = replace(report(MISSING, CURE, TYPO), page=PAGE)
    missing, cure, typo = rendered(made)["articles"][0]["findings"]
    assert cure == {
        "rule": "claims/promised-cure",
        "category": "claims",
        "severity": "error",
        "message": CURE.message,
        "start": 41,
        "end": 65,
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 25,
        "match": "Turmeric cures arthritis",
        "tags": ["efficacy"],
        "fixes": [],
        "advice": CURE.advice,
        "rewrite": CURE.rewrite,
        "sources": [
            {
                "title": "Compliance Guidance, FTC 2022",
                "section": "Substantiation",
                "verified": "copy",
            }
        ],
    }
    assert (missing["answer"], missing["paste"]) == (
        "missing",
        {"text": "Call 911 if you cannot feel your bottom, or cannot pee.", "at": 24},
    )
    assert missing["sources"][0]["url"] == "https://example.org/back"
    assert typo["fixes"] == [
        {"start": 132, "end": 137, "text": "daily", "safe": True},
        {"start": 132, "end": 137, "text": "dial", "safe": False},
    ]


def test_nothing_gives_empty_lists():
    assert rendered() == {
        "version": 1,
        "copylint": copylint.__version__,
        "articles": [],
        "errors": [],
        "summary": {
            "articles": 0,
            "errors": 0,
            "warnings": 0,
            "notes": 0,
            "skips": 0,
            "unread": 0,
        },
    }


def test_columns_count_code_points():
    source = "😀 naïve\r\n👩‍⚕️ dialy"
    start = source.index("dialy")
    found = Finding("typos/spelling", Span(start, start + 5), "m", "note")
    made = Report(Document("a.md", source), (found,), page=PAGE)
    told = rendered(made)["articles"][0]["findings"][0]
    assert (told["line"], told["column"], told["end_column"]) == (2, 6, 11)
    assert source[told["start"] : told["end"]] == told["match"] == "dialy"


def test_a_lone_surrogate_does_not_break_the_report():
    source = "half \ud83d pair"
    found = Finding("typos/spelling", Span(0, 6), "m \udc00", "note")
    made = Report(Document("a.md", source), (found,), page=PAGE)
    text = "".join(reporter.render([made])).encode("utf-8", "backslashreplace").decode("utf-8")
    assert json.loads(text)["articles"][0]["findings"][0]["match"] == "half \ud83d"


def test_parts_in_another_language_are_told():
    page = {**PAGE, "foreign": [{"start": 0, "end": 4, "language": "es"}]}
    made = Report(Document("a.md", "hola"), page=page)
    assert rendered(made)["articles"][0]["page"] == page


def test_the_schema_refuses_a_finding_with_white_space_at_its_ends():
    made = replace(report(TYPO), page=PAGE)
    told = rendered(made)
    told["articles"][0]["findings"][0]["match"] = " dialy"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(told)
