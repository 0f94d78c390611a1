import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_runtime import shell_runtime
from tests.unit.engine.executors.process.specs import Heard, Specs, output
from workbench.engine import owner
from workbench.engine.executors.base import ApiEndpoint, ExtensionsLaunched, SandboxSpec
from workbench.engine.executors.process import cgroup, executor
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.executors.process.isolation import NoIsolation
from workbench.engine.executors.process.start import ADDRESS_SPACE_SLACK_MB
from workbench.model.environment import ExecutorKind
from workbench.model.errors import FunctionNotRunnableError, RuntimeUnavailableError, SandboxError
from workbench.model.function import ImageConfig, PackageType

SHOW = 'echo "$1"; pwd; echo "$TMPDIR"; env -0 | tr "\\n\\0" " \\n"'


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[ProcessExecutor]:
    made = ProcessExecutor(tmp_path / "cache", isolate=False)
    yield made
    await made.close()
    assert not list((tmp_path / "cache" / "scratch").glob("*"))
    assert groups_left() == []


def groups_left() -> list[str]:
    """The control groups of this program."""
    roots = {mount / "lambda-workbench" for mount in cgroup._v1_mounts().values()}
    return [folder.name for root in roots for folder in root.glob(f"{owner.current()}.*")]


@pytest.fixture
def spec(tmp_path: Path) -> Specs:
    return Specs(tmp_path)


