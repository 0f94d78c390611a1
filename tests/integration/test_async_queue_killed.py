"""A program that is killed while a hundred asynchronous events wait: the next one runs each exactly once."""

import asyncio
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.support.async_bench import AsyncBench, an_event
from tests.support.sources import ROOT
from tests.support.turns import until
from workbench.engine.async_queue import AsyncQueue
from workbench.engine.async_store import AsyncStore
from workbench.model.async_event import AsyncEvent, AsyncState, Attempt, Done

COUNT = 100
PROGRAM = """
import asyncio, sys
from pathlib import Path
from tests.support.async_bench import AsyncBench, an_event
from workbench.engine.async_queue import AsyncQueue
from workbench.engine.async_store import AsyncStore

async def never(event):
    await asyncio.Event().wait()

async def main():
    bench = AsyncBench(Path(sys.argv[1]))
    queue = AsyncQueue(AsyncStore(bench.folder), never, bench._deliver, bench._settings_of, bench.seen.append)
    await queue.start()
    for number in range(int(sys.argv[2])):
        event = an_event(id=str(number))
        await queue.accept(event)
    print("accepted", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing kills like SIGKILL there")
async def test_every_event_runs_once_after_the_kill(tmp_path: Path) -> None:
    bench, ran = AsyncBench(tmp_path), Counter[str]()

    async def run(event: AsyncEvent) -> Attempt:
        ran[event.id] += 1
        await asyncio.sleep(0)
        return Done(event.payload)

    store = AsyncStore(tmp_path)
    queue = AsyncQueue(store, run, bench._deliver, bench._settings_of, bench.seen.append, clock=bench.clock)
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(COUNT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:  # noqa: ASYNC220 - nothing else runs
        try:
            assert child.stdout is not None
            assert await asyncio.to_thread(child.stdout.readline) == b"accepted\n"
            await queue.start()
            await queue.idle()
            assert ran == {}, "the program that accepted them is in charge"
            assert {row.state for row in await queue.pending()} == {AsyncState.ELSEWHERE}
        finally:
            child.send_signal(signal.SIGKILL)
    bench.clock.advance(10)
    await until(lambda: len(bench.ended) == COUNT)
    assert ran == {str(number): 1 for number in range(COUNT)}
    assert await queue.pending() == ()
    await queue.accept(an_event(id="another"))
    await until(lambda: "another" in bench.ended)
    await queue.close()
