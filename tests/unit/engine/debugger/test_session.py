import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.support.fake_debuggee import FakeDebuggee, a_debuggee
from tests.support.fake_executor import a_config
from workbench.engine.debugger.dap import Message
from workbench.engine.debugger.session import DebugSession, Listeners
from workbench.engine.executors.base import ApiEndpoint
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, DebugOptions, DebugStop, Scope, StackFrame, Variable
from workbench.model.errors import DebuggerError
from workbench.model.run import BreakpointsChanged, DebuggeeContinued, DebuggeeStopped, DebuggerAttached, RunEvent

HERE = ApiEndpoint("127.0.0.1", "127.0.0.1")


@dataclass
class Bench:
    """A session whose debuggee has not come yet."""

    session: DebugSession
    port: int
    token: str
    code: Path
    told: asyncio.Queue[RunEvent]
    notes: list[str] = field(default_factory=list)

    @property
    def stop(self) -> DebugStop:
        """Where the debuggee of `attached` says that it stands."""
        return DebugStop("breakpoint", "", 7, (StackFrame(1, "handler", self.code / "app.py", 4, 2),))

    @asynccontextmanager
    async def attached(
        self, answers: dict[str, Message | str] | None = None, **script: Any
    ) -> AsyncIterator[FakeDebuggee]:
        """A debuggee that was let in and configured."""
        async with self.arriving(answers, **script) as debuggee:
            assert isinstance(await self.next(), DebuggerAttached)
            await debuggee.asked("configurationDone")
            yield debuggee

    @asynccontextmanager
    async def arriving(
        self, answers: dict[str, Message | str] | None = None, **script: Any
    ) -> AsyncIterator[FakeDebuggee]:
        """A debuggee that comes, in a sandbox that runs."""
        frame = {"id": 1, "name": "handler", "line": 4, "column": 2, "source": {"path": "/var/task/app.py"}}
        known: dict[str, Message | str] = {
            "pydevdAuthorize": {"clientAccessToken": self.token},
            "setBreakpoints": {"breakpoints": [{"id": 0, "verified": True, "line": 4}]},
            "stackTrace": {"stackFrames": [frame]},
        }
        self.session.located(((self.code, "/var/task"),))
        async with a_debuggee(self.port, answers=known | (answers or {}), **script) as debuggee:
            yield debuggee

    async def next(self) -> RunEvent:
        """What is told next."""
        return await asyncio.wait_for(self.told.get(), 5)

    async def stops(self, debuggee: FakeDebuggee) -> None:
        """The debuggee stops, and it is told."""
        debuggee.say("stopped", reason="breakpoint", threadId=7)
        assert await self.next() == DebuggeeStopped(self.stop)


Make = Callable[..., Any]


@pytest.fixture
async def make(tmp_path: Path) -> AsyncIterator[Make]:
    made: list[DebugSession] = []

    async def bench(**options: Any) -> Bench:
        told: asyncio.Queue[RunEvent] = asyncio.Queue()
        notes: list[str] = []
        function = a_config(tmp_path / "code")
        breakpoints = (SourceBreakpoint(function.code_path / "app.py", 4),)
        listeners = Listeners(told.put_nowait, notes.append)
        session = DebugSession(function, DebugOptions(**{"breakpoints": breakpoints, **options}), listeners)
        made.append(session)
        link = await session.open(HERE)
        host, _, port = link.address.rpartition(":")
        assert host == "127.0.0.1"
        return Bench(session, int(port), link.token, function.code_path, told, notes)

    yield bench
    for session in made:
        session.hang_up()
        await session.linger()


@pytest.fixture
async def bench(make: Make) -> Bench:
    made: Bench = await make()
    return made


async def test_it_attaches_and_tells_what_became_of_the_breakpoints(bench: Bench) -> None:
    before = bench.session.attached
    async with bench.arriving() as debuggee:
        state = BreakpointState(bench.code / "app.py", 4, verified=True)
        assert await bench.next() == DebuggerAttached((state,))
        await debuggee.asked("configurationDone")
        assert (before, bench.session.attached) == (False, True)
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", bench.port)


