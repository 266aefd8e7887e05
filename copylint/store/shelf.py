"""Bytes by key in an SQLite file: safe with several processes, bounded, never a failure."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

NAME = "reports-1.sqlite"
"""The file in the cache folder; its number grows with the form of what is in it."""
MOST = 100_000_000
"""Bytes of the file, from which the bytes that were not asked for longest go."""
LEFT = 0.75
"""The part of `MOST` that stays then."""
DAYS = 7
"""Days after which bytes that nobody asks for go: a report holds for a day."""
HOUR = 3600
"""Seconds in which a use is not written down anew."""
PATIENCE = 1.0
"""Seconds to wait for another process that writes."""
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, used REAL, body BLOB)"
_INDEX = "CREATE INDEX IF NOT EXISTS by_use ON kept (used)"
_BROKEN = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of a file that is not ours or is damaged; the rest is in its surroundings."""


class Shelf:
    """Bytes by key. A file that cannot be used is an empty shelf; a damaged one is made anew."""

    def __init__(self, place: Path, most: int = MOST) -> None:
        """Open the file, and make it where there is none.

        Args:
            place: the file; its folder is made as need be, closed to others.
            most: bytes that it may take.
        """
        self.place = place
        self.most = most
        self._used: set[str] = set()
        self._file = self._opened() or self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        file = None
        try:
            _prepare(self.place)
            file = sqlite3.connect(self.place, timeout=PATIENCE, isolation_level=None)
            for told in ("trusted_schema=OFF", "journal_mode=WAL", "synchronous=NORMAL"):
                file.execute(f"PRAGMA {told}")
            file.execute(_TABLE)
            file.execute(_INDEX)
            file.execute("SELECT key, used, body FROM kept LIMIT 0")
            return file
        except (OSError, sqlite3.Error) as error:
            if file:
                file.close()
            self._remove_if_broken(error)
            return None

    def _remove_if_broken(self, error: Exception) -> None:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
            with suppress(OSError):
                for end in ("", "-wal", "-shm"):
                    self.place.with_name(self.place.name + end).unlink(missing_ok=True)

    def has(self, key: str) -> bool:
        """Tell whether there are bytes under a key."""
        return bool(self._asked("SELECT 1 FROM kept WHERE key = ?", key))

    def get(self, key: str) -> bytes | None:
        """Give the bytes under a key."""
        row = self._asked("SELECT body, used FROM kept WHERE key = ?", key)
        if row is None:
            return None
        body, used = row
        if not isinstance(used, float) or used < time.time() - HOUR:
            self._used.add(key)
        return body if isinstance(body, bytes) else None

    def _asked(self, question: str, key: str) -> tuple[object, ...] | None:
        if self._file is None:
            return None
        try:
            row: tuple[object, ...] | None = self._file.execute(question, (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row

    def put(self, bodies: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes, each under its key; let the oldest go where there are too many."""
        now = time.time()
        rows = [(key, now, body) for key, body in bodies]
        self._write("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Write down which bytes were of use, and close the file."""
        now = time.time()
        rows = [(now, key) for key in self._used]
        if rows:
            self._write("UPDATE kept SET used = ? WHERE key = ?", rows)
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
            self._file = None

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self._file is None:
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany(statement, rows)
            self._shorten(self._file)
            self._file.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _shorten(self, file: sqlite3.Connection) -> None:
        """Let go what is too old, and what is too much."""
        file.execute("DELETE FROM kept WHERE used < ?", (time.time() - DAYS * 24 * HOUR,))
        pages, free, size = (
            file.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        over = (pages - free) * size - self.most
        if over <= 0:
            return
        over += int(self.most * (1 - LEFT))
        oldest = file.execute("SELECT rowid, length(body) FROM kept ORDER BY used, rowid")
        gone: list[tuple[int]] = []
        for row, length in oldest:
            if over <= 0:
                break
            gone.append((row,))
            over -= length
        file.executemany("DELETE FROM kept WHERE rowid = ?", gone)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Do without the file from here on."""
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
            self._file = None
        self._remove_if_broken(error)


def _prepare(place: Path) -> None:
    """Make the file, closed to others, where there is none; refuse what others could have planted.

    Raises:
        OSError: it cannot be made, or is not ours alone to write.
    """
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(place, os.O_RDWR | os.O_CREAT, 0o600))
    if hasattr(os, "geteuid"):
        for each in (place, place.parent):
            told = each.stat()
            if told.st_uid != os.geteuid() or told.st_mode & 0o022:
                raise PermissionError(f"{each} is not ours alone to write")
