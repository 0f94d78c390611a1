"""The service's resources on disk: one SQLite file, written in a thread of its own before anything is answered."""

import asyncio
import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from workbench.base import log
from workbench.base.held_file import hold, is_held
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Change, Name, Place, State
from workbench.engine.sqlite_file import DamagedFileError, SqliteFile, transaction
from workbench.model.errors import EngineError

T = TypeVar("T")
FILE_NAME = "lambda.db"
LOCK_NAME = "lambda.lock"
PATIENCE_S = 5.0
_LOG = log.logger("service")

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE resources (
            account_id TEXT NOT NULL, region TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT NOT NULL, key TEXT NOT NULL,
            document TEXT NOT NULL, PRIMARY KEY (account_id, region, kind, owner, key))""",
    ),
)

_NEWER = "Update the program, or name another data folder."
_FILE = SqliteFile("The state of the Lambda service", MIGRATIONS, _NEWER)
_CLOSED = "The state of the Lambda service has been closed."
_KINDS = frozenset(Kind)
_PUT = (
    "INSERT INTO resources (account_id, region, kind, owner, key, document) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET document = excluded.document"
)
_DELETE = "DELETE FROM resources WHERE account_id = ? AND region = ? AND kind = ? AND owner = ? AND key = ?"
_ALL = "SELECT account_id, region, kind, owner, key, document FROM resources ORDER BY rowid"


class StateFile:
    """The open file. Methods may raise EngineError; nothing is half-done then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lambda-state")
        self._connection: sqlite3.Connection | None = None
        self._lock: int | None = None
        self.notice = ""
        """What the user is to know of how it was opened."""
        self.has_damaged_copy = False
        """Whether there is a copy that somebody may want to restore: it names packages too."""
        self._closed = False

    async def load(self) -> State:
        """Open the file and read all of it. A damaged one is put aside, and the log says so.

        Raises EngineError, also when another running program serves from the same folder.
        """
        return await self._run(self._load)

    async def write(self, changes: Sequence[Change]) -> None:
        """Have the changes on disk when this returns, all of them, also when it ends by a cancellation."""
        rows = tuple(changes)
        if rows:
            await self._run(lambda: self._write(rows))

    async def close(self) -> None:
        """Close the file; once more is no error."""
        if not self._closed:
            await self._run(self._close)
            self._closed = True
            self._thread.shutdown(wait=False)

    async def _run(self, call: Callable[[], T]) -> T:
        if self._closed:
            raise EngineError(_CLOSED)
        future = asyncio.get_running_loop().run_in_executor(self._thread, call)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            while not future.done():
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.wait({future})
            future.result()  # what failed is told rather than the cancellation
            raise

    def _load(self) -> State:
        self._take_folder()
        state = State()
        self._connection, moved_to = _FILE.open(self._folder / FILE_NAME, PATIENCE_S, lambda file: _read(file, state))
        if moved_to is not None:
            self.notice = f"The state of the Lambda service was damaged, and begins anew; it is kept as {moved_to}."
            _LOG.error("%s", self.notice)
        self.has_damaged_copy = any(self._folder.glob(f"{Path(FILE_NAME).stem}.damaged-*"))
        return state

    def _take_folder(self) -> None:
        """What is in memory is the truth, so only one program may have it there."""
        lock = self._folder / LOCK_NAME
        with _FILE.told_as_ours("The state of the Lambda service cannot be opened."):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if is_held(lock):
                what = "The Lambda service runs already."
                why = "Another window or terminal serves from the same data folder."
                raise EngineError(what, why, "Use that one, or stop it first.")
            self._lock = hold(lock)

    def _write(self, changes: Sequence[Change]) -> None:
        connection = self._connection
        if connection is None:
            raise EngineError(_CLOSED)
        with _FILE.told_as_ours("The change cannot be kept."), transaction(connection):
            for change in changes:
                where = (*change.place, change.name.kind.value, change.name.owner, change.name.key)
                if change.document is None:
                    connection.execute(_DELETE, where)
                else:
                    connection.execute(_PUT, (*where, json.dumps(change.document, separators=(",", ":"))))

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _read(connection: sqlite3.Connection, state: State) -> None:
    """Put all resources into `state`. Raises EngineError for kinds that only a newer program knows."""
    state.places.clear()
    state.apply([_change(row) for row in connection.execute(_ALL)])


def _change(row: sqlite3.Row) -> Change:
    if row["kind"] not in _KINDS:
        raise EngineError("The state of the Lambda service was written by a newer version of the program.", "", _NEWER)
    try:
        document = json.loads(row["document"])
    except ValueError as error:
        raise DamagedFileError from error
    return Change(Place(row["account_id"], row["region"]), Name(Kind(row["kind"]), row["owner"], row["key"]), document)
