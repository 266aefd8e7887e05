"""The life of a baseline: made, moved, a new fault, a mended one, pruned."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.baseline import NAME, Entry, dumped, load
from copylint.cli import main
from copylint.errors import ConfigError

SCHEMA = Path(config.__file__).parents[1] / "schemas/report.schema.json"
TURMERIC = "Turmeric cures arthritis."
GINGER = "Ginger cures arthritis."
HONEY = "Garlic cures arthritis."
CLAIMS = "ignore: [safety, trust, readability, typos]\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    settings(CLAIMS + f"baseline: {NAME}\n")


def settings(text: str) -> None:
    Path("copylint.yaml").write_text(text, encoding="utf-8")
    config.find.cache_clear()
    config.read.cache_clear()


def put(*paragraphs: str, name: str = "a.md") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    text = "\n\n".join(("# Sore knees", *paragraphs))
    Path(name).write_text(text + "\n", encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--engine", "none"])


def told(*arguments: str) -> tuple[int, list[str], dict[str, int]]:
    """Give the exit code of a check, the words of its findings, and what it tells of a baseline."""
    result = run("check", ".", "--format", "json", *arguments)
    found = json.loads(result.stdout)
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    words = [each["match"] for article in found["articles"] for each in article["findings"]]
    baseline = found["summary"].get("baseline", {})
    if baseline:
        assert sum(article["known"] for article in found["articles"]) == baseline["known"]
    return result.exit_code, words, baseline


def entries() -> list[tuple[str, str, int]]:
    return [(each.path, each.rule, each.count) for each in load(Path(NAME))]


def test_the_life_of_a_baseline():
    put(TURMERIC, "Rest today.", GINGER)
    settings(CLAIMS)
    assert told()[0] == 1

    made = run("baseline")
    assert made.exit_code == 0
    assert made.stdout.startswith(f"{NAME}: 2 findings.\nTo go by it: ")
    settings(CLAIMS + f"baseline: {NAME}\n")
    assert told() == (0, [], {"known": 2, "gone": 0})

    put("A new beginning.", GINGER, "Rest today.", TURMERIC)  # paragraphs moved
    assert told() == (0, [], {"known": 2, "gone": 0})

    put("A new beginning.", GINGER, "Rest today.", TURMERIC, HONEY)  # a new fault
    assert told() == (1, ["Garlic cures arthritis"], {"known": 2, "gone": 0})

    put(GINGER, "Rest today.")  # the new fault and an old one mended
    assert told() == (0, [], {"known": 1, "gone": 1})

    put(GINGER, HONEY)
    pruned = run("baseline", "--prune")
    assert (pruned.exit_code, pruned.stdout) == (0, f"{NAME}: 1 finding, 1 dropped.\n")
    assert told() == (1, ["Garlic cures arthritis"], {"known": 1, "gone": 0})

    put(TURMERIC, GINGER)  # what was mended and pruned is new when it comes back
    assert told() == (1, ["Turmeric cures arthritis"], {"known": 1, "gone": 0})


def test_the_text_report_counts_what_is_old_and_what_has_gone():
    put(TURMERIC, GINGER)
    run("baseline")
    put(TURMERIC)
    result = run("check", "a.md")
    assert result.exit_code == 0
    assert "Nothing new to change; what the baseline knows is left out." in result.stdout
    assert "Known     1 finding in the baseline" in result.stdout
    assert "Baseline  1 finding known, 1 gone (copylint baseline --prune)" in result.stdout


def test_a_baseline_has_no_line_numbers_and_is_sorted():
    put(TURMERIC, GINGER, name="b.md")
    put("Rest.", TURMERIC)
    run("baseline")
    before = Path(NAME).read_text(encoding="utf-8")
    assert [set(each) for each in json.loads(before)["findings"]] == [
        {"path", "rule", "fingerprint", "count"}
    ] * 3
    assert before == dumped(reversed(load(Path(NAME))))
    put("Sit.", "Rest.", TURMERIC)
    run("baseline")
    assert Path(NAME).read_text(encoding="utf-8") == before


def test_of_findings_alike_as_many_are_known_as_were_written_down():
    put(TURMERIC, "Rest today.", TURMERIC)
    run("baseline")
    assert entries() == [("a.md", "claims/promised-cure", 2)]
    put(TURMERIC, TURMERIC, "Rest today.", TURMERIC)
    assert told() == (1, ["Turmeric cures arthritis"], {"known": 2, "gone": 0})
    put(TURMERIC)
    assert told() == (0, [], {"known": 1, "gone": 1})
    run("baseline", "--prune")
    assert entries() == [("a.md", "claims/promised-cure", 1)]


def test_the_same_fault_in_another_article_or_section_is_new():
    put(TURMERIC)
    run("baseline")
    put(TURMERIC, name="b.md")
    assert told() == (1, ["Turmeric cures arthritis"], {"known": 1, "gone": 0})
    Path("b.md").unlink()
    put("## Food", TURMERIC)
    assert told() == (1, ["Turmeric cures arthritis"], {"known": 0, "gone": 1})


def test_an_article_that_moved_is_known_and_one_that_was_deleted_has_gone():
    put(TURMERIC, GINGER)
    put(HONEY, name="z.md")
    run("baseline")
    Path("blog").mkdir()
    Path("a.md").rename("blog/b.md")
    assert told() == (0, [], {"known": 3, "gone": 0})
    Path("z.md").unlink()
    assert told() == (0, [], {"known": 2, "gone": 1})
    run("baseline", "--prune")
    assert entries() == [("blog/b.md", "claims/promised-cure", 1)] * 2


def test_articles_that_are_not_checked_keep_their_entries():
    put(TURMERIC)
    put(GINGER, name="blog/b.md")
    run("baseline")
    put(HONEY)
    run("baseline", "blog", "--prune")
    run("baseline", "blog")
    assert [path for path, _, _ in entries()] == ["a.md", "blog/b.md"]
    settings(f"select: [upkeep]\nbaseline: {NAME}\n")  # no rule of articles runs
    assert told() == (0, [], {"known": 0, "gone": 0})
    settings(CLAIMS + f"baseline: {NAME}\n")
    assert told() == (1, ["Garlic cures arthritis"], {"known": 1, "gone": 1})


def test_what_an_engine_found_has_not_gone_when_no_engine_ran():
    put("Rest today.")
    settings(f"baseline: {NAME}\n")
    lost = Entry("a.md", "typos/doubled-word", "0" * 32)
    run("baseline")
    Path(NAME).write_text(dumped([*load(Path(NAME)), lost]), encoding="utf-8")
    assert told()[2]["gone"] == 0
    run("baseline", "--prune")
    assert lost in load(Path(NAME))


def test_findings_about_the_whole_article_are_known_by_their_rule():
    put("Rest today.")
    settings(f"baseline: {NAME}\nselect: [trust]\n")
    run("baseline")
    assert entries()
    put("Sleep well.", "Drink water.")
    assert told()[:2] == (0, [])


def test_the_command_line_names_a_baseline_too():
    put(TURMERIC)
    settings(CLAIMS)
    run("baseline", "--baseline", "old.json")
    assert not Path(NAME).exists()
    assert told("--baseline", "old.json") == (0, [], {"known": 1, "gone": 0})
    assert told() == (1, ["Turmeric cures arthritis"], {})


def test_many_processes_and_a_file_that_is_missing_keep_the_order():
    for at in range(6):
        put(TURMERIC, name=f"{at}.md")
    run("baseline")
    put(HONEY, name="3.md")
    assert told("9.md", "-j", "2") == (2, ["Garlic cures arthritis"], {"known": 5, "gone": 1})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "no such file; write it with: copylint baseline"),
        ("{", "not a baseline; delete it, and write it anew: copylint baseline"),
        ("[]", "not a baseline; delete it, and write it anew: copylint baseline"),
        ('{"version": 2}', "of another copylint; delete it, and write it anew: copylint baseline"),
        (
            '{"version": 1, "findings": [{"path": "a.md"}]}',
            "not a baseline; delete it, and write it anew: copylint baseline",
        ),
    ],
)
def test_a_baseline_that_cannot_be_used_is_told(text, why):
    put(TURMERIC)
    if text is not None:
        Path(NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(Path(NAME))
    assert str(caught.value) == f"{NAME}: {why}"
    assert run("check", "a.md").exit_code == 2


def test_nothing_is_written_when_something_could_not_be_read():
    put(TURMERIC)
    result = run("baseline", "a.md", "missing.md")
    assert result.exit_code == 2
    assert result.stderr.endswith("Nothing was written.\n")
    assert not Path(NAME).exists()


def test_a_baseline_knows_no_standard_input():
    result = run("baseline", "-")
    assert (result.exit_code, Path(NAME).exists()) == (2, False)
    assert "copylint baseline reads no -; name the article's file" in result.stderr


def test_a_baseline_and_changed_lines_go_together(monkeypatch):
    import subprocess

    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    put(TURMERIC)
    run("baseline")
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    put(TURMERIC, GINGER)
    for command in (("init",), ("add", "."), (*author, "commit", "-m", "one")):
        subprocess.run(["git", *command], check=True, capture_output=True)
    put(TURMERIC, GINGER, HONEY)
    assert told("--changed=HEAD") == (1, ["Garlic cures arthritis"], {"known": 1, "gone": 0})
