"""One execution environment: a sandbox, its API, and the invokes it runs (LAMBDA_FACTS §1.6)."""

import asyncio
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.environment_log import EnvironmentLog
from workbench.engine.executors.base import Executor
from workbench.engine.local_aws import NOWHERE, LocalAws
from workbench.engine.log_tap import LogTap, StreamTap
from workbench.engine.platform_events import InitPhase
from workbench.engine.runtime_api.answers import InitEnd
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.runtime_api.secrets import Secrets, zone_of
from workbench.engine.sandbox_job import Invoked, Job, Milestones, OnStarted, nothing
from workbench.engine.sandbox_life import SandboxLife
from workbench.engine.sandbox_setting import UNHURRIED_S, Debugged, Setting
from workbench.engine.surroundings import Surroundings
from workbench.engine.variables import initialization_type, log_stream
from workbench.model.environment import EnvironmentInfo, EnvironmentState, ExecutorKind, InitializationType
from workbench.model.errors import SandboxError
from workbench.model.function import FunctionConfig
from workbench.model.limits import INIT_S, LONG_INIT_S
from workbench.model.logs import LogAddress
from workbench.model.runtime import Runtime

FREEZE_AFTER_S = 0.01
"""How long a sandbox runs on after its last call: invokes in a row need not thaw it."""

_FREEZE_TRIES = 50
_NO_SNAPSHOT = "SnapStart's hooks run, but no memory snapshot is taken: every start runs Init."
_NO_LAYERS = "These layers are not here, and what the function imports from them is missing: {}."


@dataclass(frozen=True, slots=True)
class Maker:
    """What every environment of one engine is made with."""

    executor: Executor
    tasks: TaskOwner
    tap: LogTap = field(default_factory=LogTap)
    aws: LocalAws = NOWHERE


