import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.processes import processes_with
from tests.support.turns import until
from workbench.engine.executors.base import SandboxExit
from workbench.engine.executors.process import cgroup
from workbench.engine.executors.process.launch import wrap
from workbench.engine.executors.process.sandbox import ProcessSandbox, log_pipe, remove_traces

Start = Callable[[str], Awaitable[ProcessSandbox]]


@pytest.fixture
def log() -> bytearray:
    return bytearray()


@pytest.fixture(params=["group", "no group"])
def group(request: pytest.FixtureRequest) -> cgroup.Cgroup | None:
    if request.param == "no group":
        return None
    made = cgroup.create(f"{os.getpid()}-x.sandbox-test", 128)
    if made is None:
        pytest.skip("no control groups can be made here")
    return made


@pytest.fixture
async def start(tmp_path: Path, log: bytearray, group: cgroup.Cgroup | None) -> AsyncIterator[Start]:
    made: list[ProcessSandbox] = []

    async def start(script: str) -> ProcessSandbox:
        read, write = os.pipe()
        scratch = tmp_path / "scratch"
        (scratch / "deep").mkdir(parents=True)
        command = wrap(["/bin/sh", "-c", script], group.procs_files if group else (), None)
        process = await asyncio.create_subprocess_exec(*command, stdout=write, stderr=write, start_new_session=True)
        os.close(write)
        made.append(ProcessSandbox(process, log_pipe(read, log.extend), scratch, group))
        return made[-1]

    yield start
    for sandbox in made:
        await sandbox.stop()
    assert not (tmp_path / "scratch").exists()
    assert group is None or not any(path.exists() for path in group.procs_files)


async def until_said(log: bytearray, text: bytes) -> None:
    await until(lambda: text in log)


@pytest.mark.parametrize(
    ("script", "ended"),
    [
        ("exit 0", SandboxExit(status=0)),
        ("exit 7", SandboxExit(status=7)),
        ("kill -SEGV $$", SandboxExit(signal=11)),
    ],
)
async def test_how_it_ended(start: Start, script: str, ended: SandboxExit) -> None:
    sandbox = await start(script)
    assert list(await asyncio.gather(sandbox.wait(), sandbox.wait())) == [ended, ended]


async def test_everything_it_wrote_is_told_by_its_end(start: Start, log: bytearray) -> None:
    sandbox = await start("echo out; echo err >&2")
    await sandbox.wait()
    assert log == b"out\nerr\n"
    await sandbox.drain_log()


async def test_stop_kills_it_and_may_be_called_twice(start: Start, log: bytearray) -> None:
    sandbox = await start("sleep 600.25 & echo ready; sleep 600.25")
    await until_said(log, b"ready")
    assert sandbox.created_ns == sandbox.started_ns
    await sandbox.init_done()
    await asyncio.gather(sandbox.stop(), sandbox.stop())
    assert await sandbox.wait() == SandboxExit(signal=9)
    assert sandbox.stopped
    # The kernel ends a killed process some time after the signal.
    await until(lambda: processes_with("600.25") == [])


async def test_memory_is_known_after_its_end(start: Start, log: bytearray) -> None:
    sandbox = await start("echo ready; sleep 600")
    await until_said(log, b"ready")
    peak_mb = sandbox.peak_memory_mb()
    assert 1 <= peak_mb <= 128
    await sandbox.stop()
    assert sandbox.peak_memory_mb() >= peak_mb


async def test_traces_of_nothing(tmp_path: Path) -> None:
    await remove_traces(tmp_path / "not there", None)