async def test_the_sandbox_may_be_known_after_its_debuggee(bench: Bench) -> None:
    answers: dict[str, Message | str] = {"pydevdAuthorize": {"clientAccessToken": bench.token}}
    async with a_debuggee(bench.port, answers=answers) as debuggee:
        await debuggee.asked("pydevdAuthorize")
        with pytest.raises(DebuggerError, match="not attached yet"):
            await bench.session.step(DebugAction.PAUSE)
        (state,) = await bench.session.set_breakpoints(bench.code / "b.py", (SourceBreakpoint(bench.code / "b.py", 1),))
        assert not state.verified
        bench.session.located(((bench.code, "/var/task"),))
        bench.session.located(())  # once is enough
        await debuggee.asked("setBreakpoints", times=2)
        paths = [one["source"]["path"] for one in debuggee.all("setBreakpoints")]
        assert paths == ["/var/task/app.py", "/var/task/b.py"]


async def test_a_stop_is_told_with_its_frames_and_ends_with_a_step(bench: Bench) -> None:
    async with bench.attached() as debuggee:
        await bench.stops(debuggee)
        assert debuggee.all("stackTrace") == [{"threadId": 7, "startFrame": 0, "levels": 100}]
        await bench.session.step(DebugAction.NEXT)
        assert await bench.next() == DebuggeeContinued()
        assert debuggee.all("next") == [{"threadId": 7}]
        debuggee.say("continued", threadId=7)
        await bench.stops(debuggee)
        assert bench.told.empty()


async def test_an_exception_is_told_with_its_text(bench: Bench) -> None:
    async with bench.attached({"exceptionInfo": {"exceptionId": "KeyError", "description": "'x'"}}) as debuggee:
        debuggee.say("stopped", reason="exception", threadId=7)
        event = await bench.next()
        assert isinstance(event, DebuggeeStopped)
        assert (event.stop.reason, event.stop.text) == ("exception", "KeyError: 'x'")


async def test_a_stop_that_is_over_before_its_frames_are_known_is_not_told(bench: Bench) -> None:
    async with bench.attached(silent={"stackTrace"}) as debuggee:
        debuggee.say("stopped", reason="breakpoint", threadId=7)
        await debuggee.asked("stackTrace")
        debuggee.say("continued", threadId=7)
        debuggee.say("output", category="stdout", output="heard\n")
        await bench.session.drain()
        assert bench.notes == ["heard"]
        late = {"type": "response", "request_seq": debuggee.requests[-2]["seq"], "success": True, "body": {}}
        debuggee.send(late)
        await bench.session.drain()
        assert bench.told.empty()


async def test_what_a_stop_has(bench: Bench) -> None:
    answers: dict[str, Message | str] = {
        "scopes": {"scopes": [{"name": "Locals", "variablesReference": 5}]},
        "variables": {"variables": [{"name": "a", "value": "1"}]},
        "evaluate": {"result": "3", "type": "int"},
    }
    async with bench.attached(answers) as debuggee:
        for ask in (bench.session.scopes(1), bench.session.variables(5), bench.session.evaluate("a", 1)):
            with pytest.raises(DebuggerError, match="The function runs"):
                await ask
        await bench.stops(debuggee)
        assert await bench.session.scopes(1) == (Scope("Locals", 5),)
        assert await bench.session.variables(5) == (Variable("a", "1"),)
        assert await bench.session.evaluate("a + 2", 1) == Variable("a + 2", "3", "int", 0, "a + 2")
        assert debuggee.all("evaluate") == [{"expression": "a + 2", "frameId": 1, "context": "repl"}]


async def test_a_step_that_is_refused_leaves_it_where_it_stands(bench: Bench) -> None:
    async with bench.attached({"next": "not now"}) as debuggee:
        await bench.stops(debuggee)
        with pytest.raises(DebuggerError, match="refused") as caught:
            await bench.session.step(DebugAction.NEXT)
        assert caught.value.why == "not now"
        assert [await bench.next(), await bench.next()] == [DebuggeeContinued(), DebuggeeStopped(bench.stop)]


async def test_a_step_into_the_end_is_a_step(bench: Bench) -> None:
    async with bench.attached(fatal={"continue"}) as debuggee:
        await bench.stops(debuggee)
        await bench.session.step(DebugAction.CONTINUE)
        assert await bench.next() == DebuggeeContinued()


