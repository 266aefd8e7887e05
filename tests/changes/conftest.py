"""A folder for a repository, and git without the settings of whoever runs the tests."""

from __future__ import annotations

import pytest

from copylint import config


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
