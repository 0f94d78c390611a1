"""The counters of events, `${counter}` and its kin: one file for all programs of the user, a row for each name."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from workbench.model.errors import StoreError

FILE_NAME = "event-counters.db"
_TABLE = """CREATE TABLE IF NOT EXISTS counters (
    workspace TEXT NOT NULL, name TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (workspace, name))"""
_COUNT = """INSERT INTO counters VALUES (?, ?, 1)
    ON CONFLICT (workspace, name) DO UPDATE SET last = last + 1"""
_LAST = "SELECT last FROM counters WHERE workspace = ? AND name = ?"


class EventCounters:
    """Counts from 1, apart in each workspace. Every method reads the file, blocks, and may raise StoreError."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def count(self, workspace: str, name: str) -> int:
        """The next number; it is given out once."""
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_COUNT, (workspace, name))
            last = self._last(connection, workspace, name)
            connection.execute("COMMIT")
        return last

    def next(self, workspace: str, name: str) -> int:
        """The number that `count` would give."""
        if not self.path.exists():
            return 1
        with self._opened() as connection:
            return self._last(connection, workspace, name) + 1

    @staticmethod
    def _last(connection: sqlite3.Connection, workspace: str, name: str) -> int:
        row = connection.execute(_LAST, (workspace, name)).fetchone()
        return 0 if row is None else int(row[0])

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self.path, timeout=5, isolation_level=None)) as connection:
                connection.execute(_TABLE)
                yield connection
        except (sqlite3.Error, OSError) as error:
            reason = str(error) or type(error).__name__
            step = f"Delete {self.path} to count from 1 again."
            raise StoreError(
                "The event's counter cannot be kept.", f"{reason[:1].upper()}{reason[1:]}.", step
            ) from error
