from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_debuggee import FakeDebuggee
from workbench.engine.debugger.breakpoints import Breakpoints
from workbench.engine.debugger.client import DapClient
from workbench.engine.debugger.dap import Message
from workbench.engine.debugger.door import Door
from workbench.engine.debugger.mapping import SourceMap
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState

APP, OTHER = Path("/w/code/app.py"), Path("/w/other.py")
SOURCES = SourceMap(((Path("/w/code"), "/var/task"),))
FOUR, FIVE = SourceBreakpoint(APP, 4), SourceBreakpoint(APP, 5)


@pytest.fixture
def debuggee() -> FakeDebuggee:
    records = [{"id": 0, "verified": True, "line": 4}, {"id": 1, "verified": True, "line": 6}]
    return FakeDebuggee({"setBreakpoints": {"breakpoints": records}})


@pytest.fixture
async def client(debuggee: FakeDebuggee) -> AsyncIterator[DapClient]:
    door = Door()
    await debuggee.connect(await door.open("127.0.0.1"))
    made = await door.next()
    yield made
    made.close()
    door.close()
    await debuggee.close()


async def test_those_of_a_file_are_set_together(client: DapClient, debuggee: FakeDebuggee) -> None:
    breakpoints = Breakpoints([FOUR, FIVE, SourceBreakpoint(APP, 9, enabled=False)], None)
    assert list(breakpoints.paths) == [APP]
    assert await breakpoints.send(APP, client, SOURCES) == (
        BreakpointState(APP, 4, verified=True),
        BreakpointState(APP, 6, verified=True),
    )
    assert debuggee.all("setBreakpoints") == [
        {"source": {"path": "/var/task/app.py"}, "breakpoints": [{"line": 4}, {"line": 5}]}
    ]
    breakpoints.ask(APP, ())
    assert not breakpoints.paths
    assert await breakpoints.send(APP, client, SOURCES) == ()
    assert debuggee.all("setBreakpoints")[1]["breakpoints"] == []


async def test_a_file_that_the_sandbox_does_not_have(client: DapClient, debuggee: FakeDebuggee) -> None:
    (state,) = await Breakpoints([SourceBreakpoint(OTHER, 1)], None).send(OTHER, client, SOURCES)
    assert (state.path, state.line, state.verified) == (OTHER, 1, False)
    assert "not among the function's code" in state.message
    assert debuggee.requests == []


async def test_the_place_to_stop_at_first(client: DapClient, debuggee: FakeDebuggee) -> None:
    breakpoints = Breakpoints([FOUR], (APP, 1))
    assert len(await breakpoints.send(APP, client, SOURCES)) == 1, "it is not the user's"
    assert debuggee.all("setBreakpoints")[0]["breakpoints"] == [{"line": 4}, {"line": 1}]
    assert breakpoints.stopped_at_entry({"hitBreakpointIds": [0]}) is None
    assert breakpoints.stopped_at_entry({}) is None
    assert breakpoints.stopped_at_entry({"hitBreakpointIds": [1]}) == APP
    assert breakpoints.stopped_at_entry({"hitBreakpointIds": [1]}) is None, "once"
    await breakpoints.send(APP, client, SOURCES)
    assert debuggee.all("setBreakpoints")[1]["breakpoints"] == [{"line": 4}]


def test_a_place_to_stop_at_in_a_file_without_breakpoints() -> None:
    assert Breakpoints([FOUR], (OTHER, 1)).paths == (APP, OTHER)


async def test_what_is_told_of_one_later(client: DapClient) -> None:
    breakpoints = Breakpoints([FOUR, FIVE], None)
    await breakpoints.send(APP, client, SOURCES)
    told = {"breakpoint": {"id": 1, "verified": True, "line": 8}}
    assert breakpoints.changed(told) == BreakpointState(APP, 8, verified=True)
    others: list[Message] = [{"breakpoint": {"id": 99}}, {"breakpoint": []}, {}]
    for body in others:
        assert breakpoints.changed(body) is None


def test_before_there_is_a_debugger() -> None:
    (state,) = Breakpoints([FOUR], None).early(APP)
    assert (state.line, state.verified) == (4, False)
    assert "not attached" in state.message
