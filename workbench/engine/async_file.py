"""The file of the asynchronous queue: opened, brought to the newest schema, and put aside when it is damaged."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from workbench.engine.async_rows import MIGRATIONS
from workbench.model.errors import EngineError

_NEXT_STEP = "Make room on the disk, or close what holds the file, and try again."


class AsyncStoreError(EngineError):
    """The queue's file cannot be read or written; nothing was half-done."""


@contextlib.contextmanager
def told_as_ours(what: str) -> Iterator[None]:
    """Turn SQLite's and the system's errors into AsyncStoreError; `what` is what cannot be done."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise _ours(what, error) from error


def _ours(what: str, error: Exception) -> AsyncStoreError:
    reason = str(error) or type(error).__name__
    return AsyncStoreError(what, f"{reason[:1].upper()}{reason[1:]}.", _NEXT_STEP)


def open_file(path: Path, patience_s: float) -> tuple[sqlite3.Connection, Path | None]:
    """The open file, made where there is none, and where a damaged one was moved to.

    Another program's lock is waited for up to `patience_s`. Raises AsyncStoreError.
    """
    with told_as_ours("The queue of asynchronous events cannot be opened."):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return _connect(path, patience_s), None
        except sqlite3.OperationalError as error:
            # Locked, read-only, disk full: the file itself may be well.
            raise _ours("The queue of asynchronous events cannot be opened.", error) from error
        except sqlite3.DatabaseError:
            moved_to = _move_aside(path)
            return _connect(path, patience_s), moved_to


def _connect(path: Path, patience_s: float) -> sqlite3.Connection:
    # Used by one thread at a time, but not always by the same one: the queue's own, then whoever closes it.
    connection = sqlite3.connect(path, timeout=patience_s, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # an accepted event survives a power cut
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _move_aside(path: Path) -> Path:
    moved = path.with_name(f"{path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    path.replace(moved)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return moved


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema to the newest version, each step whole or not at all."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise AsyncStoreError(
            "The queue of asynchronous events was written by a newer version of the program.",
            "",
            "Update the program to run what is queued.",
        )
    for number in range(version, len(MIGRATIONS)):
        with transaction(connection):
            # Another process may have done this step while we waited for the lock.
            if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                for statement in MIGRATIONS[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")


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
