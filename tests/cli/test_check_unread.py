"""`copylint check` where something cannot be read, written or used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from checking import CLEAN, check, put, told
from click.testing import CliRunner

from copylint.cli import main

pytestmark = pytest.mark.usefixtures("empty_folder")


@pytest.mark.parametrize("output", ["folder", "nowhere/report.json"])
def test_an_output_that_cannot_be_written_is_one_line_and_code_2(output):
    Path("folder").mkdir()
    put("a.md")
    result = check("-o", output, "a.md")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"copylint: {output}: cannot be written (")
    assert line.endswith("); name a file that you may write")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_permissions_are_told():
    put("a.md").chmod(0)
    put("report.json", "old").chmod(0o400)
    put("b.md")
    assert "a.md: no permission to read it; make the file readable\n" in check("a.md").stdout
    assert check("-o", "report.json", "b.md").exit_code == 2


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("missing.md", None, "missing.md: no such file or folder; check its name"),
        ("x.md", b"", "x.md: nothing in it; write the article or leave the file out"),
        ("x.md", b"\x7fELF\x00\x01", "x.md: not text: byte 0x00 at offset 4; leave the file out"),
        (
            "x.md",
            "Rest.".encode("utf-16"),
            "x.md: UTF-16, not UTF-8; save the file as UTF-8",
        ),
        ("x.md", b"caf\xe9", "x.md: not UTF-8: byte 0xE9 at offset 3; save the file as UTF-8"),
        (
            "x.md",
            b"\xed\xa0\x80",
            "x.md: not UTF-8: half a surrogate pair at offset 0; save the file as UTF-8",
        ),
        (
            "x.md",
            b"word. " * 3_500_000,
            "x.md: 21.0 MB (the most is 2 MB); split it, or leave it out",
        ),
        (
            "x.md",
            b"w " * 524_288,
            "x.md: a line of 1,048,576 characters (the most is 1,000,000); "
            "break it into paragraphs",
        ),
        (
            "x.docx",
            b"PK",
            "x.docx: copylint reads no `.docx` files; save it as one of "
            ".md, .markdown, .mdx, .mdown, .mkd, .qmd, .rmd, .txt, .text, .html, .htm, .xhtml, "
            "or export it: .xml, .wxr, .json, .jsonl, .ndjson, .csv, .tsv",
        ),
    ],
)
def test_bad_input_is_one_line_and_code_2_and_the_others_are_checked(name, data, line):
    put("good.md", CLEAN)
    if data is not None:
        put(name, data)
    result = check("good.md", name)
    assert result.exit_code == 2
    assert [each for each in result.stdout.splitlines() if each.startswith(name)] == [line]
    assert "good.md\n" in result.stdout
    path, _, why = line.partition(": ")
    assert told("good.md", name)["errors"] == [{"path": path, "why": why}]


def test_broken_front_matter_is_one_line_and_code_2():
    put("good.md", CLEAN)
    put("x.md", "---\ntitle: [x\n---\n\nText.\n")
    result = check("good.md", "x.md")
    assert result.exit_code == 2
    (line,) = (each for each in result.stdout.splitlines() if each.startswith("x.md: "))
    assert "front matter" in line


def test_a_folder_without_articles_is_one_line_and_code_2():
    put("good.md", CLEAN)
    Path("empty").mkdir()
    result = check("good.md", "empty")
    assert result.exit_code == 2
    line = "empty: no article in this folder; copylint looks for "
    assert line in result.stdout


def test_a_link_without_end_is_one_line_and_code_2():
    put("good.md", CLEAN)
    Path("self.md").symlink_to("self.md")
    result = check("good.md", "self.md")
    assert result.exit_code == 2
    assert "self.md: a link that leads back to itself; mend or remove the link\n" in result.stdout


def test_a_broken_config_is_one_line_and_code_2_and_articles_elsewhere_are_checked():
    put("good.md", CLEAN)
    put("bad/copylint.yaml", "country: US\ncontry: US\n")
    put("bad/a.md")
    result = check("good.md", "bad")
    assert result.exit_code == 2
    line = "bad/copylint.yaml:2: unknown option `contry`; did you mean `country`?\n"
    assert line in result.stdout
    assert "good.md\n" in result.stdout


def test_a_broken_pack_is_one_line_and_code_2():
    put("good.md", CLEAN)
    put("ours/claims/x.yaml", "id: claims/x\nkind: clam\n")
    result = check("--pack", "ours", "good.md")
    assert result.exit_code == 2
    (line,) = result.stdout.splitlines()
    assert line.startswith("ours/claims/x.yaml:2: ")


def test_an_unknown_rule_is_one_line_and_code_2():
    put("good.md", CLEAN)
    result = check("--select", "clams", "good.md")
    line = "select, ignore: no rule is called `clams`; did you mean `claims`?\n"
    assert (result.exit_code, result.stdout) == (2, line)


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--locale", "en-USA", "cannot be `en-USA`; did you mean `en-US`?"),
        ("--locale", "de-DE", "cannot be `de-DE`; write one such as en-GB"),
        ("--languagetool", "ftp://x", "cannot be `ftp://x`; write `auto` or an address such as "),
        ("--languagetool", "localhost:8081", "cannot be `localhost:8081`; write `auto` or an "),
    ],
)
@pytest.mark.parametrize("command", ["check", "fix", "baseline"])
def test_a_value_that_cannot_be_used_is_a_usage_error(command, option, value, why):
    put("good.md", CLEAN)
    result = CliRunner().invoke(main, [command, option, value, "good.md"])
    assert result.exit_code == 2
    assert f"Invalid value for '{option}': {why}" in result.stderr