class Environment:
    """A warm, starting or reset execution environment of one function.

    `limits_not_held` are sentences on what it lacks of Lambda's, whichever executor runs it.
    """

    def __init__(
        self,
        function: FunctionConfig,
        runtime: Runtime | None,
        maker: Maker,
        surroundings: Surroundings,
        *,
        tenant: str = "",
        provisioned: bool = False,
        debug: Debugged | None = None,
    ) -> None:
        self.id = uuid.uuid4().hex[:12]
        self.function = function
        self.surroundings = surroundings
        self.tenant = tenant
        self.provisioned = provisioned
        self.state = EnvironmentState.STARTING
        self.invokes = 0
        self.starts = 0
        self.idle_since_ns = 0
        self.milestones: Milestones | None = None
        self.initialization = InitializationType.PROVISIONED if provisioned else initialization_type(function)
        self.limits_not_held = tuple(_not_held(function, surroundings))
        stream = log_stream(function)
        address = LogAddress(function.account_id, function.region, stream.group, stream.stream)
        self.log = EnvironmentLog(function, StreamTap(maker.tap, address))
        self._maker = maker
        self._life: SandboxLife | None = None
        self._setting = Setting(
            self.id,
            replace(function, code_path=surroundings.code),
            runtime,
            surroundings,
            self.initialization,
            stream,
            Secrets(maker.aws.credentials(function.account_id), zone_of(function.region)),
            maker.aws,
            debug,
        )
        self._changing = asyncio.Lock()
        self._start_scope: asyncio.Timeout | None = None
        self._freezing: asyncio.TimerHandle | None = None
        self._condemned = ShutdownReason.FAILURE
        self._over = False

    # -- what it is

    @property
    def executor(self) -> ExecutorKind:
        """Which executor runs it."""
        return self._maker.executor.kind

    @property
    def usable(self) -> bool:
        """Whether it can run another invoke."""
        return self.state in (EnvironmentState.IDLE, EnvironmentState.BUSY, EnvironmentState.RESET)

    @property
    def initialised(self) -> bool:
        """Whether its runtime waits for events, or is at one."""
        return self.state in (EnvironmentState.IDLE, EnvironmentState.BUSY) and not self.life.exchange.ended.done()

    @property
    def free_slots(self) -> int:
        """How many more events it can take now (one at a time, but for Managed Instances)."""
        if self.state is EnvironmentState.BUSY and self._life is not None:
            return self._life.exchange.free_slots if self.function.max_concurrency else 0
        return max(self.function.max_concurrency, 1)

    @property
    def life(self) -> SandboxLife:
        """The sandbox that it has now. Raises RuntimeError before the first start."""
        if self._life is None:
            raise RuntimeError("the environment has not been started")
        return self._life

    def info(self) -> EnvironmentInfo:
        """What the front ends see of it."""
        return EnvironmentInfo(self.id, self.function.name, self.executor, self.state, self.initialization, self.tenant)

    def peak_memory_mb(self) -> int:
        """The most memory it has used, in MiB."""
        return self._life.peak_memory_mb() if self._life is not None else 0

    @property
    def init_limit_s(self) -> float:
        """How long Init may take (LAMBDA_FACTS §1.6); what is debugged has no limit."""
        if self._setting.debug is not None:
            return UNHURRIED_S
        if self.initialization is InitializationType.ON_DEMAND:
            return INIT_S
        return max(LONG_INIT_S, self.function.timeout_s)

    # -- what happens to it

    async def start(self, limit_s: float | None = None, started: OnStarted = nothing) -> InitEnd:
        """Start the sandbox and run Init, for `limit_s` (default: Lambda's); None when it waits for its first event.

        `started` is called when the sandbox runs; lines that come before that are kept. Raises EngineError when the
        sandbox could not be started at all, or `stop` was called meanwhile.
        """
        async with self._changing:
            try:
                async with asyncio.timeout(0 if self._over else None) as self._start_scope:
                    return await self._start(self.init_limit_s if limit_s is None else limit_s, started)
            except TimeoutError as error:
                raise SandboxError(f"{self.function.name} was stopped while it started.") from error
            finally:
                self._start_scope = None

    async def _start(self, limit_s: float, started: OnStarted) -> InitEnd:
        self.starts += 1
        self._life = life = SandboxLife(self._setting, self._maker.executor, self._maker.tasks, self.log)
        end = await life.start(limit_s, self._phase(), started)
        self.milestones = life.milestones
        if self._over:
            raise SandboxError(f"{self.function.name} was stopped while it started.")
        if end is None:
            self.state = EnvironmentState.IDLE
            self._maker.tasks.start(self._watch_exit(life), f"watch {self.id}")
        return end

    def _phase(self) -> InitPhase:
        """Before the first invoke, or within one that follows a failure (LAMBDA_FACTS §1.6)."""
        if self.initialization is InitializationType.SNAP_START:
            return InitPhase.SNAP_START
        return InitPhase.INIT if self.starts == 1 else InitPhase.INVOKE

    async def invoke(self, job: Job, limit_s: float) -> Invoked:
        """Hand an event to the runtime and wait, for `limit_s` at most, until it and the extensions are done."""
        life = self.life
        self._hold_freeze()
        life.thaw()
        if not self._over:
            self.state = EnvironmentState.BUSY
        self.invokes += 1
        return await life.invoke(job, limit_s)

    def release(self) -> None:
        """An invoke is over and the environment may take another."""
        self.log.flush()
        if self.state is EnvironmentState.BUSY and not self.life.busy:
            self.state = EnvironmentState.IDLE
        self.idle_since_ns = clock.monotonic_ns()
        if not self.function.max_concurrency:
            self._freeze_later()

    def condemn(self, reason: ShutdownReason = ShutdownReason.FAILURE) -> None:
        """Its runtime is not to be used again, for that reason: `reset` follows."""
        self._condemned = reason
        if self.state is not EnvironmentState.STOPPED:
            self.state = EnvironmentState.RESET
            self.idle_since_ns = clock.monotonic_ns()

    async def reset(self, reason: ShutdownReason) -> None:
        """End the sandbox, extensions told; what is in /tmp stays for the next start (LAMBDA_FACTS §1.6)."""
        self._hold_freeze()
        async with self._changing:
            await self._end(reason, keep_tmp=True)

    async def end_before_restart(self) -> None:
        """Make sure that the last sandbox is gone; a reset that is under way is waited for."""
        if self._life is not None:
            await self.reset(self._condemned)

    async def stop(self) -> None:
        """End it and remove every trace, also while it starts; may be called twice, and each call waits for the end."""
        self._over = True
        self._hold_freeze()
        self.state = EnvironmentState.STOPPED
        if self._start_scope is not None and not self._start_scope.expired():
            self._start_scope.reschedule(0)
        async with self._changing:
            await self._end(ShutdownReason.SPINDOWN, keep_tmp=False)

    async def _end(self, reason: ShutdownReason, *, keep_tmp: bool) -> None:
        life = self._life
        if life is not None:
            await life.end(reason, keep_tmp=keep_tmp)

    async def _watch_exit(self, life: SandboxLife) -> None:
        await life.exchange.ended
        if self._life is life and self.state is EnvironmentState.IDLE:
            self.condemn()

    # -- freezing

    def _freeze_later(self, tries: int = _FREEZE_TRIES) -> None:
        self._hold_freeze()
        if tries:
            loop = asyncio.get_running_loop()
            self._freezing = loop.call_later(FREEZE_AFTER_S, self._freeze, tries - 1)

    def _freeze(self, tries: int) -> None:
        self._freezing = None
        if self.state is not EnvironmentState.IDLE or self._life is None:
            return
        if self._life.quiet:
            self._life.freeze()
        else:
            self._freeze_later(tries)

    def _hold_freeze(self) -> None:
        if self._freezing is not None:
            self._freezing.cancel()
            self._freezing = None


def _not_held(function: FunctionConfig, surroundings: Surroundings) -> Iterator[str]:
    if function.snap_start:
        yield _NO_SNAPSHOT
    if surroundings.missing:
        yield _NO_LAYERS.format(", ".join(surroundings.missing))
