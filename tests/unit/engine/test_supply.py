"""Where environments come from, through the engine: spares, provisioned ones, layers, packages, resets."""

import asyncio
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig, dies, gets_and_dies, hangs, texts
from tests.support.fake_executor import Guest, Program, echo, never
from tests.support.fake_extension import Agent, a_layer
from tests.support.turns import until
from workbench.engine.executors.base import SandboxExit
from workbench.model.environment import EnvironmentState, ExecutorKind, InitializationType
from workbench.model.errors import FunctionNotRunnableError, InvalidRequestError, SandboxError
from workbench.model.function import FileSystem, Layer, PackageType
from workbench.model.function_settings import FunctionSettings

TWO = FunctionSettings(provisioned_concurrency=2)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as rig:
        yield rig


async def started(rig: EngineRig, count: int) -> None:
    """Return when so many sandboxes were made, and all wait for events."""
    await until(lambda: len(rig.executor.sandboxes) >= count and all(one.initialised for one in rig.executor.sandboxes))


# -- apart


async def test_an_invoke_apart_is_cold_each_time_and_leaves_the_warm_environment_alone(rig: EngineRig) -> None:
    await rig.invoke()
    other = replace(rig.function, environment=(("PROFILED", "1"),))
    for function in (other, other, rig.function):
        assert (await rig.invoke(function=function, apart=True)).cold
    assert not (await rig.invoke()).cold
    await until(lambda: sum(one.stopped.is_set() for one in rig.executor.sandboxes) == 3)
    assert not rig.executor.sandboxes[0].stopped.is_set()


async def test_an_invoke_apart_that_fails_or_is_given_up_leaves_nothing(rig: EngineRig) -> None:
    rig.executor.programs = [dies]
    assert (await rig.invoke(apart=True)).function_error == "Unhandled"
    rig.executor.programs = [hangs]
    task = rig.tasks.start(rig.invoke(apart=True))
    await until(lambda: rig.executor.sandboxes and rig.executor.sandboxes[-1].initialised)
    task.cancel()
    await until(lambda: rig.executor.left == [])
    assert (await rig.engine.status()).environments == ()


async def test_an_invoke_apart_has_no_spares_and_no_provisioned_environments(rig: EngineRig) -> None:
    rig.make(spares=2)
    await rig.invoke(apart=True, settings=TWO)
    await until(lambda: rig.executor.left == [])
    assert len(rig.executor.sandboxes) == 1


# -- ready before they are needed


async def test_prepare_makes_a_cold_start_ready(rig: EngineRig) -> None:
    async def loads(guest: Guest) -> SandboxExit:
        guest.print("loaded")
        return await echo(guest)

    rig.executor.programs = [loads]
    for _again in range(2):
        await rig.engine.prepare(rig.function, ExecutorKind.PROCESS)
    assert len(rig.executor.sandboxes) == 1
    result = await rig.invoke()
    assert result.cold, "its Init was made for this invoke"
    assert result.report.init_ms is not None
    assert texts(result)[1] == "loaded"
    again = await rig.invoke()
    assert not again.cold
    assert "loaded" not in texts(again)


async def test_prepare_keeps_nothing_of_an_init_that_failed(rig: EngineRig) -> None:
    rig.executor.programs = [dies]
    await rig.engine.prepare(rig.function, ExecutorKind.PROCESS)
    await rig.executor.sandboxes[0].stopped.wait()
    rig.executor.error = SandboxError("No.")
    with pytest.raises(SandboxError):
        await rig.engine.prepare(rig.function, ExecutorKind.PROCESS)
    await until(lambda: rig.executor.left == [])
    assert (await rig.engine.status()).environments == ()


async def test_nothing_is_prepared_that_could_not_run(rig: EngineRig) -> None:
    with pytest.raises(FunctionNotRunnableError):
        await rig.engine.prepare(replace(rig.function, runtime="cobol"), ExecutorKind.PROCESS)
    await rig.engine.prepare(replace(rig.function, tenant_isolation=True), ExecutorKind.PROCESS)
    assert rig.executor.sandboxes == []


async def test_spares_are_ready_after_a_cold_start(rig: EngineRig) -> None:
    rig.make(spares=2)
    runtime = rig.together(1)
    await rig.invoke()
    await started(rig, 3)
    assert not (await rig.invoke()).cold, "a used environment comes before a spare"
    runtime.expect(3)
    results = await asyncio.gather(*(rig.invoke() for _ in range(3)))
    assert sorted(result.cold for result in results) == [False, True, True]
    await started(rig, 5)
    assert len(rig.executor.sandboxes) == 5


