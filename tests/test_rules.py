"""The rules are held to their own examples, and the word lists to their order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from copylint.examples import problems
from copylint.packs.load import Packs
from copylint.packs.places import rules_dir
from copylint.run import load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def test_every_rule_keeps_its_examples(packs: Packs) -> None:
    broken = [why for rule in packs.rules for why in problems(rule, packs)]
    assert broken == []


@pytest.mark.parametrize(
    "file", sorted((rules_dir() / "terms").glob("*.yaml")), ids=lambda file: file.stem
)
def test_word_lists_are_sorted_and_hold_each_word_once(file: Path) -> None:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    groups = data.values() if isinstance(data, dict) else [data]
    for words in groups:
        assert words == sorted(set(words), key=str)


def test_no_rule_that_informs_of_health_is_without_a_source(packs: Packs) -> None:
    bare = [r.id for r in packs.rules if r.kind in ("claim", "measure") and not r.sources]
    assert bare == []


def test_no_message_is_longer_than_an_editor_reads(packs: Packs) -> None:
    long = [rule.id for rule in packs.rules if len(rule.message) > 140]
    assert long == []


def test_only_what_was_read_on_its_own_page_has_an_address(packs: Packs) -> None:
    borrowed = [
        rule.id
        for rule in packs.rules
        for source in rule.sources
        if source.url and source.verified != "own-page"
    ]
    assert borrowed == []
