"""The runs in flight: the task of each, so that it can be stopped by the run's id."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from workbench.base.aio import TaskOwner

T = TypeVar("T")


def _told_by_its_awaiter(_error: BaseException) -> None:
    """Whoever started the run awaits it and gets its failure."""


class InFlight:
    """The tasks of running invokes by run id; `on_change` gets the ids whenever one begins or ends."""

    def __init__(self, on_change: Callable[[frozenset[str]], None]) -> None:
        self._tasks: dict[str, asyncio.Task[Any]] = {}
        self._owner = TaskOwner(_told_by_its_awaiter)
        self._on_change = on_change

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the runs in flight."""
        return frozenset(self._tasks)

    async def run(self, run_id: str, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`; raises what it raises, CancelledError when it or the caller is cancelled."""
        task = self._owner.start(work, name=f"run-{run_id}")
        self._tasks[run_id] = task
        self._on_change(self.ids)
        try:
            return await task
        finally:
            del self._tasks[run_id]
            self._on_change(self.ids)

    def cancel(self, run_id: str) -> bool:
        """Stop a run; False when it is not in flight."""
        task = self._tasks.get(run_id)
        if task is None:
            return False
        task.cancel()
        return True

    async def close(self) -> None:
        """Stop every run and wait until each has ended."""
        await self._owner.close()
