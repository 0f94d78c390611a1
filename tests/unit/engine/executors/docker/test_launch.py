from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from tests.unit.engine.executors.docker.specs import IMAGE, image_spec, spec
from workbench.base.calls import Calls
from workbench.engine.executors.base import (
    Ears,
    ExtensionsLaunched,
    InvalidEntrypointError,
    InvalidWorkingDirError,
    SandboxEvent,
    SandboxSpec,
)
from workbench.engine.executors.docker.claim import claim
from workbench.engine.executors.docker.daemon import DaemonInfo, ImageMissingError, ImageStart
from workbench.engine.executors.docker.images import choose
from workbench.engine.executors.docker.launch import Launch, NoShellError
from workbench.engine.executors.docker.network import DESKTOP
from workbench.engine.executors.docker.site import Site
from workbench.model.errors import FunctionNotRunnableError, SandboxError
from workbench.model.function import Architecture, ImageConfig

EARS = Ears(lambda _piece: None)
START = ImageStart(("/lambda-entrypoint.sh",))
NO_SHELL = 'OCI runtime create failed: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown.'


def launch(
    daemon: FakeDaemon, scratch: Path, sandbox: SandboxSpec, *, shared: bool = True, shell: bool = True
) -> Launch:
    info = DaemonInfo("1", "6.1", 2, architecture="x86_64")
    site = Site(daemon, info, DESKTOP, shared_kernel=shared, mounts=False)
    return Launch(site, claim(scratch, daemon), Calls(), sandbox, EARS, shell=shell)


def closed(attempt: Launch) -> None:
    attempt.own.deaths.close()
    attempt.own.owner.close()


def config(daemon: FakeDaemon) -> dict[str, object]:
    return dict(daemon.configs["workbench-e1"])


def left(attempt: Launch) -> list[Path]:
    return list(attempt.own.owner.folder.iterdir())


async def test_on_our_own_kernel_a_shell_writes_to_a_fifo(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, spec(tmp_path))
    sandbox = await attempt.run(choose(attempt.spec, {}))
    folder = attempt.own.owner.folder / "e1"
    assert (folder / "talk" / "log").is_fifo()
    assert (folder / "tmp").is_dir()
    assert str(folder / "talk") in str(config(daemon)["HostConfig"])
    assert attempt.holds_size is False
    await sandbox.stop()
    assert left(attempt) == []
    closed(attempt)


@pytest.mark.parametrize(("shared", "shell"), [(False, True), (True, False)])
async def test_elsewhere_or_without_a_shell_the_engine_passes_the_output_on(
    tmp_path: Path, shared: bool, shell: bool
) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, spec(tmp_path), shared=shared, shell=shell)
    sandbox = await attempt.run(choose(attempt.spec, {}))
    assert config(daemon)["Entrypoint"] == ["/lambda-entrypoint.sh"]
    assert not (attempt.own.owner.folder / "e1" / "talk").exists()
    await sandbox.stop()
    closed(attempt)


async def test_a_relative_code_folder_is_bound_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, spec(Path("code")))
    sandbox = await attempt.run(choose(attempt.spec, {}))
    assert str(tmp_path / "code") in str(config(daemon)["HostConfig"])
    await sandbox.stop()
    closed(attempt)


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
    closed(attempt)


async def test_an_image_that_starts_nothing_leaves_nothing(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={"mine:1": ImageStart()})
    attempt = launch(daemon, tmp_path, image_spec(ImageConfig("mine:1")))
    with pytest.raises(FunctionNotRunnableError):
        await attempt.run(choose(attempt.spec, {}))
    assert left(attempt) == []
    closed(attempt)


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, replace(spec(tmp_path), environment_id="no/such/parent"))
    with pytest.raises(SandboxError, match="folder cannot be made"):
        await attempt.run(choose(attempt.spec, {}))
    closed(attempt)


@pytest.mark.parametrize(
    ("refusal", "create_refusal", "error"),
    [
        ('exec: "/x": stat /x: no such file or directory: unknown.', "", InvalidEntrypointError),
        ('chdir to cwd ("/w") set in config.json failed: not a directory: unknown.', "", InvalidWorkingDirError),
        ("", "Cannot mkdir: /etc/passwd is not a directory.", InvalidWorkingDirError),
    ],
)
async def test_what_docker_says_of_a_start_that_cannot_be_is_an_error_of_its_own(
    tmp_path: Path, refusal: str, create_refusal: str, error: type[Exception]
) -> None:
    daemon = FakeDaemon(images={IMAGE: START}, refusal=refusal, create_refusal=create_refusal)
    attempt = launch(daemon, tmp_path, spec(tmp_path))
    with pytest.raises(error):
        await attempt.run(choose(attempt.spec, {}))
    assert left(attempt) == []
    closed(attempt)


async def test_where_extensions_cannot_be_started_there_are_none(tmp_path: Path) -> None:
    told: list[SandboxEvent] = []
    attempt = launch(
        FakeDaemon(images={IMAGE: START}), tmp_path, replace(spec(tmp_path), extensions=True), shared=False
    )
    attempt.ears = Ears(lambda _piece: None, on_event=told.append)
    sandbox = await attempt.run(choose(attempt.spec, {}))
    assert told == [ExtensionsLaunched(0)]
    await sandbox.end_of_extensions()
    sandbox.start_runtime()
    await sandbox.stop()
    closed(attempt)


@pytest.mark.parametrize(
    ("architecture", "emulated", "asked"),
    [
        (Architecture.X86_64, set(), [""]),
        (Architecture.ARM64, set(), ["linux/arm64", ""]),
        (Architecture.ARM64, {"linux/arm64"}, ["linux/arm64"]),
    ],
)
async def test_an_image_for_the_functions_processor_is_preferred(
    tmp_path: Path, architecture: Architecture, emulated: set[str], asked: list[str]
) -> None:
    daemon = FakeDaemon(images={IMAGE: START}, emulated=emulated)
    made = spec(tmp_path)
    attempt = launch(daemon, tmp_path, replace(made, function=replace(made.function, architecture=architecture)))
    sandbox = await attempt.run(choose(attempt.spec, {}))
    assert daemon.platforms == asked
    await sandbox.stop()
    closed(attempt)


async def test_an_attempt_that_failed_leaves_a_tmp_that_was_there(tmp_path: Path) -> None:
    daemon = FakeDaemon(images={IMAGE: START})
    attempt = launch(daemon, tmp_path, spec(tmp_path))
    sandbox = await attempt.run(choose(attempt.spec, {}))
    kept = attempt.own.owner.folder / "e1" / "tmp" / "file"
    kept.touch()
    await sandbox.stop(keep_tmp=True)
    assert not (attempt.own.owner.folder / "e1" / "talk").exists()
    daemon.refusal = "no space left."
    again = Launch(attempt.site, attempt.own, attempt.calls, attempt.spec, EARS, shell=True)
    with pytest.raises(SandboxError):
        await again.run(choose(attempt.spec, {}))
    assert kept.exists()
    assert not (attempt.own.owner.folder / "e1" / "talk").exists()
    await sandbox.stop()
    assert left(attempt) == []
    closed(attempt)
