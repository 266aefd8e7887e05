"""What all tests of commands may ask for."""

from __future__ import annotations

import pytest

from copylint import config


@pytest.fixture
def empty_folder(tmp_path, monkeypatch):
    """Work in a folder without settings, on one day, as nowhere near GitHub."""
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)  # marks would follow the report
