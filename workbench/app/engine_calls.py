"""What the application asks of an engine, whether it runs on the same loop or in a thread of its own."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, Scope, Variable
from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit
from workbench.model.service import ObserveService, ServiceInfo, ServiceSettings

if TYPE_CHECKING:
    from workbench.engine.lambda_api.remote import Remote
    from workbench.model.async_event import AsyncEventInfo, AsyncOutcome


class EngineCalls(Protocol):
    """The engine's calls; only plain data of `model` crosses."""

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Run one invoke; raises EngineError, or CancelledError when the caller is cancelled."""

    async def accept(self, request: InvokeRequest) -> None:
        """Queue one event (`Event`): it is on disk when this returns. Raises EngineError."""

    async def dry_run(self, request: InvokeRequest) -> None:
        """Say whether the request would be taken (`DryRun`). Raises EngineError when it would not."""

    def register(self, scope: str, functions: Iterable[tuple[FunctionConfig, FunctionSettings]]) -> None:
        """The functions of `scope` as they are now: events that wait for one of them run."""

    async def pending_events(self) -> "tuple[AsyncEventInfo, ...]":
        """The asynchronous events that wait or run, of all programs. Raises EngineError."""

    async def outcome_of_event(self, event_id: str) -> "AsyncOutcome":
        """How an accepted event ends; waits for it. Raises UsageError when it is not here, InvokeCancelledError."""

    async def events_idle(self) -> None:
        """Return when no asynchronous event runs and no record is under way."""

    async def purge_events(self, scope: str, function: str = "") -> int:
        """Remove the events that wait for a function, or for all of a scope; how many there were."""

    async def status(self) -> EngineStatus:
        """Which executors can be used, and the environments there are."""

    async def prepare(self, function: FunctionConfig, executor: ExecutorKind, scope: str = "") -> None:
        """Have an initialised environment of a function of `scope` ready. Raises EngineError."""

    async def serve(
        self, settings: ServiceSettings, remote: "Remote | None" = None, observe: ObserveService | None = None
    ) -> ServiceInfo:
        """Open Lambda's HTTP API. Raises EngineError."""

    async def stop_serving(self) -> None:
        """Close it again; does nothing when it is not open."""

    async def debug_step(self, request_id: str, action: DebugAction) -> None:
        """Have an invoke that is debugged go on, step or pause. Raises DebuggerError, as all that follow."""

    async def debug_breakpoints(
        self, request_id: str, path: Path, breakpoints: tuple[SourceBreakpoint, ...]
    ) -> tuple[BreakpointState, ...]:
        """A file has these breakpoints from now on; what became of each."""

    async def debug_scopes(self, request_id: str, frame: int) -> tuple[Scope, ...]:
        """What a frame of the current stop has."""

    async def debug_variables(self, request_id: str, reference: int) -> tuple[Variable, ...]:
        """What a reference of the current stop leads to."""

    async def debug_evaluate(self, request_id: str, expression: str, frame: int) -> Variable:
        """What an expression, or a statement, comes to in a frame. What it raises is the error's reason."""

    async def close(self) -> None:
        """Stop every environment."""
