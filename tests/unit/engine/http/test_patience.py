"""Time that is allowed again and again."""

import asyncio

from workbench.engine.http.patience import Patience


async def ended_after(*allowed: float | None) -> bool:
    ended = asyncio.Event()
    patience = Patience(ended.set)
    for wait_s in allowed:
        patience.allow(wait_s)
    try:
        async with asyncio.timeout(0.2):
            await ended.wait()
    except TimeoutError:
        return False
    finally:
        patience.stop()
    return True


async def test_the_time_allowed_last_counts() -> None:
    assert await ended_after(0.01)
    assert await ended_after(5, 0.01)
    assert await ended_after(None, 0.01)
    assert not await ended_after(0.01, 5)
    assert not await ended_after(0.01, None)


async def test_time_that_is_put_off_ends_later() -> None:
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    patience = Patience(ended.set)
    patience.allow(0.01)
    started = loop.time()
    patience.allow(0.1)
    await ended.wait()
    assert loop.time() - started >= 0.09


async def test_it_ends_once_for_each_time_it_is_allowed() -> None:
    ended: asyncio.Queue[None] = asyncio.Queue()
    patience = Patience(lambda: ended.put_nowait(None))
    for _ in range(2):
        patience.allow(0.01)
        await ended.get()
    patience.stop()
    assert ended.empty()


async def test_stopped() -> None:
    ended: list[int] = []
    patience = Patience(lambda: ended.append(1))
    patience.allow(0)
    patience.stop()
    for _ in range(3):
        await asyncio.sleep(0)
    assert not ended
