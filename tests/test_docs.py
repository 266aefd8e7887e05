"""The docs name what there is: commands, options, kinds, fields and cues."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from copylint.checks.claim.body import Claim
from copylint.cli import COMMANDS, main
from copylint.config import Settings
from copylint.packs.places import rules_dir
from copylint.registry import CHECKS
from copylint.run import load_packs
from copylint.text.cues import REACHES, names

ROOT = Path(__file__).parent.parent
DOCS = "\n".join(
    file.read_text(encoding="utf-8") for file in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
)
RULES = (ROOT / "docs/writing-rules.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_explained(command: str) -> None:
    assert f"copylint {command}" in DOCS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_helps_itself(command: str) -> None:
    assert isinstance(main, click.Group)
    found = main.get_command(click.Context(main), command)
    assert found is not None and found.help
    for option in found.params:
        if isinstance(option, click.Option) and option.name != "color":
            assert option.help, option.name


@pytest.mark.parametrize("kind", sorted(CHECKS))
def test_every_kind_of_check_is_explained(kind: str) -> None:
    assert f"| `{kind}` |" in RULES


@pytest.mark.parametrize("field", sorted(set(Claim.__dataclass_fields__) - {"shared"}))
def test_every_field_of_a_claim_is_explained(field: str) -> None:
    assert f"`{field}`" in RULES


def test_every_cue_is_explained() -> None:
    data = yaml.safe_load((rules_dir() / "claims/shared/cues.yaml").read_text(encoding="utf-8"))
    assert [cue for cue in sorted(names(tuple(data))) if f"| `{cue}` |" not in RULES] == []
    assert all(reach in REACHES for cue in data.values() for reach in cue)


def test_every_rule_that_the_settings_name_is_there() -> None:
    named = re.findall(r"\b(?:typos|readability|claims|safety|trust)/[a-z-]+\b(?!/)", SETTINGS)
    known = {rule.id for rule in load_packs(()).rules}
    assert named
    assert [each for each in named if not any(rule.startswith(each) for rule in known)] == []


@pytest.mark.parametrize("setting", sorted(set(Settings.__dataclass_fields__) - {"root"}))
def test_every_setting_is_explained(setting: str) -> None:
    assert f"`{setting}`" in SETTINGS
