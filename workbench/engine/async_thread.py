"""The thread in which the queue's file is read and written, one call after the other."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from workbench.engine.async_clock import Clock
from workbench.engine.async_file import AsyncStoreError
from workbench.model.errors import InvokeCancelledError

T = TypeVar("T")
_AGAIN_NS = 5_000_000_000


class StoreThread:
    """One worker thread. Calls run in the order in which they are made; `on_trouble` hears of failed ones."""

    def __init__(self, clock: Clock, on_trouble: Callable[[AsyncStoreError], None]) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="async-queue")
        self._clock = clock
        self._on_trouble = on_trouble
        self._open = True

    def begin(self, call: Callable[[], T]) -> asyncio.Future[T]:
        """Put a call at the end of the line. Raises InvokeCancelledError when the line is closed."""
        if not self._open:
            raise InvokeCancelledError("The queue of asynchronous events has been closed.")
        return asyncio.get_running_loop().run_in_executor(self._thread, call)

    async def whole(self, call: Callable[[], T]) -> T:
        """Run a call to its end, also when the caller is cancelled meanwhile: what is begun is on disk afterwards."""
        future = self.begin(call)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait({future})
            raise

    async def insist(self, call: Callable[[], T]) -> T:
        """The same, again every 5 s until the file can be written: what a function did must not be forgotten."""
        while True:
            try:
                return await self.whole(call)
            except AsyncStoreError as error:
                self._on_trouble(error)
            await self._pause()

    async def _pause(self) -> None:
        over = asyncio.Event()
        cancel = self._clock.call_at(self._clock.now_ns() + _AGAIN_NS, over.set)
        try:
            await over.wait()
        finally:
            cancel()

    async def close(self, last: Callable[[], None]) -> None:
        """Run what is in line, then `last`, and end the thread; does nothing the second time."""
        if not self._open:
            return
        future = self.begin(last)
        self._open = False
        try:
            await asyncio.shield(future)
        except AsyncStoreError as error:
            self._on_trouble(error)
        finally:
            self._thread.shutdown(wait=False)
