"""Functions that are served: looked up, with an account and provisioned environments of their own."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig, fails_init
from tests.support.fake_executor import Guest, a_request, echo
from tests.support.turns import until
from workbench.engine.executors.base import SandboxExit
from workbench.engine.functions import Known, Served, served_scope
from workbench.model.async_event import AsyncState, Done
from workbench.model.environment import ExecutorKind, InitializationType
from workbench.model.errors import ExecutorUnavailableError, FunctionNotRunnableError, ThrottledError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings
from workbench.model.invoke import InvocationType

SCOPE = served_scope("123456789012", "us-east-1")
PROCESS = ExecutorKind.PROCESS
PLAIN = FunctionSettings()


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as rig:
        yield rig


class Versions:
    """A function's versions, as a service has them."""

    def __init__(self, rig: EngineRig) -> None:
        self.known: dict[str, Known] = {"": (rig.function, PLAIN)}

    def add(self, qualifier: str, function: FunctionConfig, settings: FunctionSettings = PLAIN) -> FunctionConfig:
        """A version or an alias."""
        self.known[qualifier] = (function, settings)
        return function

    def find(self, name: str, qualifier: str) -> Known | None:
        """As Lookup."""
        return self.known.get(qualifier) if name == "Hello" else None


@pytest.fixture
def versions(rig: EngineRig) -> Versions:
    return Versions(rig)


def serve(rig: EngineRig, versions: Versions, limit: int = 1000) -> None:
    rig.engine.served.serve(SCOPE, Served(versions.find, account_concurrency=limit))


def version(rig: EngineRig, number: str) -> FunctionConfig:
    return replace(rig.function, version=number)


def ids(rig: EngineRig) -> set[str]:
    return {one.id for one in rig.engine._supply.infos()}


def provisioned(rig: EngineRig) -> int:
    return sum(one.initialization is InitializationType.PROVISIONED for one in rig.engine._supply.infos())


async def test_an_event_of_an_alias_runs_its_version(rig: EngineRig, versions: Versions) -> None:
    versions.add("live", replace(version(rig, "3"), environment=(("MARK", "three"),)))
    serve(rig, versions)
    request = a_request(rig.function, b"1", scope=SCOPE, qualifier="live", invocation_type=InvocationType.EVENT)
    await rig.engine.accept(request)
    outcome = await rig.engine.outcome_of_event(request.request_id)
    assert outcome.response == Done(b"1", "3", outcome.response.trace_id if outcome.response else "")
    assert dict(rig.executor.sandboxes[0].spec.variables)["MARK"] == "three"


async def test_its_record_goes_to_a_served_version(rig: EngineRig, versions: Versions) -> None:
    target = f"{rig.function.arn}:live"
    versions.add("live", version(rig, "3"))
    versions.add("", rig.function, FunctionSettings(event_invoke=EventInvokeConfig(on_success=target)))
    serve(rig, versions)
    await rig.engine.accept(a_request(rig.function, b"1", scope=SCOPE, invocation_type=InvocationType.EVENT))
    await rig.engine.events_idle()
    ran = [dict(one.spec.variables)["AWS_LAMBDA_FUNCTION_VERSION"] for one in rig.executor.sandboxes]
    assert ran == ["$LATEST", "3"]


async def test_what_was_accepted_waits_until_it_is_served_again(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions)
    rig.engine.served.unserve(SCOPE)
    request = a_request(rig.function, b"1", scope=SCOPE, invocation_type=InvocationType.EVENT)
    await rig.engine.accept(request)
    await rig.engine.events_idle()
    assert [one.state for one in await rig.engine.pending_events()] == [AsyncState.UNCLAIMED]
    await rig.engine.close()
    rig.make()
    serve(rig, versions)
    await until(lambda: len(rig.executor.sandboxes) == 1)
    await rig.engine.events_idle()
    assert await rig.engine.pending_events() == ()


async def test_each_served_scope_has_its_own_concurrency(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions, limit=10)
    rig.engine.served.allot(SCOPE, "Other", 10, {})
    with pytest.raises(ThrottledError):
        await rig.invoke(scope=SCOPE)
    await rig.invoke(scope="a workspace")
    await rig.invoke(scope=served_scope("111111111111", "us-east-1"))
    rig.engine.served.forget(SCOPE, "Other")
    await rig.invoke(scope=SCOPE)


