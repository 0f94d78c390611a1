import asyncio
import logging
import threading
from collections.abc import Callable
from typing import Any

import pytest

from workbench.app.emit_batches import EmitBatches, Listener
from workbench.model.invoke import LogLine, LogSource
from workbench.model.run import LogWritten, RunEvent, ignore


def log(number: int) -> LogWritten:
    return LogWritten(LogLine(str(number), LogSource.FUNCTION, number))


def put_all(listener: Listener[RunEvent], count: int) -> None:
    for number in range(count):
        listener.put(log(number))


class CountingLoop:
    """A loop that counts what is scheduled on it from other threads."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.scheduled = 0

    def call_soon_threadsafe(self, callback: Callable[[], Any]) -> Any:
        self.scheduled += 1
        return self.loop.call_soon_threadsafe(callback)


async def test_everything_arrives_in_order_before_the_block_is_left() -> None:
    batches = EmitBatches(asyncio.get_running_loop())
    seen: list[RunEvent] = []
    with batches.listener(seen.append) as listener:
        await asyncio.to_thread(put_all, listener, 500)
    assert seen == [log(number) for number in range(500)]


async def test_a_thousand_lines_a_second_wake_the_loop_thirty_times() -> None:
    counting = CountingLoop()
    batches = EmitBatches(counting)  # type: ignore[arg-type]
    seen: list[RunEvent] = []

    async def engine() -> None:
        for number in range(500):
            listener.put(log(number))
            await asyncio.sleep(0.001)

    with batches.listener(seen.append) as listener:
        began = counting.loop.time()
        await asyncio.to_thread(asyncio.run, engine())
        took_s = counting.loop.time() - began
        assert len(seen) > 250, "lines arrive while the function runs"
    assert counting.scheduled <= 35 * took_s + 1
    assert seen == [log(number) for number in range(500)]


async def test_a_first_event_comes_at_once() -> None:
    batches = EmitBatches(asyncio.get_running_loop())
    came = asyncio.Event()

    def note(_event: RunEvent) -> None:
        came.set()

    with batches.listener(note) as listener:
        await asyncio.to_thread(listener.put, log(0))
        await asyncio.wait_for(came.wait(), 5)


async def test_several_listeners_each_get_their_own() -> None:
    batches = EmitBatches(asyncio.get_running_loop())
    first: list[RunEvent] = []
    second: list[RunEvent] = []
    with batches.listener(first.append) as one, batches.listener(second.append) as two:
        one.put(log(1))
        two.put(log(2))
        one.put(log(3))
    assert first == [log(1), log(3)]
    assert second == [log(2)]


async def test_events_after_the_end_are_dropped() -> None:
    batches = EmitBatches(asyncio.get_running_loop())
    seen: list[RunEvent] = []
    with batches.listener(seen.append) as listener:
        pass
    listener.put(log(1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert seen == []


async def test_a_listener_s_mistake_does_not_stop_the_next_event(caplog: pytest.LogCaptureFixture) -> None:
    batches = EmitBatches(asyncio.get_running_loop())
    seen: list[RunEvent] = []

    def listen(event: RunEvent) -> None:
        seen.append(event)
        raise KeyError("k")

    with caplog.at_level(logging.ERROR, "workbench"), batches.listener(listen) as listener:
        listener.put(log(1))
        listener.put(log(2))
    assert len(seen) == len(caplog.records) == 2


def test_a_closed_home_loop_is_no_failure() -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    batches = EmitBatches(loop)
    with batches.listener(ignore) as listener:
        thread = threading.Thread(target=listener.put, args=(log(1),))
        thread.start()
        thread.join()
