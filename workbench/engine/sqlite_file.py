"""A SQLite file of the engine: opened, brought to the newest schema, and put aside when it is damaged."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import EngineError

_NEXT_STEP = "Make room on the disk, or close what holds the file, and try again."

Migrations = tuple[tuple[str, ...], ...]
"""Entry `n` holds the statements that take a file from version `n` to `n + 1` (SQLite's user_version)."""


class DamagedFileError(Exception):
    """What is in a file is not what was written to it; never leaves `SqliteFile.open`."""


Look = Callable[[sqlite3.Connection], None]
"""Reads what it needs of an opened file. It may raise DamagedFileError, and is not to catch SQLite's errors."""


def _unseen(_connection: sqlite3.Connection) -> None:
    """For a file that is read later."""


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """What a file is: its `name` begins a sentence, `newer` is what to do when a newer program wrote it.

    Whatever fails is told as `error`. With `durable` what is committed survives a power cut, else a crash.
    """

    name: str
    migrations: Migrations
    newer: str
    error: type[EngineError] = EngineError
    durable: bool = True

    @contextlib.contextmanager
    def told_as_ours(self, what: str) -> Iterator[None]:
        """Turn SQLite's and the system's errors into `error`; `what` is what cannot be done."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise self._ours(what, error) from error

    def open(self, path: Path, patience_s: float, look: Look = _unseen) -> tuple[sqlite3.Connection, Path | None]:
        """The open file, `look`ed at and made where there is none, and where a damaged one was moved to.

        Another program's lock is waited for up to `patience_s`.
        """
        what = f"{self.name} cannot be opened."
        with self.told_as_ours(what):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                return self._connect(path, patience_s, look), None
            except sqlite3.OperationalError as error:
                # Locked, read-only, disk full: the file itself may be well.
                raise self._ours(what, error) from error
            except (sqlite3.DatabaseError, DamagedFileError):
                moved_to = _move_aside(path)
                return self._connect(path, patience_s, look), moved_to

    def _ours(self, what: str, error: Exception) -> EngineError:
        reason = str(error) or type(error).__name__
        return self.error(what, f"{reason[:1].upper()}{reason[1:]}.", _NEXT_STEP)

    def _connect(self, path: Path, patience_s: float, look: Look) -> sqlite3.Connection:
        # Used by one thread at a time, but not always by the same one: a worker's, then whoever closes it.
        connection = sqlite3.connect(path, timeout=patience_s, isolation_level=None, check_same_thread=False)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {'FULL' if self.durable else 'NORMAL'}")
            self._migrate(connection)
            look(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the schema to the newest version, each step whole or not at all."""
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(self.migrations):
            raise self.error(f"{self.name} was written by a newer version of the program.", "", self.newer)
        for number in range(version, len(self.migrations)):
            with transaction(connection):
                # Another process may have done this step while we waited for the lock.
                if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                    for statement in self.migrations[number]:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {number + 1}")


def _move_aside(path: Path) -> Path:
    moved = path.with_name(f"{path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    path.replace(moved)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return moved


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is executed inside is on disk afterwards, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:  # not always after a failure: SQLite itself rolls back on a full disk
            connection.execute("ROLLBACK")