@pytest.mark.parametrize("program", [echo, dies, gets_and_dies])
async def test_no_spares_unless_asked(rig: EngineRig, program: Program) -> None:
    rig.executor.programs = [program]
    await rig.invoke()
    starts = len(rig.executor.sandboxes)
    for _turn in range(20):
        await asyncio.sleep(0)
    assert len(rig.executor.sandboxes) == starts


async def test_a_spare_that_cannot_be_made_is_no_failure(rig: EngineRig) -> None:
    rig.make(spares=1)
    result = await rig.invoke()
    rig.executor.error = SandboxError("No.")
    assert result.cold
    assert not (await rig.invoke()).cold


# -- provisioned concurrency


def provisioned(rig: EngineRig) -> list[str]:
    """The ids of the provisioned environments that are not being stopped."""
    return [
        one.id
        for one in rig.engine._supply.infos()
        if one.initialization is InitializationType.PROVISIONED and one.state is not EnvironmentState.STOPPED
    ]


async def test_provisioned_environments_are_made_and_used_first(rig: EngineRig) -> None:
    runtime = rig.together(1)
    await rig.invoke(settings=TWO)
    await started(rig, 3)
    assert len(provisioned(rig)) == 2
    runtime.expect(2)
    results = await asyncio.gather(*(rig.invoke(settings=TWO) for _ in range(2)))
    assert {result.environment_id for result in results} == set(provisioned(rig))
    variables = [dict(one.spec.variables)["AWS_LAMBDA_INITIALIZATION_TYPE"] for one in rig.executor.sandboxes]
    assert sorted(variables) == ["on-demand", "provisioned-concurrency", "provisioned-concurrency"]
    assert any("INIT_REPORT" in line and "Phase: init" in line for line in texts(results[0]))


async def test_more_spill_over_to_environments_on_demand(rig: EngineRig) -> None:
    runtime = rig.together(1)
    await rig.invoke(settings=TWO)
    await started(rig, 3)
    runtime.expect(4)
    results = await asyncio.gather(*(rig.invoke(settings=TWO) for _ in range(4)))
    others = {result.environment_id for result in results} - set(provisioned(rig))
    assert len(others) == 2


async def test_one_that_dies_is_replaced(rig: EngineRig) -> None:
    await rig.invoke(settings=TWO)
    await started(rig, 3)
    before = provisioned(rig)
    await rig.executor.sandboxes[1].terminate_runtime()
    await until(lambda: any(one.state is EnvironmentState.RESET for one in rig.engine._supply.infos()))
    await rig.invoke(settings=TWO)
    await started(rig, 4)
    assert len(provisioned(rig)) == 2
    assert len(set(provisioned(rig)) & set(before)) == 1


async def test_a_failed_invoke_costs_a_provisioned_one_its_place(rig: EngineRig) -> None:
    one = FunctionSettings(provisioned_concurrency=1)
    function = replace(rig.function, timeout_s=0.4)
    rig.executor.programs = [echo, hangs, echo]
    await rig.invoke(function=function, settings=one)
    await started(rig, 2)
    assert (await rig.invoke(function=function, settings=one)).error_type == "Sandbox.Timedout"
    await rig.executor.sandboxes[1].stopped.wait()
    assert not rig.executor.sandboxes[1].kept_tmp
    await started(rig, 3)
    assert len(provisioned(rig)) == 1, "another takes it, before anybody asks"


async def test_fewer_are_stopped_down_to_none(rig: EngineRig) -> None:
    await rig.invoke(settings=TWO)
    await started(rig, 3)
    await rig.invoke(settings=FunctionSettings(provisioned_concurrency=1))
    await until(lambda: len(rig.executor.left) == 2)
    await rig.invoke(settings=FunctionSettings())
    await until(lambda: provisioned(rig) == [])


# -- code, layers and file systems


async def test_a_layer_is_put_in_place_and_found_again_when_it_changes(rig: EngineRig) -> None:
    layer = a_layer(rig.folder / "common")
    (rig.folder / "common" / "data.txt").write_text("one")
    function = replace(rig.function, layers=(layer,))
    for text in ("one", "another"):
        (rig.folder / "common" / "data.txt").write_text(text)
        assert (await rig.invoke(function=function)).cold
        opt = rig.executor.sandboxes[-1].spec.opt
        assert opt is not None
        assert (opt / "data.txt").read_text() == text
        assert not (await rig.invoke(function=function)).cold
    await rig.executor.sandboxes[0].stopped.wait()


async def test_a_layer_brings_extensions(rig: EngineRig) -> None:
    agent = Agent()
    rig.executor.extensions = {"agent": agent}
    await rig.invoke(function=replace(rig.function, layers=(a_layer(rig.folder / "tools", "agent"),)))
    assert agent.kinds == ["INVOKE"]
    await rig.invoke()
    assert [one.spec.extensions for one in rig.executor.sandboxes] == [True, False]
    await rig.executor.sandboxes[0].stopped.wait()
    assert agent.kinds == ["INVOKE", "spindown"]


