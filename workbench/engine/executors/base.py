"""What an executor is to the engine: it starts sandboxes and says what it can hold."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import SandboxError
from workbench.model.function import FunctionConfig
from workbench.model.runtime import Runtime

OnLog = Callable[[bytes], None]
"""Receives what the function wrote to stdout and stderr, in order, in pieces of any size; on the engine's loop."""


@dataclass(frozen=True, slots=True)
class ApiEndpoint:
    """Where the Runtime API of a new environment listens, and the host by which the sandbox reaches it."""

    bind_host: str
    sandbox_host: str


Places = tuple[tuple[Path, str], ...]
"""Folders of this computer, and their paths in a sandbox."""


@dataclass(frozen=True, slots=True)
class DebuggerLink:
    """Where a runtime finds its debugger: `host:port` as the sandbox reaches it, and what shows that it is ours."""

    address: str
    token: str


@dataclass(frozen=True, slots=True)
class SandboxSpec:
    """Everything a sandbox is made from. `variables` is the whole environment; `runtime` is None for images.

    `opt` is a folder for /opt, or None; `mounts` are (local folder, path in the sandbox) pairs, writable. With
    `extensions` the executables in /opt/extensions are started first, without the variables named in `hidden`, and the
    runtime waits for `Sandbox.start_runtime` if there are any. With `framed_log` the runtime may write framed
    records (LAMBDA_FACTS §1.10) between its other output: the executor opens a descriptor that is the same as its
    stdout and names it in `_LAMBDA_TELEMETRY_LOG_FD`. `entry_point` is the program in /var/task or /opt that a runtime
    without one of its own starts; else empty. With `debug` the runtime starts under its debugger, as its table says.
    """

    environment_id: str
    function: FunctionConfig
    runtime: Runtime | None
    runtime_api: str
    variables: tuple[tuple[str, str], ...]
    opt: Path | None = None
    mounts: tuple[tuple[Path, str], ...] = ()
    extensions: bool = False
    hidden: tuple[str, ...] = ()
    framed_log: bool = False
    entry_point: str = ""
    debug: DebuggerLink | None = None


@dataclass(frozen=True, slots=True)
class SandboxExit:
    """How a sandbox ended: an exit status or a signal number; `lost` when its engine went away under it."""

    status: int | None = None
    signal: int | None = None
    out_of_memory: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionLaunched:
    """An external extension's process was started."""

    name: str


@dataclass(frozen=True, slots=True)
class ExtensionsLaunched:
    """All `count` external extensions were started; with 0 the runtime starts at once."""

    count: int


@dataclass(frozen=True, slots=True)
class ExtensionExited:
    """An external extension's process ended; status 126 and 127 mean that it could not be started."""

    name: str
    exit: SandboxExit


SandboxEvent = ExtensionLaunched | ExtensionsLaunched | ExtensionExited


def _no_event(_event: SandboxEvent) -> None:
    pass


def _no_log(_data: bytes) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Ears:
    """Who is told what a sandbox says, on the engine's loop: the function's output, its extensions', and events."""

    on_log: OnLog
    on_extension_log: OnLog = _no_log
    on_event: Callable[[SandboxEvent], None] = _no_event


class Sandbox(Protocol):
    """One running sandbox. All methods are called on the engine's loop."""

    @property
    def created_ns(self) -> int:
        """`monotonic_ns` when it existed (container created); equal to `started_ns` where there is no such step."""

    @property
    def started_ns(self) -> int:
        """`monotonic_ns` when its first process was running."""

    @property
    def places(self) -> Places:
        """Where it has the function's code, and its layers if there are any."""

    @property
    def telemetry_host(self) -> str:
        """The host by which this program reaches a port that an extension listens on; empty when it cannot."""

    async def wait(self) -> SandboxExit:
        """How the runtime ended, once it has; may be awaited by several. Its extensions may still run."""

    def start_runtime(self) -> None:
        """Let a runtime start that waits for its extensions; does nothing otherwise."""

    def freeze(self) -> None:
        """Stop the sandbox's processes until `thaw`; does nothing where that cannot be done or is done."""

    def thaw(self) -> None:
        """Let them run on; quick, and does nothing when they do."""

    async def terminate_runtime(self) -> None:
        """SIGTERM the runtime, for a shutdown with extensions (LAMBDA_FACTS §2.3)."""

    async def end_of_extensions(self) -> None:
        """Return when no external extension's process is left."""

    async def init_done(self) -> None:
        """The runtime asked for its first event: apply the CPU quota that Init was spared."""

    async def drain_log(self) -> None:
        """Deliver to `OnLog` whatever was written before this call."""

    def peak_memory_mb(self) -> int:
        """The most memory used since the start, in MiB, rounded up; cheap (read at every invoke)."""

    async def stop(self, *, keep_tmp: bool = False) -> None:
        """Kill what is left of it and remove every trace; may be called twice.

        With `keep_tmp` the content of /tmp stays for the next sandbox that is started with the same environment id
        (LAMBDA_FACTS §1.6: a reset keeps it), until `stop` is called on either without it.
        """


class Executor(Protocol):
    """A way to start sandboxes."""

    @property
    def kind(self) -> ExecutorKind:
        """Which executor this is."""

    async def status(self) -> ExecutorStatus:
        """Whether it can be used now; never raises, answers within 2 s."""

    async def endpoint(self) -> ApiEndpoint:
        """Where a new environment's Runtime API must listen. Raises ExecutorUnavailableError."""

    async def start(self, spec: SandboxSpec, ears: Ears) -> Sandbox:
        """Start a sandbox. Raises ExecutorUnavailableError, RuntimeUnavailableError or SandboxError."""

    async def close(self) -> None:
        """Stop every sandbox it started and let go of the outside world."""


class InvalidEntrypointError(SandboxError):
    """What a sandbox is to start is not there or no program: `Runtime.InvalidEntrypoint` on AWS.

    `why` is what AWS's supervisor says, as a sentence: `fork/exec /x: no such file or directory.`
    """


class InvalidWorkingDirError(SandboxError):
    """The working directory of an image function is not there: `Runtime.InvalidWorkingDir` on AWS; `why` as above."""
