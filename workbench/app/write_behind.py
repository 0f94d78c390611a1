"""Writes state to disk in a thread, one write at a time, after the caller has gone on."""

import asyncio
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from workbench.base.aio import TaskOwner

T = TypeVar("T")


async def read_at_rest(file: "WriteBehind[Any]", read: Callable[[], T]) -> T:
    """What `read` finds, in a thread, at a moment when everything asked for is on disk and nothing new has been."""
    while True:
        await file.flush()
        found = await asyncio.to_thread(read)
        if not file.busy:
            return found


class WriteBehind(Generic[T]):
    """`take` makes a snapshot on the caller's loop, `write` puts it on disk in a thread; asks in between are joined."""

    def __init__(self, tasks: TaskOwner, take: Callable[[], T], write: Callable[[T], None]) -> None:
        self._tasks = tasks
        self._take = take
        self._write = write
        self._asked = False
        self._task: asyncio.Task[Any] | None = None

    def ask(self) -> None:
        """Have the state written soon; without a running loop it waits for `flush`."""
        self._asked = True
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return
        if self._task is None or self._task.done():
            self._task = self._tasks.start(self._work(), name="write-behind")

    async def _work(self) -> None:
        while self._asked:
            self._asked = False
            await asyncio.to_thread(self._write, self._take())

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is not on disk yet."""
        return self._asked or (self._task is not None and not self._task.done())

    async def flush(self) -> None:
        """Wait until everything asked for is on disk; a failure has been told to the owner of the tasks."""
        if self._asked:
            self.ask()
        if self._task is not None:
            await asyncio.wait({self._task})
