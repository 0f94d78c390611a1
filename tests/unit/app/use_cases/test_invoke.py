import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.support.fake_engine import BOTH, FakeEngine, Script, a_function, a_workspace, fake_application, show
from tests.support.served import a_served_function
from workbench.app.application import Application
from workbench.app.use_cases.invoke import cancel, invoke, invoke_selected
from workbench.base.aio import TaskOwner
from workbench.model.environment import ExecutorKind
from workbench.model.errors import (
    InvalidJsonError,
    InvalidRequestError,
    InvokeCancelledError,
    RequestTooLargeError,
    SandboxError,
    ThrottledError,
    UsageError,
)
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.limits import ASYNC_REQUEST_BYTES
from workbench.model.run import (
    EnvironmentReady,
    LogWritten,
    QueueProgress,
    ResponseChunk,
    Run,
    RunError,
    RunEvent,
    RunOutcome,
)
from workbench.model.workspace import Workspace

EVENT = InvokeOptions(InvocationType.EVENT)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path, engine)
    show(application, a_workspace(Path("/w"), "Hello", "Orders"))
    yield application
    await application.close()


async def test_a_run_is_recorded_from_beginning_to_end(app: Application, engine: FakeEngine) -> None:
    seen: list[Run] = []
    app.runs.changed.connect(seen.append)
    run = await invoke(app, "Hello", '{"ü": 1.0}', event_name="a.json", executor=ExecutorKind.PROCESS)
    assert [(one.id, one.outcome) for one in seen] == [(run.id, "running"), (run.id, "ok")]
    assert app.runs.recent == [run]
    assert run.result is not None
    assert run.result.payload == run.event == '{"ü": 1.0}'.encode()
    assert (run.workspace, run.function, run.event_name) == ("/w", "Hello", "a.json")
    assert engine.requests[0].request_id == run.id
    assert engine.requests[0].payload == run.event
    assert app.context.value.run_id == run.id
    assert engine.status_calls == 0


async def test_events_go_to_the_caller_and_to_observers_of_all_runs(app: Application) -> None:
    own: list[RunEvent] = []
    all_runs: list[tuple[str, RunEvent]] = []
    app.run_events.connect(all_runs.append)
    run = await invoke(app, "Hello", "{}", emit=own.append)
    assert [event.line.text for event in own if isinstance(event, LogWritten)][1] == "hello"
    assert all_runs == [(run.id, event) for event in own]


async def test_a_function_error_is_a_result(app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(payload=b'{"errorType": "ValueError"}', function_error="Unhandled")]
    run = await invoke(app, "Hello", "{}")
    assert run.outcome is RunOutcome.FUNCTION_ERROR
    assert run.error is None


async def test_an_engine_error_is_the_run_s_end(app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(error=SandboxError("What.", "Why.", "Next."))]
    run = await invoke(app, "Hello", "{}")
    assert run.outcome is RunOutcome.ERROR
    assert run.error == RunError("What.", "Why.", "Next.")
    assert app.runs.recent == [run]


async def test_a_defect_of_the_engine_is_told_too(app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(error=KeyError("k"))]
    run = await invoke(app, "Hello", "{}")
    assert run.error == RunError("The engine failed in a way it should not.", "KeyError: 'k'.")


async def test_cancel_by_id(app: Application, engine: FakeEngine) -> None:
    engine.default = Script(gate=asyncio.Event())
    owner = TaskOwner(lambda _error: None)
    both = asyncio.Barrier(3)

    def emit(event: RunEvent) -> None:
        if isinstance(event, EnvironmentReady):
            owner.start(both.wait())

    call = partial(invoke, app, "Hello", "{}", executor=ExecutorKind.PROCESS, emit=emit)
    running = [owner.start(call()) for _ in range(2)]
    await asyncio.wait_for(both.wait(), 5)
    assert app.context.value.running == {request.request_id for request in engine.requests}
    first = engine.requests[0].request_id
    assert cancel(app, first)
    run = await running[0]
    assert (run.id, run.outcome) == (first, RunOutcome.CANCELLED)
    assert engine.cancelled == [first]
    assert app.context.value.running == {engine.requests[1].request_id}
    running[1].cancel()
    with pytest.raises(asyncio.CancelledError):
        await running[1]
    assert [run.outcome for run in app.runs.recent] == [RunOutcome.CANCELLED, RunOutcome.CANCELLED]
    assert not cancel(app, first)


async def test_an_engine_that_gave_up_has_cancelled(app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(error=InvokeCancelledError("Stopped."))]
    assert (await invoke(app, "Hello", "{}")).outcome is RunOutcome.CANCELLED


