"""`copylint check`: what it prints, and the code it ends with."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import copylint
from copylint import config
from copylint.cli import main

CLEAN = "Rest.\n"
FAULTY = (
    "# Back pain\n\nTurmeric cures arthritis, and we would love to see you here again next week.\n"
)
COMMAND = [sys.executable, "-m", "copylint", "check", "--engine", "none"]


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)  # marks would follow the report


def put(name: str, text: str | bytes = FAULTY) -> Path:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return place


DEAD = "http://127.0.0.1:9"


def check(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", "--engine", "none", *arguments], input=stdin)


def told(*arguments: str, stdin: str | None = None) -> dict:
    return json.loads(check("--format", "json", *arguments, stdin=stdin).stdout)


def test_a_fault_that_stops_publication_is_code_1():
    put("a.md")
    result = check("a.md")
    assert result.exit_code == 1
    assert result.stdout.startswith("a.md\nNot ready to publish: ")
    assert "«Turmeric cures arthritis»" in result.stdout


def test_fail_on_moves_the_bar():
    put("a.md")
    assert check("--fail-on", "never", "a.md").exit_code == 0
    put("copylint.yaml", "fail_on: never\n")
    config.find.cache_clear()
    assert check("a.md").exit_code == 0
    assert check("--fail-on", "error", "a.md").exit_code == 1


def test_rules_can_be_selected_and_ignored_by_lists():
    put("a.md")
    found = told("--select", "claims, trust", "--ignore", "trust/author-missing", "a.md")
    rules = {finding["rule"] for finding in found["articles"][0]["findings"]}
    assert "claims/promised-cure" in rules
    assert all(rule.startswith(("claims/", "trust/")) for rule in rules)
    assert "trust/author-missing" not in rules


def test_the_standard_input_is_an_article_under_the_name_given():
    found = told("--stdin-filename", "blog/x.txt", "-", stdin=FAULTY)
    assert found["articles"][0]["path"] == "blog/x.txt"
    assert told("-", stdin=FAULTY)["articles"][0]["path"] == "-"


def test_articles_are_in_the_order_of_their_paths_whatever_the_order_given():
    for name in ("b.md", "a.md", "c/d.md"):
        put(name)
    found = told("c", "b.md", "a.md", "b.md")
    assert [article["path"] for article in found["articles"]] == ["a.md", "b.md", "c/d.md"]


def test_a_report_is_written_to_a_file_whole():
    put("a.md")
    result = check("--format", "json", "--output", "report.json", "a.md")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(Path("report.json").read_text())["summary"]["articles"] == 1
    assert {str(each) for each in Path().iterdir()} == {"a.md", "report.json"}


def test_an_old_report_stays_when_the_new_one_cannot_be_made():
    put("report.json", "old")
    put("a.md")
    assert check("--select", "clams", "-o", "report.json", "--format", "nonsense", "a.md").exit_code
    assert Path("report.json").read_text() == "old"


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


def test_what_could_not_be_read_is_told_beside_a_json_report():
    result = check("--format", "json", "missing.md")
    assert result.exit_code == 2
    assert result.stderr == "missing.md: no such file or folder; check its name\n"


def test_strict_makes_a_skip_code_2():
    put("a.md", "Dolor de espalda. El paciente no puede caminar y llama a su médico hoy mismo.\n")
    assert check("a.md").exit_code == 0
    result = check("--strict", "a.md")
    assert result.exit_code == 2
    assert "Not checked: not English" in result.stdout


def test_nothing_is_coloured_on_a_pipe_unless_asked():
    put("a.md")
    assert "\x1b[" not in check("a.md").stdout
    result = CliRunner().invoke(
        main, ["check", "--engine", "none", "--color", "always", "a.md"], color=True
    )
    assert "\x1b[1;31mmust\x1b[0m" in result.stdout


def test_quiet_says_nothing_of_clean_articles():
    put("a.md", CLEAN)
    assert check("-q", "--select", "claims", "a.md").stdout == ""


def test_quiet_and_strict_say_what_could_not_run():
    put("a.md", CLEAN)
    result = check("-q", "--strict", "--engine", "languagetool", "--languagetool", DEAD, "a.md")
    assert result.exit_code == 2
    assert result.stderr.startswith("copylint: languagetool could not run: no LanguageTool answers")


def test_a_folder_is_searched_for_copy_and_not_for_what_programs_read():
    for name in ("requirements.txt", "robots.txt", "LICENSE.txt", "recovery.txt"):
        put(name, CLEAN)
    paths = [article["path"] for article in told(".")["articles"]]
    assert paths == ["recovery.txt"]
    assert [each["path"] for each in told("robots.txt")["articles"]] == ["robots.txt"]


def test_a_broken_pipe_is_quiet():
    for number in range(30):
        put(f"{number}.md")
    process = subprocess.Popen(
        [*COMMAND, "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(60) == 141


@pytest.mark.parametrize(
    ("number", "code", "line"),
    [(signal.SIGINT, 130, "copylint: stopped\n"), (signal.SIGTERM, 143, "")],
)
def test_a_signal_ends_the_run_and_its_processes(number, code, line):
    for each in range(150):
        put(f"{each}.md", FAULTY * 40)
    process = subprocess.Popen(
        [*COMMAND, "--jobs", "2", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told.strip("\n")) == (code, line.strip("\n"))
    until = time.monotonic() + 10
    while alive(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert alive(process.pid) == []


def alive(session: int) -> list[str]:
    """Name the processes of a session that still run."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = place.read_text().partition(") ")
            state, _, _, own = rest.split()[:4]
            if int(own) == session and state != "Z":
                found.append(name)
    return found


def test_a_full_disk_is_one_line_and_code_2():
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    put("a.md")
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [*COMMAND, "a.md"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert process.returncode == 2
    why = "cannot be written (No space left on device); name a file that you may write"
    assert process.stderr == f"copylint: standard output: {why}\n"


def test_start_up_imports_nothing_heavy():
    code = "import sys, copylint.cli.check, copylint.run.batch; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"yaml", "rich", "textstat", "harper", "language_tool_python", "regex", "pathspec"}
    assert heavy & set(told) == set()


def test_a_report_does_not_depend_on_the_order_of_sets():
    samples = (Path(__file__).parent.parent.parent / "samples").as_posix()
    reports = [
        subprocess.run(
            [*COMMAND, "--format", "json", samples],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for seed in ("1", "2")
    ]
    assert reports[0] == reports[1]


def test_every_real_report_is_as_the_schema_says():
    samples = Path(__file__).parent.parent.parent / "samples"
    schema = Path(copylint.__file__).parent / "schemas" / "report.schema.json"
    found = told(str(samples), "missing.md")
    jsonschema.Draft202012Validator(json.loads(schema.read_text())).validate(found)
    for article in found["articles"]:
        source = Path(article["path"]).read_bytes().decode("utf-8")
        for each in article["findings"]:
            assert source[each["start"] : each["end"]] == each["match"]
            assert len(each["message"]) <= 140 or each["category"] == "claims"
        keys = [(each["start"], each["end"], each["rule"]) for each in article["findings"]]
        assert keys == sorted(keys)
