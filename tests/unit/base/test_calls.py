import asyncio
import threading

import pytest

from workbench.base.calls import Calls, start, tell
from workbench.model.errors import SandboxError


async def test_a_call_runs_in_a_thread_that_does_not_hold_up_the_exit() -> None:
    thread = await Calls().run(threading.current_thread)
    assert thread.daemon
    assert thread is not threading.current_thread()


async def test_an_error_is_raised_to_the_one_who_waits() -> None:
    def fail() -> None:
        raise SandboxError("no")

    with pytest.raises(SandboxError):
        await Calls().run(fail)


async def test_no_more_than_the_limit_run_at_once() -> None:
    calls, gate, running = Calls(limit=2), threading.Event(), threading.Semaphore(2)
    over: list[bool] = []

    def call() -> None:
        over.append(not running.acquire(blocking=False))
        gate.wait(5)
        running.release()

    waits = asyncio.gather(*(calls.run(call) for _ in range(6)))
    await asyncio.sleep(0)
    gate.set()
    await waits
    assert over == [False] * 6


async def test_a_wait_may_be_given_up() -> None:
    gate = threading.Event()
    future = start(lambda: gate.wait(5))
    future.cancel()
    gate.set()
    await asyncio.sleep(0.01)
    assert future.cancelled()


def test_a_closed_loop_is_told_nothing() -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    assert tell(loop, lambda: None) is False
