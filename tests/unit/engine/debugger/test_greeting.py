import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_debuggee import a_debuggee
from workbench.base.aio import TaskOwner
from workbench.engine.debugger import greeting
from workbench.engine.debugger.breakpoints import Breakpoints
from workbench.engine.debugger.dap import Message
from workbench.engine.debugger.door import Door
from workbench.engine.debugger.greeting import admit, configure
from workbench.engine.debugger.mapping import SourceMap
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import DebugOptions
from workbench.model.errors import DebuggerError

OURS = {"pydevdAuthorize": {"clientAccessToken": "token"}}
APP = Path("/w/code/app.py")
SOURCES = SourceMap(((Path("/w/code"), "/var/task"), (Path("/w/layers"), "/opt/")))


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    made = Door()
    yield made
    made.close()


async def test_only_the_one_that_knows_the_token_is_let_in(door: Door) -> None:
    port, owner = await door.open("127.0.0.1"), TaskOwner(lambda _error: None)
    admitted = owner.start(admit(door, "token"))
    answers: list[Message | str] = [{"clientAccessToken": "x"}, {}, "no"]
    for answer in answers:
        async with a_debuggee(port, answers={"pydevdAuthorize": answer}) as one:
            await asyncio.wait_for(one.hung_up.wait(), 5)
    async with a_debuggee(port, fatal={"pydevdAuthorize"}):
        pass
    assert not admitted.done()
    async with a_debuggee(port, answers=OURS) as ours:
        client = await asyncio.wait_for(admitted, 5)
        assert not ours.hung_up.is_set()
        client.close()


async def test_one_that_does_not_answer_ends_with_who_waited(door: Door) -> None:
    port, owner = await door.open("127.0.0.1"), TaskOwner(lambda _error: None)
    admitted = owner.start(admit(door, "token"))
    async with a_debuggee(port, silent={"pydevdAuthorize"}) as one:
        await one.asked("pydevdAuthorize")
        admitted.cancel()
        await asyncio.wait_for(one.hung_up.wait(), 5)


async def test_how_it_is_debugged(door: Door) -> None:
    port = await door.open("127.0.0.1")
    options = DebugOptions((SourceBreakpoint(APP, 3),))
    answers = {"setBreakpoints": {"breakpoints": [{"id": 0, "verified": True, "line": 3}]}}
    async with a_debuggee(port, answers=answers) as debuggee:
        client = await door.next()
        (state,) = await configure(client, SOURCES, options, Breakpoints(options.breakpoints, None))
        assert state.verified
        commands = [request["command"] for request in debuggee.requests]
        assert commands == ["initialize", "attach", "setBreakpoints", "setExceptionBreakpoints"]
        (attach,) = debuggee.all("attach")
        assert (attach["justMyCode"], attach["subProcess"]) == (True, False)
        rules = [(rule["path"], rule["include"]) for rule in attach["rules"]]
        assert rules == [("/var/task/**", True), ("/opt/**", True), ("**", False)]
        assert debuggee.all("setExceptionBreakpoints") == [{"filters": ["userUnhandled"]}]
        client.close()


async def test_without_stops_at_exceptions(door: Door) -> None:
    async with a_debuggee(await door.open("127.0.0.1"), answers={"setBreakpoints": "no"}) as debuggee:
        client = await door.next()
        await configure(client, SOURCES, DebugOptions(stop_on_uncaught=False), Breakpoints((), None))
        assert debuggee.all("setExceptionBreakpoints") == [{"filters": []}]
        with pytest.raises(DebuggerError, match="refused"):
            await configure(client, SOURCES, DebugOptions(), Breakpoints((SourceBreakpoint(APP, 1),), None))
        client.close()


async def test_one_that_does_not_answer_does_not_keep_the_door(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(greeting, "ANSWER_S", 0.05)
    port, owner = await door.open("127.0.0.1"), TaskOwner(lambda _error: None)
    admitted = owner.start(admit(door, "token"))
    async with a_debuggee(port, silent={"pydevdAuthorize"}) as silent, a_debuggee(port, answers=OURS):
        client = await asyncio.wait_for(admitted, 5)
        await asyncio.wait_for(silent.hung_up.wait(), 5)
        client.close()


async def test_one_that_falls_silent_is_given_up(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(greeting, "CONFIGURE_S", 0.05)
    async with a_debuggee(await door.open("127.0.0.1"), silent={"attach"}):
        client = await door.next()
        with pytest.raises(DebuggerError, match="does not answer"):
            await configure(client, SOURCES, DebugOptions(), Breakpoints((), None))
        client.close()
