"""A claim that is denied is none; a hedge lowers one by a step; a word of denial may deny else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from copylint.checks import claim
from copylint.examples import staged
from copylint.model import SEVERITIES, Example, Finding
from copylint.packs.load import Packs
from copylint.run import load_packs

CASES: dict[str, list[Any]] = yaml.safe_load(
    (Path(__file__).parent / "claim_cues.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def found(text: str, packs: Packs) -> list[Finding]:
    rules = [rule for rule in packs.rules if rule.kind == claim.KIND]
    return list(claim.check(rules, staged(Example(text), packs)))


def worst(findings: list[Finding]) -> int:
    return max((SEVERITIES.index(finding.severity) for finding in findings), default=-1)


@pytest.mark.parametrize("text", CASES["negated"])
def test_what_is_denied_is_no_claim(text: str, packs: Packs) -> None:
    assert [(finding.rule, finding.severity) for finding in found(text, packs)] == []


@pytest.mark.parametrize("text", CASES["affirmed"])
def test_a_word_of_denial_may_deny_something_else(text: str, packs: Packs) -> None:
    assert worst(found(text, packs)) == SEVERITIES.index("error")


@pytest.mark.parametrize("case", CASES["hedged"], ids=lambda case: case["text"])
def test_a_hedge_lowers_by_one_step(case: dict[str, str], packs: Packs) -> None:
    hedged, plain = found(case["text"], packs), found(case["plain"], packs)
    assert worst(hedged) == worst(plain) - 1 == SEVERITIES.index("warning")


def test_there_are_as_many_cases_as_asked_for() -> None:
    assert {name: len(cases) for name, cases in CASES.items()} == {
        "negated": 20,
        "affirmed": 16,
        "hedged": 12,
    }
