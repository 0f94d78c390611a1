import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig
from tests.support.fake_debuggee import FakeDebuggee, a_debuggee
from tests.support.fake_executor import Guest, a_config, a_request, echo, never
from workbench.base.aio import TaskOwner
from workbench.engine.debugger.calls import unhurried
from workbench.engine.debugger.dap import Message
from workbench.engine.executors.base import SandboxExit
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, DebugOptions
from workbench.model.errors import DebuggerError, EngineError
from workbench.model.invoke import InvokeRequest
from workbench.model.run import DebuggeeStopped, RunEvent, ignore


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as made:
        yield made


def debugged(rig: EngineRig) -> InvokeRequest:
    options = DebugOptions((SourceBreakpoint(rig.function.code_path / "app.py", 1),))
    return a_request(rig.function, debug=options)


@asynccontextmanager
async def debuggee_of(guest: Guest, **answers: Message | str) -> AsyncIterator[FakeDebuggee]:
    """A debuggee in the sandbox, which knows the token."""
    link = guest.spec.debug
    assert link is not None
    known: dict[str, Message | str] = {
        "pydevdAuthorize": {"clientAccessToken": link.token},
        "setBreakpoints": {"breakpoints": [{"id": 0, "verified": True, "line": 1}]},
    }
    async with a_debuggee(int(link.address.rpartition(":")[2]), answers=known | answers) as debuggee:
        yield debuggee


async def test_an_invoke_that_stops_and_goes_on(rig: EngineRig) -> None:
    went = asyncio.Event()

    async def program(guest: Guest) -> SandboxExit:
        async with debuggee_of(guest) as debuggee:
            await debuggee.asked("configurationDone")
            event = await guest.next()
            debuggee.say("stopped", reason="breakpoint", threadId=1)
            await debuggee.asked("continue")
            went.set()
            await guest.respond(event, b'"done"')
            await guest.next()
            return SandboxExit(0)

    rig.executor.programs = [program]
    request, told = debugged(rig), asyncio.Queue[RunEvent]()
    running = rig.tasks.start(rig.engine.invoke(request, told.put_nowait))
    while not isinstance(await asyncio.wait_for(told.get(), 5), DebuggeeStopped):
        pass
    path = rig.function.code_path / "app.py"
    assert await rig.engine.debug_breakpoints(request.request_id, path, (SourceBreakpoint(path, 1),)) == (
        BreakpointState(path, 1, verified=True),
    )
    assert await rig.engine.debug_scopes(request.request_id, 1) == ()
    assert await rig.engine.debug_variables(request.request_id, 1) == ()
    assert (await rig.engine.debug_evaluate(request.request_id, "x", 1)).name == "x"
    await rig.engine.debug_step(request.request_id, DebugAction.CONTINUE)
    result = await running
    assert (result.payload, went.is_set()) == (b'"done"', True)
    with pytest.raises(DebuggerError, match="not debugged"):
        await rig.engine.debug_step(request.request_id, DebugAction.CONTINUE)


async def test_a_runtime_without_its_debugger_runs_and_says_so(rig: EngineRig) -> None:
    rig.executor.programs = [echo]
    result = await rig.engine.invoke(debugged(rig), ignore)
    assert result.payload == b"{}"
    assert result.log[-1].text.startswith("The debugger did not attach")


async def test_a_debugger_that_refuses_ends_the_invoke(rig: EngineRig) -> None:
    async def program(guest: Guest) -> SandboxExit:
        async with debuggee_of(guest, attach="broken"):
            return await never(guest)

    rig.executor.programs = [program]
    with pytest.raises(DebuggerError, match="refused `attach`"):
        await rig.engine.invoke(debugged(rig), ignore)
    await rig.engine.close()
    assert rig.executor.left == []


async def test_one_that_cannot_be_debugged_starts_nothing(rig: EngineRig) -> None:
    request = dataclasses.replace(debugged(rig), function=dataclasses.replace(rig.function, runtime="nodejs22.x"))
    with pytest.raises(DebuggerError, match="cannot be debugged"):
        await rig.engine.invoke(request, ignore)
    assert rig.executor.sandboxes == []


async def test_an_engine_that_is_closed_ends_it(rig: EngineRig) -> None:
    there = asyncio.Event()

    async def program(guest: Guest) -> SandboxExit:
        async with debuggee_of(guest) as debuggee:
            await debuggee.asked("configurationDone")
            there.set()
            return await never(guest)

    rig.executor.programs = [program]
    owner = TaskOwner(lambda _error: None)
    running = owner.start(rig.engine.invoke(debugged(rig), ignore))
    await asyncio.wait_for(there.wait(), 5)
    await rig.engine.close()
    with pytest.raises(EngineError):
        await running


def test_what_is_debugged_runs_apart_and_without_a_timeout(tmp_path: Path) -> None:
    plain = a_request(a_config(tmp_path, timeout_s=3))
    assert unhurried(plain) is plain
    debug = unhurried(a_request(plain.function, debug=DebugOptions()))
    assert debug.apart
    assert debug.timeout_s > 24 * 3600
