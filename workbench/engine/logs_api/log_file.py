"""The open file of the logs, for one thread: opened when it is first needed, each call whole or not at all."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from workbench.base import log
from workbench.engine.logs_api.log_writer import LogBounds, LogWriter, Written
from workbench.engine.logs_api.schema import FILE_NAME, LOG_FILE
from workbench.engine.sqlite_file import transaction
from workbench.model.errors import EngineError

T = TypeVar("T")
PATIENCE_S = 5.0
EXPIRE_EVERY_MS = 3_600_000
_LOG = log.logger("logs")


class LogFile:
    """`logs.db` in a folder. Calls block."""

    def __init__(self, folder: Path, bounds: LogBounds) -> None:
        self._folder = folder
        self._bounds = bounds
        self._connection: sqlite3.Connection | None = None
        self._writer: LogWriter | None = None
        self._expired_ms = 0
        self._in_trouble = False

    def write(self, events: Sequence[Written], now_ms: int) -> None:
        """Add events. What cannot be kept is gone; the program's log says so, once until it works again."""
        if not events:
            return
        try:
            connection, writer = self._open()
            with LOG_FILE.told_as_ours("The log cannot be kept."), transaction(connection):
                writer.write(events, now_ms)
                self._expire(writer, now_ms)
        except EngineError as error:
            self._forget_writer()
            if not self._in_trouble:
                _LOG.warning("%s %d events are lost.", error, len(events))
            self._in_trouble = True
        else:
            self._in_trouble = False

    def run(self, call: Callable[[sqlite3.Connection], T], now_ms: int) -> T:
        """Do something with the file. Raises EngineError, and then nothing has changed."""
        connection, writer = self._open()
        try:
            with LOG_FILE.told_as_ours("The logs cannot be read."), transaction(connection):
                self._expire(writer, now_ms)
                return call(connection)
        finally:
            self._forget_writer()

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = self._writer = None

    def _open(self) -> tuple[sqlite3.Connection, LogWriter]:
        if self._connection is None or self._writer is None:
            connection, moved_to = LOG_FILE.open(self._folder / FILE_NAME, PATIENCE_S)
            self._connection, self._writer = connection, LogWriter(connection, self._bounds)
            if moved_to is not None:
                _LOG.error("The file of the logs was damaged; it is kept as %s.", moved_to.name)
        return self._connection, self._writer

    def _forget_writer(self) -> None:
        """Groups or streams that it knows may be gone."""
        if self._writer is not None:
            self._writer.forget()

    def _expire(self, writer: LogWriter, now_ms: int) -> None:
        if now_ms - self._expired_ms >= EXPIRE_EVERY_MS:
            self._expired_ms = now_ms
            writer.expire(now_ms)
