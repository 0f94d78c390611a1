"""Engines and environments over the fake executor, for tests of the engine's files."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.support.fake_executor import FakeExecutor, Guest, Program, a_config, a_request, echo, never
from workbench.base.aio import TaskOwner
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.environment import Environment, Maker
from workbench.engine.executors.base import SandboxExit
from workbench.engine.invocation import InvocationRun
from workbench.engine.runtimes import load_runtimes
from workbench.engine.surroundings import Surroundings
from workbench.model.async_event import Observe
from workbench.model.delivery import Deliver
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvokeResult
from workbench.model.run import Emit, ignore


class EngineRig:
    """Engines of one folder; the function's code is there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.executor = FakeExecutor()
        self.function = a_config(folder / "code")
        (self.function.code_path / "app.py").write_text("1")
        self.engines: list[Engine] = []
        self.tasks = TaskOwner(lambda _error: None)

    def make(self, *, deliver: Deliver | None = None, observe: Observe | None = None, **settings: Any) -> Engine:
        """Another engine, as after a restart: the folder and the executor are the same."""
        given = EngineSettings(self.folder / "cache", **settings)
        openers = {ExecutorKind.PROCESS: lambda: self.executor}
        self.engines.append(Engine(openers, load_runtimes(), given, deliver=deliver, observe=observe))
        return self.engines[-1]

    @property
    def engine(self) -> Engine:
        """The newest engine, made when it is first needed."""
        return self.engines[-1] if self.engines else self.make()

    async def invoke(
        self,
        payload: bytes = b"{}",
        function: FunctionConfig | None = None,
        emit: Emit = ignore,
        **changes: object,
    ) -> InvokeResult:
        """Run one event of the function."""
        return await self.engine.invoke(a_request(function or self.function, payload, **changes), emit)

    def together(self, count: int) -> "Together":
        """A runtime for all sandboxes from now on, whose first `count` events run at the same time."""
        runtime = Together()
        runtime.expect(count)
        self.executor.programs = [runtime]
        return runtime

    def register(self, *functions: tuple[FunctionConfig, FunctionSettings] | FunctionConfig) -> None:
        """The functions that the engine knows by name."""
        pairs = (one if isinstance(one, tuple) else (one, FunctionSettings()) for one in functions)
        self.engine.register("", list(pairs))


class EnvironmentRig:
    """Environments over scripted runtimes."""

    def __init__(self, code: Path) -> None:
        self.failures: list[BaseException] = []
        self.tasks = TaskOwner(self.failures.append)
        self.executor = FakeExecutor()
        self.function = a_config(code)
        self.made: list[Environment] = []

    def environment(self, *programs: Program, function: FunctionConfig | None = None, **given: Any) -> Environment:
        """An environment that was not started; with extensions if the executor has any."""
        self.executor.programs = list(programs) or [echo]
        config = function or self.function
        around = Surroundings(config.code_path, has_extensions=bool(self.executor.extensions))
        runtime = load_runtimes().get(config.runtime)
        self.made.append(Environment(config, runtime, Maker(self.executor, self.tasks), around, **given))
        return self.made[-1]

    async def run(self, *programs: Program, emit: Emit = ignore, **changes: Any) -> InvokeResult:
        """Run one event in a fresh environment of the function with `changes`."""
        environment = self.environment(*programs, function=replace(self.function, **changes))
        return await self.run_in(environment, emit=emit)

    async def run_in(self, environment: Environment, emit: Emit = ignore, **changes: Any) -> InvokeResult:
        """Run one event in that environment, as the engine does."""
        request = a_request(environment.function, **changes)
        result = await InvocationRun(request, emit).run(environment)
        environment.log.unlisten(request.request_id)
        environment.release()
        return result


@asynccontextmanager
async def an_engine_rig(folder: Path) -> AsyncIterator[EngineRig]:
    """A rig whose engines are closed afterwards, and leave nothing."""
    rig = EngineRig(folder)
    yield rig
    await rig.tasks.close()
    for engine in rig.engines:
        await engine.close()
        assert [one.usage().concurrent_executions for one in engine._accounts.all()] == [0] * len(
            engine._accounts.all()
        )
    assert rig.executor.left == []
    assert rig.executor.failures == []


@asynccontextmanager
async def an_environment_rig(folder: Path) -> AsyncIterator[EnvironmentRig]:
    """A rig whose environments are stopped afterwards, and leave nothing."""
    rig = EnvironmentRig(folder / "code")
    yield rig
    for environment in rig.made:
        await environment.stop()
    await rig.tasks.close()
    assert rig.executor.left == []
    assert rig.executor.failures == []
    assert rig.failures == []


def texts(result: InvokeResult) -> list[str]:
    """The lines of its log."""
    return [line.text for line in result.log]


def words(result: InvokeResult) -> list[str]:
    """The first word of each line of its log."""
    return [text.partition(" ")[0] for text in texts(result)]


class Together:
    """A runtime that echoes; events that are `expect`ed together are answered when all of them are there."""

    def __init__(self) -> None:
        self._missing = 0
        self._all_there = asyncio.Event()

    def expect(self, count: int) -> None:
        """Answer none of the next events before there are so many, so that no environment gets two of them."""
        self._missing = count
        self._all_there.clear()

    async def __call__(self, guest: Guest) -> SandboxExit:
        """Run one sandbox."""
        while True:
            event = await guest.next()
            self._missing -= 1
            if self._missing <= 0:
                self._all_there.set()
            await self._all_there.wait()
            await guest.respond(event, event.payload)


async def dies(_guest: Guest) -> SandboxExit:
    """Exits at once."""
    return SandboxExit(status=1)


async def gets_and_dies(guest: Guest) -> SandboxExit:
    """Exits with its first event."""
    await guest.next()
    return SandboxExit(status=1)


async def hangs(guest: Guest) -> SandboxExit:
    """Answers nothing."""
    await guest.next()
    return await never(guest)


async def fails_init(guest: Guest) -> SandboxExit:
    """Reports that its Init failed."""
    guest.print(f"try {guest.number}")
    await guest.client.post("init/error", b'{"errorMessage":"no","errorType":"ImportError"}')
    return SandboxExit(status=1)