async def test_what_a_function_is_started_with(
    process: ProcessExecutor, spec: Specs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THIS_PROGRAM", "1")
    runtime = {"variables": (("SNAKE_PATH", "{folder}/lib"), ("OTHER", "default"), ("LOCALE", "C"))}
    own = (("SNAKE_PATH", "mine"), ("OTHER", "own"))
    handler, folder, scratch, *lines = await output(process, spec(SHOW, process=runtime, environment=own))
    code = str(tmp_path / "code ü")
    assert (handler, folder) == ("app.handler", code)
    assert Path(scratch).parent.parent == tmp_path / "cache" / "scratch"
    variables = dict(line.partition("=")[::2] for line in lines)
    assert variables["LAMBDA_TASK_ROOT"] == variables["PWD"] == code
    assert variables["LAMBDA_RUNTIME_DIR"] == str(tmp_path / "runtimes" / "shell")
    assert variables["AWS_LAMBDA_RUNTIME_API"] == "127.0.0.1:1"
    assert variables["TMP"] == variables["TEMP"] == variables["TMPDIR"]
    assert "SECRET_OF_THIS_PROGRAM" not in variables
    assert variables["SNAKE_PATH"] == f"mine{os.pathsep}{tmp_path}/runtimes/shell/lib", "own first, ours still there"
    assert (variables["OTHER"], variables["LOCALE"]) == ("own", "C")


async def test_nothing_is_left_of_one_that_is_stopped(process: ProcessExecutor, spec: Specs) -> None:
    sandbox = await process.start(spec("sleep 600 & sleep 600"), Heard().ears)
    await sandbox.stop()
    other = await process.start(spec("sleep 600"), Heard().ears)
    assert process._sandboxes == {other}, "those that were stopped are forgotten"


@pytest.mark.parametrize("groups", [True, False])
async def test_nothing_is_left_of_one_that_cannot_be_started(
    process: ProcessExecutor, spec: Specs, groups: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not groups:
        monkeypatch.setattr(cgroup, "create", lambda _name, _memory_mb: None)

    async def refuses(*_command: str, **_options: object) -> asyncio.subprocess.Process:
        raise OSError("no more processes")

    monkeypatch.setattr(asyncio, "create_subprocess_exec", refuses)
    with pytest.raises(SandboxError, match="no more processes"):
        await process.start(spec(), Heard().ears)


async def test_nothing_is_left_of_one_that_is_cancelled_while_it_starts(
    process: ProcessExecutor, spec: Specs, monkeypatch: pytest.MonkeyPatch
) -> None:
    starting = asyncio.Event()

    async def hangs(*_command: str, **_options: object) -> asyncio.subprocess.Process:
        starting.set()
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    monkeypatch.setattr(asyncio, "create_subprocess_exec", hangs)
    start = asyncio.gather(process.start(spec(), Heard().ears))
    await starting.wait()
    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start


async def test_a_variable_that_no_system_can_hold(process: ProcessExecutor, spec: Specs) -> None:
    with pytest.raises(SandboxError, match="could not be started"):
        await process.start(spec(environment=(("A", "x\0y"),)), Heard().ears)


async def test_where_no_group_can_be_made_address_space_is_limited(
    process: ProcessExecutor, spec: Specs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroup, "create", lambda _name, _memory_mb: None)
    (limited,) = await output(process, spec("ulimit -v", process={"limits_address_space": True}, memory_mb=256))
    assert limited == str((256 + ADDRESS_SPACE_SLACK_MB) * 1024)
    assert await output(process, spec("ulimit -v")) == ["unlimited"]
    status = await process.status()
    assert "the CPU share is not limited" in status.limits_not_held[0]


def a_function(spec: SandboxSpec, **changes: object) -> SandboxSpec:
    return replace(spec, function=replace(spec.function, **changes))  # type: ignore[arg-type]


async def test_what_cannot_be_run_as_a_process(process: ProcessExecutor, spec: Specs, tmp_path: Path) -> None:
    image = a_function(spec(), package_type=PackageType.IMAGE, image=ImageConfig("example/image:1"))
    with pytest.raises(RuntimeUnavailableError, match=r"Its code is a container image\. Use Docker\."):
        await process.start(image, Heard().ears)
    with pytest.raises(RuntimeUnavailableError, match="is not known"):
        await process.start(replace(spec(), runtime=None), Heard().ears)
    with pytest.raises(FunctionNotRunnableError, match="is no folder"):
        await process.start(a_function(spec(), code_path=tmp_path / "gone"), Heard().ears)


async def test_no_room_for_scratch_folders(tmp_path: Path, spec: Specs) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SandboxError, match="No scratch folder could be made"):
        await ProcessExecutor(tmp_path / "file").start(spec(), Heard().ears)


async def test_status_and_endpoint(process: ProcessExecutor) -> None:
    status = await process.status()
    assert (status.kind, status.available) == (ExecutorKind.PROCESS, True)
    assert any("/tmp" in limit for limit in status.limits_not_held)
    assert await process.endpoint() == ApiEndpoint("127.0.0.1", "127.0.0.1")
    assert process.interpreters.find(shell_runtime(Path(), "")) == Path("/bin/sh")


async def test_what_was_found_of_isolation_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [NoIsolation("There is none."), NoIsolation("There is still none.")]
    monkeypatch.setattr(executor, "find_isolation", lambda: found.pop(0))
    process = ProcessExecutor(tmp_path)
    for _ask in range(2):
        assert "There is none." in (await process.status()).limits_not_held


async def test_where_there_are_no_extensions_it_is_said_after_the_start(process: ProcessExecutor, spec: Specs) -> None:
    heard = Heard()
    sandbox = await process.start(spec("exit 0", extensions=True), heard.ears)
    assert heard.events == []
    await sandbox.wait()
    assert heard.events == [ExtensionsLaunched(0)]


async def test_the_next_sandbox_of_an_environment_finds_its_tmp(process: ProcessExecutor, spec: Specs) -> None:
    count = spec('echo x >>"$TMPDIR/f"; cat "$TMPDIR/f"')
    first, second = Heard(), Heard()
    one = await process.start(count, first.ears)
    await one.wait()
    await one.stop(keep_tmp=True)
    two = await process.start(count, second.ears)
    await two.wait()
    await one.stop()
    assert (first.lines, second.lines) == (["x"], ["x", "x"])
    await two.stop()
    assert await output(process, count) == ["x"]
    three = await process.start(count, Heard().ears)
    await three.stop(keep_tmp=True)  # and `close` removes it


async def test_a_start_that_fails_leaves_the_tmp_that_was_kept(
    process: ProcessExecutor, spec: Specs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = await process.start(spec('echo x >"$TMPDIR/f"'), Heard().ears)
    await one.wait()
    await one.stop(keep_tmp=True)
    with pytest.raises(SandboxError):
        await process.start(spec(environment=(("A", "x\0y"),)), Heard().ears)
    assert await output(process, spec('cat "$TMPDIR/f"')) == ["x"]


async def test_a_mount_that_is_not_there(process: ProcessExecutor, spec: Specs, tmp_path: Path) -> None:
    with pytest.raises(FunctionNotRunnableError, match="nothing to mount at /mnt/data"):
        await process.start(spec(mounts=((tmp_path / "gone", "/mnt/data"),)), Heard().ears)


async def test_the_first_start_sweeps(process: ProcessExecutor, spec: Specs, tmp_path: Path) -> None:
    scratch = tmp_path / "cache" / "scratch"
    for name in ("99999999-1.env.x", f"{owner.current()}.env.y"):
        (scratch / name / "deep").mkdir(parents=True)
    await output(process, spec())
    names = {folder.name for folder in scratch.iterdir()}
    assert "99999999-1.env.x" not in names
    assert f"{owner.current()}.env.y" in names
    (scratch / f"{owner.current()}.env.y" / "deep").rmdir()
    (scratch / f"{owner.current()}.env.y").rmdir()


async def test_a_group_that_cannot_be_made_leaves_nothing(
    process: ProcessExecutor, spec: Specs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str, _memory_mb: int) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(cgroup, "create", refuse)
    with pytest.raises(SandboxError, match="could not be started"):
        await process.start(spec(), Heard().ears)


async def test_a_sweep_that_fails_keeps_no_function_from_running(
    process: ProcessExecutor, spec: Specs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_scratch: Path) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(executor, "sweep", refuse)
    assert await output(process, spec("echo ok")) == ["ok"]
    assert "could not be removed" in caplog.text
