"""Waiting in a coroutine test for what Qt does later; pytest-qt's own waiting would nest the event loop."""

import asyncio
from collections.abc import Callable

TIMEOUT_S = 10.0


async def until(condition: Callable[[], bool]) -> None:
    """Return as soon as `condition` holds. Raises TimeoutError after 10 s."""
    async with asyncio.timeout(TIMEOUT_S):
        while not condition():  # noqa: ASYNC110 - Qt has no event to await
            await asyncio.sleep(0.005)
