"""Where environments come from: warm ones from the pool, new ones, spares, and provisioned ones."""

import asyncio
from collections import defaultdict
from pathlib import Path

from workbench.base import log
from workbench.base.aio import TaskOwner
from workbench.engine.accounts import Accounts
from workbench.engine.content import Content
from workbench.engine.environment import Environment, Maker
from workbench.engine.executor_set import ExecutorSet
from workbench.engine.local_aws import NOWHERE
from workbench.engine.log_tap import LogTap
from workbench.engine.outcome import Outcome
from workbench.engine.pool import Pool, PoolKey
from workbench.engine.runtime_api.answers import InitEnd
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.runtimes import RuntimeTable
from workbench.engine.sandbox_setting import Debugged
from workbench.model.environment import EnvironmentInfo, EnvironmentState
from workbench.model.errors import EngineError, InvokeCancelledError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest
from workbench.model.report import InvokeStatus

_LOG = log.logger("engine")
_PROVISIONED_AT_ONCE = 8
"""How many provisioned environments start at a time: each is a process or a container of this computer."""

Start = asyncio.Task[EngineError | InitEnd]
"""The start of an environment that nobody has asked for yet; None when it went well."""


class Supply:
    """Finds or makes an environment for a request, and takes it back.

    `folder` is where merged layers and unzipped code are kept, and local file systems; `spares` is how many unused
    environments are held ready for a function after its first cold start.
    """

    def __init__(
        self,
        executors: ExecutorSet,
        runtimes: RuntimeTable,
        tasks: TaskOwner,
        accounts: Accounts,
        *,
        folder: Path,
        keep_warm_s: float,
        spares: int,
        tap: LogTap | None = None,
    ) -> None:
        self._executors = executors
        self._runtimes = runtimes
        self._tasks = tasks
        self._accounts = accounts
        self._spares = spares
        self._tap = tap or LogTap()
        self.aws = NOWHERE
        """What environments that are made from now on are told of AWS."""
        self._pool = Pool(tasks, keep_warm_s)
        self._content = Content(folder)
        self._starting: defaultdict[tuple[PoolKey, bool], set[Start]] = defaultdict(set)
        self._provisioned: dict[PoolKey, int] = {}
        self._at_once = asyncio.Semaphore(_PROVISIONED_AT_ONCE)
        self._closed = False

    async def key(self, request: InvokeRequest) -> PoolKey:
        """The key of everything that makes two environments differ, as it is now; older ones are retired by it.

        Not by that of a request that runs apart.
        """
        function = request.function
        code = await self._content.code_fingerprint(function)
        layers = await self._content.layers_fingerprint(function)
        key = PoolKey(function, request.executor, code, layers, request.tenant_id, request.scope)
        if not request.apart:
            self._pool.use(key)
        return key

    async def take(
        self, key: PoolKey, family: str, *, apart: bool = False, debug: Debugged | None = None
    ) -> Environment:
        """An environment that can run an event now; `family` is the function's name in the concurrency's accounts.

        A new one when it runs `apart`, as it does with `debug`. Raises ThrottledError when the function had too many
        new ones, and EngineError.
        """
        environment = None if apart else self._pool.take(key)
        if environment is not None:
            return environment
        self._accounts.of(key.scope).new_environment(family)
        return await self._make(key, debug=debug)

    def give_back(
        self, key: PoolKey, environment: Environment, outcome: Outcome | None, *, apart: bool = False
    ) -> None:
        """An invoke is over; None when it was given up. An environment in which one ran `apart` ends with it.

        Where several events run in one environment, those beside a failed one go on (LAMBDA_FACTS §7.15).
        """
        managed = environment.function.max_concurrency > 0
        keeps = managed or (outcome is not None and outcome.keeps)
        if apart:
            self._pool.discard(environment)
        elif keeps and environment.initialised:
            environment.release()
            self._pool.give_back(key, environment)
        elif environment.provisioned and self._provisioned.get(key):
            environment.condemn()
            self.hold_provisioned(key, self._provisioned[key])
        elif outcome is None or environment.provisioned or managed:
            self._pool.discard(environment)
        else:
            timed_out = outcome.status is InvokeStatus.TIMEOUT
            reason = ShutdownReason.TIMEOUT if timed_out else ShutdownReason.FAILURE
            self._pool.reset(key, environment, reason)

    def discard(self, environment: Environment) -> None:
        """It is not to be used again."""
        self._pool.discard(environment)

    def infos(self) -> tuple[EnvironmentInfo, ...]:
        """Every environment there is."""
        return self._pool.infos()

    async def prepare(self, key: PoolKey) -> None:
        """Have an initialised environment ready; does nothing when there is one."""
        if self._pool.idle_count(key) == 0:
            await self._make_ready(key)

    def hold_spares(self, key: PoolKey) -> None:
        """Have as many unused environments ready, or starting, as the settings say."""
        wanted = self._spares - self._pool.unused_count(key)
        self._start_more(key, wanted, provisioned=False)

    def hold_provisioned(self, key: PoolKey, count: int) -> None:
        """Have `count` provisioned environments of the function, and no more; one that fails is replaced (§5)."""
        if not count and key not in self._provisioned:
            return
        self._hold(key, count)
        held: list[Environment] = []
        for environment in self._pool.provisioned(key):
            if len(held) < count and environment.state is not EnvironmentState.RESET:
                held.append(environment)
            else:
                self._pool.discard(environment)
        self._start_more(key, count - len(held), provisioned=True)

    def _hold(self, key: PoolKey, count: int) -> None:
        if key not in self._provisioned:
            self._provisioned = {one: n for one, n in self._provisioned.items() if one.family != key.family}
        if count:
            self._provisioned[key] = count
        else:
            del self._provisioned[key]

    async def provision(self, key: PoolKey, count: int) -> bool:
        """Have `count` provisioned environments: True when they are initialised, False when the Init of one failed.

        Raises EngineError when one could not be started at all, and has none then.
        """
        self.hold_provisioned(key, count)
        starting = set(self._starting.get((key, True), ()))
        while starting:
            done, starting = await asyncio.wait(starting, return_when=asyncio.FIRST_COMPLETED)
            ends = [InvokeCancelledError("It was stopped.") if one.cancelled() else one.result() for one in done]
            for end in ends:
                if isinstance(end, EngineError):
                    self.hold_provisioned(key, 0)
                    raise end
            if any(ends):
                return False
        return True

    def initialised(self, scope: str, name: str, version: str) -> int:
        """How many provisioned environments of a version are initialised now."""
        held = (key for key in self._provisioned if key.of_version(scope, name, version))
        return sum(one.initialised for key in held for one in self._pool.provisioned(key))

    def retire(self, scope: str, name: str = "", version: str = "", now: FunctionConfig | None = None) -> None:
        """Stop what is idle of a version, or of all there are, but for what is of `now`."""
        for key in tuple(self._provisioned):
            if key.of_version(scope, name, version) and key.function != now:
                del self._provisioned[key]
        self._pool.retire(scope, name, version, now)

    async def close(self) -> None:
        """Stop every environment."""
        self._closed = True
        await self._pool.close()
        self._content.close()

    # -- making

    def _start_more(self, key: PoolKey, wanted: int, *, provisioned: bool) -> None:
        if wanted <= 0:
            return
        starting = self._starting[key, provisioned]
        for _missing in range(wanted - len(starting)):
            work = self._one_provisioned(key) if provisioned else self._one_more(key)
            start = self._tasks.start(work, "spare")
            starting.add(start)
            start.add_done_callback(starting.discard)

    async def _one_provisioned(self, key: PoolKey) -> EngineError | InitEnd:
        async with self._at_once:
            if len(self._pool.provisioned(key)) >= self._provisioned.get(key, 0):
                return None
            return await self._one_more(key, provisioned=True)

    async def _one_more(self, key: PoolKey, *, provisioned: bool = False) -> EngineError | InitEnd:
        try:
            return await self._make_ready(key, provisioned=provisioned)
        except EngineError as error:
            _LOG.info("No environment could be made ready: %s", error)
            return error

    async def _make_ready(self, key: PoolKey, *, provisioned: bool = False) -> InitEnd:
        """Start an environment that waits for its first invoke; one whose Init fails is stopped again."""
        environment = await self._make(key, provisioned=provisioned)
        try:
            init_end = await environment.start()
        except BaseException:
            self._pool.discard(environment)
            raise
        if init_end is None and not (provisioned and self._too_many(key)):
            environment.release()
            self._pool.give_back(key, environment)
        else:
            self._pool.discard(environment)
        return init_end

    def _too_many(self, key: PoolKey) -> bool:
        """Whether fewer are wanted than there are, as their number was lowered while they started."""
        return len(self._pool.provisioned(key)) > self._provisioned.get(key, 0)

    async def _make(self, key: PoolKey, *, provisioned: bool = False, debug: Debugged | None = None) -> Environment:
        function = key.function
        surroundings = await self._content.surroundings(key.function, key.layers)
        if self._closed:
            raise InvokeCancelledError("The engine has been closed.")
        environment = Environment(
            function,
            self._runtimes.get(function.runtime),
            Maker(self._executors.get(key.executor), self._tasks, self._tap, self.aws),
            surroundings,
            tenant=key.tenant,
            provisioned=provisioned,
            debug=debug,
        )
        self._pool.add(key, environment)
        return environment
