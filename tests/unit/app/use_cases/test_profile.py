import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import BOTH, FakeEngine, Script, a_function, a_workspace, fake_application, show
from tests.support.served import INFO, a_served_function
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.profile import profile_imports, profile_selected, tells_imports
from workbench.base.aio import TaskOwner
from workbench.model.environment import ExecutorKind
from workbench.model.errors import (
    EngineError,
    InvalidJsonError,
    RuntimeUnavailableError,
    UsageError,
    WorkbenchError,
    WorkStoppedError,
)
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions

LINE = "import time:      2000 |       3000 | orders"


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(default=Script(lines=(LINE, "hello")))


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path, engine)
    show(application, a_workspace())
    yield application
    await application.close()


async def test_the_imports_of_a_cold_start_are_read_from_its_log(tmp_path: Path) -> None:
    script = Script(lines=("import time:      2000 |       3000 | orders", "hello"))
    engine = FakeEngine(scripts=[script])
    app = fake_application(tmp_path, engine)
    times = await profile_imports(app, a_function(), "{}", ExecutorKind.PROCESS)
    assert [(one.module, one.cumulative_ms) for one in times] == [("orders", 3.0)]
    request = engine.requests[0]
    assert ("PYTHONPROFILEIMPORTTIME", "1") in request.function.environment
    assert request.executor is ExecutorKind.PROCESS
    assert request.apart, "a warm environment has imported everything"
    await app.close()


async def test_only_python_can_be_asked(tmp_path: Path) -> None:
    app = fake_application(tmp_path, FakeEngine())
    function = a_function()
    node = replace(function, config=replace(function.config, runtime="nodejs22.x"))
    with pytest.raises(UsageError, match="imports of"):
        await profile_imports(app, node, "{}", ExecutorKind.PROCESS)
    await app.close()


async def test_an_invalid_event_is_refused_before_anything_runs(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path, engine)
    with pytest.raises(InvalidJsonError):
        await profile_imports(app, a_function(), "{", ExecutorKind.PROCESS)
    assert engine.requests == []
    await app.close()


# -- of what is selected


async def test_the_profile_of_the_selected_function_is_in_the_store(app: Application, engine: FakeEngine) -> None:
    app.context.update(event_text="[1]", executor=ExecutorKind.PROCESS)
    await profile_selected(app)
    profile = app.import_profile.current
    assert profile is not None
    assert (profile.function, profile.runtime, profile.executor) == ("Hello", "python3.13", ExecutorKind.PROCESS)
    assert [one.module for one in profile.imports] == ["orders"]
    assert (profile.failure, app.import_profile.measuring) == ("", "")
    assert profile.measured_ns > 0
    request = engine.requests[0]
    assert (request.payload, request.scope, request.apart) == (b"[1]", "/workspace", True)
    assert app.runs.recent == [], "no run of the user's"


async def test_it_is_invoked_as_the_options_say_but_waited_for(app: Application, engine: FakeEngine) -> None:
    options = InvokeOptions(
        InvocationType.EVENT, client_context='{"a": 1}', qualifier="live", streaming=True, timeout_s=5
    )
    app.context.update(options=options)
    await profile_selected(app)
    request = engine.requests[0]
    assert (request.client_context, request.timeout_s) == (b'{"a": 1}', 5)
    assert (request.qualifier, request.invocation_type, request.streaming) == (
        "",
        InvocationType.REQUEST_RESPONSE,
        False,
    )
    assert engine.accepted == []


async def test_where_docker_lacks_the_runtime_a_process_is_measured(app: Application, engine: FakeEngine) -> None:
    engine.state = BOTH
    engine.scripts = [Script(error=RuntimeUnavailableError("No image.")), engine.default]
    await profile_selected(app)
    assert [one.executor for one in engine.requests] == [ExecutorKind.DOCKER, ExecutorKind.PROCESS]
    profile = app.import_profile.current
    assert profile is not None
    assert profile.executor is ExecutorKind.PROCESS


@pytest.mark.parametrize(("error_type", "told"), [("Runtime.ExitError", "Runtime.ExitError"), ("", "Unhandled")])
async def test_what_a_function_that_fails_has_imported_is_kept(
    app: Application, engine: FakeEngine, error_type: str, told: str
) -> None:
    engine.default = Script(lines=(LINE,), function_error="Unhandled", error_type=error_type)
    await profile_selected(app)
    profile = app.import_profile.current
    assert profile is not None
    assert (profile.failure, len(profile.imports)) == (told, 1)


async def test_a_function_of_the_service_is_measured_in_its_scope(app: Application, engine: FakeEngine) -> None:
    served = a_served_function("Made")
    app.service.set_info(INFO)
    app.service.set_functions((served,))
    app.context.update(function="Made", scope=served.scope)
    await profile_selected(app)
    assert (engine.requests[0].function.name, engine.requests[0].scope) == ("Made", served.scope)


async def test_what_cannot_be_measured_is_said_before_anything_runs(app: Application, engine: FakeEngine) -> None:
    node = a_function("Node", runtime="nodejs22.x")
    workspace = a_workspace()
    app.workspace.set(replace(workspace, functions=(*workspace.functions, node)))
    assert [tells_imports(app, one) for one in (a_function(), node)] == [True, False]
    refused: tuple[tuple[dict[str, object], type[WorkbenchError], str], ...] = (
        ({"function": None}, UsageError, "No function is selected"),
        ({"function": "Gone"}, UsageError, "no function Gone"),
        ({"function": "Node"}, UsageError, "imports of Node cannot be measured"),
        ({"function": "Hello", "event_text": "{"}, InvalidJsonError, "JSON"),
        ({"event_text": "{}", "options": InvokeOptions(timeout_s=9999)}, UsageError, "900"),
    )
    for change, error, what in refused:
        app.context.update(**change)  # type: ignore[arg-type]
        with pytest.raises(error, match=what):
            await profile_selected(app)
    assert (engine.requests, app.import_profile.current, app.import_profile.measuring) == ([], None, "")


async def test_the_profile_before_stays_when_one_fails(app: Application, engine: FakeEngine) -> None:
    await profile_selected(app)
    before = app.import_profile.current
    engine.default = Script(error=EngineError("No."))
    with pytest.raises(EngineError):
        await profile_selected(app)
    assert (app.import_profile.current, app.import_profile.measuring) == (before, "")


async def test_it_is_shown_as_work_one_at_a_time_and_can_be_stopped(app: Application, engine: FakeEngine) -> None:
    engine.default = Script(gate=asyncio.Event())
    failures: list[BaseException] = []
    owner = TaskOwner(failures.append)
    owner.start(profile_selected(app))
    await until(lambda: engine.requests)
    work = app.progress.works[0]
    assert (work.title, work.detail, app.import_profile.measuring) == ("Profiling imports", "Hello", "Hello")
    with pytest.raises(UsageError, match="cannot be measured now"):
        await profile_selected(app)
    app.progress.stop(work.id)
    await until(lambda: failures)
    assert isinstance(failures[0], WorkStoppedError)
    assert engine.cancelled == [engine.requests[0].request_id]
    assert (app.import_profile.current, app.import_profile.measuring) == (None, "")
