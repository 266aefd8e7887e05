"""What the tests of a run share: articles in an empty folder, and why one cannot be read."""

from __future__ import annotations

from pathlib import Path

from copylint import run
from copylint.config import Settings
from copylint.model import Unread

QUIET = Settings(engine="none")
ARTICLE = "# Back pain\n\nTurmeric cures arthritis in two weeks. Call us today.\n"


def put(name: str, text: str | bytes = ARTICLE) -> Path:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return place


def why(name: str) -> str:
    result = run.check(name, QUIET)
    assert isinstance(result, Unread)
    assert result.path == name
    return result.why
