"""Which executor runs an invoke, and what happens when the one chosen for the user lacks what it needs."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.engine.docker_first import docker_first, has_fallback
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError, ExecutorUnavailableError, RuntimeUnavailableError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit

if TYPE_CHECKING:
    from workbench.app.application import Application

AUTO = "auto"
Call = Callable[[InvokeRequest, Emit], Coroutine[Any, Any, InvokeResult]]


async def choose_executor(app: "Application", function: FunctionConfig) -> ExecutorKind:
    """The executor that the settings ask for; `auto` is Docker when it answers and has not lacked the runtime."""
    wanted = app.settings.text("run.executor")
    if wanted != AUTO:
        return ExecutorKind(wanted)

    async def docker_answers() -> bool:
        docker = await app.engine_status.executor(ExecutorKind.DOCKER)
        return docker is not None and docker.available

    return await docker_first(function, app.not_in_docker, docker_answers)


def engine_call(app: "Application", asked: ExecutorKind | None) -> Call:
    """How to call the engine: as asked, or (nobody having asked for an executor) falling back to a child process."""
    if asked is not None or app.settings.text("run.executor") != AUTO:
        return app.engine.invoke

    async def with_fallback(request: InvokeRequest, emit: Emit) -> InvokeResult:
        try:
            return await app.engine.invoke(request, emit)
        except (RuntimeUnavailableError, ExecutorUnavailableError) as error:
            if not has_fallback(request.function, request.executor):
                raise
            _fall_back(app, request.function, error)
        return await app.engine.invoke(replace(request, executor=ExecutorKind.PROCESS), emit)

    return with_fallback


async def lasting_executor(app: "Application", request: InvokeRequest, asked: ExecutorKind | None) -> ExecutorKind:
    """The executor of an event that runs later, when nobody falls back: Docker is tried before it is relied upon."""
    function = request.function
    settled = asked is not None or app.settings.text("run.executor") != AUTO or function.runtime in app.in_docker
    if settled or not has_fallback(function, request.executor):
        return request.executor
    try:
        await app.engine.prepare(function, ExecutorKind.DOCKER, request.scope)
    except (RuntimeUnavailableError, ExecutorUnavailableError) as error:
        _fall_back(app, function, error)
        return ExecutorKind.PROCESS
    except EngineError:
        return request.executor  # the attempts will say why
    app.in_docker.add(function.runtime)
    return request.executor


def _fall_back(app: "Application", function: FunctionConfig, error: EngineError) -> None:
    app.not_in_docker.add(function.runtime)
    app.notices.warn(
        f"{function.name} runs in a child process, not in a container.",
        f"{error.what} Choose Docker in the composer to see how to get it, or set run.executor to process.",
        ("settings.open_file",),
    )
