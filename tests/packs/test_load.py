"""Rule files: what is refused, where, and with which mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.checks import claim
from copylint.errors import RuleError
from copylint.packs import cache
from copylint.packs.fields import Fields
from copylint.packs.load import gather, load
from copylint.packs.places import rules_dir
from copylint.registry import CHECKS

GOOD = """\
id: claims/cure
kind: claim
family: efficacy
severity: error
summary: A cure.
message: "“{match}” promises a cure by {remedy}."
why: Readers believe it.
find: "{remedy} ~ cure"
slots: {remedy: [turmeric]}
sources: [{title: A Code, verified: memory}]
examples:
  flags: ["<mark>Turmeric cures</mark> all."]
  passes: ["Turmeric is a spice."]
"""
SHARED = {
    "claims/shared/cues.yaml": "hedged: {governs: [may]}\n",
    "claims/shared/excuses.yaml": "efficacy: [asked]\n",
    "terms/citation-domains.yaml": "bodies: [example.org]\n",
}


def pack(folder: Path, rule: str = GOOD, name: str = "claims/cure.yaml") -> Path:
    root = folder / "house"
    for path, text in {**SHARED, name: rule}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def refused(folder: Path, rule: str, name: str = "claims/cure.yaml") -> str:
    with pytest.raises(RuleError) as error:
        load(pack(folder, rule, name), {"claim": claim.parse})
    return str(error.value)


def test_a_rule_is_read_whole(tmp_path: Path) -> None:
    (rule,) = load(pack(tmp_path), {"claim": claim.parse}).rules
    assert (rule.id, rule.kind, rule.severity, rule.category) == (
        *("claims/cure", "claim", "error", "claims"),
    )
    assert rule.place == "house/claims/cure.yaml:1"
    assert [source.title for source in rule.sources] == ["A Code"]
    assert [example.passes for example in rule.examples] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("why: Rea", "whi: Rea", "house/claims/cure.yaml:1: `why` is missing; add it"),
        (
            "slots:",
            "unles: [asked]\nslots:",
            "house/claims/cure.yaml:9: unknown field `unles`; did you mean `unless`?",
        ),
        (
            "{remedy}.",
            "{remedies}.",
            "house/claims/cure.yaml:6: `{remedies}` is no slot; name it under `slots`",
        ),
        (
            "id: claims/cure",
            "id: claims/heal",
            "house/claims/cure.yaml:1: the id is not the path; write `id: claims/cure`",
        ),
        (
            "severity: error",
            "severity: eror",
            "house/claims/cure.yaml:4: `severity: eror` is unknown; did you mean `error`?",
        ),
        (
            'find: "{remedy} ~ cure"',
            'find: "{remedy} ~"',
            "house/claims/cure.yaml:8: `{remedy} ~` ends with a gap; write a word after it",
        ),
        (
            'find: "{remedy} ~ cure"',
            'find: "{drug} cure"',
            "house/claims/cure.yaml:8: `{drug}` is no slot; name it under `slots`",
        ),
        (
            'passes: ["Turmeric is a spice."]',
            "passes: []",
            "house/claims/cure.yaml:11: no examples of both kinds; add `flags` and `passes`",
        ),
        (
            "sources: [{title: A Code, verified: memory}]\n",
            "",
            "house/claims/cure.yaml:1: a claim without a source; name an authority",
        ),
        (
            "verified: memory",
            "verified: copy, url: x",
            "house/claims/cure.yaml:10: an address that nobody read on its own page; remove it",
        ),
        (
            "<mark>Turmeric cures</mark>",
            "<mark>Turmeric cures",
            "house/claims/cure.yaml:12: line 12: a <mark> is not closed; write </mark>",
        ),
        ("why: Rea", "kind: claim\nwhy: Rea", "house/claims/cure.yaml:7: `kind` is said twice; "),
        ("severity: error", "severity: [error", "house/claims/cure.yaml:5: no YAML: "),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_mend(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    if told:
        assert refused(tmp_path, GOOD.replace(old, new, 1)).startswith(told)


def test_a_rule_outside_the_categories_is_refused(tmp_path: Path) -> None:
    rule = GOOD.replace("claims/cure", "promises/cure")
    told = refused(tmp_path, rule, "promises/cure.yaml")
    assert told.startswith("house/promises/cure.yaml:1: no category; move it below typos,")


def test_a_missing_or_empty_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such directory"):
        load(tmp_path / "none", {})
    with pytest.raises(RuleError, match="no rules in it"):
        load(tmp_path, {})


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    rule = GOOD.replace("[turmeric]", "$remedies")
    with pytest.raises(RuleError, match=r"word list `\$remedies` is not there"):
        gather([load(pack(tmp_path, rule), {"claim": claim.parse})])


def test_a_second_pack_adds_to_the_word_lists_of_the_first(tmp_path: Path) -> None:
    rule = GOOD.replace("[turmeric]", "$remedies")
    first = pack(tmp_path, rule)
    (first / "terms/remedies.yaml").write_text("- turmeric\n", encoding="utf-8")
    second = pack(tmp_path / "b", rule.replace("cure\nkind", "heal\nkind"), "claims/heal.yaml")
    (second / "terms/remedies.yaml").write_text("- ginger\n", encoding="utf-8")
    packs = gather([load(each, {"claim": claim.parse}) for each in (first, second)])
    assert packs.terms["remedies"] == ("turmeric", "ginger")
    with pytest.raises(RuleError, match="is a rule already"):
        gather([load(first, {"claim": claim.parse})] * 2)


def test_compiled_packs_are_kept_until_a_rule_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path / "cache"))
    read: list[str] = []

    def parse(fields: Fields) -> claim.Claim:
        read.append(fields.shown)
        return claim.parse(fields)

    root = pack(tmp_path)
    parsers = {"claim": parse}
    first = cache.ready([root], {"claim": claim.parse})
    second = cache.ready([root], parsers)
    assert read == []
    assert [r.id for r in first.rules] == [r.id for r in second.rules]
    (kept,) = (tmp_path / "cache").glob("rules-*.pickle")
    kept.write_bytes(b"not a pickle")
    assert cache.ready([root], parsers).rules and read == ["house/claims/cure.yaml"]


def test_the_built_in_rules_are_found_again_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path))
    parsers = {kind: CHECKS[kind].parse for kind in CHECKS}
    first = cache.ready([rules_dir()], parsers)
    second = cache.ready([rules_dir()], dict.fromkeys(parsers, pytest.fail))
    assert [r.id for r in first.rules] == [r.id for r in second.rules]


def test_a_foreign_pickle_in_the_cache_never_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path / "cache"))
    root = pack(tmp_path)
    cache.ready([root], {"claim": claim.parse})
    (kept,) = (tmp_path / "cache").glob("rules-*.pickle")
    call = b"(S'touch " + str(tmp_path / "ran").encode() + b"'\ntR."
    frame = lambda text: b"\x8c" + bytes([len(text)]) + text  # noqa: E731 - a short string of protocol 4
    through_ours = b"\x80\x04" + frame(b"copylint.packs.cache") + frame(b"os.system") + b"\x93"
    for planted in (b"cos\nsystem\n" + call, through_ours + call):
        kept.write_bytes(planted)
        assert cache.ready([root], {"claim": claim.parse}).rules
        assert not (tmp_path / "ran").exists()


def test_a_pack_takes_what_it_does_not_hold_from_the_built_in_rules(tmp_path: Path) -> None:
    root = tmp_path / "house"
    (root / "claims").mkdir(parents=True)
    rule = GOOD.replace("[turmeric]", "$treatments").replace("find:", "unless: [negated]\nfind:")
    (root / "claims/cure.yaml").write_text(rule, encoding="utf-8")
    (found,) = load(root, {"claim": claim.parse}).rules
    assert found.id == "claims/cure"
    assert "negated" in found.body.shared.cues
