"""An engine that does as it is told: scripted results, log lines, delays and failures, and a record of its calls."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.support.fake_debugger import FakeDebugger
from tests.support.waiting_events import waiting_event
from workbench.app.application import Application
from workbench.base.clock import wall_ns
from workbench.base.paths import UserPaths
from workbench.engine.runtimes import load_runtimes
from workbench.model.async_event import (
    Accepted,
    AsyncEventInfo,
    AsyncObservation,
    AsyncOutcome,
    AttemptBegan,
    AttemptEnded,
    Condition,
    Done,
    Finished,
    FunctionFailed,
    Observe,
    Ran,
)
from workbench.model.environment import EngineStatus, EnvironmentInfo, EnvironmentState, ExecutorKind, ExecutorStatus
from workbench.model.function import Function, FunctionConfig, Origin, OriginKind
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvokeRequest, InvokeResult, LogLine, LogSource
from workbench.model.report import Phase, PhaseName, Report
from workbench.model.run import Emit, EnvironmentReady, LogWritten, PhaseEnded, ResponseBegun, ResponseChunk, ignore
from workbench.model.service import ObserveService, ServiceInfo, ServiceSettings
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
    chunks: tuple[bytes, ...] = ()


def unobserved(_observation: AsyncObservation) -> None:
    """For who does not listen."""


ATTEMPTS = 3
LATER_NS = 9_000_000_000_000_000_000


@dataclass
class FakeEngine(FakeDebugger):
    """Implements `EngineCalls`. `scripts` are used one an invoke; when none is left, `default` is.

    An accepted event waits until somebody asks for its outcome: then its attempts run, one at once after the other.
    """

    default: Script = field(default_factory=Script)
    scripts: list[Script] = field(default_factory=list)
    state: EngineStatus = PROCESS_ONLY
    requests: list[InvokeRequest] = field(default_factory=list)
    prepared: list[tuple[str, ExecutorKind]] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    status_calls: int = 0
    closed: bool = False
    observe: Observe = unobserved
    refusal: Exception | None = None
    prepare_error: Exception | None = None
    accepted: list[InvokeRequest] = field(default_factory=list)
    dry: list[InvokeRequest] = field(default_factory=list)
    registered: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    waiting: list[AsyncEventInfo] = field(default_factory=list)
    hold_events: asyncio.Event | None = None
    sent_on: list[InvokeRequest] = field(default_factory=list)
    served: list[ServiceSettings] = field(default_factory=list)
    observe_service: ObserveService | None = None
    service_notice: str = ""
    endpoint_url: str = ""
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
            await self.debugged(request, emit)
            await self._wait(script)
        except asyncio.CancelledError:
            self.cancelled.append(request.request_id)
            raise
        if script.error is not None:
            raise script.error
        if script.chunks:
            emit(ResponseBegun("text/plain"))
        for chunk in script.chunks:
            emit(ResponseChunk(chunk))
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

    async def accept(self, request: InvokeRequest) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.accepted.append(request)
        self.waiting.append(waiting_event(request.request_id, request.scope, request.function.name))
        self.observe(Accepted(request.request_id, request.scope, request.function.name))

    async def dry_run(self, request: InvokeRequest) -> None:
        self.dry.append(request)
        if self.refusal is not None:
            raise self.refusal

    def register(self, scope: str, functions: Iterable[tuple[FunctionConfig, FunctionSettings]]) -> None:
        self.registered.append((scope, tuple(config.name for config, _settings in functions)))

    async def pending_events(self) -> tuple[AsyncEventInfo, ...]:
        return tuple(self.waiting)

    async def purge_events(self, scope: str, function: str = "") -> int:
        kept = [one for one in self.waiting if one.scope != scope or function not in ("", one.function)]
        count = len(self.waiting) - len(kept)
        self.waiting = kept
        return count

    async def events_idle(self) -> None:
        sent, self.sent_on = self.sent_on, []
        for request in sent:
            await self.accept(request)

    async def outcome_of_event(self, event_id: str) -> AsyncOutcome:
        if self.hold_events is not None:
            await self.hold_events.wait()
        request = next(one for one in self.accepted if one.request_id == event_id)
        outcome = await self._attempts(request)
        self.waiting = [one for one in self.waiting if one.id != event_id]
        self.observe(Finished(outcome))
        return outcome

    async def _attempts(self, request: InvokeRequest) -> AsyncOutcome:
        told = (request.request_id, request.scope, request.function.name)
        last: Done | FunctionFailed | None = None
        for number in range(1, ATTEMPTS + 1):
            self.observe(AttemptBegan(*told, number))
            result = await self.invoke(request, ignore)
            self.observe(Ran(*told, result))
            if not result.function_error:
                done = Done(result.payload)
                self.observe(AttemptEnded(*told, done))
                return AsyncOutcome(*told, Condition.SUCCESS, number, done)
            last = FunctionFailed(result.payload, result.function_error)
            self.observe(AttemptEnded(*told, last, LATER_NS if number < ATTEMPTS else 0))
        return AsyncOutcome(*told, Condition.RETRIES_EXHAUSTED, ATTEMPTS, last)

    async def status(self) -> EngineStatus:
        self.status_calls += 1
        environments = tuple(
            EnvironmentInfo("env-1", name, ExecutorKind.PROCESS, EnvironmentState.IDLE) for name in sorted(self._warm)
        )
        return replace(self.state, environments=environments)

    async def prepare(self, function: FunctionConfig, executor: ExecutorKind, _scope: str = "") -> None:
        self.prepared.append((function.name, executor))
        if self.prepare_error is not None:
            raise self.prepare_error

    async def serve(
        self, settings: ServiceSettings, remote: object = None, observe: ObserveService | None = None
    ) -> ServiceInfo:
        if self.refusal is not None:
            raise self.refusal
        self.served.append(settings)
        self.observe_service = observe
        return ServiceInfo(f"http://{settings.host}:{settings.port}", settings.host, settings.port, self.service_notice)

    async def stop_serving(self) -> None:
        self.served.clear()

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
        payload=b"" if script.chunks else request.payload if script.payload is None else script.payload,
        streamed_bytes=sum(map(len, script.chunks)),
        content_type="text/plain" if script.chunks else "",
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
    fake = engine or FakeEngine()
    app = Application(engine=fake, runtimes=load_runtimes(), catalogue=catalogue, paths=paths)
    fake.observe = app.observations.emit
    return app


def show(app: Application, workspace: Workspace) -> None:
    """Make `workspace` the open one without any files, and select its first function."""
    app.workspace.set(workspace)
    first = workspace.functions[0].name if workspace.functions else None
    app.context.update(workspace=workspace.root, function=first, scope="")
