"""Runs blocking calls in daemon threads, so that what hangs (an engine, a network) holds up neither loop nor exit."""

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

T = TypeVar("T")


class Calls:
    """At most `limit` blocking calls at once, each in a thread of its own (0.1 ms; the calls take 10 and more).

    A thread pool would be joined when the interpreter exits, however long its calls hang.
    """

    def __init__(self, limit: int = 16) -> None:
        self._places = asyncio.Semaphore(limit)

    async def run(self, call: Callable[[], T], name: str = "docker") -> T:
        """What `call` returns or raises. A cancelled wait leaves the call running to its end."""
        async with self._places:
            return await start(call, name)


def start(call: Callable[[], T], name: str = "docker") -> asyncio.Future[T]:
    """Begin `call` in a daemon thread; the future belongs to the running loop."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    threading.Thread(target=_call, args=(loop, future, call), name=name, daemon=True).start()
    return future


def _call(loop: asyncio.AbstractEventLoop, future: asyncio.Future[T], call: Callable[[], T]) -> None:
    try:
        result = call()
    except Exception as error:
        tell(loop, partial(_fail, future, error))
    else:
        tell(loop, partial(_succeed, future, result))


def _succeed(future: asyncio.Future[T], result: T) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: asyncio.Future[T], error: Exception) -> None:
    # Done already when the one who waited has gone.
    if not future.done():
        future.set_exception(error)


def tell(loop: asyncio.AbstractEventLoop, callback: Callable[[], object]) -> bool:
    """Have `callback` called on `loop`; False when the loop is closed and nobody listens any more."""
    try:
        loop.call_soon_threadsafe(callback)
    except RuntimeError:
        return False
    return True
