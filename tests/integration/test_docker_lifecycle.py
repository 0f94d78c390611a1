"""How containers of the executor come and go: freezing, resets, crashes, engines that go away, many at once."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.integration.docker_bench import MARKS, Bench, bench_in, containers, gone
from tests.support.cut_proxy import CutProxy
from tests.support.docker_images import IMAGES, PYTHON
from workbench.base.aio import TaskOwner
from workbench.base.calls import Calls
from workbench.engine.executors.docker.cgroup import Cgroup
from workbench.engine.executors.docker.client import connect
from workbench.engine.executors.docker.daemon import ContainerState
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.engine.executors.docker.owner import ENVIRONMENT_LABEL
from workbench.engine.executors.docker.pause import EnginePause
from workbench.model.errors import SandboxError

pytestmark = MARKS

SOCKET = Path("/var/run/docker.sock")

CRASH = """
import asyncio, sys
from pathlib import Path
from workbench.engine.executors.base import Ears, SandboxSpec
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.model.function import FunctionConfig

async def main(scratch, code, image, environment_id, frozen):
    executor = DockerExecutor(images={"python3.11": image}, scratch=Path(scratch), pull=False)
    function = FunctionConfig("f", "python3.11", "app.handler", Path(code))
    spec = SandboxSpec(environment_id, function, None, "127.0.0.1:1", (("_HANDLER", "app.handler"),))
    sandbox = await executor.start(spec, Ears(lambda piece: None))
    if frozen:
        sandbox.freeze()
    print("started", flush=True)
    await asyncio.sleep(60)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncGenerator[Bench]:
    async with bench_in(tmp_path) as made:
        yield made


async def test_nobody_removes_a_sandbox_unnoticed(bench: Bench) -> None:
    async with bench.run(bench.function("def handler(event, context): pass\n")) as run:
        daemon = connect()
        daemon.remove(f"workbench-{bench.started[-1]}")
        daemon.close()
        async with asyncio.timeout(5):
            assert (await run.sandbox.wait()).lost


async def test_a_signal_for_what_is_gone_is_fine(bench: Bench) -> None:
    async with bench.run(bench.function("import os\nos._exit(0)\n"), ready=False) as run:
        await run.sandbox.wait()
        await run.sandbox.terminate_runtime()
    daemon = connect()
    daemon.signal(f"workbench-{bench.started[-1]}", "SIGTERM")
    daemon.close()


@pytest.mark.skipif(not SOCKET.exists(), reason=f"Docker at {SOCKET}")
async def test_an_engine_that_goes_away_loses_the_sandbox_at_once(bench: Bench, tmp_path: Path) -> None:
    proxy = CutProxy(tmp_path / "proxy.sock", str(SOCKET))
    executor = DockerExecutor(images=IMAGES, scratch=tmp_path / "scratch", base_url=f"unix://{proxy.path}", pull=False)
    through_proxy = Bench(executor, tmp_path, bench.started)
    async with through_proxy.run(bench.function("def handler(event, context): pass\n")) as run:
        await asyncio.to_thread(proxy.cut)
        async with asyncio.timeout(3):
            assert (await run.sandbox.wait()).lost
        status = await executor.status()
        assert not status.available
    await executor.close()
    assert containers(bench.started[-1]) == 1
    # The next program that starts a sandbox finds what this one could not remove.
    async with bench.run(bench.function("def handler(event, context): pass\n")):
        await gone(lambda: containers(bench.started[-2]) == 0)


@pytest.mark.parametrize("frozen", ["", "frozen"])
async def test_what_a_killed_program_left_is_swept_up_by_the_next(bench: Bench, tmp_path: Path, frozen: str) -> None:
    function = bench.function("def handler(event, context): pass\n")
    left = f"crash-{os.getpid()}-{id(bench)}"
    arguments = (str(tmp_path / "scratch"), str(function.code_path), PYTHON, left, frozen)
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CRASH, *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    assert await child.stdout.readline() == b"started\n"
    child.kill()
    await child.wait()
    assert containers(left) == 1
    async with bench.run(function):
        await gone(lambda: containers(left) == 0 and len(list((tmp_path / "scratch").glob("*.lock"))) == 1)


