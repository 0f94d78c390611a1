"""Waiting for what no event tells, Qt's included: turns of the loop until something holds.

pytest-qt's own waiting would nest the event loop.
"""

import asyncio
from collections.abc import Callable

LIMIT_S = 20


async def until(holds: Callable[[], object]) -> None:
    """Let the loop turn until `holds`. Raises TimeoutError after `LIMIT_S`."""
    async with asyncio.timeout(LIMIT_S):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.001)
