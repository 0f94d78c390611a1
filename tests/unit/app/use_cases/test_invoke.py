import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.support.fake_engine import BOTH, FakeEngine, Script, a_function, a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.invoke import cancel, invoke, invoke_selected, payload_bytes
from workbench.base.aio import TaskOwner
from workbench.model.environment import ExecutorKind
from workbench.model.errors import (
    FunctionNotRunnableError,
    InvalidJsonError,
    InvokeCancelledError,
    RequestTooLargeError,
    SandboxError,
    UsageError,
)
from workbench.model.limits import REQUEST_BYTES
from workbench.model.problem import Problem, Severity
from workbench.model.run import EnvironmentReady, LogWritten, Run, RunError, RunEvent, RunOutcome
from workbench.model.workspace import Workspace


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


async def test_unknown_functions_are_answered_with_close_names(app: Application) -> None:
    with pytest.raises(UsageError, match="Did you mean Hello"):
        await invoke(app, "hello", "{}")
    with pytest.raises(UsageError, match=r"The workspace has Hello, Orders\."):
        await invoke(app, "xyz", "{}")
    assert app.runs.recent == []


async def test_without_a_workspace_or_selection(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    with pytest.raises(UsageError, match="No workspace is open"):
        await invoke(app, "Hello", "{}")
    with pytest.raises(UsageError, match="No function is selected"):
        await invoke_selected(app)


async def test_problems_keep_a_function_from_running(app: Application, engine: FakeEngine) -> None:
    problems = (
        Problem(Severity.WARNING, "Old."),
        Problem(Severity.ERROR, "There is no app.py.", "The folder is empty.", "Write it.", Path("/w/t.yaml"), 7),
    )
    app.workspace.set(Workspace(Path("/w"), (replace(a_function(), problems=problems),)))
    with pytest.raises(FunctionNotRunnableError) as caught:
        await invoke(app, "Hello", "{}")
    assert str(caught.value) == (
        "Hello cannot be run: There is no app.py. The folder is empty. (/w/t.yaml, line 7) Write it."
    )
    assert engine.requests == []


async def test_the_selection_is_what_runs(app: Application, engine: FakeEngine) -> None:
    engine.state = BOTH
    app.context.update(function="Orders", event_text="[1]", event_name="n", executor=ExecutorKind.DOCKER)
    run = await invoke_selected(app)
    assert (run.function, run.event, run.event_name, run.executor) == ("Orders", b"[1]", "n", ExecutorKind.DOCKER)


def test_invalid_json_has_line_and_column() -> None:
    with pytest.raises(InvalidJsonError) as caught:
        payload_bytes('{\n  "a": ]\n}')
    assert (caught.value.line, caught.value.column) == (2, 8)
    with pytest.raises(InvalidJsonError, match="UTF-8"):
        payload_bytes(b'"\xff"')
    with pytest.raises(InvalidJsonError, match="UTF-8"):
        payload_bytes('"\ud800"')


def test_bytes_are_kept_as_typed() -> None:
    text = ' { "a" : 1.0e2, "a": "\\u00fc" }\n'
    assert payload_bytes(text) == payload_bytes(text.encode()) == text.encode()


def test_the_limit_is_aws_s() -> None:
    assert len(payload_bytes(f'"{"x" * (REQUEST_BYTES - 2)}"')) == REQUEST_BYTES
    with pytest.raises(
        RequestTooLargeError, match="Request must be smaller than 6291456 bytes for the InvokeFunction operation"
    ):
        payload_bytes(f'"{"x" * (REQUEST_BYTES - 1)}"')
