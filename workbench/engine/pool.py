"""The warm environments, by everything that would make two of them differ."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.environment import Environment
from workbench.engine.fingerprint import Fingerprint
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.model.environment import EnvironmentInfo, EnvironmentState, ExecutorKind
from workbench.model.function import FunctionConfig

Family = tuple[str, str, str, str, str, ExecutorKind]
"""Scope, what an ARN names, version and executor: these stay the same when code or configuration change."""


@dataclass(frozen=True, slots=True)
class PoolKey:
    """Environments of equal keys are interchangeable; a change of configuration, code or layers makes another key.

    `tenant` keeps the environments of one tenant from another's (LAMBDA_FACTS §7.17), `scope` those of one workspace
    or account from another's.
    """

    function: FunctionConfig
    executor: ExecutorKind
    code: Fingerprint
    layers: Fingerprint = 0
    tenant: str = ""
    scope: str = ""
    _hash: int = field(init=False, compare=False, default=0)

    def __post_init__(self) -> None:
        # Looked up several times in every warm invoke, and a configuration has many fields.
        parts = (self.function, self.executor, self.code, self.layers, self.tenant, self.scope)
        object.__setattr__(self, "_hash", hash(parts))

    def __hash__(self) -> int:
        return self._hash

    @property
    def family(self) -> Family:
        """What stays the same when code or configuration change."""
        function = self.function
        return (self.scope, function.account_id, function.region, function.name, function.version, self.executor)

    def of_version(self, scope: str, name: str, version: str) -> bool:
        """Whether it is of that version of a function; an empty name or version stands for any."""
        return self.scope == scope and name in ("", self.function.name) and version in ("", self.function.version)


Version = tuple[FunctionConfig, Fingerprint, Fingerprint]
"""What of a key says which state of its function it is of: configuration, code, layers."""


class Pool:
    """Keeps idle environments for `keep_warm_s` seconds and stops those that a newer key has replaced."""

    def __init__(self, tasks: TaskOwner, keep_warm_s: float) -> None:
        self._tasks = tasks
        self._keep_warm_s = keep_warm_s
        self._idle: dict[PoolKey, list[Environment]] = {}
        self._current: dict[Family, PoolKey] = {}
        self._all: dict[str, Environment] = {}
        self._keys: dict[str, PoolKey] = {}
        self._timer: asyncio.TimerHandle | None = None

    def use(self, key: PoolKey) -> None:
        """`key` is what its function is now: idle environments of an older key are retired, whatever their tenant."""
        family = key.family
        older = self._current.get(family)
        if older is not None and _version(older) == _version(key):
            return
        self._current[family] = key
        if older is not None:
            self._stop_idle(lambda one: one.family == family and _version(one) != _version(key))

    def retire(self, scope: str, name: str = "", version: str = "", now: FunctionConfig | None = None) -> None:
        """Stop the idle environments of a version, or of all there are, but for those of `now`.

        Those that run an invoke are stopped after it.
        """

        def outdated(key: PoolKey) -> bool:
            return key.of_version(scope, name, version) and key.function != now

        self._current = {family: key for family, key in self._current.items() if not outdated(key)}
        self._stop_idle(outdated)

    def _stop_idle(self, outdated: Callable[[PoolKey], bool]) -> None:
        for key in [one for one in self._idle if outdated(one)]:
            for environment in self._idle.pop(key):
                self.discard(environment)

    def take(self, key: PoolKey) -> Environment | None:
        """An environment that can run an event now, or None.

        Initialised ones before those that were reset, provisioned before others, used before spares, and of these the
        one used last.
        """
        idle = self._idle.get(key, [])
        while idle:
            environment = idle[0] if len(idle) == 1 else max(idle, key=_preference)
            # One that must be started first is one invoke's alone until it has been.
            if environment.free_slots <= 1 or environment.state not in _STARTED:
                idle.remove(environment)
            if environment.usable:
                return environment
            self.discard(environment)
        return None

    def add(self, key: PoolKey, environment: Environment) -> None:
        """Know of an environment that was made."""
        self._all[environment.id] = environment
        self._keys[environment.id] = key

    def give_back(self, key: PoolKey, environment: Environment) -> None:
        """An invoke is over: keep the environment, unless it ended or was replaced meanwhile."""
        current = self._current.get(key.family)
        if not environment.usable or current is None or _version(current) != _version(key):
            self.discard(environment)
            return
        idle = self._idle.setdefault(key, [])
        if environment not in idle:
            idle.append(environment)
        self._expire_later()

    def idle_count(self, key: PoolKey) -> int:
        """How many environments wait for that key."""
        return len(self._idle.get(key, ()))

    def unused_count(self, key: PoolKey) -> int:
        """How many of them have never run an invoke; provisioned ones do not count."""
        return sum(one.invokes == 0 and not one.provisioned for one in self._idle.get(key, ()))

    def provisioned(self, key: PoolKey) -> list[Environment]:
        """The provisioned environments of that key, busy ones too."""
        return [one for one in self._all.values() if one.provisioned and one.usable and self._keys[one.id] == key]

    def discard(self, environment: Environment) -> None:
        """Stop an environment in the background; does nothing when that is done."""
        if environment.id in self._all:
            for idle in self._idle.values():
                if environment in idle:
                    idle.remove(environment)
            self._tasks.start(self._stop(environment), f"stop {environment.id}")

    def reset(self, key: PoolKey, environment: Environment, reason: ShutdownReason) -> None:
        """A failed invoke has cost the environment its runtime: the next one runs Init again in the same place."""
        environment.condemn(reason)
        self._tasks.start(environment.reset(reason), f"reset {environment.id}")
        self.give_back(key, environment)

    def infos(self) -> tuple[EnvironmentInfo, ...]:
        """Every environment there is."""
        return tuple(environment.info() for environment in self._all.values())

    async def close(self) -> None:
        """Stop every environment and wait for it; a failure is told to the owner of the tasks and holds up no other."""
        if self._timer is not None:
            self._timer.cancel()
        self._idle.clear()
        stops = [self._tasks.start(self._stop(one), f"stop {one.id}") for one in self._all.values()]
        if stops:
            await asyncio.wait(stops)

    async def _stop(self, environment: Environment) -> None:
        await environment.stop()
        self._all.pop(environment.id, None)
        self._keys.pop(environment.id, None)

    def _expire_later(self) -> None:
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(self._keep_warm_s / 4, 0.01), self._expire)

    def _expire(self) -> None:
        self._timer = None
        oldest_ns = clock.monotonic_ns() - int(self._keep_warm_s * 1e9)
        for key, idle in list(self._idle.items()):
            for environment in [one for one in idle if not one.usable or _expired(one, oldest_ns)]:
                idle.remove(environment)
                self.discard(environment)
            if not idle:
                del self._idle[key]
        if self._idle:
            self._expire_later()


_STARTED = (EnvironmentState.IDLE, EnvironmentState.BUSY)


def _version(key: PoolKey) -> Version:
    return (key.function, key.code, key.layers)


def _preference(environment: Environment) -> tuple[bool, bool, bool, int]:
    initialised = environment.state is not EnvironmentState.RESET
    return (initialised, environment.provisioned, environment.invokes > 0, environment.idle_since_ns)


def _expired(environment: Environment, oldest_ns: int) -> bool:
    busy = environment.state is EnvironmentState.BUSY
    return not (busy or environment.provisioned) and environment.idle_since_ns < oldest_ns