async def test_scopes_and_versions_do_not_retire_each_other(rig: EngineRig) -> None:
    one, other = rig.function, version(rig, "1")
    abroad = replace(rig.function, region="eu-west-1")
    for _round in range(2):
        for function in (one, other, abroad):
            for scope in (SCOPE, "a workspace"):
                await rig.invoke(function=function, scope=scope)
    assert len(rig.executor.sandboxes) == 6


async def test_what_is_idle_of_a_changed_version_is_stopped(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions)
    changed = replace(rig.function, memory_mb=256)
    await rig.invoke(scope=SCOPE)
    await rig.invoke(scope=SCOPE, function=version(rig, "1"))
    rig.engine.served.retire(SCOPE, "Hello", "$LATEST", rig.function)
    assert not (await rig.invoke(scope=SCOPE)).cold
    rig.engine.served.retire(SCOPE, "Hello", "$LATEST", changed)
    await rig.executor.sandboxes[0].stopped.wait()
    assert not (await rig.invoke(scope=SCOPE, function=version(rig, "1"))).cold
    rig.engine.served.forget(SCOPE, "Hello")
    await rig.executor.sandboxes[1].stopped.wait()
    await until(lambda: ids(rig) == set())


# -- provisioned concurrency


async def test_provisioned_environments_are_there_before_anybody_asks(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions)
    served, first = rig.engine.served, version(rig, "1")
    assert await served.provision(SCOPE, first, PROCESS, 2)
    assert (served.provisioned(SCOPE, "Hello", "1"), provisioned(rig)) == (2, 2)
    assert served.provisioned(SCOPE, "Hello", "2") == served.provisioned("other", "Hello", "1") == 0
    result = await rig.invoke(scope=SCOPE, function=first, settings=FunctionSettings(provisioned_concurrency=2))
    assert len(rig.executor.sandboxes) == 2
    assert result.environment_id in ids(rig)
    assert await served.provision(SCOPE, first, PROCESS, 2)
    assert len(rig.executor.sandboxes) == 2


async def test_several_versions_hold_theirs(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions)
    served = rig.engine.served
    assert await served.provision(SCOPE, version(rig, "1"), PROCESS, 1)
    assert await served.provision(SCOPE, version(rig, "2"), PROCESS, 2)
    assert served.provisioned(SCOPE, "Hello", "1") == 1
    assert await served.provision(SCOPE, version(rig, "2"), PROCESS, 0)
    await until(lambda: provisioned(rig) == 1)
    served.retire(SCOPE, "Hello", "1", None)
    assert served.provisioned(SCOPE, "Hello", "1") == 0
    await until(lambda: ids(rig) == set())


async def test_many_start_some_at_a_time(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions)
    assert await rig.engine.served.provision(SCOPE, version(rig, "1"), PROCESS, 20)
    assert rig.engine.served.provisioned(SCOPE, "Hello", "1") == 20


async def test_an_init_that_fails_is_told(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions)
    rig.executor.programs = [echo, fails_init]
    served, first = rig.engine.served, version(rig, "1")
    assert not await served.provision(SCOPE, first, PROCESS, 2)
    assert await served.provision(SCOPE, first, PROCESS, 0)
    await until(lambda: ids(rig) == set())


async def test_fewer_are_wanted_while_they_start(rig: EngineRig, versions: Versions) -> None:
    go = asyncio.Event()

    async def starts_late(guest: Guest) -> SandboxExit:
        await go.wait()
        return await echo(guest)

    serve(rig, versions)
    rig.executor.programs = [starts_late]
    served, first = rig.engine.served, version(rig, "1")
    asked = rig.tasks.start(served.provision(SCOPE, first, PROCESS, 3))
    await until(lambda: len(rig.executor.sandboxes) == 3)
    fewer = rig.tasks.start(served.provision(SCOPE, first, PROCESS, 1))
    await asyncio.sleep(0)
    go.set()
    assert (await asked, await fewer) == (True, True)
    assert served.provisioned(SCOPE, "Hello", "1") == 1
    await until(lambda: len(ids(rig)) == 1)


async def test_what_cannot_be_started_is_an_error(rig: EngineRig, versions: Versions) -> None:
    serve(rig, versions)
    with pytest.raises(FunctionNotRunnableError):
        await rig.engine.served.provision(SCOPE, replace(rig.function, runtime="cobol"), PROCESS, 1)
    with pytest.raises(ExecutorUnavailableError):
        await rig.engine.served.provision(SCOPE, version(rig, "1"), ExecutorKind.DOCKER, 1)
    assert rig.engine._supply._provisioned == {}
