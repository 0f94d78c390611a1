"""One sandbox's life in an environment: its API opened, Init, invokes, and its end. A reset begins another one."""

import asyncio
import contextlib
from typing import Any

from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.entry_points import entry_point
from workbench.engine.environment_log import EnvironmentLog
from workbench.engine.executors.base import (
    Ears,
    Executor,
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    InvalidEntrypointError,
    InvalidWorkingDirError,
    Sandbox,
    SandboxEvent,
)
from workbench.engine.init_events import InitEvents
from workbench.engine.platform_events import InitPhase
from workbench.engine.runtime_api.answers import Answer, Broken, Exited, Failed, InitEnd, TimedOut
from workbench.engine.runtime_api.exchange import LOST, Exchange
from workbench.engine.runtime_api.extension_calls import FunctionIdentity
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.runtime_api.extension_failures import ExtensionFailure
from workbench.engine.runtime_api.extensions import Extensions
from workbench.engine.runtime_api.listener import Listener, listen
from workbench.engine.runtime_api.sandbox_api import SandboxApi
from workbench.engine.runtime_api.telemetry import Telemetry
from workbench.engine.sandbox_job import Invoked, Job, Milestones, OnStarted
from workbench.engine.sandbox_setting import UNHURRIED_S, Setting, sandbox_spec
from workbench.engine.shutdown import shut_down
from workbench.model.environment import InitializationType
from workbench.model.errors import SandboxError
from workbench.model.limits import RESTORE_S

LAST_WORDS_S = 0.5
"""How long a runtime that posted an Init error may take to exit."""

FLUSH_S = 0.5
"""How long telemetry that is still under way holds up a sandbox's end."""


