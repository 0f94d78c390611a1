from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from tests.unit.engine.executors.docker.specs import IMAGE, image_spec, spec
from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker.calls import Calls
from workbench.engine.executors.docker.daemon import DaemonInfo, ImageMissingError, ImageStart
from workbench.engine.executors.docker.deaths import Deaths
from workbench.engine.executors.docker.images import choose
from workbench.engine.executors.docker.launch import Launch, NoShellError
from workbench.engine.executors.docker.network import DESKTOP
from workbench.engine.executors.docker.owner import Owner
from workbench.engine.executors.docker.site import Site
from workbench.model.errors import FunctionNotRunnableError, SandboxError
from workbench.model.function import ImageConfig

START = ImageStart(("/lambda-entrypoint.sh",))
NO_SHELL = 'OCI runtime create failed: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown.'


def launch(
    daemon: FakeDaemon, scratch: Path, sandbox: SandboxSpec, *, shared: bool = True, shell: bool = True
) -> Launch:
    site = Site(daemon, DaemonInfo("1", "6.1", 2), DESKTOP, shared_kernel=shared, mounts=False)
    return Launch(site, Deaths(daemon, "label"), Owner(scratch), Calls(), sandbox, lambda _piece: None, shell=shell)


def config(daemon: FakeDaemon) -> dict[str, object]:
    return dict(daemon.configs["workbench-e1"])


def left(attempt: Launch) -> list[Path]:
    return list(attempt.owner.folder.iterdir())


async def test_on_our_own_kernel_a_shell_writes_to_a_fifo(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, spec(tmp_path))
    sandbox = await attempt.run(choose(attempt.spec, {}))
    folder = attempt.owner.folder / "e1"
    assert (folder / "log").is_fifo()
    assert (folder / "tmp").is_dir()
    assert str(folder / "log") in str(config(daemon)["HostConfig"])
    assert attempt.holds_size is False
    await sandbox.stop()
    assert left(attempt) == []
    attempt.deaths.close()
    attempt.owner.close()


@pytest.mark.parametrize(("shared", "shell"), [(False, True), (True, False)])
async def test_elsewhere_or_without_a_shell_the_engine_passes_the_output_on(
    tmp_path: Path, shared: bool, shell: bool
) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, spec(tmp_path), shared=shared, shell=shell)
    sandbox = await attempt.run(choose(attempt.spec, {}))
    assert config(daemon)["Entrypoint"] == ["/lambda-entrypoint.sh"]
    assert not (attempt.owner.folder / "e1" / "log").exists()
    await sandbox.stop()
    attempt.deaths.close()
    attempt.owner.close()


async def test_a_relative_code_folder_is_bound_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, spec(Path("code")))
    sandbox = await attempt.run(choose(attempt.spec, {}))
    assert str(tmp_path / "code") in str(config(daemon)["HostConfig"])
    await sandbox.stop()
    attempt.deaths.close()
    attempt.owner.close()


@pytest.mark.parametrize(
    ("images", "refusal", "error"),
    [
        ({}, "", ImageMissingError),
        ({IMAGE: START}, NO_SHELL, NoShellError),
        ({IMAGE: START}, "no space left.", SandboxError),
    ],
)
async def test_a_failed_launch_leaves_nothing(
    tmp_path: Path, images: dict[str, ImageStart], refusal: str, error: type[Exception]
) -> None:
    daemon = FakeDaemon(images=images, refusal=refusal)
    attempt = launch(daemon, tmp_path, spec(tmp_path))
    with pytest.raises(error):
        await attempt.run(choose(attempt.spec, {}))
    assert daemon.rows == {}
    assert left(attempt) == []
    attempt.deaths.close()
    attempt.owner.close()


async def test_an_image_that_starts_nothing_leaves_nothing(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={"mine:1": ImageStart()})
    attempt = launch(daemon, tmp_path, image_spec(ImageConfig("mine:1")))
    with pytest.raises(FunctionNotRunnableError):
        await attempt.run(choose(attempt.spec, {}))
    assert left(attempt) == []
    attempt.owner.close()


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, replace(spec(tmp_path), environment_id="no/such/parent"))
    with pytest.raises(SandboxError, match="folder cannot be made"):
        await attempt.run(choose(attempt.spec, {}))
    attempt.owner.close()
