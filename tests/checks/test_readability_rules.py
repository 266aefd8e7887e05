"""Every excuse of a swap rule is needed by one of its examples; word lists say each word once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from copylint.checks.swap.body import Swap
from copylint.examples import problems
from copylint.model import Rule
from copylint.packs.load import Packs
from copylint.run import load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def without_one_excuse(body: Swap) -> Iterator[tuple[str, Swap]]:
    for pattern in body.unless:
        rest = tuple(other for other in body.unless if other is not pattern)
        yield pattern.key, replace(body, unless=rest)
    for index, pair in enumerate(body.pairs):
        for pattern in pair.unless:
            fewer = replace(pair, unless=tuple(p for p in pair.unless if p is not pattern))
            pairs = (*body.pairs[:index], fewer, *body.pairs[index + 1 :])
            yield f"{pair.this}: {pattern.key}", replace(body, pairs=pairs)


def test_every_excuse_of_a_swap_is_needed_by_an_example(packs: Packs) -> None:
    idle = [
        f"{rule.id}: {key}"
        for rule in packs.rules
        if isinstance(rule.body, Swap)
        for key, body in without_one_excuse(rule.body)
        if not problems(replace(rule, body=body), packs)
    ]
    assert idle == []


def test_a_word_is_replaced_by_one_rule_only(packs: Packs) -> None:
    seen: dict[str, str] = {}
    twice = []
    for rule in packs.rules:
        for pair in rule.body.pairs if isinstance(rule.body, Swap) else ():
            if rule.body.kinds == ("heading",):  # type: ignore[attr-defined]
                continue
            if pair.this in seen:
                twice.append((pair.this, seen[pair.this], rule.id))
            seen[pair.this] = rule.id
    assert twice == []


def test_no_word_is_replaced_by_itself_or_by_another_hard_one(packs: Packs) -> None:
    rules: list[Rule[Swap]] = [r for r in packs.rules if r.id == "readability/plain-word"]  # type: ignore[misc]
    hard = {pair.this for rule in rules for pair in rule.body.pairs}
    assert [p.this for rule in rules for p in rule.body.pairs if p.rather in hard] == []
