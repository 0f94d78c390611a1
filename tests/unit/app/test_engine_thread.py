import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from tests.support.fake_debugger import Debuggee
from tests.support.fake_engine import FakeEngine, Script, a_function
from workbench.app.engine_thread import EngineThread
from workbench.base.aio import TaskOwner
from workbench.model.async_event import Accepted, AsyncObservation, Condition, Finished, Observe
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, DebugOptions, DebugStop, Scope, StackFrame, Variable
from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.errors import DebuggerError, EngineError, RuntimeUnavailableError
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import DebuggeeStopped, DebuggerAttached, Emit, LogWritten, PhaseEnded, RunEvent, ignore
from workbench.model.service import ServedFunctions, ServiceObservation, ServiceSettings

REQUEST = InvokeRequest(a_function().config, b'{"a": 1}', "id-1", ExecutorKind.PROCESS)
STOP = DebugStop("breakpoint", "", 1, (StackFrame(1, "handler", Path("/workspace/hello/app.py"), 3),))


@asynccontextmanager
async def running(engine: FakeEngine) -> AsyncIterator[EngineThread]:
    thread = EngineThread(lambda _observe: engine)
    await thread.start()
    try:
        yield thread
    finally:
        await thread.close()


class ThreadSafeGate(asyncio.Event):
    """An event that can be set from another thread's loop once someone waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.waited_for = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None

    async def wait(self) -> Literal[True]:
        self.loop = asyncio.get_running_loop()
        self.waited_for.set()
        return await super().wait()

    async def reached(self) -> None:
        assert await asyncio.to_thread(self.waited_for.wait, 5)


async def test_calls_run_on_another_thread_and_come_back() -> None:
    threads: list[str] = []

    class Noting(FakeEngine):
        async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
            threads.append(threading.current_thread().name)
            return await super().invoke(request, emit)

    engine = Noting()
    async with running(engine) as thread:
        result = await thread.invoke(REQUEST, ignore)
        assert result.payload == b'{"a": 1}'
        assert isinstance(await thread.status(), EngineStatus)
        await thread.prepare(REQUEST.function, ExecutorKind.PROCESS)
    assert threads == ["engine"]
    assert engine.prepared == [("Hello", ExecutorKind.PROCESS)]
    assert engine.closed


async def test_every_event_comes_on_our_thread_and_before_the_result() -> None:
    seen: list[RunEvent] = []
    threads: set[str] = set()

    def emit(event: RunEvent) -> None:
        threads.add(threading.current_thread().name)
        seen.append(event)

    lines = tuple(str(number) for number in range(2000))
    async with running(FakeEngine(default=Script(lines=lines))) as thread:
        result = await thread.invoke(REQUEST, emit)
    logged = [event.line for event in seen if isinstance(event, LogWritten)]
    assert logged == list(result.log) or [line.text for line in logged] == [line.text for line in result.log]
    assert [event.phase for event in seen if isinstance(event, PhaseEnded)] == list(result.phases)
    assert threads == {threading.current_thread().name}


async def test_events_come_while_the_invoke_runs() -> None:
    gate = ThreadSafeGate()
    logged = asyncio.Event()
    owner = TaskOwner(lambda _error: None)

    def emit(event: RunEvent) -> None:
        if isinstance(event, LogWritten) and event.line.text == "hello":
            logged.set()

    async with running(FakeEngine(default=Script(gate=gate))) as thread:
        task = owner.start(thread.invoke(REQUEST, emit))
        await asyncio.wait_for(logged.wait(), 5)
        await gate.reached()
        assert gate.loop is not None
        gate.loop.call_soon_threadsafe(gate.set)
        await task


async def test_errors_cross_as_they_are() -> None:
    error = RuntimeUnavailableError("What.", "Why.", "Next.")
    seen: list[RunEvent] = []
    async with running(FakeEngine(scripts=[Script(error=error), Script(error=KeyError("k"))])) as thread:
        with pytest.raises(RuntimeUnavailableError) as caught:
            await thread.invoke(REQUEST, seen.append)
        assert caught.value is error
        assert seen, "what happened before the failure was told"
        with pytest.raises(KeyError):
            await thread.invoke(REQUEST, ignore)


async def test_cancelling_the_caller_cancels_the_engine_s_task() -> None:
    gate = ThreadSafeGate()
    stopped = threading.Event()

    class Noting(FakeEngine):
        async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
            try:
                return await super().invoke(request, emit)
            finally:
                stopped.set()

    engine = Noting(default=Script(gate=gate))
    owner = TaskOwner(lambda _error: None)
    async with running(engine) as thread:
        task = owner.start(thread.invoke(REQUEST, ignore))
        await gate.reached()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(stopped.wait, 5)
    assert engine.cancelled == ["id-1"]


async def test_close_with_work_in_flight_fails_it() -> None:
    gate = ThreadSafeGate()
    owner = TaskOwner(lambda _error: None)
    thread = EngineThread(lambda _observe: FakeEngine(default=Script(gate=gate)))
    await thread.start()
    task = owner.start(thread.invoke(REQUEST, ignore))
    await gate.reached()
    await thread.close()
    with pytest.raises(EngineError, match="has ended"):
        await task
    await thread.close()


async def test_a_closed_or_unstarted_engine_refuses() -> None:
    thread = EngineThread(lambda _observe: FakeEngine())
    with pytest.raises(EngineError, match="has ended"):
        await thread.invoke(REQUEST, ignore)
    await thread.close()
    await thread.start()
    await thread.close()
    for call in (thread.status, lambda: thread.invoke(REQUEST, ignore)):
        with pytest.raises(EngineError, match="has ended"):
            await call()


async def test_a_failure_to_make_the_engine_reaches_start() -> None:
    def make(_observe: Observe) -> FakeEngine:
        raise EngineError("No engine.")

    thread = EngineThread(make)
    with pytest.raises(EngineError, match="No engine"):
        await thread.start()
    await thread.close()


async def test_if_the_loop_dies_what_waits_fails() -> None:
    gate = ThreadSafeGate()
    owner = TaskOwner(lambda _error: None)
    thread = EngineThread(lambda _observe: FakeEngine(default=Script(gate=gate)))
    await thread.start()
    task = owner.start(thread.invoke(REQUEST, ignore))
    await gate.reached()
    assert gate.loop is not None
    gate.loop.call_soon_threadsafe(gate.loop.stop)
    with pytest.raises(EngineError, match="has ended"):
        await task
    await thread.close()


async def test_an_engine_that_does_not_close_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(FakeEngine):
        async def close(self) -> None:
            await asyncio.Event().wait()

    monkeypatch.setattr("workbench.app.engine_thread._CLOSE_S", 0.05)
    thread = EngineThread(lambda _observe: Stuck())
    await thread.start()
    await thread.close()
    with pytest.raises(EngineError):
        await thread.status()


async def test_asynchronous_events_cross_and_what_is_observed_comes_on_our_thread() -> None:
    engine = FakeEngine(default=Script(lines=()))
    seen: list[AsyncObservation] = []
    threads: set[str] = set()

    def make(observe: Observe) -> FakeEngine:
        engine.observe = observe
        return engine

    def note(observation: AsyncObservation) -> None:
        threads.add(threading.current_thread().name)
        seen.append(observation)

    thread = EngineThread(make, note)
    await thread.start()
    function = a_function()
    thread.register("/w", [(function.config, function.settings)])
    await thread.dry_run(REQUEST)
    await thread.accept(REQUEST)
    assert [event.id for event in await thread.pending_events()] == ["id-1"]
    outcome = await thread.outcome_of_event("id-1")
    assert outcome.condition is Condition.SUCCESS
    assert type(seen[0]) is Accepted
    assert seen[-1] == Finished(outcome), "told before the outcome was returned"
    engine.sent_on = [replace(REQUEST, request_id="id-2")]
    await thread.events_idle()
    assert [one.event_id for one in seen if isinstance(one, Accepted)] == ["id-1", "id-2"], "told before it returned"
    assert await thread.purge_events("") == 1
    assert threads == {threading.current_thread().name}
    assert engine.registered == [("/w", ("Hello",))]
    assert engine.dry == [REQUEST]
    await thread.accept(REQUEST)
    assert await thread.purge_events("") == 1
    await thread.close()
    assert [type(one) for one in seen].count(Accepted) == 3
    thread.register("/w", [])
    assert len(engine.registered) == 1


async def test_what_the_service_observes_comes_on_our_thread() -> None:
    engine = FakeEngine()
    threads: list[str] = []
    heard = asyncio.Event()

    def observe(_observation: ServiceObservation) -> None:
        threads.append(threading.current_thread().name)
        heard.set()

    async with running(engine) as thread:
        info = await thread.serve(ServiceSettings(Path("/data"), port=3001), observe=observe)
        assert info.url == "http://127.0.0.1:3001"
        assert engine.observe_service is not None
        engine.observe_service(ServedFunctions(()))
        await asyncio.wait_for(heard.wait(), 5)
        await thread.stop_serving()
        assert engine.served == []
    assert threads == [threading.current_thread().name]
    with pytest.raises(EngineError, match="has ended"):
        await EngineThread(lambda _observe: engine).serve(ServiceSettings(Path("/data")))


async def test_a_service_that_nobody_observes() -> None:
    engine = FakeEngine(observe_service=lambda _observation: None)
    async with running(engine) as thread:
        await thread.serve(ServiceSettings(Path("/data")))
    assert engine.observe_service is None


async def test_a_debugged_invoke_is_stepped_from_our_thread() -> None:
    path, told = Path("/workspace/hello/app.py"), asyncio.Queue[RunEvent]()
    breakpoints = (SourceBreakpoint(path, 3),)
    request = replace(REQUEST, debug=DebugOptions(breakpoints))
    value, scope = Variable("x", "1", "int"), Scope("Locals", 7)
    debuggee = Debuggee((STOP,), {1: (scope,)}, {7: (value,)}, {"x": value})
    engine = FakeEngine(default=Script(lines=()), debuggee=debuggee)
    owner = TaskOwner(lambda _error: None)
    async with running(engine) as thread:
        task = owner.start(thread.invoke(request, told.put_nowait))
        state = BreakpointState(path, 3, verified=True)
        events = [await told.get() for _event in range(4)]
        assert events[2:] == [DebuggerAttached((state,)), DebuggeeStopped(STOP)]
        assert await thread.debug_scopes("id-1", 1) == (scope,)
        assert await thread.debug_variables("id-1", 7) == (value,)
        assert await thread.debug_evaluate("id-1", "x", 1) == value
        assert await thread.debug_breakpoints("id-1", path, breakpoints) == (state,)
        await thread.debug_step("id-1", DebugAction.CONTINUE)
        await task
        with pytest.raises(DebuggerError, match="not debugged"):
            await thread.debug_step("id-1", DebugAction.CONTINUE)
    assert engine.steps == [("id-1", DebugAction.CONTINUE)]
