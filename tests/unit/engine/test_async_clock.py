import asyncio

from workbench.base.clock import wall_ns
from workbench.engine.async_clock import WallClock


async def test_it_calls_when_the_time_has_come() -> None:
    clock, called = WallClock(), asyncio.Event()
    clock.call_at(clock.now_ns() - 1, called.set)
    await called.wait()


async def test_a_far_time_is_looked_at_again_and_can_be_cancelled() -> None:
    clock = WallClock()
    before = wall_ns()
    assert before <= clock.now_ns()
    loop = asyncio.get_running_loop()
    cancel = clock.call_at(before + 10**15, lambda: None)
    handle = getattr(cancel, "__self__", None)
    assert isinstance(handle, asyncio.TimerHandle)
    assert handle.when() <= loop.time() + 30
    cancel()
    assert handle.cancelled()
