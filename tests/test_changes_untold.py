"""Changes that git cannot tell."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from copylint import config
from copylint.changes import changed
from copylint.cli import main
from copylint.errors import ConfigError

SCHEMA = Path(config.__file__).parents[1] / "schemas/report.schema.json"
OLD = "# Back pain\n\nTurmeric cures arthritis.\n\nRest today.\n\nDrink water.\n"
NEW = "\nGinger cures arthritis.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("GITHUB_ACTIONS", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n"
        "[diff]\nnoprefix = true\nmnemonicPrefix = true\ninterHunkContext = 9\n"
        "[color]\nui = always\n"
    )
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def put(name: str, text: str = OLD) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def commit(*names: str) -> None:
    """Commit old articles, in a new repository where there is none."""
    if not Path(".git").exists():
        git("init")
    for name in names:
        put(name)
    git("add", "--all")
    git("commit", "--allow-empty", "-m", "one")


def lines(changes) -> dict[str, tuple[tuple[int, int], ...]]:
    root = str(changes.root)
    return {name.removeprefix(f"{root}/"): own for name, own in sorted(changes.lines.items())}


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--engine", "none", *arguments])


def told(*arguments: str) -> dict:
    found = json.loads(check("--format", "json", *arguments).stdout)
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert isinstance(found, dict)
    return found


def claims(*arguments: str) -> dict[str, list[tuple[int, str]]]:
    """Give the claims that are found, by article."""
    return {
        article["path"]: [
            (each["line"], each["match"])
            for each in article["findings"]
            if each["rule"] == "claims/promised-cure"
        ]
        for article in told(*arguments)["articles"]
    }


def test_a_folder_without_a_repository_is_told():
    put("a.md")
    told = "git: no repository here; go into one, or check without --changed"
    with pytest.raises(ConfigError, match=told):
        changed()
    assert check("--staged").exit_code == 2


def test_a_machine_without_git_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="git: not installed"):
        changed()


def test_a_branch_that_there_is_not_is_told():
    commit("a.md")
    with pytest.raises(ConfigError, match="no branch, tag or commit is called `nope`"):
        changed("nope")
    with pytest.raises(ConfigError, match=r"`a\.md` is a path, .* write paths first: a\.md"):
        changed("a.md")
    with pytest.raises(ConfigError, match="is called `--output=x`"):
        changed("--output=x")
    git("branch", "-m", "trunk")
    with pytest.raises(ConfigError, match="no upstream branch, main or master"):
        changed()


def test_branches_without_a_common_commit_are_told():
    commit("a.md")
    git("checkout", "--orphan", "other")
    commit("b.md")
    with pytest.raises(ConfigError, match="HEAD and `main` share no commit"):
        changed("main")


def test_a_shallow_clone_without_the_merge_base_is_told(tmp_path, monkeypatch):
    commit("a.md")
    git("checkout", "-b", "work")
    put("a.md", OLD + NEW)
    commit()
    git("checkout", "main")
    put("b.md")
    commit()
    url = f"file://{Path.cwd()}"
    git("clone", "--depth=1", "--no-single-branch", "--branch=work", url, str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    with pytest.raises(ConfigError, match=r"this shallow clone lacks .* `origin/main`; run `git"):
        changed("origin/main")
    with pytest.raises(ConfigError, match="this shallow clone knows no `v1`"):
        changed("v1")
    git("fetch", "--unshallow")
    assert lines(changed("origin/main")) == {"a.md": ((8, 9),)}


def test_options_that_do_not_go_together_are_refused():
    commit("a.md")
    assert "leave one of them out" in check("--changed", "--staged").stderr
    assert "name the article's file" in check("--staged", "-").stderr
    assert "Missing argument" in check().stderr
