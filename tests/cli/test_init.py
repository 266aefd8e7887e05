"""`copylint init`: it shows, asks, and writes over nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from copylint import config
from copylint.cli import main
from copylint.errors import CopylintError
from copylint.setup.first_files import CI, HOOKS, PIPELINE, SCHEMA, WORKFLOW, files, settings
from copylint.setup.schemas import schema_file
from copylint.setup.site import Site, look
from copylint.setup.writing import write_all

ALL = {config.NAME, SCHEMA, HOOKS, WORKFLOW}


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "hugo.toml").write_text("languageCode = 'en-gb'\n", encoding="utf-8")
    (tmp_path / "content").mkdir()


def run(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, ["init", *arguments], input=answer)


def there() -> set[str]:
    found = {each.as_posix() for each in Path().rglob("*") if each.is_file()}
    return found - {"hugo.toml", ".git/config"}


def test_it_shows_all_and_writes_what_it_showed_when_told_yes():
    result = run(answer="y\n")
    assert result.exit_code == 0
    assert there() == ALL
    for name in ALL - {SCHEMA}:
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            assert f"\n+{line}\n" in result.output
    assert config.load(Path("content/a.md"), {}).locale == "en-GB"
    assert Path(SCHEMA).read_bytes() == schema_file("config").read_bytes()


def test_a_folder_of_the_site_adds_no_step_to_the_workflow(tmp_path):
    hostile = 'contentDir = "a\\n      - run: echo owned"\n'
    (tmp_path / "hugo.toml").write_text(hostile, encoding="utf-8")
    assert run("--yes", "--ci", "github").exit_code == 0
    assert "owned" not in Path(WORKFLOW).read_text(encoding="utf-8")


def test_a_source_that_is_no_repository_is_refused():
    result = run("--yes", "--source", "https://example.org/x")
    assert result.exit_code == 2
    assert "write OWNER/NAME" in result.output


@pytest.mark.parametrize(
    ("answer", "code", "told"),
    [
        ("n\n", 0, "Nothing was written."),
        ("\n", 0, "Nothing was written."),
        ("", 2, "run `copylint init --yes`"),
    ],
)
def test_without_a_yes_nothing_is_written(answer, code, told):
    result = run(answer=answer)
    assert (result.exit_code, there()) == (code, set())
    assert told in result.output


def test_on_ci_it_does_not_ask(monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = run(answer="y\n")
    assert (result.exit_code, there()) == (2, set())
    assert "copylint: init: nobody is here to be asked; run `copylint init --yes`" in result.output
    assert run("--yes").exit_code == 0
    assert there() == ALL


def test_a_file_that_is_there_stays_and_what_to_add_is_told():
    Path(HOOKS).write_text("repos: []\n", encoding="utf-8")
    Path(config.NAME).write_text("country: UK\n", encoding="utf-8")
    result = run("--yes")
    assert Path(HOOKS).read_text(encoding="utf-8") == "repos: []\n"
    assert Path(config.NAME).read_text(encoding="utf-8") == "country: UK\n"
    assert "copylint.yaml is there and stays as it is.\n" in result.output
    assert "Add to it yourself, below `repos:`:\n    - repo: local\n" in result.output
    again = run()
    assert "Nothing to write." in again.output


def test_outside_of_a_repository_only_settings_are_written():
    shutil.rmtree(".git")
    result = run("--yes")
    assert there() == {config.NAME, SCHEMA}
    assert "neither hook nor workflow" in result.output


def test_the_source_of_copylint_is_written_or_asked_for():
    asked = run("--yes")
    assert "write where you keep copylint, in place of your/copylint" in asked.output
    Path(WORKFLOW).unlink()
    told = run("--yes", "--source", "clinic/copylint")
    assert "in place of" not in told.output
    assert "uses: clinic/copylint@v" in Path(WORKFLOW).read_text(encoding="utf-8")


def test_gitlab_is_known_by_its_remote():
    Path(".git/config").write_text("url = git@gitlab.example:a/b\n", encoding="utf-8")
    run("--yes")
    assert there() == {config.NAME, SCHEMA, HOOKS, PIPELINE}


def test_when_a_file_cannot_be_written_none_is(tmp_path):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(CopylintError, match="taken: is there now"):
        write_all(tmp_path, [("new", "a"), (".github/workflows/new", "a"), ("taken", "b")])
    assert not (tmp_path / ".github").exists()
    with pytest.raises(CopylintError, match="cannot be written"):
        write_all(tmp_path, [("new", "a"), ("hugo.toml/x", "b")])
    assert there() == {"taken"}


@pytest.mark.parametrize("kind", ["Hugo", "plain"])
def test_every_commented_setting_can_be_used(kind):
    site = Site(kind, (), (".",), ("README.md",) if kind == "plain" else ())
    text = settings(site)
    assert config.read(put("plain.yaml", text)).options.keys() >= {"fail_on"}
    used = re.sub(r"^# (?=\w+:|  )", "", text, flags=re.MULTILINE)
    names = {"locale", "country", "profession", "audience", "fail_on", "languagetool", "accept"}
    names |= {"exclude", "baseline", "waivers"}
    file = config.read(put("used.yaml", used))
    assert (file.options.keys(), len(file.paths)) == (names, 1)


def put(name: str, text: str) -> Path:
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


@pytest.mark.parametrize("ci", CI)
@pytest.mark.parametrize("generator", ["hugo.toml", "_config.yml", "none"])
def test_what_is_written_is_valid_by_the_schemas_of_those_who_read_it(ci, generator):
    Path("hugo.toml").rename(generator)
    schemas = {WORKFLOW: "vendor.github-workflows", PIPELINE: "vendor.gitlab-ci"}
    for each in files(look(Path()), ci, "clinic/copylint"):
        Path(each.path).parent.mkdir(parents=True, exist_ok=True)
        put(each.path, each.text)
        if each.path in schemas:
            assert faults(each.path, "--builtin-schema", schemas[each.path]) == ""
        if each.path == config.NAME:
            assert faults(each.path, "--schemafile", str(schema_file("config"))) == ""
        if each.path == HOOKS:
            (repo,) = yaml.safe_load(each.text)["repos"]
            (hook,) = repo["hooks"]
            assert (repo["repo"], hook["id"]) == ("local", "copylint")
            wanted = re.search(hook.get("files", ""), "content/a.md")
            assert wanted and not re.search(hook.get("exclude", "^$"), "content/a.md")
            is_everywhere = "files" not in hook
            assert is_everywhere == bool(re.search(hook.get("exclude", "^$"), "x/README.md"))


def faults(*arguments: str) -> str:
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_action_and_the_template_are_valid_by_the_schemas_of_those_who_read_them():
    root = Path(__file__).parents[2]
    assert faults("--builtin-schema", "vendor.github-actions", str(root / "action.yml")) == ""
    assert faults("--builtin-schema", "vendor.gitlab-ci", str(root / "ci/gitlab.yml")) == ""