class SandboxLife:
    """A sandbox from its start to its end; made on the engine's loop."""

    def __init__(self, setting: Setting, executor: Executor, tasks: TaskOwner, log: EnvironmentLog) -> None:
        function = setting.function
        managed = function.max_concurrency > 0
        self.exchange = Exchange(
            slots=max(function.max_concurrency, 1),
            snap_start=setting.initialization is InitializationType.SNAP_START,
        )
        identity = FunctionIdentity(function.name, function.version, function.handler, function.account_id)
        self.extensions = Extensions(identity, offers_invoke=not managed)
        self.telemetry = Telemetry(tasks, self._reach, log.write_system)
        self.milestones: Milestones | None = None
        self._setting = setting
        self._executor = executor
        self._tasks = tasks
        self._log = log
        self._listener: Listener | None = None
        self._sandbox: Sandbox | None = None
        self._in_flight = 0
        self._frozen = False
        self._ended = False
        self.extensions.failure.add_done_callback(self._extension_failed)

    # -- what it is

    @property
    def busy(self) -> bool:
        """Whether an event is being run."""
        return self._in_flight > 0

    @property
    def quiet(self) -> bool:
        """Whether the runtime and every extension wait for their next event: the sandbox may be frozen."""
        if not self.exchange.parked or not self.extensions.has_any:
            return self.exchange.parked
        ready = self.extensions.ready()
        return ready.done() or not ready.cancel()

    def peak_memory_mb(self) -> int:
        """The most memory it has used, in MiB."""
        return self._sandbox.peak_memory_mb() if self._sandbox is not None else 0

    # -- Init

    async def start(self, limit_s: float, phase: InitPhase, started: OnStarted) -> InitEnd:
        """Open the API, start the sandbox and run Init. Raises EngineError when it could not be started at all."""
        program = entry_point(self._setting.runtime, self._setting.surroundings)
        if isinstance(program, Broken):
            started()
            return program
        self._log.telemetry = self.telemetry
        events = InitEvents(self._setting.function, self._setting.initialization, phase, self._log)
        asked_ns = clock.monotonic_ns()
        endpoint = await self._executor.endpoint()
        api = SandboxApi(self.exchange, self.extensions, self.telemetry, self._setting.secrets)
        try:
            self._listener = await listen(api, endpoint.bind_host)
        except OSError as error:
            raise SandboxError("No port could be opened for the function.", str(error)) from error
        ears = Ears(self._log.on_output, self._log.on_extension_output, self._on_event)
        spec = sandbox_spec(self._setting, f"{endpoint.sandbox_host}:{self._listener.port}", program)
        try:
            sandbox = await self._executor.start(spec, ears)
        except (InvalidEntrypointError, InvalidWorkingDirError) as error:
            started()
            kind = "Entrypoint" if isinstance(error, InvalidEntrypointError) else "WorkingDir"
            return Broken(f"Runtime.Invalid{kind}", error.why.rstrip("."))
        self._sandbox = sandbox
        if self._setting.debug is not None:
            self._setting.debug.located(sandbox.places)
        events.begin()
        started()
        self._tasks.start(self._watch_exit(sandbox), f"watch {self._setting.environment_id}")
        return await self._init(sandbox, asked_ns, limit_s, events)

    async def _init(self, sandbox: Sandbox, asked_ns: int, limit_s: float, events: InitEvents) -> InitEnd:
        timer = asyncio.get_running_loop().call_later(limit_s, self.exchange.end, TimedOut())
        try:
            await self._start_runtime(sandbox)
            end = await self.exchange.init_end
            self.extensions.close_registration()
            events.runtime_done(end)
            if end is None and self.extensions.has_any:
                end = await self._extensions_ready()
        finally:
            timer.cancel()
        ready_ns = clock.monotonic_ns()
        await sandbox.drain_log()
        if isinstance(end, Failed):
            await self._last_words(sandbox)
        events.end(end, clock.ms_between(sandbox.started_ns, ready_ns), self.extensions.states())
        self.telemetry.close_subscriptions()
        restored_ns = 0
        if end is None and self.exchange.snap_start:
            end = await self._restore(events)
            restored_ns = clock.monotonic_ns()
        self.milestones = Milestones(asked_ns, sandbox.created_ns, sandbox.started_ns, ready_ns, restored_ns)
        if end is None:
            await sandbox.init_done()
        return end

    async def _start_runtime(self, sandbox: Sandbox) -> None:
        """External extensions register first; then the runtime starts (LAMBDA_FACTS §1.6)."""
        if not self._setting.surroundings.has_extensions:
            self.extensions.none_to_expect()
            return
        await _first(self.extensions.registered(), self.exchange.ended)
        if not self.exchange.ended.done():
            sandbox.start_runtime()

    async def _extensions_ready(self) -> InitEnd:
        await _first(self.extensions.ready(), self.exchange.ended)
        return self.exchange.ended.result() if self.exchange.ended.done() else None

    async def _restore(self, events: InitEvents) -> InitEnd:
        """What AWS does from a snapshot: the runtime leaves `restore/next` and runs its hooks (LAMBDA_FACTS §1.11)."""
        begun_ns = clock.monotonic_ns()
        events.restore_begins()
        self.exchange.restore()  # a runtime that knows no snapshots waits for its first event already
        limit_s = RESTORE_S if self._setting.debug is None else UNHURRIED_S
        timer = asyncio.get_running_loop().call_later(limit_s, self.exchange.end, TimedOut())
        try:
            end = await self.exchange.restore_end
        finally:
            timer.cancel()
        events.restored(end, clock.ms_between(begun_ns, clock.monotonic_ns()))
        return end

    async def _last_words(self, sandbox: Sandbox) -> None:
        """The runtime exits by itself after it posted an error; what it still writes belongs to this Init."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS_S):
                await sandbox.wait()
        await sandbox.drain_log()

    # -- Invoke

    async def invoke(self, job: Job, limit_s: float) -> Invoked:
        """Run one event, `limit_s` seconds at most: the runtime's answer, then everybody's next call.

        With extensions `on_answer` is told when the runtime has answered and they have not yet.
        """
        sandbox = self._sandbox
        assert sandbox is not None
        loop = asyncio.get_running_loop()
        self._in_flight += 1
        flight = self.exchange.submit(job.invocation, job.sink)
        timer = loop.call_later(limit_s, self.exchange.expire, flight)
        try:
            if self.extensions.has_any:
                self.extensions.invoke(job.event)
            answer = await flight.answer
            answered_ns = clock.monotonic_ns()
            if self.extensions.has_any:
                # An extension may have failed in the moment between the answer and this.
                if not self.exchange.ended.done():
                    job.on_answer(answer)
                answer = await self._everybody_done(answer)
        finally:
            timer.cancel()
            self._in_flight -= 1
        done_ns = clock.monotonic_ns() if self.extensions.has_any else answered_ns
        await sandbox.drain_log()
        if self._setting.debug is not None:
            await self._setting.debug.drain()
        return Invoked(answer, flight.handed_out, answered_ns, done_ns)

    async def _everybody_done(self, answer: Answer) -> Answer:
        """The invoke ends when the runtime and all extensions ask for the next event (LAMBDA_FACTS §1.6)."""
        await _first(self.exchange.ready(), self.exchange.ended)
        await _first(self.extensions.ready(), self.exchange.ended)
        if not self.exchange.ended.done():
            return answer
        end = self.exchange.ended.result()
        # A runtime that exits after its answer has answered; what an extension does to the invoke counts.
        return answer if isinstance(end, Exited) else end

    # -- freezing

    def freeze(self) -> None:
        """Stop the sandbox's processes until the next event."""
        if self._sandbox is not None and not self._ended:
            self._frozen = True
            self._sandbox.freeze()

    def thaw(self) -> None:
        """Let them run on."""
        if self._frozen and self._sandbox is not None:
            self._frozen = False
            self._sandbox.thaw()

    # -- its end

    async def end(self, reason: ShutdownReason, *, keep_tmp: bool) -> None:
        """Shut it down and remove it; a second call without `keep_tmp` removes what the first one kept."""
        sandbox, listener = self._sandbox, self._listener
        if not self._ended:
            self._ended = True
            self.exchange.end(LOST)  # first: what a runtime does when it is told to end is nobody's answer
            await self._wind_up(sandbox, reason)
        if sandbox is not None:
            await sandbox.stop(keep_tmp=keep_tmp)
        if listener is not None:
            await listener.close()

    async def _wind_up(self, sandbox: Sandbox | None, reason: ShutdownReason) -> None:
        self.telemetry.hurry()
        if sandbox is not None:
            await shut_down(sandbox, self.extensions, reason)
        if self.telemetry.listening:
            await self.telemetry.flush(FLUSH_S)
        await self.telemetry.close()

    # -- within

    async def _watch_exit(self, sandbox: Sandbox) -> None:
        ended = await sandbox.wait()
        await sandbox.drain_log()
        self.exchange.end(Exited(ended))

    def _on_event(self, event: SandboxEvent) -> None:
        match event:
            case ExtensionLaunched(name):
                self.extensions.expect(name)
            case ExtensionsLaunched(count):
                self.extensions.all_launched(count)
            case ExtensionExited(name, ended):
                self.extensions.process_ended(name, ended)

    def _extension_failed(self, failure: "asyncio.Future[ExtensionFailure]") -> None:
        if not failure.cancelled():
            found = failure.result()
            self.exchange.end(Broken(found.type, found.message))

    def _reach(self, port: int) -> tuple[str, int] | None:
        host = self._sandbox.telemetry_host if self._sandbox is not None else ""
        return (host, port) if host else None


async def _first(*futures: "asyncio.Future[Any]") -> None:
    """Return when one of them is done."""
    if not any(future.done() for future in futures):
        await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
