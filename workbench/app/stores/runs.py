"""The run history as front ends see it: the newest runs in memory, all of them in SQLite behind one worker thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from workbench.app.stores.run_codec import RunRow, from_row, to_row
from workbench.app.stores.run_database import RunDatabase
from workbench.base.aio import TaskOwner
from workbench.base.log import logger
from workbench.base.signal import Signal
from workbench.model.errors import StoreError
from workbench.model.run import Run, RunOutcome

RECENT = 500
"""How many runs are held in memory."""

LARGE_BYTES = 65_536
"""Older runs with more than this are held in brief: without event, payload and log."""

WHOLE = 20
"""How many of the newest runs are held whole whatever their size."""

_LOG = logger("runs")
T = TypeVar("T")


class RunStore:
    """`recent` is newest first; `changed` tells of a run added or updated, `cleared` that `recent` is another list."""

    def __init__(self, folder: Path, tasks: TaskOwner, max_runs: Callable[[], int]) -> None:
        self.recent: list[Run] = []
        self.changed: Signal[Run] = Signal()
        self.cleared: Signal[None] = Signal()
        self._folder = folder
        self._tasks = tasks
        self._max_runs = max_runs
        self._brief: set[str] = set()
        self._database: RunDatabase | None = None
        self._keeps = False
        self._writes: set[asyncio.Task[None]] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="run-history")

    async def open(self, *, recent: bool = True) -> tuple[str, ...]:
        """Open the file and fill `recent`; returns sentences about what was wrong with it (the store works anyway)."""
        try:
            database = await self._call(lambda: RunDatabase(self._folder))
            self._database, self._keeps = database, True
            if recent:
                rows = await self._call(lambda: database.recent(RECENT, LARGE_BYTES))
                self.recent = [*self.recent, *self._runs(rows)]
                self.cleared.emit(None)
        except StoreError as error:
            return (f"{error} Runs are kept for this session only.",)
        if database.moved_to is None:
            return ()
        return (f"The run history was damaged; a new one was begun. The old file is {database.moved_to}.",)

    def get(self, run_id: str) -> Run | None:
        """The run of that id if it is in `recent` (perhaps in brief: see `full`)."""
        return next((run for run in self.recent if run.id == run_id), None)

    def is_brief(self, run_id: str) -> bool:
        """Whether `recent` holds that run without its event, payload and log."""
        return run_id in self._brief

    async def full(self, run_id: str) -> Run | None:
        """The whole run, from disk where needed; None when there is no such run. Raises StoreError."""
        held = self.get(run_id)
        if self._database is None or (held is not None and not self.is_brief(run_id)):
            return held
        database = self._database
        row = await self._call(lambda: database.get(run_id))
        return None if row is None else next(iter(self._runs([row], note_brief=False)), None)

    async def queued(self) -> list[tuple[str, str]]:
        """Id and workspace of the queued runs that no other program sees to. Raises StoreError."""
        if self._database is None:
            return [(run.id, run.workspace) for run in self.recent if run.outcome is RunOutcome.QUEUED]
        return await self._call(self._database.queued)

    def put(self, run: Run) -> None:
        """Add a run in front, or replace the one with its id; the file follows."""
        place = next((number for number, held in enumerate(self.recent) if held.id == run.id), None)
        if place is None:
            self.recent.insert(0, run)
        else:
            self.recent[place] = run
        self._brief.discard(run.id)
        self._shorten(max(place or 0, WHOLE))
        if self._database is not None:
            self._write(self._database, run)
        self.changed.emit(run)

    async def clear(self) -> None:
        """Forget every run that has ended. Raises StoreError."""
        self.recent = [run for run in self.recent if not run.ended]
        self._brief.clear()
        self.cleared.emit(None)
        if self._database is not None:
            await self._call(self._database.clear)

    async def close(self) -> None:
        """Wait for the writes asked for and close the file."""
        if self._writes:
            await asyncio.wait(set(self._writes))
        if self._database is not None:
            database, self._database = self._database, None
            try:
                await self._call(database.close)
            except StoreError as error:
                _LOG.warning("%s", error)
        self._thread.shutdown(wait=False)

    def _write(self, database: RunDatabase, run: Run) -> None:
        keep = self._max_runs()
        # Handed to the thread at once, so that a later read or clear comes after it.
        written = self._thread.submit(lambda: database.put(to_row(run), keep))
        task = self._tasks.start(self._told(written), name=f"record-{run.id}")
        self._writes.add(task)
        task.add_done_callback(self._writes.discard)

    async def _told(self, written: Future[None]) -> None:
        try:
            await asyncio.wrap_future(written)
        except StoreError as error:
            self._keeps = False
            raise StoreError(
                "The run could not be kept in the history.", error.why, "It stays here until the program ends."
            ) from error

    async def _call(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _shorten(self, place: int) -> None:
        """Keep to the number of runs, and the run at `place` in brief when it is large and has ended."""
        for run in self.recent[min(RECENT, self._max_runs()) :]:
            self._brief.discard(run.id)
        del self.recent[min(RECENT, self._max_runs()) :]
        if not self._keeps or len(self.recent) <= place:
            return
        run = self.recent[place]
        if _size(run) > LARGE_BYTES and run.ended:
            self.recent[place] = _in_brief(run)
            self._brief.add(run.id)

    def _runs(self, rows: list[RunRow], *, note_brief: bool = True) -> list[Run]:
        """The runs of `rows`; one that makes no sense is left out."""
        runs = []
        for row in rows:
            try:
                runs.append(from_row(row))
            except (ValueError, KeyError, TypeError):
                _LOG.warning("run %s of the history cannot be read", row["id"])
                continue
            if note_brief and row["size"] > LARGE_BYTES:
                self._brief.add(row["id"])
        return runs


def _size(run: Run) -> int:
    if run.result is None:
        return len(run.event)
    return len(run.event) + len(run.result.payload) + sum(len(line.text) for line in run.result.log)


def _in_brief(run: Run) -> Run:
    result = None if run.result is None else replace(run.result, payload=b"", log=())
    return replace(run, event=b"", result=result)
