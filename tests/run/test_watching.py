"""What a run that goes on forgets, once settings or rules changed."""

from __future__ import annotations

from pathlib import Path

from copylint.run.choice import remarks
from copylint.run.watching import forget

SWAP = """id: typos/brand
kind: swap
severity: warning
summary: The clinic's name is misspelt.
message: Not our name.
why: It is ours.
shapes:
  - {find: "=kinesis", rather: Kinesys}
examples:
  flags: ["Come to <mark>Kinesis</mark>."]
  passes: ["Come to Kinesys."]
"""
REMARK = """id: typos/brand
kind: remark
severity: warning
summary: The clinic's name is misspelt.
message: Not our name.
why: It is ours.
take: {harper: [SpellCheck]}
examples:
  flags:
    - text: "Come to <mark>Kinesis</mark>."
      given: {engine: harper, rule: SpellCheck, suggests: [Kinesys]}
  passes: ["Come to Kinesys."]
"""


def test_which_rules_hear_an_engine_is_asked_again_once_rules_changed(tmp_path: Path) -> None:
    rule = tmp_path / "typos" / "brand.yaml"
    rule.parent.mkdir()
    packs = (str(tmp_path),)
    told = []
    for text in (SWAP, REMARK):
        rule.write_text(text, encoding="utf-8")
        forget()
        told.append("typos/brand" in remarks(packs))
    assert told == [False, True]
