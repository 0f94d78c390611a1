"""Who is told what, in which order, and how long it may take (LAMBDA_FACTS §2.3)."""

import asyncio
from dataclasses import dataclass, field

import pytest

from tests.support.extension_peer import Peer, started
from workbench.engine import shutdown as module
from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.runtime_api.extensions import Extensions
from workbench.engine.shutdown import shut_down


@dataclass
class Dying:
    """A sandbox that notes its end; `runtime` and `agents` say when its parts have ended."""

    steps: list[str] = field(default_factory=list)
    runtime: asyncio.Event = field(default_factory=asyncio.Event)
    agents: asyncio.Event = field(default_factory=asyncio.Event)

    def thaw(self) -> None:
        self.steps.append("thaw")

    async def terminate_runtime(self) -> None:
        self.steps.append("SIGTERM")

    async def wait(self) -> SandboxExit:
        await self.runtime.wait()
        return SandboxExit(signal=15)

    async def end_of_extensions(self) -> None:
        self.steps.append("extensions")
        await self.agents.wait()


async def end(sandbox: Dying, extensions: Extensions, reason: ShutdownReason = ShutdownReason.SPINDOWN) -> None:
    await shut_down(sandbox, extensions, reason)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHUTDOWN_S", 0.05)
    monkeypatch.setattr(module, "SHUTDOWN_INTERNAL_S", 0.02)


async def test_without_extensions_nobody_is_told() -> None:
    sandbox = Dying()
    await end(sandbox, started())
    assert sandbox.steps == []


@pytest.mark.parametrize("reason", ShutdownReason)
async def test_the_runtime_first_then_the_extensions(reason: ShutdownReason) -> None:
    sandbox, extensions = Dying(), started("agent")
    agent = Peer(extensions, "agent", "SHUTDOWN")
    agent.register()
    agent.next()
    sandbox.runtime.set()
    sandbox.agents.set()
    await end(sandbox, extensions, reason)
    assert sandbox.steps == ["thaw", "SIGTERM", "extensions"]
    assert f'"shutdownReason":"{reason}"'.encode() in agent.got[0].body


async def test_a_runtime_that_stays_costs_its_share_only() -> None:
    sandbox, extensions = Dying(), started("agent")
    agent = Peer(extensions, "agent", "SHUTDOWN")
    agent.register()
    agent.next()
    await end(sandbox, extensions)
    assert agent.got != []
    assert sandbox.steps[-1] == "extensions"


async def test_who_did_not_ask_for_shutdown_is_not_waited_for() -> None:
    sandbox, extensions = Dying(), started("agent")
    agent = Peer(extensions, "agent", "INVOKE")
    agent.register()
    agent.next()
    sandbox.runtime.set()
    await end(sandbox, extensions)
    assert agent.got == []
    assert sandbox.steps == ["thaw", "SIGTERM"]


async def test_internal_extensions_get_the_runtime_time_to_end() -> None:
    sandbox, extensions = Dying(), started()
    Peer(extensions, "inside", "INVOKE").register()
    sandbox.runtime.set()
    await end(sandbox, extensions)
    assert sandbox.steps == ["thaw", "SIGTERM"]


async def test_an_extension_that_ends_meanwhile_is_no_failure() -> None:
    sandbox, extensions = Dying(), started("agent")
    Peer(extensions, "agent", "INVOKE").register()
    ending = asyncio.gather(end(sandbox, extensions))
    await asyncio.sleep(0)
    extensions.process_ended("agent", SandboxExit(status=1))
    sandbox.runtime.set()
    await ending
    assert not extensions.failure.done()