async def test_pausing(bench: Bench) -> None:
    async with bench.attached() as debuggee:
        await bench.session.step(DebugAction.PAUSE)
        assert debuggee.all("pause") == [{"threadId": "*"}]
        await bench.stops(debuggee)
        await bench.session.step(DebugAction.PAUSE)
        assert len(debuggee.all("pause")) == 1, "it stands already"


async def test_breakpoints_change_while_it_runs(bench: Bench) -> None:
    async with bench.attached() as debuggee:
        path = bench.code / "app.py"
        states = await bench.session.set_breakpoints(path, (SourceBreakpoint(path, 3),))
        assert states == (BreakpointState(path, 4, verified=True),)
        assert await bench.next() == BreakpointsChanged(states)
        debuggee.say("breakpoint", reason="changed", breakpoint={"id": 0, "verified": False, "message": "Gone."})
        changed = BreakpointState(path, 4, verified=False, message="Gone.")
        assert await bench.next() == BreakpointsChanged((changed,))


async def test_log_points_are_noted_and_telemetry_is_not(bench: Bench) -> None:
    async with bench.attached() as debuggee:
        debuggee.say("output", category="telemetry", output="debugpy")
        debuggee.say("output", category="stdout", output="x is 3\n")
        await bench.session.drain()
        assert bench.notes == ["x is 3"]


async def test_it_stops_at_the_entry_once(make: Make, tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "app.py").write_text("import os\n", encoding="utf-8")
    bench = await make(breakpoints=(), stop_on_entry=True)
    async with bench.attached() as debuggee:
        assert debuggee.all("setBreakpoints")[0]["breakpoints"] == [{"line": 1}]
        debuggee.say("stopped", reason="breakpoint", threadId=7, hitBreakpointIds=[0])
        event = await bench.next()
        assert event.stop.reason == "entry"
        assert debuggee.all("setBreakpoints")[1]["breakpoints"] == []


async def test_a_debuggee_that_ends_while_it_stands(bench: Bench) -> None:
    async with bench.attached() as debuggee:
        await bench.stops(debuggee)
        await debuggee.close()
        assert await bench.next() == DebuggeeContinued()
        with pytest.raises(DebuggerError, match="has ended"):
            await bench.session.step(DebugAction.PAUSE)
        await bench.session.drain()


async def test_a_debugger_that_refuses_fails_the_session(bench: Bench) -> None:
    async with bench.arriving({"attach": "broken"}) as debuggee:
        error = await asyncio.wait_for(bench.session.failed, 5)
        assert error.why == "broken"
        assert not debuggee.hung_up.is_set(), "the code waits until its sandbox ends"
    assert not bench.session.attached


async def test_a_fault_of_ours_fails_the_session_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_given: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("workbench.engine.debugger.session.configure", broken)
    async with bench.arriving():
        error = await asyncio.wait_for(bench.session.failed, 5)
        assert error.why == "KeyError('oops')."


async def test_a_runtime_that_ends_at_once_tells_more_than_its_debugger(bench: Bench) -> None:
    async with bench.arriving(fatal={"attach"}) as debuggee:
        await debuggee.asked("attach")
        await bench.session._tasks.drain()
        assert not bench.session.failed.done()


async def test_after_its_end_nothing_is_told_and_the_code_is_held(bench: Bench) -> None:
    async with bench.attached() as debuggee:
        await bench.stops(debuggee)
        bench.session.end()
        debuggee.say("output", category="stdout", output="late\n")
        debuggee.say("continued")
        await bench.session.drain()
        assert not debuggee.hung_up.is_set()
        bench.session.hang_up()
        await asyncio.wait_for(debuggee.hung_up.wait(), 5)
        await bench.session.linger()
    assert (bench.notes, bench.told.empty()) == ([], True)


async def test_a_sandbox_that_does_not_end_is_let_go(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.engine.debugger.session.LINGER_S", 0.01)
    async with bench.attached() as debuggee:
        bench.session.end()
        await bench.session.linger()
        await asyncio.wait_for(debuggee.hung_up.wait(), 5)


async def test_where_it_cannot_listen(tmp_path: Path) -> None:
    session = DebugSession(a_config(tmp_path), DebugOptions(), Listeners(lambda _event: None, lambda _text: None))
    with pytest.raises(DebuggerError, match="No port"):
        await session.open(ApiEndpoint("203.0.113.1", "x"))
