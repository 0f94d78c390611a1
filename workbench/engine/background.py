"""Asynchronous invokes of an engine: its queue, opened (and imported) when there is something for it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.aio import TaskOwner
from workbench.engine.functions import FunctionRegistry
from workbench.engine.queue_file import FILE_NAME
from workbench.model.errors import InvokeCancelledError
from workbench.model.invoke import InvokeRequest

if TYPE_CHECKING:
    from workbench.engine.async_queue import AsyncQueue
    from workbench.engine.queued_runs import Invoke
    from workbench.model.async_event import AsyncEventInfo, AsyncOutcome, Observe
    from workbench.model.delivery import Deliver


class Background:
    """The queue of one engine, in a file of `folder`: not opened until an event is accepted, or one waits there."""

    def __init__(
        self,
        folder: Path,
        functions: FunctionRegistry,
        invoke: "Invoke",
        tasks: TaskOwner,
        *,
        retry_delays_s: tuple[float, ...],
        deliver: "Deliver | None",
        observe: "Observe | None",
    ) -> None:
        self._folder = folder
        self._functions = functions
        self._invoke = invoke
        self._tasks = tasks
        self._retry_delays_s = retry_delays_s
        self._deliver = deliver
        self._observe = observe
        self._queue: AsyncQueue | None = None
        self._opening = asyncio.Lock()
        self._closed = False

    async def accept(self, request: InvokeRequest) -> None:
        """Queue the request's event; it is on disk when this returns."""
        queue = await self._opened()
        from workbench.engine.queued_runs import event_of  # noqa: PLC0415 - imported by `_opened`

        await queue.accept(event_of(request))

    def functions_changed(self) -> None:
        """Functions became known: events may have waited for them, perhaps since before this program began."""
        if self._queue is not None:
            self._queue.functions_changed()
        elif self._is_there() and not self._closed:
            self._tasks.start(self._resume(), "async-resume")

    async def pending(self) -> "tuple[AsyncEventInfo, ...]":
        """What waits or runs; nothing is opened for an answer that is known."""
        if self._queue is None and not self._is_there():
            return ()
        return await (await self._opened()).pending()

    async def outcome(self, event_id: str) -> "AsyncOutcome":
        """How an accepted event ends."""
        return await (await self._opened()).wait_for(event_id)

    async def idle(self) -> None:
        """Return when nothing runs and no record is under way; what waits for its time stays."""
        if self._queue is not None:
            await self._queue.idle()

    async def purge(self, scope: str, function: str = "") -> int:
        """Remove the events that wait; how many there were."""
        if self._queue is None and not self._is_there():
            return 0
        return await (await self._opened()).purge(scope, function)

    async def close(self) -> None:
        """Stop; what waits stays on disk."""
        self._closed = True
        async with self._opening:
            if self._queue is not None:
                await self._queue.close()

    def _is_there(self) -> bool:
        return (self._folder / FILE_NAME).exists()

    async def _resume(self) -> None:
        await self._opened()

    async def _opened(self) -> "AsyncQueue":
        # A program that queues nothing starts without importing the queue: 25 ms.
        from workbench.engine.queued_runs import open_queue  # noqa: PLC0415

        async with self._opening:
            if self._closed:
                raise InvokeCancelledError("The engine has been closed.")
            if self._queue is None:
                self._queue = await open_queue(
                    self._folder,
                    self._functions,
                    self._invoke,
                    retry_delays_s=self._retry_delays_s,
                    deliver=self._deliver,
                    observe=self._observe,
                )
            return self._queue
