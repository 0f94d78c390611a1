from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import BOTH, PROCESS_ONLY, FakeEngine, Script, a_function, fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.executor_choice import choose_executor
from workbench.app.use_cases.invoke import invoke
from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.errors import RuntimeUnavailableError, SandboxError
from workbench.model.function import PackageType
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import Run, RunOutcome
from workbench.model.workspace import Workspace

EVENT = InvokeOptions(InvocationType.EVENT)
NO_IMAGE = Script(error=RuntimeUnavailableError("The image is not here."))


def application(home: Path, engine: FakeEngine, package_type: PackageType = PackageType.ZIP) -> Application:
    app = fake_application(home, engine)
    function = a_function()
    config = replace(function.config, package_type=package_type)
    show(app, Workspace(Path("/w"), (replace(function, config=config),)))
    return app


@pytest.mark.parametrize(
    ("setting", "state", "expected"),
    [
        ("auto", BOTH, ExecutorKind.DOCKER),
        ("auto", PROCESS_ONLY, ExecutorKind.PROCESS),
        ("auto", EngineStatus(), ExecutorKind.PROCESS),
        ("process", BOTH, ExecutorKind.PROCESS),
        ("docker", PROCESS_ONLY, ExecutorKind.DOCKER),
    ],
)
async def test_choice(tmp_path: Path, setting: str, state: EngineStatus, expected: ExecutorKind) -> None:
    app = application(tmp_path, FakeEngine(state=state))
    app.settings.set("run.executor", setting)
    assert await choose_executor(app, a_function().config) is expected
    await app.close()


async def test_what_was_chosen_for_the_user_falls_back_and_says_so(tmp_path: Path) -> None:
    engine = FakeEngine(state=BOTH, scripts=[NO_IMAGE])
    app = application(tmp_path, engine)
    run = await invoke(app, "Hello", "{}")
    assert (run.outcome, run.executor) == (RunOutcome.OK, ExecutorKind.PROCESS)
    assert [request.executor for request in engine.requests] == [ExecutorKind.DOCKER, ExecutorKind.PROCESS]
    assert "runs in a child process" in app.notices.items[0].text
    assert "The image is not here." in app.notices.items[0].detail


async def test_a_runtime_that_docker_lacked_is_not_asked_of_it_again(tmp_path: Path) -> None:
    engine = FakeEngine(state=BOTH, scripts=[NO_IMAGE])
    app = application(tmp_path, engine)
    await invoke(app, "Hello", "{}")
    await invoke(app, "Hello", "{}")
    wanted = [ExecutorKind.DOCKER, ExecutorKind.PROCESS, ExecutorKind.PROCESS]
    assert [request.executor for request in engine.requests] == wanted
    assert len(app.notices.items) == 1
    assert await choose_executor(app, a_function(runtime="nodejs22.x").config) is ExecutorKind.DOCKER
    await app.close()


async def failed(home: Path, script: Script, *, asked: ExecutorKind | None = None, setting: str = "auto") -> Run:
    engine = FakeEngine(state=BOTH, scripts=[script])
    app = application(home, engine)
    app.settings.set("run.executor", setting)
    run = await invoke(app, "Hello", "{}", executor=asked)
    assert len(engine.requests) == 1
    assert app.notices.items == []
    await app.close()
    return run


async def test_what_the_user_asked_for_does_not_fall_back(tmp_path: Path) -> None:
    assert (await failed(tmp_path, NO_IMAGE, asked=ExecutorKind.DOCKER)).outcome is RunOutcome.ERROR
    assert (await failed(tmp_path, NO_IMAGE, setting="docker")).outcome is RunOutcome.ERROR


async def test_other_failures_do_not_fall_back(tmp_path: Path) -> None:
    assert (await failed(tmp_path, Script(error=SandboxError("Gone.")))).outcome is RunOutcome.ERROR


async def test_a_function_in_an_image_needs_docker(tmp_path: Path) -> None:
    app = application(tmp_path, FakeEngine(state=BOTH, scripts=[NO_IMAGE]), PackageType.IMAGE)
    assert (await invoke(app, "Hello", "{}")).outcome is RunOutcome.ERROR


@pytest.mark.parametrize(
    ("error", "executor", "notices"),
    [
        (None, ExecutorKind.DOCKER, 0),
        (RuntimeUnavailableError("The image is not here."), ExecutorKind.PROCESS, 1),
        (SandboxError("Init fails."), ExecutorKind.DOCKER, 0),
    ],
)
async def test_docker_is_tried_before_an_event_relies_on_it(
    tmp_path: Path, error: Exception | None, executor: ExecutorKind, notices: int
) -> None:
    engine = FakeEngine(state=BOTH, prepare_error=error)
    app = application(tmp_path, engine)
    run = await invoke(app, "Hello", "{}", options=EVENT)
    assert (run.executor, engine.accepted[0].executor) == (executor, executor)
    assert app.runs.recent == [run]
    assert len(app.notices.items) == notices
    again = await invoke(app, "Hello", "{}", options=EVENT)
    assert again.executor is executor
    assert len(engine.prepared) == (2 if isinstance(error, SandboxError) else 1)
    await app.close()


async def test_an_executor_that_was_asked_for_is_not_tried(tmp_path: Path) -> None:
    engine = FakeEngine(state=BOTH)
    app = application(tmp_path, engine)
    await invoke(app, "Hello", "{}", executor=ExecutorKind.DOCKER, options=EVENT)
    app.settings.set("run.executor", "docker")
    await invoke(app, "Hello", "{}", options=EVENT)
    assert [request.executor for request in engine.accepted] == [ExecutorKind.DOCKER, ExecutorKind.DOCKER]
    assert engine.prepared == []
    await app.close()
