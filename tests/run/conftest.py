"""Each test of a run works in a folder without settings, on one day."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_TODAY", "2026-11-25")
