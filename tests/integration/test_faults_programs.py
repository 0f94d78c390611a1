"""What the engine lives on goes away: the Docker engine is stopped and comes back, the program itself is killed."""

import asyncio
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conformance.stage import Stage, make_function, open_stage
from tests.conformance.told import Told
from tests.integration.docker_bench import containers, gone
from tests.support.cut_proxy import CutProxy
from tests.support.docker_images import IMAGES, PYTHON, lacking
from tests.support.sources import ROOT
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.engine.runtimes import load_runtimes
from workbench.model.async_event import Condition
from workbench.model.environment import ExecutorKind
from workbench.model.errors import ExecutorUnavailableError, SandboxError
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import LogSource
from workbench.model.run import LogWritten, RunEvent

SOCKET = Path("/var/run/docker.sock")
COUNT = 100
SOURCE = "import time\ndef handler(event, context):\n    print('at work')\n    time.sleep(event)\n    return event\n"

PROGRAM = """
import asyncio, sys
from pathlib import Path
from tests.conformance.stage import make_function, open_stage
from tests.support.fake_executor import a_request
from workbench.model.environment import ExecutorKind

async def main(folder, code, count):
    function = make_function(Path(code), "python3.11", {}, {})
    stage = open_stage(ExecutorKind.PROCESS, Path(folder), Path(folder) / "cache", function)
    for _number in range(int(count)):
        request = a_request(function, b"0")
        await stage.engine.accept(request)
        print(request.request_id, flush=True)
    await asyncio.Event().wait()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.docker
@pytest.mark.skipif(bool(lacking(PYTHON)) or not SOCKET.exists(), reason=lacking(PYTHON) or f"Docker at {SOCKET}")
async def test_the_docker_engine_is_stopped_and_comes_back(tmp_path: Path) -> None:
    proxy = CutProxy(tmp_path / "proxy.sock", str(SOCKET))
    executor = DockerExecutor(images=IMAGES, scratch=tmp_path / "scratch", base_url=f"unix://{proxy.path}", pull=False)
    function = make_function(tmp_path, "python3.11", {"app.py": SOURCE}, {})
    settings = EngineSettings(tmp_path / "cache")
    engine = Engine({ExecutorKind.DOCKER: lambda: executor}, load_runtimes(), settings)
    stage = Stage(engine, executor, function, tmp_path, Told())
    first = await stage.invoke(b"0")
    assert first.ok.payload == b"0"

    running = await _cut_while_it_runs(stage, proxy)
    assert isinstance(running, SandboxError), "an invoke in flight is told what happened"
    away = await stage.invoke(b"0")
    assert isinstance(away.error, ExecutorUnavailableError), away
    assert not (await engine.status()).executors[0].available

    proxy = CutProxy(tmp_path / "proxy.sock", str(SOCKET))
    back = await stage.invoke(b"0")
    assert back.ok.payload == b"0"
    assert back.ok.environment_id != first.ok.environment_id
    assert (await engine.status()).executors[0].available
    await engine.close()
    await gone(lambda: containers(first.ok.environment_id) + containers(back.ok.environment_id) == 0)
    await asyncio.to_thread(proxy.cut)


async def _cut_while_it_runs(stage: Stage, proxy: CutProxy) -> Exception | None:
    """Run an event and take the Docker engine away while it runs; what the caller is told."""
    at_work = asyncio.Event()

    def emit(event: RunEvent) -> None:
        if isinstance(event, LogWritten) and event.line.source is LogSource.FUNCTION:
            at_work.set()

    async def run() -> Exception | None:
        try:
            await stage.engine.invoke(stage.request(b"15"), emit)
        except SandboxError as error:
            return error
        return None

    async with asyncio.TaskGroup() as group:
        task = group.create_task(run())
        await at_work.wait()
        await asyncio.to_thread(proxy.cut)
    return task.result()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing kills like SIGKILL there")
async def test_the_program_is_killed_while_a_hundred_events_wait(tmp_path: Path) -> None:
    """The next program runs each of them, once."""
    function = make_function(tmp_path, "python3.11", {"app.py": SOURCE}, {})
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROGRAM,
        str(tmp_path),
        str(tmp_path),
        str(COUNT),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdout is not None
    accepted = [(await child.stdout.readline()).decode().strip() for _number in range(COUNT)]
    child.send_signal(signal.SIGKILL)
    await child.wait()

    stage = open_stage(ExecutorKind.PROCESS, tmp_path, tmp_path / "cache", function)
    try:
        stage.engine.register("", [(function, FunctionSettings())])
        async with asyncio.timeout(60):
            await stage.told.until(lambda: len(stage.told.ends()) == COUNT)
        assert await stage.engine.pending_events() == ()
    finally:
        await stage.engine.close()
    assert {outcome.condition for outcome in stage.told.ends()} == {Condition.SUCCESS}
    assert Counter(outcome.event_id for outcome in stage.told.ends()) == Counter(accepted)
    assert [len(stage.told.runs(event_id)) for event_id in accepted] == [1] * COUNT
