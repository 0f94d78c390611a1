"""A real engine whose invokes are debugged, and what their debuggers tell, in order."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.support.fake_executor import a_config, a_request
from workbench.base.aio import TaskOwner
from workbench.engine.engine import Engine, EngineSettings, open_engine
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import DebugAction, DebugOptions, DebugStop, Variable
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import DebuggeeStopped, RunEvent

T = TypeVar("T")
PATIENCE_S = 60.0


@dataclass
class DebugRun:
    """One invoke that is debugged."""

    engine: Engine
    request: InvokeRequest
    task: asyncio.Task[InvokeResult]
    told: asyncio.Queue[RunEvent | None]
    seen: list[RunEvent] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The request's."""
        return self.request.request_id

    async def until(self, kind: type[T]) -> T:
        """The next event of that kind; fails when the invoke ends before it."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                event = await self.told.get()
                assert event is not None, f"the invoke ended: {self.task}; after {self.seen}"
                self.seen.append(event)
                if isinstance(event, kind):
                    return event

    async def stop(self) -> DebugStop:
        """Where it stops next."""
        return (await self.until(DebuggeeStopped)).stop

    async def step(self, action: DebugAction) -> DebugStop:
        """Where it stops next, after a step."""
        await self.engine.debug_step(self.id, action)
        return await self.stop()

    async def go_on(self) -> InvokeResult:
        """How it ends when it runs on."""
        await self.engine.debug_step(self.id, DebugAction.CONTINUE)
        return await self.result()

    async def result(self) -> InvokeResult:
        """How it ends."""
        async with asyncio.timeout(PATIENCE_S):
            return await self.task

    async def locals(self, stop: DebugStop) -> dict[str, Variable]:
        """The local variables of the newest frame."""
        scope = (await self.engine.debug_scopes(self.id, stop.frames[0].id))[0]
        return {one.name: one for one in await self.engine.debug_variables(self.id, scope.reference)}


@dataclass
class DebugRig:
    """Functions of one folder, run by one engine; `marks` finds the lines of a source that end in `# @name`."""

    folder: Path
    engine: Engine
    tasks: TaskOwner
    executor: ExecutorKind = ExecutorKind.PROCESS

    def function(self, source: str, **changes: Any) -> FunctionConfig:
        """A function of one file, app.py."""
        function = a_config(self.folder / "code", **{"runtime": "python3.11", "memory_mb": 256, **changes})
        self.app.write_text(source, encoding="utf-8")
        return function

    @property
    def app(self) -> Path:
        """The function's file."""
        return self.folder / "code" / "app.py"

    def line(self, mark: str) -> int:
        """The line that is marked so."""
        lines = self.app.read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if re.search(rf"# @{mark}\b", line))

    def at(self, mark: str, **changes: Any) -> SourceBreakpoint:
        """A breakpoint at the line that is marked so."""
        return SourceBreakpoint(self.app, self.line(mark), **changes)

    def debug(
        self, function: FunctionConfig, *breakpoints: SourceBreakpoint, payload: bytes = b"{}", **options: Any
    ) -> DebugRun:
        """Start an invoke under the debugger."""
        debug = DebugOptions(breakpoints, **options)
        request = a_request(function, payload, executor=self.executor, debug=debug)
        told: asyncio.Queue[RunEvent | None] = asyncio.Queue()
        task = self.tasks.start(self.engine.invoke(request, told.put_nowait), "debugged")
        task.add_done_callback(lambda _task: told.put_nowait(None))
        return DebugRun(self.engine, request, task, told)


@asynccontextmanager
async def a_debug_rig(
    folder: Path,
    executor: ExecutorKind = ExecutorKind.PROCESS,
    images: tuple[tuple[str, str], ...] = (),
    engine: Engine | None = None,
) -> AsyncIterator[DebugRig]:
    """A rig whose engine is closed afterwards."""
    made = engine or open_engine(EngineSettings(folder / "cache", images=images))
    rig = DebugRig(folder, made, TaskOwner(lambda _error: None), executor)
    try:
        yield rig
    finally:
        await rig.tasks.close()
        await made.close()
