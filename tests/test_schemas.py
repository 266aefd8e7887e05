"""The schemas that ship with the package hold for what there is, and can be printed."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from copylint.checks import measure
from copylint.checks.advice.parsing import KINDS
from copylint.checks.claim.body import PLACES, Claim
from copylint.checks.remark.body import SHAPES
from copylint.checks.shape.body import FORMS
from copylint.cli import main
from copylint.packs.load import LISTS, PAGE
from copylint.packs.places import rules_dir
from copylint.registry import CHECKS
from copylint.setup.schemas import NAMES, schema_file


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do, by version 1.2: `on` and `no` are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in every if not tag.endswith((":bool", ":timestamp"))]
    for first, every in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TRUTH = re.compile("(?:true|True|TRUE|false|False|FALSE)$")
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", TRUTH, list("tTfF"))


@cache
def validator(name: str) -> Any:
    schema = json.loads(schema_file(name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def told(data: object) -> list[str]:
    return [f"{e.json_path}: {e.message}"[:300] for e in validator("rule").iter_errors(data)]


def rule(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(
        (rules_dir() / f"{name}.yaml").read_text(encoding="utf-8"), Loader
    )
    return data


def names() -> list[str]:
    found = [each.relative_to(rules_dir()) for each in sorted(rules_dir().rglob("*.yaml"))]
    rest = [each for each in found if not set(LISTS) & set(each.parts) and str(each) != PAGE]
    return [each.with_suffix("").as_posix() for each in rest]


def test_every_rule_is_valid():
    wrong = {name: why for name in names() if (why := told(rule(name)))}
    assert wrong == {}


@pytest.mark.parametrize(
    "change",
    [
        {"unles": ["negated"]},
        {"severity": "fatal"},
        {"kind": "clam"},
        {"metric": "grade"},
        {"sources": [{"section": "no title"}]},
        {"examples": {"flag": ["x"]}},
        {"where": ["footer"]},
        {"id": "promised-cure"},
    ],
)
def test_a_rule_with_a_mistake_is_not(change):
    good = rule("claims/promised-cure")
    assert told(good) == []
    assert told(good | change) != []


def test_a_rule_without_what_it_must_say_is_not_valid():
    good = rule("claims/promised-cure")
    for key in ("id", "kind", "family", "message", "why", "sources", "examples"):
        assert told({k: v for k, v in good.items() if k != key}) != []


def test_the_schema_knows_the_names_that_the_code_knows():
    defs = validator("rule").schema["$defs"]
    assert set(validator("rule").schema["properties"]["kind"]["enum"]) == set(CHECKS)

    def values(kind: str, key: str) -> list[str]:
        found = defs[kind]["properties"][key]
        return list(found["enum"] if "enum" in found else found["oneOf"][0]["enum"])

    assert values("measure", "metric") == list(measure.METRICS)
    assert values("shape", "form") == list(FORMS)
    assert values("claim", "where") == list(PLACES)
    pieces = defs["advice"]["properties"]["pieces"]["items"]["properties"]
    assert pieces["tags"]["oneOf"][0]["enum"] == list(KINDS)
    accept = defs["remark"]["properties"]["accept"]["properties"]
    assert accept["shapes"]["oneOf"][0]["enum"] == list(SHAPES)
    assert set(Claim.__dataclass_fields__) - {"shared"} <= set(defs["claim"]["properties"])


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_and_written(name, tmp_path):
    printed = CliRunner().invoke(main, ["schema", name])
    assert json.loads(printed.stdout) == validator(name).schema
    place = tmp_path / "x.json"
    written = CliRunner().invoke(main, ["schema", name, "--output", str(place)])
    assert (written.stdout, written.exit_code) == ("", 0)
    assert place.read_bytes() == schema_file(name).read_bytes()


def test_a_schema_that_there_is_not_is_refused():
    result = CliRunner().invoke(main, ["schema", "rules"])
    assert result.exit_code == 2
    assert "config" in result.output
