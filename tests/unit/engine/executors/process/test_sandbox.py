import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.processes import processes_with
from tests.support.turns import until
from workbench.engine.executors.base import Ears, SandboxExit
from workbench.engine.executors.process import cgroup
from workbench.engine.executors.process.launch import Limits, wrap
from workbench.engine.executors.process.sandbox import Home, ProcessSandbox, log_pipe
from workbench.engine.executors.process.scratch import ScratchFolders

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
    folders = ScratchFolders(tmp_path / "scratch")
    folders.holds_size = False

    async def start(script: str) -> ProcessSandbox:
        read, write = os.pipe()
        scratch = await folders.open("e1", 512, etc=False)
        (scratch.tmp / "deep").mkdir()
        limits = Limits(group.procs_files if group else ())
        command = wrap(["/bin/sh", "-c", script], limits)
        process = await asyncio.create_subprocess_exec(*command, stdout=write, stderr=write, start_new_session=True)
        os.close(write)
        made.append(ProcessSandbox(process, log_pipe(read, log.extend), Home(folders, scratch, group)))
        return made[-1]

    yield start
    for sandbox in made:
        await sandbox.stop()
    assert not os.listdir(tmp_path / "scratch")  # noqa: PTH208 - in a coroutine
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


async def test_it_stands_still_while_it_is_frozen(start: Start, log: bytearray) -> None:
    sandbox = await start("while :; do echo x; sleep 0.001; done")
    await until_said(log, b"x\nx\n")
    sandbox.freeze()
    # A shell whose child was stopped before its exec waits for that in D.
    await until(lambda: all(state(pid) in "TZD" for pid in sandbox._members.pids() if pid > 0))
    await sandbox.drain_log()
    said = len(log)
    await sandbox.drain_log()
    assert len(log) == said
    sandbox.thaw()
    await until(lambda: len(log) > said)
    sandbox.freeze()
    await sandbox.stop()
    sandbox.freeze()
    assert await sandbox.wait() == SandboxExit(signal=9)


def state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except OSError:
        return "T"


async def test_the_runtime_is_asked_to_end(start: Start, log: bytearray) -> None:
    sandbox = await start("trap 'exit 4' TERM; echo ready; while :; do sleep 0.01; done")
    await until_said(log, b"ready")
    sandbox.freeze()
    await sandbox.terminate_runtime()
    assert await sandbox.wait() == SandboxExit(status=4)
    await sandbox.terminate_runtime()


async def test_without_extensions_nothing_is_waited_for(start: Start) -> None:
    sandbox = await start("exit 0")
    sandbox.start_runtime()
    await sandbox.end_of_extensions()
    assert sandbox.telemetry_host == "127.0.0.1"
    await sandbox.wait()


async def test_a_tmp_that_is_kept(start: Start) -> None:
    sandbox = await start("exit 0")
    await sandbox.wait()
    tmp = sandbox._home.scratch.tmp
    await sandbox.stop(keep_tmp=True)
    assert (tmp / "deep").is_dir()
    await sandbox.stop()
    assert not tmp.exists()


async def test_a_tmp_that_grows_too_large_is_told(start: Start, log: bytearray) -> None:
    sandbox = await start("sleep 600")
    (sandbox._home.scratch.tmp / "file").write_bytes(b"x" * 1_100_000)
    sandbox.watch_size(1, Ears(log.extend))
    await until_said(log, b"/tmp holds more than 1 MB")
