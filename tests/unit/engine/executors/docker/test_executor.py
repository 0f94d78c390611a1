import asyncio
from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from tests.unit.engine.executors.docker.specs import IMAGE, image_spec, spec
from workbench.engine.executors.base import Ears, SandboxExit
from workbench.engine.executors.docker.daemon import ContainerState, DaemonInfo, ImageStart
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.model.environment import ExecutorKind
from workbench.model.errors import ExecutorUnavailableError, RuntimeUnavailableError, SandboxError
from workbench.model.function import ImageConfig

EARS = Ears(lambda _piece: None)
START = ImageStart(("/lambda-entrypoint.sh",))


def executor(daemon: FakeDaemon, scratch: Path, *, pull: bool = True) -> DockerExecutor:
    return DockerExecutor(images={}, scratch=scratch / "scratch", pull=pull, connect=lambda _url: daemon)


async def test_a_sandbox_starts_ends_and_leaves_nothing(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    docker = executor(daemon, tmp_path)
    sandbox = await docker.start(spec(tmp_path), EARS)
    assert sandbox.created_ns <= sandbox.started_ns
    assert set(daemon.rows) == {"workbench-e1"}
    daemon.die("workbench-e1", ContainerState("exited", 137, out_of_memory=True))
    ended = await asyncio.gather(sandbox.wait(), sandbox.wait())
    assert set(ended) == {SandboxExit(signal=9, out_of_memory=True)}
    await asyncio.gather(sandbox.stop(), sandbox.stop())
    await sandbox.stop()
    assert daemon.rows == {}
    await docker.close()
    await docker.close()
    assert list((tmp_path / "scratch").iterdir()) == []
    assert daemon.closed


async def test_stopping_ends_the_wait_as_a_kill(tmp_path: Path) -> None:
    docker = executor(FakeDaemon(images={IMAGE: START}), tmp_path)
    sandbox = await docker.start(spec(), EARS)
    await sandbox.stop()
    assert await sandbox.wait() == SandboxExit(signal=9)
    await docker.close()


async def test_stop_is_safe_when_the_engine_is_gone(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    docker = executor(daemon, tmp_path)
    sandbox = await docker.start(spec(), EARS)
    daemon.gone = True
    daemon.watches[-1].close()
    assert (await sandbox.wait()).lost
    await sandbox.stop()
    await docker.close()


async def test_closing_stops_every_sandbox_and_starts_no_more(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    docker = executor(daemon, tmp_path)
    sandboxes = [await docker.start(spec(environment_id=f"e{n}"), EARS) for n in range(3)]
    await docker.close()
    assert daemon.rows == {}
    assert [await sandbox.wait() for sandbox in sandboxes] == [SandboxExit(signal=9)] * 3
    with pytest.raises(ExecutorUnavailableError):
        await docker.start(spec(), EARS)


async def test_a_start_that_nobody_waits_for_is_undone(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    docker = executor(daemon, tmp_path)
    await docker.endpoint()
    daemon.unblock.clear()
    starting = asyncio.ensure_future(docker.start(spec(), EARS))  # noqa: TID251 - cancelled below
    await asyncio.sleep(0.02)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    daemon.unblock.set()
    await docker.close()
    assert daemon.rows == {}
    assert list((tmp_path / "scratch").iterdir()) == []


async def test_a_refused_start_leaves_nothing(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START}, refusal="invalid mount config.")
    docker = executor(daemon, tmp_path)
    with pytest.raises(SandboxError, match="invalid mount config"):
        await docker.start(spec(), EARS)
    assert daemon.rows == {}
    await docker.close()
    assert list((tmp_path / "scratch").iterdir()) == []


async def test_a_missing_image_is_pulled_once(tmp_path: Path) -> None:
    daemon = FakeDaemon(pullable={IMAGE})
    docker = executor(daemon, tmp_path)
    await docker.start(spec(), EARS)
    assert daemon.pulls == [IMAGE]
    await docker.close()


async def test_an_image_that_cannot_be_had_says_how_to_get_it_and_is_not_asked_for_again(tmp_path: Path) -> None:
    daemon = FakeDaemon()
    docker = executor(daemon, tmp_path)
    for _ in range(2):
        with pytest.raises(RuntimeUnavailableError) as caught:
            await docker.start(spec(), EARS)
        assert caught.value.what == f"The image {IMAGE} is not on this machine."
        assert caught.value.why == "no such host."
        assert f"docker pull {IMAGE}" in caught.value.next_step
    assert daemon.pulls == [IMAGE]
    await docker.close()


async def test_pulling_can_be_turned_off(tmp_path: Path) -> None:
    daemon = FakeDaemon(pullable={IMAGE})
    docker = executor(daemon, tmp_path, pull=False)
    with pytest.raises(RuntimeUnavailableError, match="turned off"):
        await docker.start(spec(), EARS)
    assert daemon.pulls == []
    await docker.close()


async def test_an_image_function_is_started_as_its_image_says(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={"mine:1": ImageStart(("/entry",), ("own",), "/work")})
    docker = executor(daemon, tmp_path)
    await docker.start(image_spec(ImageConfig("mine:1", command=("app.other",))), EARS)
    config = daemon.configs["workbench-e1"]
    assert (config["Entrypoint"], config["Cmd"], config["WorkingDir"]) == (["/entry"], ["app.other"], "/work")
    await docker.close()


async def test_the_quota_comes_after_init(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    docker = executor(daemon, tmp_path)
    sandbox = await docker.start(spec(), EARS)
    assert daemon.quotas == []
    await sandbox.init_done()
    while not daemon.quotas:  # noqa: ASYNC110 - a background call that nobody waits for
        await asyncio.sleep(0.001)
    assert daemon.quotas == [("workbench-e1", 1447, 20_000)]
    await docker.close()


async def test_memory_is_asked_of_an_engine_elsewhere(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START}, memory=50 * 1024 * 1024 + 1)
    docker = executor(daemon, tmp_path)
    sandbox = await docker.start(spec(), EARS)
    assert sandbox.peak_memory_mb() == 0
    while sandbox.peak_memory_mb() == 0:  # noqa: ASYNC110 - asked in the background
        await asyncio.sleep(0.001)
    assert sandbox.peak_memory_mb() == 51
    await docker.close()


async def test_the_status_of_an_engine_that_answers(tmp_path: Path) -> None:
    daemon = FakeDaemon(facts=DaemonInfo("28.1", "another kernel", 2, swap_limit=False))
    docker = executor(daemon, tmp_path)
    status = await docker.status()
    assert (status.kind, status.available, status.version) == (ExecutorKind.DOCKER, True, "28.1")
    assert len(status.limits_not_held) == 4
    assert "/tmp" in status.limits_not_held[0]
    assert "swapping" in status.limits_not_held[1]
    assert not (tmp_path / "scratch").exists()
    await docker.close()


async def test_the_status_of_an_engine_that_is_gone(tmp_path: Path) -> None:
    docker = executor(FakeDaemon(gone=True), tmp_path)
    status = await docker.status()
    assert not status.available
    assert status.why == "Docker does not answer. It is gone."
    assert status.next_step == "Start it."
    await docker.close()


async def test_the_status_of_an_engine_that_hangs_comes_within_two_seconds(tmp_path: Path) -> None:
    daemon = FakeDaemon()
    daemon.unblock.clear()
    docker = executor(daemon, tmp_path)
    async with asyncio.timeout(2):
        status = await docker.status()
    daemon.unblock.set()
    assert not status.available
    assert "no answer in time" in status.why
    await docker.close()


async def test_an_engine_on_another_machine_cannot_be_used(tmp_path: Path) -> None:
    docker = executor(FakeDaemon(address="ssh://me@far.example"), tmp_path)
    with pytest.raises(ExecutorUnavailableError, match="another machine"):
        await docker.endpoint()
    await docker.close()


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "scratch").write_text("a file")
    docker = executor(FakeDaemon(images={IMAGE: START}), tmp_path)
    with pytest.raises(SandboxError, match="folder cannot be made"):
        await docker.start(spec(), EARS)
    await docker.close()
