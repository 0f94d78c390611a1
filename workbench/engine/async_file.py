"""The file of the asynchronous queue, and the error of what cannot be done with it."""

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from workbench.engine.async_rows import MIGRATIONS
from workbench.engine.sqlite_file import SqliteFile
from workbench.model.errors import EngineError


class AsyncStoreError(EngineError):
    """The queue's file cannot be read or written; nothing was half-done."""


_FILE = SqliteFile(
    "The queue of asynchronous events",
    MIGRATIONS,
    "Update the program to run what is queued.",
    AsyncStoreError,
)


def told_as_ours(what: str) -> AbstractContextManager[None]:
    """Turn SQLite's and the system's errors into AsyncStoreError; `what` is what cannot be done."""
    return _FILE.told_as_ours(what)


def open_file(path: Path, patience_s: float) -> tuple[sqlite3.Connection, Path | None]:
    """The open file, made where there is none, and where a damaged one was moved to.

    Another program's lock is waited for up to `patience_s`. Raises AsyncStoreError.
    """
    return _FILE.open(path, patience_s)