async def test_layers_that_are_not_here_are_said(rig: EngineRig) -> None:
    function = replace(rig.function, layers=(Layer("arn:x:layer:far:1"),))
    for _cold_and_warm in range(2):
        result = await rig.invoke(function=function)
        assert result.limits_not_held[0].startswith("These layers are not here")
        assert "arn:x:layer:far:1" in result.limits_not_held[0]
        assert result.limits_not_held[1:] == ("Nothing is real.",)


async def test_a_layer_whose_folder_is_gone(rig: EngineRig) -> None:
    function = replace(rig.function, layers=(Layer("Common", rig.folder / "gone"),))
    with pytest.raises(FunctionNotRunnableError, match="The layer Common is not there"):
        await rig.invoke(function=function)


async def test_a_zip_is_unzipped_and_found_again_when_it_changes(rig: EngineRig) -> None:
    package = rig.folder / "code.zip"
    for text in ("one", "another"):
        with zipfile.ZipFile(package, "w") as made:
            made.writestr("app.py", text)
        assert (await rig.invoke(function=replace(rig.function, code_path=package))).cold
        assert (rig.executor.sandboxes[-1].spec.function.code_path / "app.py").read_text() == text


async def test_file_systems_are_mounted(rig: EngineRig) -> None:
    own = FileSystem("arn:x:access-point/fsap-1", "/mnt/own", rig.folder / "mine")
    function = replace(rig.function, file_systems=(own, FileSystem("arn:x:access-point/fsap-2", "/mnt/ours")))
    await rig.invoke(function=function)
    mounts = rig.executor.sandboxes[0].spec.mounts
    assert [path for _folder, path in mounts] == ["/mnt/own", "/mnt/ours"]
    assert all(folder.is_dir() for folder, _path in mounts)


async def test_an_image_may_have_extensions_of_its_own(rig: EngineRig) -> None:
    image = replace(rig.function, package_type=PackageType.IMAGE, runtime="")
    await rig.invoke(function=image)
    spec = rig.executor.sandboxes[0].spec
    assert (spec.extensions, spec.runtime, spec.opt) == (True, None, None)


# -- back again


@pytest.mark.parametrize(("program", "reason"), [(hangs, "timeout"), (gets_and_dies, "failure")])
async def test_a_failure_resets_the_environment_in_its_place(rig: EngineRig, program: Program, reason: str) -> None:
    agent = Agent()
    rig.executor.extensions = {"agent": agent}
    rig.executor.programs = [program, echo]
    function = replace(rig.function, timeout_s=0.4, layers=(a_layer(rig.folder / "tools", "agent"),))
    failed = await rig.invoke(function=function)
    assert failed.function_error
    result = await rig.invoke(function=function)
    assert (result.environment_id, result.cold) == (failed.environment_id, True)
    assert agent.kinds == ["INVOKE", reason, "INVOKE"]
    assert rig.executor.sandboxes[0].kept_tmp


async def test_a_response_that_is_too_large_resets_too(rig: EngineRig) -> None:
    async def says_too_much(guest: Guest) -> SandboxExit:
        await guest.respond(await guest.next(), b"x" * (6 * 1024 * 1024 + 101))
        return await never(guest)

    rig.executor.programs = [says_too_much, echo]
    failed = await rig.invoke()
    assert failed.error_type == "Function.ResponseSizeTooLarge"
    assert (await rig.invoke()).environment_id == failed.environment_id


async def test_an_error_of_the_handler_does_not(rig: EngineRig) -> None:
    async def raises(guest: Guest) -> SandboxExit:
        while True:
            await guest.fail(await guest.next(), b'{"errorType":"ValueError"}')

    rig.executor.programs = [raises]
    assert (await rig.invoke()).error_type == "ValueError"
    assert not (await rig.invoke()).cold


async def test_a_restore_that_fails_keeps_nothing(rig: EngineRig) -> None:
    async def fails(guest: Guest) -> SandboxExit:
        await guest.client.ask("GET /2018-06-01/runtime/restore/next")
        await guest.client.post("restore/error", b"{}")
        return SandboxExit(status=65)

    rig.executor.programs = [fails, echo]
    function = replace(rig.function, snap_start=True)
    with pytest.raises(InvalidRequestError):
        await rig.invoke(function=function)
    await rig.executor.sandboxes[0].stopped.wait()
    result = await rig.invoke(function=function)
    assert (result.payload, result.cold) == (b"{}", True)
    assert "no memory snapshot is taken" in result.limits_not_held[0]
