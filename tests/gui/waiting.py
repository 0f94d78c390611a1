"""Waits for what happens by itself on Qt's loop."""

import asyncio
from collections.abc import Callable

STEP_S = 0.005


async def until(true: Callable[[], object], timeout_s: float = 10.0) -> None:
    """Return as soon as `true()` is; raises TimeoutError when it does not become so."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def look() -> None:
        if done.done():
            return
        if true():
            done.set_result(None)
        else:
            loop.call_later(STEP_S, look)

    look()
    async with asyncio.timeout(timeout_s):
        await done
