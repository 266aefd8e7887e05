"""Changes that git cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from repository import NEW, OLD, check, commit, git, lines, put

from copylint.changes import changed
from copylint.errors import ConfigError


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
