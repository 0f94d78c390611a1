"""What an executor is to the engine: it starts sandboxes and says what it can hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.function import FunctionConfig
from workbench.model.runtime import Runtime

OnLog = Callable[[bytes], None]
"""Receives what the function wrote to stdout and stderr, in order, in pieces of any size; on the engine's loop."""


@dataclass(frozen=True, slots=True)
class ApiEndpoint:
    """Where the Runtime API of a new environment listens, and the host by which the sandbox reaches it."""

    bind_host: str
    sandbox_host: str


@dataclass(frozen=True, slots=True)
class SandboxSpec:
    """Everything a sandbox is made from. `variables` is the whole environment; `runtime` is None for images."""

    environment_id: str
    function: FunctionConfig
    runtime: Runtime | None
    runtime_api: str
    variables: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SandboxExit:
    """How a sandbox ended: an exit status or a signal number; `lost` when its engine went away under it."""

    status: int | None = None
    signal: int | None = None
    out_of_memory: bool = False
    lost: bool = False


class Sandbox(Protocol):
    """One running sandbox. All methods are called on the engine's loop."""

    @property
    def created_ns(self) -> int:
        """`monotonic_ns` when it existed (container created); equal to `started_ns` where there is no such step."""

    @property
    def started_ns(self) -> int:
        """`monotonic_ns` when its first process was running."""

    async def wait(self) -> SandboxExit:
        """How the sandbox ended, once it has; may be awaited by several."""

    async def init_done(self) -> None:
        """The runtime asked for its first event: apply the CPU quota that Init was spared."""

    async def drain_log(self) -> None:
        """Deliver to `OnLog` whatever was written before this call."""

    def peak_memory_mb(self) -> int:
        """The most memory used since the start, in MiB, rounded up; cheap (read at every invoke)."""

    async def stop(self) -> None:
        """Kill what is left of it and remove every trace; may be called twice."""


class Executor(Protocol):
    """A way to start sandboxes."""

    @property
    def kind(self) -> ExecutorKind:
        """Which executor this is."""

    async def status(self) -> ExecutorStatus:
        """Whether it can be used now; never raises, answers within 2 s."""

    async def endpoint(self) -> ApiEndpoint:
        """Where a new environment's Runtime API must listen. Raises ExecutorUnavailableError."""

    async def start(self, spec: SandboxSpec, on_log: OnLog) -> Sandbox:
        """Start a sandbox. Raises ExecutorUnavailableError, RuntimeUnavailableError or SandboxError."""

    async def close(self) -> None:
        """Stop every sandbox it started and let go of the outside world."""
