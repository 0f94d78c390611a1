"""An engine that does as it is told: scripted results, log lines, delays and failures, and a record of its calls."""

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.app.application import Application
from workbench.base.clock import wall_ns
from workbench.base.paths import UserPaths
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import EngineStatus, EnvironmentInfo, EnvironmentState, ExecutorKind, ExecutorStatus
from workbench.model.function import Function, FunctionConfig, Origin, OriginKind
from workbench.model.invoke import InvokeRequest, InvokeResult, LogLine, LogSource
from workbench.model.report import Phase, PhaseName, Report
from workbench.model.run import Emit, EnvironmentReady, LogWritten, PhaseEnded
from workbench.model.workspace import Workspace
from workbench.project.event_catalogue import EventCatalogue

BOTH = EngineStatus(
    executors=(
        ExecutorStatus(ExecutorKind.DOCKER, available=True, version="20.10"),
        ExecutorStatus(ExecutorKind.PROCESS, available=True, limits_not_held=("CPU is not limited.",)),
    )
)
PROCESS_ONLY = EngineStatus(
    executors=(
        ExecutorStatus(ExecutorKind.DOCKER, available=False, why="Docker does not answer.", next_step="Start Docker."),
        ExecutorStatus(ExecutorKind.PROCESS, available=True),
    )
)


@dataclass
class Script:
    """What one invoke does: log lines, then `delay_s` (or wait for `gate`), then `error`, or a result of `payload`.

    `payload` None echoes the event; `cold` None is cold for a function's first invoke and warm after it.
    """

    payload: bytes | None = None
    lines: tuple[str, ...] = ("hello",)
    delay_s: float = 0.0
    gate: asyncio.Event | None = None
    error: Exception | None = None
    function_error: str = ""
    error_type: str = ""
    cold: bool | None = None
    max_memory_mb: int = 40


@dataclass
class FakeEngine:
    """Implements `EngineCalls`. `scripts` are used one an invoke; when none is left, `default` is."""

    default: Script = field(default_factory=Script)
    scripts: list[Script] = field(default_factory=list)
    state: EngineStatus = PROCESS_ONLY
    requests: list[InvokeRequest] = field(default_factory=list)
    prepared: list[tuple[str, ExecutorKind]] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    status_calls: int = 0
    closed: bool = False
    _warm: set[str] = field(default_factory=set)

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        self.requests.append(request)
        script = self.scripts.pop(0) if self.scripts else self.default
        cold = script.cold if script.cold is not None else request.function.name not in self._warm
        self._warm.add(request.function.name)
        emit(EnvironmentReady("env-1", cold))
        lines = log_lines(request, script)
        for line in lines[:-2]:
            emit(LogWritten(line))
        try:
            await self._wait(script)
        except asyncio.CancelledError:
            self.cancelled.append(request.request_id)
            raise
        if script.error is not None:
            raise script.error
        result = result_of(request, script, cold=cold)
        for phase in result.phases:
            emit(PhaseEnded(phase))
        for line in lines[-2:]:
            emit(LogWritten(line))
        return result

    async def _wait(self, script: Script) -> None:
        if script.gate is not None:
            await script.gate.wait()
        else:
            await asyncio.sleep(script.delay_s)

    async def status(self) -> EngineStatus:
        self.status_calls += 1
        environments = tuple(
            EnvironmentInfo("env-1", name, ExecutorKind.PROCESS, EnvironmentState.IDLE) for name in sorted(self._warm)
        )
        return replace(self.state, environments=environments)

    async def prepare(self, function: FunctionConfig, executor: ExecutorKind) -> None:
        self.prepared.append((function.name, executor))

    async def close(self) -> None:
        self.closed = True


def log_lines(request: InvokeRequest, script: Script) -> tuple[LogLine, ...]:
    """START, the script's lines, END and REPORT."""
    identity = f"RequestId: {request.request_id}"
    report = f"REPORT {identity}\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\t"
    report += f"Max Memory Used: {script.max_memory_mb} MB\t"
    lines = [LogLine(f"START {identity} Version: $LATEST", LogSource.PLATFORM, wall_ns())]
    lines += [LogLine(text, LogSource.FUNCTION, wall_ns()) for text in script.lines]
    lines += [LogLine(text, LogSource.PLATFORM, wall_ns()) for text in (f"END {identity}", report)]
    return tuple(lines)


def result_of(request: InvokeRequest, script: Script, *, cold: bool) -> InvokeResult:
    """The result that `script` describes."""
    phases: tuple[Phase, ...] = (Phase(PhaseName.INVOKE, 0.0, 12.34), Phase(PhaseName.RESPONSE, 12.34, 0.4))
    if cold:
        phases = (
            Phase(PhaseName.CREATE, 0.0, 11.0),
            Phase(PhaseName.START, 11.0, 50.0),
            Phase(PhaseName.RUNTIME, 61.0, 20.0),
            Phase(PhaseName.INIT, 81.0, 110.1),
            Phase(PhaseName.INVOKE, 191.1, 12.34),
            Phase(PhaseName.RESPONSE, 203.44, 0.4),
        )
    return InvokeResult(
        request_id=request.request_id,
        payload=request.payload if script.payload is None else script.payload,
        report=Report(
            request_id=request.request_id,
            duration_ms=12.34,
            billed_ms=13,
            memory_mb=request.function.memory_mb,
            max_memory_mb=script.max_memory_mb,
            init_ms=110.1 if cold else None,
        ),
        executor=request.executor,
        environment_id="env-1",
        cold=cold,
        function_error=script.function_error,
        error_type=script.error_type,
        log=log_lines(request, script),
        phases=phases,
    )


def a_function(name: str = "Hello", root: Path = Path("/workspace"), runtime: str = "python3.13") -> Function:
    """A function that can be run, of the application `shop`."""
    config = FunctionConfig(name=name, runtime=runtime, handler="app.handler", code_path=root / name.lower())
    return Function(config, Origin(OriginKind.TEMPLATE, "shop", root / "template.yaml", name, 3))


def a_workspace(root: Path = Path("/workspace"), *names: str) -> Workspace:
    """A workspace of functions that can be run."""
    return Workspace(root, tuple(a_function(name, root) for name in names or ("Hello",)))


def fake_application(
    home: Path, engine: FakeEngine | None = None, catalogue: EventCatalogue | None = None
) -> Application:
    """An application on a fake engine whose files are below `home`; call `open` for settings and history."""
    paths = UserPaths(home / "data", home / "config", home / "cache")
    return Application(engine=engine or FakeEngine(), runtimes=load_runtimes(), catalogue=catalogue, paths=paths)


def show(app: Application, workspace: Workspace) -> None:
    """Make `workspace` the open one without any files, and select its first function."""
    app.workspace.set(workspace)
    first = workspace.functions[0].name if workspace.functions else None
    app.context.update(workspace=workspace.root, function=first)
