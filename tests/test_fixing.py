"""Fixes are applied only where nothing that carries meaning changes, and only once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli import main
from copylint.config import Settings
from copylint.fixing import applied, diff, fixed, is_harmless
from copylint.model import Fix, Span, Unread
from copylint.readers import markdown
from copylint.run import engines
from copylint.run.jobs import Job

NONE = Settings(engine="none")


def mended(tmp_path: Path, text: str, name: str = "a.md", unsafe: bool = False) -> str:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    article = fixed(Job(str(path), NONE, engines(NONE)), unsafe)
    assert not isinstance(article, Unread)
    return article.after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Rest the ankle .\n", "Rest the ankle.\n"),
        ("Drink water.Most adults need more.\r\n", "Drink water. Most adults need more.\r\n"),
        ("\ufeffRest the ankle .\n", "\ufeffRest the ankle.\n"),
        ("Rest the ankle .\rDrink water.\r", "Rest the ankle.\rDrink water.\r"),
        ("We know it’ s hard. do rest.\n", "We know it’s hard. Do rest.\n"),
    ],
)
def test_safe_fixes_are_made_and_ends_of_lines_kept(
    tmp_path: Path, before: str, after: str
) -> None:
    assert mended(tmp_path, before) == after
    assert mended(tmp_path, after) == after


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Take 5 mg . Then rest.\n", "mg .", "mg."),
        ("Take 20 minute walks.\n", "minute", "minutes"),
        ("He said “rest the ankle .” Good.\n", "ankle .", "ankle."),
        ("> Rest the ankle .\n", "ankle .", "ankle."),
        ("Take ibuprofn now.\n", "ibuprofn", "ibuprofen"),
        ("See [here .](/a) now.\n", "here .]", "here.]"),
        ("---\ntitle: Womens health\n---\nRest.\n", "Womens", "Women's"),
    ],
)
def test_doses_quotations_medicines_links_and_yaml_stay(text: str, wrong: str, right: str) -> None:
    start = text.index(wrong)
    fix = Fix(Span(start, start + len(wrong)), right, True)
    assert not is_harmless(fix, markdown.read(text, "a.md"))


def test_a_fix_that_is_one_of_several_waits_to_be_asked_for(tmp_path: Path) -> None:
    text = "This is a low risk treatment for most people.\n"
    assert mended(tmp_path, text) == text
    assert "low-risk" in mended(tmp_path, text, unsafe=True)


def test_fixes_are_applied_in_their_places() -> None:
    fixes = [Fix(Span(0, 1), "bb"), Fix(Span(2, 3), "")]
    assert applied("axc", fixes) == "bbx"


def test_the_command_shows_a_diff_and_writes_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"Rest the ankle .\n")
    told = CliRunner().invoke(main, ["fix", "--engine", "none", str(path)])
    assert "-Rest the ankle .\n+Rest the ankle.\n" in told.output
    assert path.read_bytes() == b"Rest the ankle .\n"
    told = CliRunner().invoke(main, ["fix", "--engine", "none", "--write", str(path)])
    assert "1 fix written" in told.output
    assert path.read_bytes() == b"Rest the ankle.\n"
    told = CliRunner().invoke(main, ["fix", "--engine", "none", str(path)])
    assert (told.stdout, told.exit_code) == ("", 0)


@pytest.mark.parametrize(
    ("text", "options", "line"),
    [
        (
            "Rest the ankle .\n\nTurmeric cures arthritis.\n",
            ["--select", "typos,claims"],
            "1 safe fix, which --write applies. 1 finding is left to you; copylint check {} shows"
            " them.\n",
        ),
        (
            "This is a low risk treatment for most people.\n",
            ["--select", "typos"],
            "No safe fix; 1 more with --unsafe. Nothing else was found.\n",
        ),
        (
            "Rest the ankle .\n\nTake 5 mg . Then rest.\n",
            ["--select", "typos", "--write"],
            "1 safe fix written. 1 finding is left to you; copylint check {} shows them.\n",
        ),
        ("Rest.\n", ["--select", "typos"], "No safe fix. Nothing else was found.\n"),
        (
            "Ruhen Sie sich aus. Trinken Sie viel Wasser und schlafen Sie gut in der Nacht.\n",
            [],
            "{}: not checked: not English: most of it is in another language (de)\n",
        ),
    ],
)
def test_the_command_says_what_it_leaves(
    tmp_path: Path, text: str, options: list[str], line: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    told = CliRunner().invoke(main, ["fix", "--engine", "none", *options, str(path)])
    assert (told.stderr, told.exit_code) == (line.format(path), 0)


def test_a_missing_file_is_told_in_one_line(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["fix", str(tmp_path / "none.md")])
    assert told.exit_code == 2


def test_nothing_to_change_is_no_diff(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Rest the ankle.\n", "utf-8")
    article = fixed(Job(str(path), NONE, engines(NONE)))
    assert not isinstance(article, Unread)
    assert (diff(article), article.count) == ("", 0)


def test_a_last_line_without_an_end_is_told_as_patch_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"Rest the ankle .")
    article = fixed(Job(str(path), NONE, engines(NONE)))
    assert not isinstance(article, Unread)
    missing = "\\ No newline at end of file\n"
    assert diff(article).endswith(f"-Rest the ankle .\n{missing}+Rest the ankle.\n{missing}")


def test_an_article_on_the_standard_input_is_shown_mended_and_never_written() -> None:
    ask = ["fix", "--engine", "none", "--select", "typos", "-"]
    told = CliRunner().invoke(main, ask, input="Rest the ankle .\n")
    assert "-Rest the ankle .\n+Rest the ankle.\n" in told.stdout
    told = CliRunner().invoke(main, [*ask, "--write"], input="Rest the ankle .\n")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "nothing can be written to -" in told.stderr
