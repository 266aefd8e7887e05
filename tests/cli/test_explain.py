"""`copylint explain`, `rules`, `--version`, completion."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import copylint
from copylint.cli import main
from copylint.run import load_packs
from copylint.settle import UPKEEP


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def called(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_every_rule_has_a_page():
    for rule in load_packs(()).rules:
        result = called("explain", rule.id)
        assert result.exit_code == 0, (rule.id, result.output)
        assert result.stdout.startswith(rule.id)
        assert f"allow {rule.id} because" in result.stdout


SAMPLES = Path(__file__).parents[2] / "samples"
REPORTED = re.compile(r"^(?:note|warning|error) +(\S+)", re.MULTILINE)


def reported() -> set[str]:
    """Give the ids that reports over samples/ contain."""
    texts = (place.read_text(encoding="utf-8") for place in SAMPLES.glob("*.expected"))
    return {name for text in texts for name in REPORTED.findall(text)}


def emitted() -> set[str]:
    """Give the ids that findings of the rules can carry."""
    found = {*UPKEEP}
    for rule in load_packs(()).rules:
        parts = getattr(rule.body, "parts", None)
        found.update([rule.id] if parts is None else [f"{rule.id}/{part}" for part in parts])
    return found


def test_every_id_that_a_report_can_show_has_a_page():
    assert reported() <= emitted()
    assert len(emitted()) > len(load_packs(()).rules)
    rows = json.loads(called("rules", "--format", "json").stdout)
    listed = {name for row in rows for name in (row["id"], *row.get("pieces", ()))}
    assert emitted() <= listed | {name for row in rows for name in row.get("worries", ())}
    for name in sorted(emitted()):
        result = called("explain", name)
        assert result.exit_code == 0, (name, result.output)
        assert result.stdout.startswith(f"{name}\n")
        assert "severity  " in result.stdout


def test_what_a_page_says_wrongly_is_explained_alone_and_with_its_topic():
    page = called("explain", "safety/page/vague-advice").stdout
    assert "says neither when nor about what" in page
    assert "allow safety/page/vague-advice because" in page
    assert "BJGP" in page
    assert "safety/page/before-first-cta\n" in called("explain", "safety/page").stdout


def test_a_page_of_advice_says_in_words_where_it_is_asked_for():
    page = called("explain", "safety/page/dose-follow-label").stdout
    told = "where the page gives a dose and names a medicine class or product, not where it is"
    assert f"{told} a recipe" in " ".join(page.split())


def test_no_page_tells_how_to_silence_a_crisis_line():
    page = called("explain", "safety/page/crisis-when-distress").stdout
    assert "No waiver silences this" in page
    assert "copylint: allow" not in page


def test_a_page_says_why_what_is_flagged_what_passes_and_by_whom():
    page = called("explain", "claims/promised-cure").stdout
    (rule,) = (rule for rule in load_packs(()).rules if rule.id == "claims/promised-cure")
    words = " ".join(page.split())
    assert " ".join(rule.why.split()) in words
    assert rule.sources[0].title in words
    assert page.index("Flags") < page.index("Passes") < page.index("Sources")
    assert "«" in page


def test_a_topic_is_a_page_with_all_its_advice():
    page = called("explain", "safety/low-back-pain").stdout
    (rule,) = (rule for rule in load_packs(()).rules if rule.id == "safety/low-back-pain")
    assert all(f"safety/low-back-pain/{piece.id}\n" in page for piece in rule.body.pieces)


def test_a_piece_of_advice_has_a_page():
    page = called("explain", "safety/low-back-pain/cauda-equina", "--locale", "en-GB").stdout
    assert page.startswith("safety/low-back-pain/cauda-equina\n")
    assert "999" in page


def test_a_beginning_is_a_list():
    page = called("explain", "trust/").stdout
    assert "trust/author-missing\n" in page


@pytest.mark.parametrize("name", UPKEEP)
def test_faults_of_waivers_have_a_page(name):
    assert UPKEEP[name].why.split()[0] in called("explain", name).stdout


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("claims/promised-cures", "claims/promised-cure"),
        ("safety/low-back-pain/cauda", "safety/low-back-pain/cauda-equina"),
        ("before-first-cta", "safety/page/before-first-cta"),
        ("safety/page/vague-advise", "safety/page/vague-advice"),
    ],
)
def test_an_unknown_rule_is_refused_with_a_suggestion(name, near):
    result = called("explain", name)
    line = f"copylint: explain: no rule is called `{name}`; did you mean `{near}`?\n"
    assert (result.exit_code, result.stderr) == (2, line)


def test_rules_are_listed_as_a_table_and_as_json():
    ids = [rule.id for rule in load_packs(()).rules] + [*UPKEEP]
    rows = json.loads(called("rules", "--format", "json").stdout)
    assert [row["id"] for row in rows] == ids
    assert all(row["summary"] for row in rows)
    lines = called("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ids


def test_the_version_names_the_engines():
    result = called("--version")
    first, harper, languagetool = result.stdout.splitlines()
    assert first == f"copylint {copylint.__version__}"
    assert harper.startswith("Harper 0.2")
    assert languagetool.startswith("LanguageTool ")


def test_the_shell_completes_commands_and_rules():
    told = CliRunner().invoke(
        main,
        prog_name="copylint",
        env={
            "_COPYLINT_COMPLETE": "bash_complete",
            "COMP_WORDS": "copylint explain claims/prom",
            "COMP_CWORD": "2",
        },
    )
    assert "plain,claims/promised-cure" in told.stdout


def test_help_names_the_commands():
    told = called("--help").stdout
    assert all(name in told for name in ("check", "explain", "rules", "languagetool"))
    assert "..." not in told.partition("Commands:")[2]


def test_a_misspelt_command_is_refused_with_a_suggestion():
    result = called("chek", "a.md")
    assert result.exit_code == 2
    assert "Did you mean 'check'?" in result.stderr


def test_a_locale_that_cannot_be_is_refused():
    result = called("explain", "claims/promised-cure", "--locale", "xx")
    assert result.exit_code == 2
    assert "cannot be `xx`; write one such as en-GB" in result.stderr
