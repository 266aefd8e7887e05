"""A claim that is denied is none; a hedge lowers one by a step; a word of denial may deny else."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from copylint.checks import claim
from copylint.examples import staged
from copylint.model import SEVERITIES, Example, Finding
from copylint.packs.load import Packs
from copylint.packs.places import rules_dir
from copylint.run import load_packs

HERE = Path(__file__).parent
CASES: dict[str, list[Any]] = yaml.safe_load((HERE / "claim_cues.yaml").read_text("utf-8"))
TYPES: dict[str, Any] = yaml.safe_load((HERE / "claim_types.yaml").read_text("utf-8"))
EXCUSES: list[dict[str, str]] = yaml.safe_load((HERE / "claim_excuses.yaml").read_text("utf-8"))


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


@pytest.mark.parametrize("case", EXCUSES, ids=lambda case: f"{case['cue']} {case['rule']}")
def test_a_claim_stands_when_its_excuse_is_taken_away(case: dict[str, str], packs: Packs) -> None:
    rule = next(r for r in packs.rules if r.id == f"claims/{case['rule']}")
    body = rule.body
    assert isinstance(body, claim.Claim)
    bare = replace(body, unless=tuple(e for e in body.unless if e.name != case["cue"]))
    document = staged(Example(case["text"]), packs)
    raised = [len(list(claim.check([replace(rule, body=b)], document))) for b in (body, bare)]
    assert raised[0] == 0 < raised[1]


def test_every_excuse_is_tried() -> None:
    cues = yaml.safe_load((rules_dir() / "claims/shared/cues.yaml").read_text("utf-8"))
    assert set(cues) - {"hedged"} <= {case["cue"] for case in EXCUSES}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TYPES["raises"].items() for text in texts]
)
def test_a_claim_is_known_for_what_it_is(kind: str, text: str, packs: Packs) -> None:
    assert kind in {tag for finding in found(text, packs) for tag in finding.tags}


@pytest.mark.parametrize("text", TYPES["calm"])
def test_honest_copy_raises_no_error(text: str, packs: Packs) -> None:
    assert worst(found(text, packs)) < SEVERITIES.index("error")


SELLING = "# Skin and joints at Mill Lane\n\nBook a visit by phone. Prices start at £90.\n\n"


@pytest.mark.parametrize("text", [text for texts in TYPES["honest"].values() for text in texts])
def test_side_effects_warnings_and_procedures_are_no_claims(text: str, packs: Packs) -> None:
    assert [finding.message for finding in found(SELLING + text, packs)] == []


@pytest.mark.parametrize("text", TYPES["alike"])
def test_a_claim_dressed_as_a_side_effect_or_procedure_is_told(text: str, packs: Packs) -> None:
    assert found(SELLING + text, packs)


LONE = "Each massage leaves your muscles and mind in deep calm."


def sounding(text: str, packs: Packs, **context: Any) -> list[str]:
    rules = [rule for rule in packs.rules if rule.kind == claim.KIND]
    document = staged(Example(text), packs)
    document = replace(document, context=replace(document.context, **context))
    found = claim.check(rules, document)
    return [f.severity for f in found if f.rule.startswith("claims/sounds-like-")]


def test_a_sentence_may_be_a_claim_by_the_weight_of_its_words(packs: Packs) -> None:
    assert sounding(LONE, packs) == ["note"]


def test_weights_are_silent_where_another_rule_has_spoken(packs: Packs) -> None:
    assert sounding("Our massage cures arthritis and leaves you calm.", packs) == []


def test_weights_are_silent_on_pages_that_only_inform(packs: Packs) -> None:
    assert sounding(LONE, packs, only_informs=True) == []
    assert sounding(LONE, packs, page_kind="other") == []


def test_what_is_backed_has_no_weight(packs: Packs) -> None:
    backed = LONE[:-1] + " ([Cochrane review 2021](https://www.cochranelibrary.com/x))."
    assert sounding(backed, packs) == []


HYPHENED = re.compile(r"\w+(?:-\w+)+")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Our hormone-balancing tea is made for women.", "hormone-balancing"),
        ("Every joint-pain-related problem heals with our gentle touch-therapy.", "touch-therapy"),
        ("Skin of this kind needs our cell-boosting collagen-peptide.", "collagen-peptide"),
        ("Painkillers cause fever-related headaches.", "fever-related"),
    ],
)
def test_a_mark_splits_no_hyphenated_word(text: str, whole: str, packs: Packs) -> None:
    marks = [(finding.span.start, finding.span.end) for finding in found(text, packs)]
    assert any(whole in text[start:end] for start, end in marks)
    inside = {at for word in HYPHENED.finditer(text) for at in range(word.start() + 1, word.end())}
    assert not inside & {at for mark in marks for at in mark}
