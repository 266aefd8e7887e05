"""Files that hold several articles, through the command line: what is told, and where it stands."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main

SAMPLES = Path(__file__).parent.parent / "samples/data"
SCHEMA = Path(config.__file__).parents[1] / "schemas/report.schema.json"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    shutil.copytree(SAMPLES, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments], input=given)


def check(*arguments: str, given: bytes | None = None) -> dict:
    options = ["--engine", "none", "--format", "json", "--select", "typos,claims"]
    told = json.loads(run("check", *options, *arguments, given=given).stdout)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(told)
    for article in told["articles"]:
        source = Path(article["path"]).read_bytes().decode("utf-8")
        for finding in article["findings"]:
            assert source[finding["start"] : finding["end"]] == finding["match"]
    return told


def found(told: dict) -> list[tuple[str, str, int, str, str]]:
    return [
        (a["path"], a.get("part", ""), f["line"], f["match"], f["field"]["name"])
        for a in told["articles"]
        for f in a["findings"]
        if f["rule"] in ("typos/space-before-mark", "typos/double-space", "claims/promised-cure")
    ]


def test_each_article_of_a_file_is_told_with_places_in_the_file_and_in_the_field():
    assert found(check(".")) == [
        ("articles.csv", "shoulder", 4, 'Turmeric ""naturally"" cures arthritis',
         "row 2, column Copy"),
        ("articles.csv", "back", 6, "back .", "row 4, column Copy"),
        ("articles.json", "tennis-elbow", 9, "elbow .", "/posts/0/body"),
        ("articles.json", "tennis-elbow", 9, "Turmeric cures arthritis", "/posts/0/body"),
        ("articles.jsonl", "3", 1, "heel .", "/blocks/1/text"),
        ("clinic.xml", "post-12", 32, "knee .", "content:encoded"),
        ("clinic.xml", "post-12", 32, "Turmeric cures arthritis", "content:encoded"),
        ("clinic.xml", "page-13", 72, "we  look", "content:encoded"),
    ]  # fmt: skip


def test_an_export_in_a_folder_is_found_where_it_is_named():
    Path("copylint.yaml").write_text('content: [{files: "*.xml"}]')
    assert {a["path"] for a in check(".")["articles"]} == {"clinic.xml"}


def test_the_place_in_the_field_counts_its_letters_as_people_read_them():
    told = check("articles.json")
    body = json.loads(Path("articles.json").read_text(encoding="utf-8"))["posts"][0]["body"]
    (first, *_) = told["articles"][0]["findings"]
    assert first["match"] == "elbow ."
    assert body[first["field"]["start"] : first["field"]["end"]] == "elbow ."


def test_a_fix_is_spelt_as_the_file_spells_it():
    Path("articles.json").write_text(
        '{"posts": [{"body": "He said \\"Rest the knee .\\" twice. We are OK ."}]}'
    )
    (article,) = check("articles.json")["articles"]
    source = Path("articles.json").read_text()
    for finding in reversed(article["findings"]):
        fix = finding["fixes"][0]
        source = source[: fix["start"]] + fix["text"] + source[fix["end"] :]
    assert json.loads(source) == {"posts": [{"body": 'He said "Rest the knee." twice. We are OK.'}]}


def test_what_is_said_of_an_article_as_a_whole_stands_in_its_own_values():
    told = run("check", "--engine", "none", "--format", "json", "articles.json", "clinic.xml")
    for article in json.loads(told.stdout)["articles"]:
        missing = [f for f in article["findings"] if f["rule"].startswith("trust/")]
        assert missing
        assert all("field" in finding for finding in missing)


def test_programs_are_pointed_to_the_file_and_told_the_field():
    sarif = json.loads(
        run("check", "--engine", "none", "--format", "sarif", "--select", "typos", ".").stdout
    )
    places = [result["locations"][0] for result in sarif["runs"][0]["results"]]
    files = {p["physicalLocation"]["artifactLocation"]["uri"].rpartition("/")[2] for p in places}
    assert files == {"articles.csv", "articles.json", "articles.jsonl", "clinic.xml"}
    names = {p["logicalLocations"][0]["fullyQualifiedName"] for p in places}
    assert {"/posts/0/body", "row 4, column Copy", "content:encoded"} <= names
    lines = run(
        "check", "--engine", "none", "--format", "github", "--select", "typos", "clinic.xml"
    )
    assert "file=clinic.xml,line=32," in lines.stdout


def test_people_are_told_which_article_of_the_file_it_is():
    told = run("check", "--engine", "none", "--quiet", ".").stdout
    assert "articles.json#tennis-elbow: " in told
    assert "clinic.xml#post-12: " in told


def test_reports_are_kept_for_each_article_and_placed_anew():
    first = check("clinic.xml")
    text = Path("clinic.xml").read_text(encoding="utf-8")
    Path("clinic.xml").write_text(text.replace("<channel>", "<channel>\n\n\n"), encoding="utf-8")
    again = check("clinic.xml")
    assert [line + 3 for _, _, line, _, _ in found(first)] == [
        line for _, _, line, _, _ in found(again)
    ]


def test_several_processes_give_the_same():
    assert found(check("--no-cache", "--jobs", "2", ".")) == found(check("--no-cache", "."))


def test_a_baseline_knows_each_article_of_a_file():
    assert run("baseline", "--engine", "none", ".").exit_code == 0
    told = check("--baseline", "copylint-baseline.json", ".")
    assert found(told) == []
    text = Path("clinic.xml").read_text(encoding="utf-8")
    Path("clinic.xml").write_text(text.replace("We ask what", "We  ask what"), encoding="utf-8")
    told = check("--baseline", "copylint-baseline.json", ".")
    assert [match for _, _, _, match, _ in found(told)] == ["We  ask"]
    assert told["summary"]["baseline"]["gone"] == 0


def test_only_changed_lines_of_an_export_count(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (["init"], ["add", "--all"], ["commit", "-m", "one"]):
        subprocess.run(["git", *name, *command], check=True, capture_output=True)
    text = Path("clinic.xml").read_text(encoding="utf-8")
    Path("clinic.xml").write_text(text.replace("since when.", "since when . "), encoding="utf-8")
    told = check("--changed=HEAD", ".")
    assert [match for _, _, _, match, _ in found(told)] == ["when ."]


def test_claims_of_every_article_are_listed_where_they_stand():
    told = json.loads(run("claims", "--format", "json", "clinic.xml").stdout)
    assert ("clinic.xml#post-12", 32, "Turmeric cures arthritis") in [
        (entry["path"], entry["line"], entry["claim"]) for entry in told
    ]


def test_fix_leaves_files_of_data_alone_and_says_so():
    before = Path("clinic.xml").read_bytes()
    told = run("fix", "--write", "--engine", "none", "clinic.xml")
    assert told.exit_code == 0
    assert told.stdout == ""
    assert told.stderr == (
        "clinic.xml: copylint fix changes no files of data; fix the articles where they are"
        " written\n"
    )
    assert Path("clinic.xml").read_bytes() == before


def test_an_export_comes_through_a_pipe():
    told = run(
        "check", "-", "--stdin-filename", "clinic.xml", "--engine", "none", "--quiet",
        given=Path("clinic.xml").read_bytes(),
    )  # fmt: skip
    assert "clinic.xml#post-12: " in told.stdout


def test_json_without_a_word_on_its_fields_is_told():
    Path("other.json").write_text('{"a": "b"}')
    told = run("check", "--engine", "none", "other.json")
    assert told.exit_code == 2
    assert told.stdout.startswith(
        "other.json: nothing tells where the copy in it is; "
        "say under `content` in copylint.yaml which fields hold copy\n"
    )


def test_files_of_data_that_nobody_named_are_no_articles():
    Path("package.json").write_text('{"name": "site"}')
    Path("sitemap.xml").write_text("<urlset/>")
    assert {a["path"] for a in check(".")["articles"]} == {
        "articles.csv", "articles.json", "articles.jsonl", "clinic.xml",
    }  # fmt: skip
    assert check(".")["errors"] == []


def test_articles_of_one_name_are_told_apart():
    Path("articles.json").write_text('{"posts": [{"slug": "a", "body": "One."}, '
                                     '{"slug": "a", "body": "Two."}]}')  # fmt: skip
    assert [a["part"] for a in check("articles.json")["articles"]] == ["a", "a-2"]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("files: a.json", 2, "a part of `content` without `body`; say which field holds the copy"),
        ("body: /b", 2, "a part of `content` without `files`; say which files it is for"),
        ("{files: a.json, body: /b, format: word}", 2,
         "`format` cannot be `word`; write one of markdown, html, plain"),
        ("{files: a.json, body: /b, titel: t}", 2, "unknown option `titel`; did you mean `title`?"),
        ("{files: a.json, body: /b, title: [/t, /u]}", 2,
         "`title` of `content` takes one text; write `title: …` once"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_content_is_told_with_its_line(text: str, line: int, why: str):
    Path("copylint.yaml").write_text(f"content:\n  - {text}\n")
    told = run("check", "--engine", "none", "articles.json")
    assert told.exit_code == 2
    assert f"copylint.yaml:{line}: {why}" in told.stdout
