import asyncio
from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.base.calls import Calls
from workbench.engine.executors.base import ExtensionLaunched, SandboxExit
from workbench.engine.executors.docker import sandbox as module
from workbench.engine.executors.docker.cgroup import Cgroup
from workbench.engine.executors.docker.claim import Claim
from workbench.engine.executors.docker.deaths import Deaths
from workbench.engine.executors.docker.owner import Owner
from workbench.engine.executors.docker.progress import Progress
from workbench.engine.executors.docker.sandbox import DockerSandbox, Started
from workbench.engine.executors.docker.scratch import Scratches
from workbench.model.limits import MIB


class Log:
    """Counts what is asked of it."""

    drained = 0
    closed = 0

    async def drain(self) -> None:
        self.drained += 1

    def close(self) -> None:
        self.closed += 1


def made(
    folder: Path, daemon: FakeDaemon, *, cgroup: Cgroup | None = None, quota_us: int | None = 1447
) -> tuple[DockerSandbox, Started]:
    scratches = Scratches(folder)
    progress = Progress(lambda _event: None, lambda: None)
    own = Claim(Owner(folder / "scratch"), Deaths(daemon, "label"), scratches)
    own.owner.close()
    started = Started("c1", 1, 2, Log(), scratches.take("e1"), cgroup, progress)
    return DockerSandbox(started, daemon, own, Calls(), quota_us), started


def group(folder: Path, peak_bytes: int) -> Cgroup:
    for name, text in (("memory/docker/c1/memory.max_usage_in_bytes", str(peak_bytes)), ("docker/c1/cpu.max", "")):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
    return Cgroup("c1", folder)


async def test_the_quota_is_written_at_once_where_the_group_is_ours(tmp_path: Path) -> None:
    daemon = FakeDaemon()
    sandbox, _started = made(tmp_path, daemon, cgroup=group(tmp_path, 0))
    await sandbox.init_done()
    assert (tmp_path / "docker/c1/cpu.max").read_text() == "1447 20000"
    assert daemon.quotas == []
    await sandbox.stop()


async def test_a_function_with_all_of_the_cpu_has_no_quota(tmp_path: Path) -> None:
    sandbox, _started = made(tmp_path, FakeDaemon(), cgroup=group(tmp_path, 0), quota_us=None)
    await sandbox.init_done()
    assert (tmp_path / "docker/c1/cpu.max").read_text() == ""
    await sandbox.stop()


@pytest.mark.parametrize(("peak_bytes", "peak_mb"), [(1, 1), (MIB, 1), (MIB + 1, 2), (128 * MIB, 128)])
async def test_the_peak_is_rounded_up_and_outlives_the_group(tmp_path: Path, peak_bytes: int, peak_mb: int) -> None:
    sandbox, _started = made(tmp_path, FakeDaemon(), cgroup=group(tmp_path, peak_bytes))
    assert sandbox.peak_memory_mb() == peak_mb
    await sandbox.stop()
    assert sandbox.peak_memory_mb() == peak_mb


async def test_stop_removes_everything_once(tmp_path: Path) -> None:
    daemon = FakeDaemon()
    sandbox, started = made(tmp_path, daemon)
    removed = [sandbox.removed]
    await asyncio.gather(sandbox.stop(), sandbox.stop())
    assert [*removed, sandbox.removed] == [False, True]
    assert not started.lease.scratch.folder.exists()
    assert isinstance(started.log, Log)
    assert started.log.closed == 1
    assert await sandbox.wait() == SandboxExit(signal=9)


async def test_an_exit_that_was_told_stays(tmp_path: Path) -> None:
    sandbox, started = made(tmp_path, FakeDaemon())
    started.progress.over(SandboxExit(status=3))
    await sandbox.stop()
    assert await sandbox.wait() == SandboxExit(status=3)


async def test_giving_up_a_wait_leaves_the_others(tmp_path: Path) -> None:
    sandbox, started = made(tmp_path, FakeDaemon())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(sandbox.wait(), 0.01)
    started.progress.over(SandboxExit(status=0))
    assert await sandbox.wait() == SandboxExit(status=0)
    await sandbox.stop()


async def test_an_engine_that_hangs_does_not_keep_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMOVE_S", 0.05)
    daemon = FakeDaemon()
    sandbox, started = made(tmp_path, daemon)
    daemon.unblock.clear()
    await sandbox.stop()
    daemon.unblock.set()
    assert not started.lease.scratch.folder.exists()


async def test_too_much_in_tmp_is_said_once_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WATCH_S", 0.01)
    sandbox, started = made(tmp_path, FakeDaemon())
    told: asyncio.Queue[bytes] = asyncio.Queue()
    sandbox.watch_size(1, told.put_nowait)
    (started.lease.scratch.tmp / "file").write_bytes(b"x" * (MIB + 1))
    assert await told.get() == b"/tmp holds more than 1 MB: on AWS, writing more than that fails.\n"
    await asyncio.sleep(0.05)
    assert told.empty()
    await sandbox.stop()


async def test_tmp_is_kept_until_it_is_stopped_without_that_wish(tmp_path: Path) -> None:
    sandbox, started = made(tmp_path, FakeDaemon())
    await sandbox.stop(keep_tmp=True)
    assert started.lease.scratch.tmp.exists()
    assert not sandbox.removed
    await sandbox.stop()
    assert not started.lease.scratch.folder.exists()
    assert sandbox.removed


async def test_where_no_process_is_seen_the_engine_freezes(tmp_path: Path) -> None:
    daemon = FakeDaemon()
    sandbox, _started = made(tmp_path, daemon)
    sandbox.thaw()
    sandbox.freeze()
    while daemon.orders != [("c1", "pause")]:  # noqa: ASYNC110 - a background call that nobody waits for
        await asyncio.sleep(0.001)
    sandbox.thaw()
    while daemon.orders[1:] != [("c1", "unpause")]:  # noqa: ASYNC110 - likewise
        await asyncio.sleep(0.001)
    await sandbox.stop()
    sandbox.freeze()
    sandbox.thaw()
    assert len(daemon.orders) == 2


async def test_the_runtime_is_ended_through_the_first_process_and_an_engine_that_is_gone_is_no_error(
    tmp_path: Path,
) -> None:
    daemon = FakeDaemon()
    sandbox, _started = made(tmp_path, daemon)
    await sandbox.terminate_runtime()
    assert daemon.orders == [("c1", "SIGTERM")]
    daemon.gone = True
    await sandbox.terminate_runtime()
    await sandbox.stop()


async def test_stopping_ends_the_wait_for_extensions(tmp_path: Path) -> None:
    sandbox, started = made(tmp_path, FakeDaemon())
    started.progress.take(ExtensionLaunched("one"))
    await sandbox.stop()
    await sandbox.end_of_extensions()


async def test_on_another_kernel_there_is_no_telemetry_host(tmp_path: Path) -> None:
    sandbox, _started = made(tmp_path, FakeDaemon())
    assert sandbox.telemetry_host == ""
    await sandbox.stop()
