import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig
from tests.support.fake_executor import Guest, echo
from workbench.engine.executors.base import SandboxExit
from workbench.engine.invocation import EnvironmentLostError, InvocationRun
from workbench.model.errors import ExecutorUnavailableError


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as made:
        yield made


async def test_an_environment_that_is_lost_is_replaced(rig: EngineRig) -> None:
    gone = asyncio.Event()

    async def once(guest: Guest) -> SandboxExit:
        event = await guest.next()
        await guest.respond(event, b"1")
        await gone.wait()
        return SandboxExit(0)

    rig.executor.programs = [once, echo]
    assert (await rig.invoke()).payload == b"1"
    gone.set()
    assert (await rig.invoke(b"2")).payload == b"2"
    assert len(rig.executor.sandboxes) == 2


async def test_not_for_ever(rig: EngineRig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def lost(*_given: object) -> None:
        raise EnvironmentLostError

    monkeypatch.setattr(InvocationRun, "run", lost)
    with pytest.raises(ExecutorUnavailableError, match="end before they get the event"):
        await rig.invoke()


async def test_one_that_was_given_up_costs_the_environment(rig: EngineRig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_given: object) -> None:
        raise KeyError("oops")

    await rig.invoke()
    with monkeypatch.context() as patched:
        patched.setattr(InvocationRun, "run", broken)
        with pytest.raises(KeyError):
            await rig.invoke()
    assert (await rig.invoke()).cold
