"""Where a scenario is played: an engine with one executor, the function, and what is seen of each invoke."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.conformance.told import Told
from tests.support.docker_images import IMAGES, PYTHON
from tests.support.fake_executor import a_request
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.executors.base import Executor
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig, Layer
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import RunEvent

CUSTOM = "provided.al2023"
"""The runtime of functions that bring their own; any image will do."""


@dataclass(frozen=True)
class Seen:
    """What was seen of one invoke: its result or the error it could not be run for, and everything emitted."""

    request: InvokeRequest
    result: InvokeResult | None = None
    error: EngineError | None = None
    events: tuple[RunEvent, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> InvokeResult:
        """The result; fails when there is none."""
        assert self.result is not None, f"not run: {self.error}"
        return self.result

    @property
    def value(self) -> Any:
        """The response or error document, parsed."""
        return json.loads(self.ok.payload)

    @property
    def lines(self) -> list[str]:
        """The log's lines."""
        return [line.text for line in self.ok.log]

    @property
    def report(self) -> str:
        """The REPORT line."""
        return next(line for line in self.lines if line.startswith("REPORT "))

    def line(self, start: str) -> str:
        """The first line that begins so."""
        found = [line for line in self.lines if line.startswith(start)]
        assert found, f"no line begins with {start!r} in {self.lines}"
        return found[0]


@dataclass
class Stage:
    """One function in one engine."""

    engine: Engine
    executor: Executor
    function: FunctionConfig
    folder: Path
    told: Told = field(default_factory=Told)

    @property
    def kind(self) -> ExecutorKind:
        """Which executor runs it."""
        return self.executor.kind

    def request(self, payload: bytes = b"{}", **changes: Any) -> InvokeRequest:
        """A request for the function; `changes` are its members."""
        return a_request(self.function, payload, executor=self.kind, **changes)

    async def invoke(self, payload: bytes = b"{}", **changes: Any) -> Seen:
        """Run one event; `changes` are members of the request."""
        request = self.request(payload, **changes)
        seen: list[RunEvent] = []
        try:
            result = await self.engine.invoke(request, seen.append)
        except EngineError as error:
            return Seen(request, error=error, events=tuple(seen))
        return Seen(request, result=result, events=tuple(seen))

    async def together(self, count: int, payload: bytes = b"{}", **changes: Any) -> tuple[Seen, ...]:
        """Run `count` events at once."""
        return tuple(await asyncio.gather(*(self.invoke(payload, **changes) for _ in range(count))))

    def configure(self, **changes: Any) -> None:
        """Change the function's configuration."""
        self.function = replace(self.function, **changes)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write `files` below `folder`; those that begin with `#!` are executable."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755 if text.startswith("#!") else 0o644)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def make_function(
    folder: Path, runtime: str, files: Mapping[str, str], layers: Mapping[str, Mapping[str, str]], **config: Any
) -> FunctionConfig:
    """A function of these files and layers."""
    defaults: dict[str, Any] = {"name": "conform", "handler": "app.handler", "memory_mb": 256, "timeout_s": 20.0}
    made = tuple(Layer(name, write(folder / "layers" / name, content)) for name, content in layers.items())
    values = {**defaults, "layers": made, **config}
    return FunctionConfig(runtime=runtime, code_path=write(folder / "code", files), **values)


def open_executor(kind: ExecutorKind, cache: Path) -> Executor:
    """A real executor of that kind."""
    if kind is ExecutorKind.PROCESS:
        return ProcessExecutor(cache)
    return DockerExecutor(images={**IMAGES, CUSTOM: PYTHON}, scratch=cache / "docker", pull=False)


def open_stage(kind: ExecutorKind, folder: Path, cache: Path, function: FunctionConfig, **settings: Any) -> Stage:
    """An engine for one scenario; events that fail are tried again at once unless `settings` say otherwise."""
    executor, told = open_executor(kind, cache), Told()
    given = EngineSettings(cache, data=folder / "data", **{"retry_delays_s": (0.0, 0.0), **settings})
    engine = Engine({kind: lambda: executor}, load_runtimes(), given, deliver=told.deliver, observe=told.observe)
    return Stage(engine, executor, function, folder, told)