async def test_without_a_workspace_or_selection(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    with pytest.raises(UsageError, match="No workspace is open"):
        await invoke(app, "Hello", "{}")
    with pytest.raises(UsageError, match="No function is selected"):
        await invoke_selected(app)


async def test_the_selection_is_what_runs(app: Application, engine: FakeEngine) -> None:
    engine.state = BOTH
    app.context.update(function="Orders", event_text="[1]", event_name="n", executor=ExecutorKind.DOCKER)
    run = await invoke_selected(app)
    assert (run.function, run.event, run.event_name, run.executor) == ("Orders", b"[1]", "n", ExecutorKind.DOCKER)


async def test_a_selected_function_of_the_service_runs_in_its_scope(app: Application, engine: FakeEngine) -> None:
    hello = replace(a_served_function(), settings=FunctionSettings(reserved_concurrency=2))
    app.service.set_functions((hello,))
    app.context.update(function="hello", scope=hello.scope)
    run = await invoke_selected(app)
    assert (run.function, run.workspace) == ("hello", hello.scope)
    request = engine.requests[-1]
    assert (request.function, request.settings, request.scope) == (hello.config, hello.settings, hello.scope)


async def test_every_request_says_whose_it_is_and_how_it_is_sent(app: Application, engine: FakeEngine) -> None:
    settings = FunctionSettings(reserved_concurrency=3)
    app.workspace.set(Workspace(Path("/w"), (replace(a_function(), settings=settings),)))
    options = InvokeOptions(client_context='{"a": 1}', tenant_id="blue", qualifier="live", trace_id="Root=1-2-3")
    run = await invoke(app, "Hello", "{}", options=options)
    request = engine.requests[0]
    assert (request.settings, request.scope) == (settings, "/w")
    assert (request.client_context, request.tenant_id) == (b'{"a": 1}', "blue")
    assert (request.qualifier, request.trace_id) == ("live", "Root=1-2-3")
    assert run.options == options
    with pytest.raises(InvalidJsonError, match="client context"):
        await invoke(app, "Hello", "{}", options=InvokeOptions(client_context="{"))


async def test_an_event_is_queued_and_followed_to_its_end(app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(function_error="Unhandled"), Script()]
    run = await invoke(app, "Hello", "[1]", event_name="e", options=EVENT)
    assert (run.outcome, run.queue) == (RunOutcome.QUEUED, QueueProgress())
    assert app.runs.recent == [run]
    assert app.context.value.run_id == run.id
    assert app.context.value.running == frozenset()
    assert engine.requests == []
    assert (engine.accepted[0].payload, engine.accepted[0].invocation_type) == (b"[1]", InvocationType.EVENT)
    await app.engine.outcome_of_event(run.id)
    await app.queue.settled()
    (ended,) = app.runs.recent
    assert ended.outcome is RunOutcome.OK
    assert ended.queue == QueueProgress(2, condition="Success")
    assert (ended.event_name, ended.event) == ("e", b"[1]")


async def test_an_event_that_is_refused_is_told_as_the_run_s_end(app: Application, engine: FakeEngine) -> None:
    engine.refusal = InvalidRequestError("ValidationException", "1 validation error detected")
    run = await invoke(app, "Hello", "{}", options=EVENT)
    assert run.outcome is RunOutcome.ERROR
    assert run.error == RunError("1 validation error detected", "ValidationException.")
    assert app.runs.recent == [run]
    with pytest.raises(RequestTooLargeError, match="1048576"):
        await invoke(app, "Hello", f'"{"x" * ASYNC_REQUEST_BYTES}"', options=EVENT)


async def test_a_dry_run_leaves_no_trace(app: Application, engine: FakeEngine) -> None:
    run = await invoke(app, "Hello", "{}", options=InvokeOptions(InvocationType.DRY_RUN))
    assert (run.outcome, run.result) == (RunOutcome.OK, None)
    engine.refusal = InvalidRequestError("InvalidParameterValueException", "Add a tenant ID.")
    refused = await invoke_selected(app, kind=InvocationType.DRY_RUN)
    assert refused.error == RunError("Add a tenant ID.", "InvalidParameterValueException.")
    assert app.runs.recent == []
    assert engine.requests == []
    assert engine.status_calls == 0


async def test_a_streamed_response_is_kept(app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(chunks=(b"ab", b"c"))]
    seen: list[RunEvent] = []
    run = await invoke(app, "Hello", "{}", emit=seen.append, options=InvokeOptions(streaming=True))
    assert engine.requests[0].streaming
    assert [event.data for event in seen if isinstance(event, ResponseChunk)] == [b"ab", b"c"]
    assert run.result is not None
    assert (run.result.payload, run.result.streamed_bytes) == (b"abc", 3)


async def test_a_throttle_says_aws_s_reason(app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(error=ThrottledError("CallerRateLimitExceeded", 1))]
    run = await invoke(app, "Hello", "{}")
    assert run.error is not None
    assert run.error.why == "TooManyRequestsException: CallerRateLimitExceeded."


async def test_an_invokes_own_timeout_goes_to_the_engine_or_is_refused(app: Application, engine: FakeEngine) -> None:
    await invoke(app, "Hello", "{}", options=InvokeOptions(timeout_s=7.5))
    assert engine.requests[0].timeout_override_s == 7.5
    with pytest.raises(UsageError, match="less than or equal to 900"):
        await invoke(app, "Hello", "{}", options=InvokeOptions(timeout_s=901))
    assert len(engine.requests) == len(app.runs.recent) == 1


async def test_the_selection_is_sent_as_its_options_say_unless_it_is_said_otherwise(
    app: Application, engine: FakeEngine
) -> None:
    app.context.update(function="Hello", options=EVENT)
    await invoke_selected(app)
    assert len(engine.accepted) == 1
    await invoke_selected(app, kind=InvocationType.DRY_RUN)
    await invoke_selected(app, kind=InvocationType.REQUEST_RESPONSE)
    assert (len(engine.accepted), len(engine.dry), len(engine.requests)) == (1, 1, 1)


async def test_the_selection_s_options_are_sent_but_an_event_is_never_streamed(
    app: Application, engine: FakeEngine
) -> None:
    app.context.update(options=InvokeOptions(tenant_id="blue", streaming=True))
    await invoke_selected(app, kind=InvocationType.EVENT)
    assert (engine.accepted[0].tenant_id, engine.accepted[0].streaming) == ("blue", False)
    await invoke_selected(app)
    assert engine.requests[0].streaming
