import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.debuggees import LATER, STOP, a_debuggee
from tests.support.fake_engine import FakeEngine, a_function, a_workspace, fake_application, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.stores.debug import DebugState
from workbench.app.use_cases.breakpoints import put_breakpoints
from workbench.app.use_cases.debug import can_debug, debug_selected, restart, step, stop_debugging
from workbench.base.aio import TaskOwner
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import DebugAction
from workbench.model.errors import DebuggerError, InvalidJsonError, UsageError, WorkbenchError
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import DebuggeeContinued, Run, RunOutcome

CODE = Path("/workspace/hello/orders.py")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(debuggee=a_debuggee(STOP, LATER))


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path, engine)
    workspace = a_workspace()
    node = a_function("Node", runtime="nodejs22.x")
    show(application, replace(workspace, functions=(*workspace.functions, node)))
    yield application
    await application.close()


@pytest.fixture
async def owner() -> AsyncIterator[TaskOwner]:
    made = TaskOwner(lambda _error: None)
    yield made
    await made.close()


async def _stopped(app: Application, owner: TaskOwner) -> "asyncio.Task[Run]":
    task = owner.start(debug_selected(app))
    await until(lambda: app.debug.stop is STOP)
    return task


async def test_a_session_goes_from_stop_to_stop_to_the_runs_end(
    app: Application, engine: FakeEngine, owner: TaskOwner
) -> None:
    states = [app.debug.state]
    app.debug.changed.connect(lambda _told: states.append(app.debug.state) if app.debug.state != states[-1] else None)
    put_breakpoints(app, CODE, (SourceBreakpoint(CODE, 17), SourceBreakpoint(CODE, 18, enabled=False)))
    task = await _stopped(app, owner)
    assert app.context.value.debugging is DebugState.STOPPED
    await step(app, DebugAction.NEXT)
    await until(lambda: app.debug.stop is LATER)
    await step(app, DebugAction.CONTINUE)
    run = await task
    assert run.outcome is RunOutcome.OK
    assert app.runs.recent == [run]
    assert (app.debug.ended, app.debug.stop, app.debugging) == (run, None, None)
    assert states == ["none", "starting", "running", "stopped", "running", "stopped", "running", "none"]
    debug = engine.requests[0].debug
    assert debug is not None
    assert [(one.path, one.line) for one in debug.breakpoints] == [(CODE, 17)], "one that is switched off does not hold"
    assert [action for _id, action in engine.steps] == [DebugAction.NEXT, DebugAction.CONTINUE]


async def test_it_is_waited_for_whatever_the_options_say(app: Application, engine: FakeEngine) -> None:
    engine.debuggee.stops = ()
    app.context.update(options=InvokeOptions(InvocationType.EVENT), event_text="[1]")
    await debug_selected(app)
    assert engine.accepted == []
    assert (engine.requests[0].invocation_type, engine.requests[0].payload) == (InvocationType.REQUEST_RESPONSE, b"[1]")


async def test_one_session_at_a_time(app: Application, engine: FakeEngine, owner: TaskOwner) -> None:
    await _stopped(app, owner)
    with pytest.raises(UsageError, match="cannot be debugged now") as refused:
        await debug_selected(app)
    assert refused.value.why == "Hello is being debugged."
    assert len(engine.requests) == 1


async def test_only_python_can_be_debugged(app: Application, engine: FakeEngine) -> None:
    app.context.update(function="Node")
    with pytest.raises(DebuggerError, match="Node cannot be debugged") as refused:
        await debug_selected(app)
    assert "nodejs22.x" in refused.value.why
    assert (engine.requests, app.debug.state) == ([], DebugState.NONE)
    assert can_debug(app, a_function())
    assert not can_debug(app, a_function(runtime=""))


