"""What the state gives functions reaches the engine: a real service and engine, over sandboxes that are scripts."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig, fails_init
from tests.support.fake_executor import Guest, a_request, echo
from tests.support.lambda_calls import CODE, ROLE
from tests.support.turns import until
from workbench.engine.executors.base import SandboxExit
from workbench.engine.lambda_api.invoking import Asked, scope_of
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.operations import OPERATIONS
from workbench.engine.lambda_api.service import Backing, LambdaService, open_service
from workbench.engine.lambda_api.state import Place
from workbench.model.async_event import Finished
from workbench.model.environment import ExecutorKind, InitializationType
from workbench.model.errors import ThrottledError
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvocationType
from workbench.model.service import ServiceSettings

PLACE = Place("000000000000", "eu-west-1")
PUT, GET = "PutProvisionedConcurrencyConfig", "GetProvisionedConcurrencyConfig"


class Rig:
    """A service in one folder over an engine; another one each time it is started."""

    def __init__(self, engines: EngineRig) -> None:
        self.engines = engines
        self.service: LambdaService | None = None
        self.account_concurrency = 1000

    async def start(self) -> None:
        async def no_image(_uri: str) -> None:
            return None

        engine = self.engines.engine
        backing = Backing(engine, engine._functions, engine.runtimes, no_image)
        folder = self.engines.folder / "service"
        settings = ServiceSettings(folder, executor=ExecutorKind.PROCESS, account_concurrency=self.account_concurrency)
        self.service = await open_service(backing, settings)

    async def stop(self) -> None:
        if self.service is not None:
            await self.service.close()
            self.service = None

    async def do(self, operation: str, **members: Any) -> dict[str, Any]:
        """The output of an operation, at once."""
        assert self.service is not None
        output = await self.service._dispatch.perform(OPERATIONS[operation], members, PLACE, "http://localhost")
        return dict(output)

    async def invoke(self, name: str = "f", **members: Any) -> dict[str, Any]:
        """The output of Invoke."""
        assert self.service is not None
        given = {"FunctionName": name, "Payload": b"1", **members}
        output, _headers = await self.service._invoking.invoke(given, Asked(PLACE, f"id-{name}-{len(members)}"))
        return dict(output)

    async def function(self, name: str = "f", **members: Any) -> None:
        given = {"Runtime": "python3.11", "Handler": "app.handler", "Role": ROLE, "Code": {"ZipFile": CODE}}
        await self.do("CreateFunction", FunctionName=name, **{**given, **members})
        await self.active(name)

    def document(self, kind: Kind, key: str, name: str = "f") -> Document:
        """A resource as it was committed last."""
        assert self.service is not None
        found = self.service._state.view(PLACE).get(kind, name, key)
        assert found is not None
        return found

    async def active(self, name: str = "f") -> None:
        """Wait until a change has been made."""
        await until(lambda: self.document(Kind.VERSION, "$LATEST", name).get("LastUpdateStatus") == "Successful")

    async def settled(self, qualifier: str) -> tuple[str, int, str]:
        """Status, number and reason, when it is not in progress any more."""
        await until(lambda: self.document(Kind.PROVISIONED, qualifier)["Status"] != "IN_PROGRESS")
        found = await self.do(GET, FunctionName="f", Qualifier=qualifier)
        number = found["AllocatedProvisionedConcurrentExecutions"]
        assert number == found["AvailableProvisionedConcurrentExecutions"]
        return found["Status"], number, found.get("StatusReason", "")

    async def provision(self, qualifier: str, count: int) -> dict[str, Any]:
        return await self.do(PUT, FunctionName="f", Qualifier=qualifier, ProvisionedConcurrentExecutions=count)

    def provisioned(self) -> list[str]:
        """The ids of the provisioned environments."""
        found = self.engines.engine._supply.infos()
        return [one.id for one in found if one.initialization is InitializationType.PROVISIONED]

    @property
    def sandboxes(self) -> int:
        """How many sandboxes there have been."""
        return len(self.engines.executor.sandboxes)

    def versions(self) -> list[str]:
        """The versions of the sandboxes there have been."""
        return [one.spec.function.version for one in self.engines.executor.sandboxes]


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with an_engine_rig(tmp_path) as engines:
        rig = Rig(engines)
        await rig.start()
        yield rig
        await rig.stop()


async def two_versions(rig: Rig) -> None:
    """Versions 1 and 2, and the alias `live` of 1."""
    await rig.function(Publish=True)
    await rig.do("UpdateFunctionConfiguration", FunctionName="f", MemorySize=256)
    await rig.active()
    await rig.do("PublishVersion", FunctionName="f")
    await rig.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")


async def test_it_is_ready_when_its_environments_are(rig: Rig) -> None:
    await two_versions(rig)
    assert (await rig.provision("1", 2))["Status"] == "IN_PROGRESS"
    assert await rig.settled("1") == ("READY", 2, "")
    assert (len(rig.provisioned()), rig.versions()) == (2, ["1", "1"])
    assert (await rig.invoke(Qualifier="1"))["ExecutedVersion"] == "1"
    assert (await rig.invoke(Qualifier="live"))["ExecutedVersion"] == "1"
    assert rig.sandboxes == 2, "none was started for the invokes"
    await rig.invoke()
    assert rig.versions() == ["1", "1", "$LATEST"]
    assert await rig.settled("1") == ("READY", 2, "")


async def test_more_fewer_and_none(rig: Rig) -> None:
    await two_versions(rig)
    await rig.provision("1", 1)
    await rig.provision("2", 1)
    assert [await rig.settled(one) for one in ("1", "2")] == [("READY", 1, "")] * 2
    await rig.provision("1", 3)
    assert await rig.settled("1") == ("READY", 3, "")
    await rig.provision("1", 3)
    assert await rig.settled("1") == ("READY", 3, "")
    assert rig.sandboxes == 4
    await rig.provision("1", 1)
    assert await rig.settled("1") == ("READY", 1, "")
    await until(lambda: len(rig.provisioned()) == 2)
    await rig.do("DeleteProvisionedConcurrencyConfig", FunctionName="f", Qualifier="1")
    await until(lambda: len(rig.provisioned()) == 1)
    assert await rig.settled("2") == ("READY", 1, "")


async def test_an_init_that_fails_is_told_and_nothing_is_held(rig: Rig) -> None:
    await two_versions(rig)
    rig.engines.executor.programs = [echo, fails_init]
    await rig.provision("live", 2)
    assert await rig.settled("live") == ("FAILED", 0, "FUNCTION_ERROR_INIT_FAILURE")
    await until(lambda: rig.provisioned() == [])
    before = rig.sandboxes
    rig.engines.executor.programs = [echo]
    await rig.invoke(Qualifier="live")
    assert (rig.sandboxes, rig.provisioned()) == (before + 1, []), "nobody tries again by himself"
    await rig.provision("live", 2)
    assert await rig.settled("live") == ("READY", 2, "")


async def test_it_follows_its_alias(rig: Rig) -> None:
    await two_versions(rig)
    await rig.provision("live", 2)
    await rig.settled("live")
    await rig.do("UpdateAlias", FunctionName="f", Name="live", FunctionVersion="2")
    await until(lambda: rig.versions() == ["1", "1", "2", "2"])
    assert await rig.settled("live") == ("READY", 2, "")
    weights = {"RoutingConfig": {"AdditionalVersionWeights": {"1": 0.5}}}
    await rig.do("UpdateAlias", FunctionName="f", Name="live", **weights)
    await until(lambda: rig.versions() == ["1", "1", "2", "2", "1"])
    assert await rig.settled("live") == ("READY", 2, "")
    await rig.do("DeleteAlias", FunctionName="f", Name="live")
    await until(lambda: rig.provisioned() == [])


async def test_a_version_or_function_that_is_gone_keeps_nothing(rig: Rig) -> None:
    await two_versions(rig)
    for version in ("1", "2"):
        await rig.provision(version, 1)
        await rig.settled(version)
    await rig.invoke()
    await rig.do("DeleteFunction", FunctionName="f", Qualifier="2")
    await until(lambda: len(rig.provisioned()) == 1)
    await rig.do("DeleteFunction", FunctionName="f")
    await until(lambda: rig.engines.engine._supply.infos() == ())


async def test_it_begins_again_with_the_service(rig: Rig) -> None:
    await two_versions(rig)
    await rig.provision("1", 2)
    await rig.settled("1")
    await rig.stop()
    await until(lambda: rig.provisioned() == [])
    go = asyncio.Event()

    async def starts_late(guest: Guest) -> SandboxExit:
        await go.wait()
        return await echo(guest)

    rig.engines.executor.programs = [starts_late]
    await rig.start()
    assert (await rig.do(GET, FunctionName="f", Qualifier="1"))["Status"] == "IN_PROGRESS"
    go.set()
    assert await rig.settled("1") == ("READY", 2, "")
    assert rig.sandboxes == 4


async def test_what_cannot_be_started_says_why(rig: Rig) -> None:
    await two_versions(rig)
    for package in (rig.engines.folder / "service" / "packages").iterdir():
        package.rename(package.with_name(f"{package.name}.gone"))
    await rig.provision("1", 1)
    status, number, reason = await rig.settled("1")
    assert (status, number, "is not there" in reason) == ("FAILED", 0, True)


async def test_what_is_reserved_is_kept_from_others(rig: Rig) -> None:
    rig.account_concurrency = 101
    await rig.stop()
    await rig.start()
    await rig.function("f")
    await rig.function("g", Publish=True)
    await rig.do("PutFunctionConcurrency", FunctionName="g", ReservedConcurrentExecutions=1)
    account = rig.engines.engine._accounts.of(scope_of(PLACE))
    assert account.claimed_by_others("") == 1
    await rig.stop()
    await rig.start()
    account = rig.engines.engine._accounts.of(scope_of(PLACE))
    assert (account.account_limit, account.claimed_by_others("")) == (101, 1)
    await rig.do("PutFunctionConcurrency", FunctionName="g", ReservedConcurrentExecutions=0)
    with pytest.raises(ThrottledError):
        await rig.invoke("g")
    await rig.invoke("f")
    await rig.do("DeleteFunctionConcurrency", FunctionName="g")
    await rig.do(PUT, FunctionName="g", Qualifier="1", ProvisionedConcurrentExecutions=1)
    assert account.claimed_by_others("") == 1
    await rig.do("DeleteFunction", FunctionName="g")
    assert account.claimed_by_others("") == 0


async def test_idle_environments_of_a_changed_function_are_stopped(rig: Rig) -> None:
    await rig.function()
    await rig.invoke()
    await rig.do("UpdateFunctionConfiguration", FunctionName="f", MemorySize=256)
    await rig.engines.executor.sandboxes[0].stopped.wait()
    await rig.invoke()
    await rig.active()
    await rig.do("TagResource", Resource="arn:aws:lambda:eu-west-1:000000000000:function:f", Tags={"a": "b"})
    await rig.invoke()
    assert rig.sandboxes == 2, "what is not the configuration stops nothing"


async def test_events_of_the_workspaces_functions_wait_for_the_service(rig: Rig) -> None:
    engine = rig.engines.engine
    engine.register("a workspace", [(rig.engines.function, FunctionSettings())])
    await rig.stop()
    far = Place("111111111111", "us-east-1")
    request = a_request(rig.engines.function, b"1", scope=scope_of(far), invocation_type=InvocationType.EVENT)
    await engine.accept(request)
    await engine.events_idle()
    assert rig.sandboxes == 0
    await rig.start()
    await until(lambda: rig.sandboxes == 1)
    config = rig.engines.executor.sandboxes[0].spec.function
    assert (config.account_id, config.region) == far
    await engine.events_idle()


async def test_events_run_by_their_qualifier_and_send_to_functions_of_the_service(rig: Rig) -> None:
    seen: list[object] = []
    rig.engines.make(observe=seen.append)
    await rig.stop()
    await rig.start()
    await two_versions(rig)
    await rig.function("g", Publish=True)
    target = {"OnSuccess": {"Destination": "arn:aws:lambda:eu-west-1:000000000000:function:g:1"}}
    await rig.do("PutFunctionEventInvokeConfig", FunctionName="f", Qualifier="live", DestinationConfig=target)
    await rig.invoke(Qualifier="live", InvocationType="Event")
    await until(lambda: sum(isinstance(one, Finished) for one in seen) == 2)
    assert rig.versions() == ["1", "1"]
    assert [one.spec.function.name for one in rig.engines.executor.sandboxes] == ["f", "g"]


async def test_events_of_a_function_that_is_deleted_go_with_it(rig: Rig) -> None:
    await rig.function()
    await rig.do("PutFunctionConcurrency", FunctionName="f", ReservedConcurrentExecutions=1)
    go = asyncio.Event()

    async def waits(guest: Guest) -> SandboxExit:
        event = await guest.next()
        await go.wait()
        await guest.respond(event, b"1")
        return await echo(guest)

    rig.engines.executor.programs = [waits]
    running = rig.engines.tasks.start(rig.invoke())
    await until(lambda: rig.sandboxes == 1)
    await rig.invoke(InvocationType="Event", LogType="None")
    engine = rig.engines.engine
    await engine.events_idle()
    assert len(await engine.pending_events()) == 1
    await rig.do("DeleteFunction", FunctionName="f")
    assert rig.service is not None
    await rig.service._tasks.drain()
    assert await engine.pending_events() == ()
    go.set()
    await running
