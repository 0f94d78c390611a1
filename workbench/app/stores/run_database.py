"""The run history on disk: one SQLite file, its schema versions, and what is done when it is damaged."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from workbench.app.stores.liveness import Liveness
from workbench.app.stores.run_codec import RunRow
from workbench.model.errors import StoreError

FILE_NAME = "runs.db"
INTERRUPTED = "The program ended while this was running."

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE runs (
            id TEXT PRIMARY KEY, workspace TEXT NOT NULL, function TEXT NOT NULL, event_name TEXT NOT NULL,
            event BLOB NOT NULL, started_ns INTEGER NOT NULL, executor TEXT NOT NULL, outcome TEXT NOT NULL,
            error TEXT, result TEXT, payload BLOB, log TEXT, size INTEGER NOT NULL, holder TEXT NOT NULL)""",
        "CREATE INDEX runs_by_start ON runs (started_ns DESC)",
    ),
    ("ALTER TABLE runs ADD COLUMN options TEXT", "ALTER TABLE runs ADD COLUMN queue TEXT"),
    ("ALTER TABLE runs ADD COLUMN source TEXT NOT NULL DEFAULT 'program'",),
    (
        "ALTER TABLE runs ADD COLUMN event_type TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE runs ADD COLUMN environment TEXT",
    ),
    ("ALTER TABLE runs ADD COLUMN carriers TEXT NOT NULL DEFAULT '[]'",),
)
"""Entry `n` takes the file from version `n` to `n + 1` (SQLite's user_version)."""

_COLUMNS = (
    "id", "workspace", "function", "event_name", "event", "started_ns", "executor",
    "outcome", "error", "result", "payload", "log", "size", "options", "queue", "source",
    "event_type", "environment", "carriers",
)  # fmt: skip
_LARGE = ("event", "payload", "log")
_PUT = (
    f"INSERT INTO runs ({', '.join(_COLUMNS)}, holder) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}, :holder) "
    "ON CONFLICT (id) DO UPDATE SET executor = :executor, outcome = :outcome, error = :error, result = :result, "
    "payload = :payload, log = :log, size = :size, queue = :queue, holder = :holder"
)
_UNFINISHED = "('running', 'queued')"
_EMPTY = {"event": "x''", "payload": "x''", "log": "'[]'"}


@contextlib.contextmanager
def _told_as_ours(doing: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise _ours(doing, error) from error


def _ours(doing: str, error: Exception) -> StoreError:
    reason = str(error) or type(error).__name__
    return StoreError(f"The run history cannot be {doing}.", f"{reason[:1].upper()}{reason[1:]}.")


class RunDatabase:
    """An open history file. Every method belongs to the thread that opened it; each may raise StoreError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / FILE_NAME
        with _told_as_ours("opened"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._liveness = Liveness(folder)
        try:
            self.moved_to, self._connection = self._open()
        except BaseException:
            self._liveness.release()
            raise

    def _open(self) -> tuple[Path | None, sqlite3.Connection]:
        """The connection, and where a damaged file was moved to."""
        try:
            return None, self._connect()
        except sqlite3.OperationalError as error:
            # Locked, read-only, disk full: the file itself may be well.
            raise _ours("opened", error) from error
        except sqlite3.DatabaseError:
            with _told_as_ours("begun anew"):
                return self._move_aside(), self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=5, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            _migrate(connection)
            self._mark_interrupted(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _move_aside(self) -> Path:
        moved = self.path.with_name(f"runs.damaged-{time.strftime('%Y%m%d-%H%M%S')}.db")
        self.path.replace(moved)
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        return moved

    def _mark_interrupted(self, connection: sqlite3.Connection) -> None:
        """Runs of processes that are gone did not end; say so."""
        rows = connection.execute("SELECT DISTINCT holder FROM runs WHERE outcome = 'running'").fetchall()
        error = json.dumps([INTERRUPTED, "", "Run it again."])
        for (holder,) in rows:
            if not self._liveness.lives(holder):
                connection.execute(
                    "UPDATE runs SET outcome = 'error', error = ? WHERE outcome = 'running' AND holder = ?",
                    (error, holder),
                )
        self._liveness.sweep()

    def queued(self) -> list[tuple[str, str]]:
        """Id and workspace of the queued runs that no other living program sees to: ours, and those left behind."""
        with _told_as_ours("read"):
            rows = self._connection.execute(
                "SELECT id, workspace, holder FROM runs WHERE outcome = 'queued'"
            ).fetchall()
        return [(row["id"], row["workspace"]) for row in rows if self._is_ours_to_see_to(row["holder"])]

    def _is_ours_to_see_to(self, holder: str) -> bool:
        return holder == self._liveness.id or not self._liveness.lives(holder)

    def put(self, row: RunRow, keep: int) -> None:
        """Add or replace a run, and drop the oldest beyond `keep`."""
        with _told_as_ours("written"):
            self._connection.execute(_PUT, {**row, "holder": self._liveness.id})
            self._connection.execute(
                "DELETE FROM runs WHERE id IN (SELECT id FROM runs ORDER BY started_ns DESC LIMIT -1 OFFSET ?)", (keep,)
            )

    def recent(self, count: int, large: int) -> list[RunRow]:
        """The newest `count` runs that ended or are queued, newest first.

        Event, payload and log are empty for those over `large` bytes. Another program's queued runs are left out: what
        becomes of them is not told here.
        """
        queued = {run_id for run_id, _workspace in self.queued()}
        columns = ", ".join(
            f"CASE WHEN size <= :large OR {name} IS NULL THEN {name} ELSE {_EMPTY[name]} END AS {name}"
            if name in _LARGE
            else name
            for name in _COLUMNS
        )
        statement = f"SELECT {columns} FROM runs WHERE outcome != 'running' ORDER BY started_ns DESC LIMIT :count"
        with _told_as_ours("read"):
            rows = self._connection.execute(statement, {"large": large, "count": count}).fetchall()
        return [_row(row) for row in rows if row["outcome"] != "queued" or row["id"] in queued]

    def get(self, run_id: str) -> RunRow | None:
        """One run, whole, or None."""
        with _told_as_ours("read"):
            found = self._connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM runs WHERE id = ?", (run_id,))
            row = found.fetchone()
        return None if row is None else _row(row)

    def clear(self) -> None:
        """Remove every run that has ended."""
        with _told_as_ours("cleared"):
            self._connection.execute(f"DELETE FROM runs WHERE outcome NOT IN {_UNFINISHED}")

    def close(self) -> None:
        """Close the file."""
        with _told_as_ours("closed"):
            try:
                self._connection.close()
            finally:
                self._liveness.release()


def _row(row: sqlite3.Row) -> RunRow:
    return cast("RunRow", {name: row[name] for name in _COLUMNS})


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema to the newest version, each step whole or not at all."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise StoreError(
            "The run history was written by a newer version of the program.", "", "Update the program to see it."
        )
    for number in range(version, len(MIGRATIONS)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have done this step while we waited for the lock.
            if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                for statement in MIGRATIONS[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