@pytest.mark.parametrize(("event", "function"), [("{", "Hello"), ("{}", None), ("{}", "Gone")])
async def test_what_cannot_begin_leaves_no_session(
    app: Application, engine: FakeEngine, event: str, function: str | None
) -> None:
    app.context.update(event_text=event, function=function)
    with pytest.raises((InvalidJsonError, UsageError)):
        await debug_selected(app)
    assert (engine.requests, app.debug.state, app.debugging) == ([], DebugState.NONE, None)


async def test_the_tab_is_told_why_nothing_ran(app: Application) -> None:
    app.context.update(event_text="{")
    with pytest.raises(WorkbenchError) as refused:
        await debug_selected(app)
    assert app.debug.fault == refused.value.what


async def test_a_debugger_that_does_not_attach_ends_the_run(app: Application, engine: FakeEngine) -> None:
    engine.debuggee.failure = DebuggerError("The debugger did not start.", "It took too long.")
    run = await debug_selected(app)
    assert run.outcome is RunOutcome.ERROR
    assert run.error is not None
    assert run.error.what == "The debugger did not start."
    assert (app.debug.state, app.debug.ended) == (DebugState.NONE, run)


async def test_stopping_cancels_the_run(app: Application, engine: FakeEngine, owner: TaskOwner) -> None:
    task = await _stopped(app, owner)
    stop_debugging(app)
    run = await task
    assert run.outcome is RunOutcome.CANCELLED
    assert engine.cancelled == [run.id]
    assert app.debug.state is DebugState.NONE
    stop_debugging(app)


async def test_what_has_not_begun_to_run_can_be_stopped(
    app: Application, engine: FakeEngine, owner: TaskOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def slow(*_given: object) -> None:
        begun.set()
        await never.wait()

    monkeypatch.setattr("workbench.app.use_cases.debug.prepared", slow)
    task = owner.start(debug_selected(app))
    await begun.wait()
    stop_debugging(app)
    await asyncio.wait([task])
    assert task.cancelled()
    assert (engine.requests, app.debug.state) == ([], DebugState.NONE)


async def test_a_restart_sends_the_same_event_again(app: Application, engine: FakeEngine, owner: TaskOwner) -> None:
    app.context.update(event_text="[1]")
    task = await _stopped(app, owner)
    first = app.debug.run_id
    app.context.update(event_text="[2]", function="Node")
    again = owner.start(restart(app))
    assert (await task).outcome is RunOutcome.CANCELLED
    await until(lambda: app.debug.stop is STOP and app.debug.run_id != first)
    assert [one.payload for one in engine.requests] == [b"[1]", b"[1]"]
    assert app.debug.function == "Hello"
    stop_debugging(app)
    assert (await again).outcome is RunOutcome.CANCELLED


async def test_there_is_nothing_to_restart(app: Application) -> None:
    with pytest.raises(UsageError, match="Nothing is being debugged"):
        await restart(app)


async def test_steps_are_taken_one_at_a_time_and_only_where_code_stands_still(
    app: Application, engine: FakeEngine, owner: TaskOwner
) -> None:
    await step(app, DebugAction.NEXT)
    await _stopped(app, owner)
    await step(app, DebugAction.PAUSE)
    app.debug.asked = True
    await step(app, DebugAction.NEXT)
    assert engine.steps == []


async def test_a_step_that_is_refused_can_be_taken_again(
    app: Application, engine: FakeEngine, owner: TaskOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _stopped(app, owner)

    async def refuse(*_given: object) -> None:
        raise DebuggerError("No.")

    monkeypatch.setattr(engine, "debug_step", refuse)
    with pytest.raises(DebuggerError):
        await step(app, DebugAction.NEXT)
    assert not app.debug.asked


async def test_a_function_that_runs_can_be_paused(app: Application, engine: FakeEngine, owner: TaskOwner) -> None:
    await _stopped(app, owner)
    engine.tell(app.debug.run_id, DebuggeeContinued())
    await step(app, DebugAction.PAUSE)
    await step(app, DebugAction.PAUSE)
    assert [action for _id, action in engine.steps] == [DebugAction.PAUSE]