async def test_many_start_and_stop_at_once(bench: Bench) -> None:
    function = bench.function("def handler(event, context): return event\n")

    async def once(number: int) -> object:
        async with bench.run(function) as run:
            return await run.ask(number)

    assert await asyncio.gather(*map(once, range(8))) == list(range(8))


TICKING = """
import threading, time
ticks = 0
def tick():
    global ticks
    while True:
        ticks += 1
        time.sleep(0.001)
threading.Thread(target=tick, daemon=True).start()
def handler(event, context):
    return ticks
"""


async def test_a_frozen_sandbox_stands_still_and_goes_on(bench: Bench) -> None:
    async with bench.run(bench.function(TICKING)) as run:
        before = await run.ask()
        run.sandbox.freeze()
        run.sandbox.freeze()
        stopped = [state_of(pid) for pid in pids(bench.started[-1])]
        assert stopped
        assert set(stopped) == {"T"}
        run.sandbox.thaw()
        run.sandbox.thaw()
        async with asyncio.timeout(30.0):
            while await run.ask() <= before:  # an answer may come before the other thread's next turn
                pass
        run.sandbox.freeze()


async def test_a_pause_by_the_engine_stops_and_continues_it_too(bench: Bench) -> None:
    async with bench.run(bench.function(TICKING)) as run:
        tasks, daemon = TaskOwner(lambda error: pytest.fail(str(error))), connect()
        container = f"workbench-{bench.started[-1]}"
        pause = EnginePause(daemon, container, Calls(), tasks)
        pause.freeze()
        await tasks.drain()
        assert await asyncio.to_thread(daemon.state, container) == ContainerState("paused")
        pause.thaw()
        assert await run.ask() > 0
        pause.freeze()
        await tasks.drain()
        daemon.close()


async def test_a_reset_keeps_tmp_and_the_last_stop_removes_it(bench: Bench, tmp_path: Path) -> None:
    source = """
import os
def handler(event, context):
    open(f"/tmp/{event}", "w").close()
    return sorted(os.listdir("/tmp"))
"""
    function = bench.function(source)
    async with bench.run(function, keep_tmp=True) as first:
        assert await first.ask("a") == ["a"]
    async with bench.run(function, again=True, keep_tmp=True) as second:
        assert await second.ask("b") == ["a", "b"]
        await first.sandbox.stop()  # comes late, and leaves the other's alone
        assert await second.ask("c") == ["a", "b", "c"]
    folders = list((tmp_path / "scratch").glob("*/*/tmp"))
    assert len(folders) == 1
    await second.sandbox.stop()
    assert not folders[0].exists()
    async with bench.run(function, again=True) as third:
        assert await third.ask("d") == ["d"]


async def test_what_was_kept_goes_with_the_executor(bench: Bench) -> None:
    async with bench.run(bench.function("def handler(event, context): return event\n"), keep_tmp=True) as run:
        assert await run.ask(1) == 1


async def test_a_start_that_failed_leaves_what_was_kept_to_the_next(bench: Bench) -> None:
    source = "import os\ndef handler(event, context):\n    open('/tmp/a', 'w').close()\n    return os.listdir('/tmp')\n"
    function = bench.function(source)
    async with bench.run(function, keep_tmp=True) as run:
        await run.ask()
    with pytest.raises(SandboxError):
        async with bench.run(replace(function, code_path=bench.folder / "none"), again=True):
            pass
    async with bench.run(function, again=True) as run:
        assert await run.ask() == ["a"]


def pids(environment_id: str) -> list[int]:
    daemon = connect()
    try:
        container_id = daemon.containers(f"{ENVIRONMENT_LABEL}={environment_id}")[0].id
    finally:
        daemon.close()
    return Cgroup(container_id).pids()


def state_of(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
