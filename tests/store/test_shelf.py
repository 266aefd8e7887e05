"""The shelf: shared by many, bounded, and no failure whatever becomes of its file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copylint.store import Shelf
from copylint.store.shelf import DAYS, HOUR


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "kept.sqlite"


def put(place: Path, *pairs: tuple[str, bytes], most: int = 10**6) -> None:
    shelf = Shelf(place, most)
    shelf.put(pairs)
    shelf.close()


def got(place: Path, key: str) -> bytes | None:
    shelf = Shelf(place)
    try:
        assert shelf.has(key) is (shelf.get(key) is not None)
        return shelf.get(key)
    finally:
        shelf.close()


def test_bytes_are_found_again_under_their_key(place):
    put(place, ("a", b"one"), ("b", b"two"))
    put(place, ("b", b"three"))
    assert [got(place, key) for key in "abc"] == [b"one", b"three", None]


def test_the_file_and_its_folder_are_closed_to_others(place):
    put(place, ("a", b"one"))
    assert place.stat().st_mode & 0o077 == 0
    assert place.parent.stat().st_mode & 0o077 == 0
    assert [each.name for each in place.parent.iterdir()] == [place.name]


def foreign(place: Path) -> None:
    with sqlite3.connect(place) as file:
        file.execute("CREATE TABLE kept (key TEXT, other BLOB)")
    file.close()


def truncated(place: Path) -> None:
    put(place, *((str(number), bytes(5000)) for number in range(20)))
    place.write_bytes(place.read_bytes()[:9000])


def overwritten(place: Path) -> None:
    put(place, *((str(number), bytes(5000)) for number in range(20)))
    data = place.read_bytes()
    place.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


@pytest.mark.parametrize(
    "harm",
    [lambda place: place.write_bytes(b"no file of SQLite, but as long as one" * 99), foreign,
     truncated, overwritten],
    ids=["garbage", "foreign", "truncated", "overwritten"],
)  # fmt: skip
def test_a_damaged_file_is_made_anew(place, harm):
    place.parent.mkdir()
    harm(place)
    for key in ("5", "15"):
        got(place, key)
    put(place, ("a", b"one"))
    put(place, ("a", b"one"))
    assert got(place, "a") == b"one"


def test_a_place_that_cannot_be_is_an_empty_shelf(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "file" / "kept.sqlite", tmp_path / "folder"):
        put(place, ("a", b"one"))
        assert got(place, "a") is None
    assert (tmp_path / "folder").is_dir()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no such permissions")
def test_what_everybody_may_write_is_not_trusted(place):
    put(place, ("a", b"one"))
    place.parent.chmod(0o777)
    assert got(place, "a") is None
    place.parent.chmod(0o700)
    place.chmod(0o666)
    assert got(place, "a") is None
    place.chmod(0o600)
    assert got(place, "a") == b"one"


def test_a_locked_file_is_passed_over_in_little_time(place):
    put(place, ("a", b"one"))
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    put(place, ("b", b"two"))
    assert time.monotonic() - began < 10
    assert got(place, "a") == b"one"
    other.execute("ROLLBACK")
    other.close()
    assert got(place, "b") is None
    put(place, ("b", b"two"))
    assert got(place, "b") == b"two"


def test_what_was_not_asked_for_longest_goes_when_there_is_too_much(place):
    for number in range(30):
        put(place, (str(number), os.urandom(10_000)), most=400_000)
        with sqlite3.connect(place) as file:
            file.execute("UPDATE kept SET used = used - ?", (2 * HOUR,))
        file.close()
    assert got(place, "0") is not None  # asking for it is a use
    for number in range(30, 50):
        put(place, (str(number), os.urandom(10_000)), most=400_000)
    assert place.stat().st_size < 500_000
    assert [got(place, key) is None for key in ("0", "1", "49")] == [False, True, False]


def test_what_nobody_asks_for_goes_in_days(place):
    put(place, ("old", b"one"), ("new", b"two"))
    with sqlite3.connect(place) as file:
        seconds = (DAYS + 1) * 24 * HOUR
        file.execute("UPDATE kept SET used = used - ? WHERE key = 'old'", (seconds,))
    file.close()
    put(place, ("newer", b"three"))
    assert [got(place, key) for key in ("old", "new", "newer")] == [None, b"two", b"three"]


def test_many_processes_at_once_lose_nothing(place):
    code = """
import sys
from pathlib import Path
from copylint.store import Shelf
me = sys.argv[2]
for turn in range(10):
    shelf = Shelf(Path(sys.argv[1]))
    shelf.put([(f"{me}-{turn}-{n}", bytes(3000)) for n in range(10)])
    assert shelf.get(f"{me}-{turn}-9") == bytes(3000)
    shelf.close()
"""
    crew = [
        subprocess.Popen([sys.executable, "-c", code, str(place), str(number)])
        for number in range(4)
    ]
    assert [process.wait(60) for process in crew] == [0, 0, 0, 0]
    file = sqlite3.connect(place)
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert file.execute("SELECT count(*) FROM kept").fetchone() == (400,)
    file.close()
