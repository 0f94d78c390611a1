"""Many environments at once and many invokes one after the other: none is lost, nothing is left, memory stays."""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.conformance.stage import Stage, make_function, open_stage
from tests.support.docker_images import PYTHON, lacking
from tests.support.fake_executor import a_request
from tests.support.processes import processes_with
from workbench.model.environment import EnvironmentState, ExecutorKind
from workbench.model.run import EnvironmentReady, RunEvent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")

INVOKES = int(os.environ.get("WORKBENCH_LOAD_INVOKES", "5000"))
"""How many warm invokes; 50,000 show what a day of work does."""

WARM_UP = min(5000, INVOKES // 2)
IN_PARALLEL = 16
STARTING = 8
"""How many start at a time: Init has 10 s, whatever else the machine does."""

GATE = """
import os, time
def handler(event, context):
    while event and not os.path.exists("/var/task/gate") and not os.path.exists("gate"):
        time.sleep(0.25)
    return event
"""


@asynccontextmanager
async def a_stage(kind: ExecutorKind, folder: Path, source: str) -> AsyncIterator[Stage]:
    """A function of that source, on an engine that leaves nothing behind."""
    mark = f"LOAD-{os.getpid()}-{id(folder)}"
    function = make_function(
        folder, "python3.11", {"app.py": source}, {}, environment=(("LOAD_MARK", mark),), memory_mb=128, timeout_s=60.0
    )
    stage = open_stage(kind, folder, folder / "cache", function)
    try:
        yield stage
    finally:
        await stage.engine.close()
    assert processes_with(mark) == []
    assert (await stage.engine.status()).environments == ()
    left = [one for name in ("scratch", "docker") for one in (folder / "cache" / name).glob("*") if one.is_dir()]
    assert left == []


async def hold(stage: Stage, count: int) -> None:
    """Run `count` events that wait for each other, in as many environments; all of them answer."""
    room, ready = asyncio.Semaphore(STARTING), asyncio.Semaphore(0)

    async def one(number: int) -> bytes:
        await room.acquire()
        told: list[RunEvent] = []

        def emit(event: RunEvent) -> None:
            if isinstance(event, EnvironmentReady) and not told:
                told.append(event)
                room.release()
                ready.release()

        request = a_request(stage.function, b"%d" % number, executor=stage.kind)
        return (await stage.engine.invoke(request, emit)).payload

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(number)) for number in range(1, count + 1)]
        for _each in range(count):
            await ready.acquire()
        held = (await stage.engine.status()).environments
        (stage.function.code_path / "gate").touch()
    assert len({each.id for each in held}) == count
    assert {each.state for each in held} == {EnvironmentState.BUSY}
    assert [task.result() for task in tasks] == [b"%d" % number for number in range(1, count + 1)]


async def test_two_hundred_processes_at_once(tmp_path: Path) -> None:
    async with a_stage(ExecutorKind.PROCESS, tmp_path, GATE) as stage:
        await hold(stage, 200)


@pytest.mark.docker
@pytest.mark.skipif(bool(lacking(PYTHON)), reason=lacking(PYTHON) or "nothing lacks")
async def test_twenty_containers_at_once(tmp_path: Path) -> None:
    async with a_stage(ExecutorKind.DOCKER, tmp_path, GATE) as stage:
        await hold(stage, 20)


async def run_many(stage: Stage, numbers: range) -> None:
    """Invoke with each number, 16 at a time; each answer is its own event's."""
    waiting = iter(numbers)

    async def worker() -> None:
        for number in waiting:
            request = a_request(stage.function, b'{"n": %d}' % number, executor=stage.kind)
            result = await stage.engine.invoke(request, lambda _event: None)
            answer = f'{{"n": {number}, "id": "{request.request_id}"}}'.encode()
            assert (result.payload, result.request_id) == (answer, request.request_id)

    async with asyncio.TaskGroup() as group:
        for _each in range(IN_PARALLEL):
            group.create_task(worker())


def rss_kib() -> int:
    """What this program holds of memory."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])


@pytest.mark.timeout(900)
async def test_many_warm_invokes_are_answered_each_and_memory_stays(tmp_path: Path) -> None:
    source = "def handler(event, context):\n    return {**event, 'id': context.aws_request_id}\n"
    async with a_stage(ExecutorKind.PROCESS, tmp_path, source) as stage:
        await run_many(stage, range(WARM_UP))
        before = rss_kib()
        await run_many(stage, range(WARM_UP, INVOKES))
        after = rss_kib()
        print(f"{INVOKES} invokes: {before} KiB after {WARM_UP}, {after} KiB at the end")  # noqa: T201 - the figures are the point
        assert len((await stage.engine.status()).environments) <= IN_PARALLEL
    assert after < before * 1.05
