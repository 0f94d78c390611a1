"""One execution environment: a sandbox, its Runtime API, and the invokes it runs one at a time."""

import asyncio
import contextlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine import loglines
from workbench.engine.executors.base import Executor, Sandbox, SandboxExit, SandboxSpec
from workbench.engine.runtime_api.exchange import Answer, Exchange, Exited, Failed, InitEnd, Invocation, TimedOut
from workbench.engine.runtime_api.listener import Listener, listen
from workbench.engine.variables import log_stream, sandbox_variables
from workbench.model.environment import EnvironmentInfo, EnvironmentState, ExecutorKind
from workbench.model.errors import SandboxError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import LogSource
from workbench.model.limits import INIT_S
from workbench.model.runtime import Runtime

LAST_WORDS_S = 0.5
"""How long a runtime that posted an Init error may take to exit."""

OnLine = Callable[[str, LogSource], None]
OnStarted = Callable[[], None]


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Milestones:
    """When the steps of a start happened (`monotonic_ns`)."""

    asked_ns: int
    created_ns: int
    started_ns: int
    ready_ns: int


class Environment:
    """A warm or starting execution environment of one function."""

    def __init__(self, function: FunctionConfig, runtime: Runtime | None, executor: Executor, tasks: TaskOwner) -> None:
        self.id = uuid.uuid4().hex[:12]
        self.function = function
        self.state = EnvironmentState.STARTING
        self.invokes = 0
        self.idle_since_ns = 0
        self.milestones: Milestones | None = None
        self._runtime = runtime
        self._executor = executor
        self._tasks = tasks
        self._stream = log_stream(function)
        self._early_lines: list[tuple[str, LogSource]] = []
        self._early_size = 0
        self._on_line: OnLine = self._keep_early
        self._splitter = loglines.LineSplitter()
        self._exchange: Exchange | None = None
        self._listener: Listener | None = None
        self._sandbox: Sandbox | None = None
        self._changing = asyncio.Lock()
        self._start_scope: asyncio.Timeout | None = None
        self._over = False

    @property
    def executor(self) -> ExecutorKind:
        """Which executor runs it."""
        return self._executor.kind

    @property
    def usable(self) -> bool:
        """Whether it can run another invoke."""
        return self.state in (EnvironmentState.IDLE, EnvironmentState.BUSY)

    def info(self) -> EnvironmentInfo:
        """What the front ends see of it."""
        return EnvironmentInfo(self.id, self.function.name, self.executor, self.state)

    def log_to(self, on_line: OnLine | None) -> None:
        """From now on lines go to `on_line`; None keeps them for the next invoke."""
        self._on_line = on_line or self._keep_early

    def take_early_lines(self) -> list[tuple[str, LogSource]]:
        """What was logged while no invoke listened; each line is told once."""
        lines, self._early_lines, self._early_size = self._early_lines, [], 0
        return lines

    def peak_memory_mb(self) -> int:
        """The most memory it has used, in MiB."""
        return self._sandbox.peak_memory_mb() if self._sandbox is not None else 0

    async def start(self, limit_s: float = INIT_S, started: OnStarted = _nothing) -> InitEnd:
        """Start the sandbox and run Init; None when the runtime asked for its first event.

        `started` is called when the sandbox runs; lines that come before that are kept. Raises EngineError when the
        sandbox could not be started at all, or `stop` was called meanwhile.
        """
        async with self._changing:
            try:
                async with asyncio.timeout(0 if self._over else None) as self._start_scope:
                    return await self._start(limit_s, started)
            except TimeoutError as error:
                raise SandboxError(f"{self.function.name} was stopped while it started.") from error
            finally:
                self._start_scope = None

    async def _start(self, limit_s: float, started: OnStarted) -> InitEnd:
        asked_ns = clock.monotonic_ns()
        self._exchange = exchange = Exchange()
        endpoint = await self._executor.endpoint()
        try:
            self._listener = await listen(exchange, endpoint.bind_host)
        except OSError as error:
            raise SandboxError("No port could be opened for the function.", str(error)) from error
        spec = self._spec(f"{endpoint.sandbox_host}:{self._listener.port}")
        self._sandbox = sandbox = await self._executor.start(spec, self._on_output)
        started()
        self._tasks.start(self._watch_exit(sandbox, exchange), f"watch {self.id}")
        init_end = await self._init_end(exchange, limit_s)
        self.milestones = Milestones(asked_ns, sandbox.created_ns, sandbox.started_ns, clock.monotonic_ns())
        await sandbox.drain_log()
        if init_end is None:
            self.state = EnvironmentState.IDLE
            await sandbox.init_done()
        elif isinstance(init_end, Failed):
            await self._last_words(sandbox)
        return init_end

    async def _init_end(self, exchange: Exchange, limit_s: float) -> InitEnd:
        timer = asyncio.get_running_loop().call_later(limit_s, exchange.end, TimedOut())
        try:
            return await exchange.init_end
        finally:
            timer.cancel()

    async def _last_words(self, sandbox: Sandbox) -> None:
        """The runtime exits by itself after it posted an error; what it still writes belongs to this Init."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS_S):
                await sandbox.wait()
        await sandbox.drain_log()

    async def invoke(self, invocation: Invocation, deadline_s: float) -> Answer:
        """Hand the invocation to the runtime and wait for its answer, for `deadline_s` at most."""
        exchange, sandbox = self._exchange, self._sandbox
        if exchange is None or sandbox is None:
            raise RuntimeError("the environment has not been started")
        self.state = EnvironmentState.BUSY
        self.invokes += 1
        timer = asyncio.get_running_loop().call_later(deadline_s, exchange.end, TimedOut())
        try:
            answer = await exchange.submit(invocation)
        finally:
            timer.cancel()
        await sandbox.drain_log()
        return answer

    @property
    def handed_out(self) -> bool:
        """Whether the runtime got the last invocation; if not, another environment may run it."""
        return self._exchange is not None and self._exchange.handed_out()

    def release(self) -> None:
        """The invoke is over and the environment may take another."""
        self.flush_lines()
        self._on_line = self._keep_early
        self.state = EnvironmentState.IDLE
        self.idle_since_ns = clock.monotonic_ns()

    async def restart(self, limit_s: float) -> InitEnd:
        """Run Init once more in a fresh sandbox, as AWS does within the first invoke after an Init that failed."""
        await self._end_sandbox()
        return await self.start(limit_s)

    def flush_lines(self) -> None:
        """Tell a last line that was not ended."""
        for line in self._splitter.flush():
            self._on_line(line, LogSource.FUNCTION)

    async def stop(self) -> None:
        """End it and remove every trace, also while it starts; may be called twice, and each call waits for the end."""
        self._over = True
        self.state = EnvironmentState.STOPPED
        if self._start_scope is not None and not self._start_scope.expired():
            self._start_scope.reschedule(0)
        async with self._changing:
            await self._end_sandbox()

    async def _end_sandbox(self) -> None:
        exchange, sandbox, listener = self._exchange, self._sandbox, self._listener
        if exchange is not None:
            exchange.end(Exited(SandboxExit(lost=True)))
        if sandbox is not None:
            await sandbox.stop()
        if listener is not None:
            await listener.close()

    def _spec(self, runtime_api: str) -> SandboxSpec:
        variables = sandbox_variables(self.function, runtime_api, self._stream)
        return SandboxSpec(self.id, self.function, self._runtime, runtime_api, tuple(variables.items()))

    async def _watch_exit(self, sandbox: Sandbox, exchange: Exchange) -> None:
        ended = await sandbox.wait()
        await sandbox.drain_log()
        exchange.end(Exited(ended))
        if self._sandbox is sandbox:
            self.state = EnvironmentState.STOPPED

    def _on_output(self, data: bytes) -> None:
        for line in self._splitter.feed(data):
            self._on_line(line, LogSource.FUNCTION)

    def _keep_early(self, text: str, source: LogSource) -> None:
        if len(self._early_lines) < loglines.KEPT_LINES and self._early_size < loglines.KEPT_BYTES:
            self._early_lines.append((text, source))
            self._early_size += len(text)
