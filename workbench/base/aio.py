"""Tasks with owners: the only place that makes asyncio tasks (HOUSE invariant 4)."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
CANCEL_AGAIN_S = 5.0
"""Long enough for a task to clean up behind itself before it is cancelled once more."""

OnError = Callable[[BaseException], None]


class TaskOwner:
    """Owns background tasks: each is kept, its failure is told to `on_error`, and `close` awaits them all."""

    def __init__(self, on_error: OnError) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._on_error = on_error

    def start(self, work: Coroutine[Any, Any, T], name: str = "") -> asyncio.Task[T]:
        """Run `work` in the background; it belongs to this owner until it ends."""
        task = asyncio.create_task(work, name=name or None)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._on_error(error)

    async def drain(self) -> None:
        """Wait for all tasks to end by themselves."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        """Cancel every task and wait until each has ended.

        A cancellation can be lost in code that ends at the same moment (`wait_for` before Python 3.12), so it is said
        again to whoever goes on.
        """
        while tasks := set(self._tasks):
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=CANCEL_AGAIN_S)
