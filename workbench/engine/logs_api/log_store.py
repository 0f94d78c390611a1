"""The logs of all functions, of every account and region: taken line by line, written behind, read whenever asked."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from workbench.base import clock, log
from workbench.engine.logs_api.log_file import LogFile
from workbench.engine.logs_api.log_writer import DEFAULT_BOUNDS, LogBounds, Written
from workbench.model.errors import EngineError
from workbench.model.logs import LogAddress, LogSink

T = TypeVar("T")
WRITE_AFTER_S = 0.5
"""How long an event may wait to be written, unless somebody asks for the log."""

WAITING_EVENTS = 200_000
WAITING_CHARACTERS = 64 * 1024 * 1024
"""How much may wait, when functions print faster than the disk writes: what comes then is left out."""

_LOG = log.logger("logs")


class LogStore:
    """The log events in a folder's `logs.db`. All methods are called on one event loop; the file has a thread.

    `keep` is a LogSink. Who `listen`s hears every event at once.
    """

    def __init__(
        self, folder: Path, bounds: LogBounds = DEFAULT_BOUNDS, now_ns: Callable[[], int] = clock.wall_ns
    ) -> None:
        self._file = LogFile(folder, bounds)
        self._now_ns = now_ns
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="logs")
        self._waiting: list[Written] = []
        self._characters = 0
        self._unwritten = 0
        self._left_out = 0
        self._timer: asyncio.TimerHandle | None = None
        self._listeners: tuple[LogSink, ...] = ()
        self._closed = False

    # -- taking

    def keep(self, address: LogAddress, time_ns: int, text: str) -> None:
        """Take an event."""
        for hear in self._listeners:
            hear(address, time_ns, text)
        if self._closed or self._unwritten >= WAITING_EVENTS or self._characters >= WAITING_CHARACTERS:
            self._left_out += 1
            return
        self._waiting.append((address, time_ns, text))
        self._unwritten += 1
        self._characters += len(text)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(WRITE_AFTER_S, self._write)

    def listen(self, sink: LogSink) -> None:
        """From now on tell `sink` of every event."""
        self._listeners += (sink,)

    def unlisten(self, sink: LogSink) -> None:
        """Tell it no more."""
        self._listeners = tuple(one for one in self._listeners if one != sink)

    # -- asking

    @property
    def now_ms(self) -> int:
        """The wall clock."""
        return self._now_ns() // 1_000_000

    async def ask(self, call: Callable[[sqlite3.Connection], T]) -> T:
        """What `call` finds or does in the file, where everything is that was taken before; in the file's thread.

        All of it is kept or nothing. Raises what `call` raises, and EngineError.
        """
        if self._closed:
            raise EngineError("The logs have been closed.")
        self._write()
        now_ms = self.now_ms
        return await self._run(lambda: self._file.run(call, now_ms))

    async def close(self) -> None:
        """Write what waits and close the file; may be called twice."""
        if self._closed:
            return
        self._write()
        self._closed = True
        await self._run(self._file.close)
        self._thread.shutdown(wait=False)

    # -- writing

    def _write(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._waiting:
            return
        events, self._waiting = self._waiting, []
        now_ms, characters = self.now_ms, sum(len(text) for _address, _time, text in events)
        written = asyncio.get_running_loop().run_in_executor(self._thread, self._file.write, events, now_ms)
        written.add_done_callback(lambda _done: self._written(len(events), characters))

    def _written(self, events: int, characters: int) -> None:
        self._unwritten -= events
        self._characters -= characters
        if self._left_out:
            _LOG.warning("%d log lines came faster than they can be written, and are not kept.", self._left_out)
            self._left_out = 0

    async def _run(self, call: Callable[[], T]) -> T:
        future = asyncio.get_running_loop().run_in_executor(self._thread, call)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait({future})
            raise
