"""The warm environments, by everything that would make two of them differ."""

import asyncio
from dataclasses import dataclass

from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.environment import Environment
from workbench.engine.fingerprint import Fingerprint
from workbench.model.environment import EnvironmentInfo, ExecutorKind
from workbench.model.function import FunctionConfig


@dataclass(frozen=True, slots=True)
class PoolKey:
    """Environments of equal keys are interchangeable; a change of configuration or code makes another key."""

    function: FunctionConfig
    executor: ExecutorKind
    code: Fingerprint

    @property
    def family(self) -> tuple[str, str, ExecutorKind]:
        """What stays the same when code or configuration change."""
        return (self.function.name, str(self.function.code_path), self.executor)


class Pool:
    """Keeps idle environments for `keep_warm_s` seconds and stops those that a newer key has replaced."""

    def __init__(self, tasks: TaskOwner, keep_warm_s: float) -> None:
        self._tasks = tasks
        self._keep_warm_s = keep_warm_s
        self._idle: dict[PoolKey, list[Environment]] = {}
        self._current: dict[tuple[str, str, ExecutorKind], PoolKey] = {}
        self._all: dict[str, Environment] = {}
        self._timer: asyncio.TimerHandle | None = None

    def use(self, key: PoolKey) -> None:
        """`key` is what its function is now: idle environments of an older key are retired."""
        older = self._current.get(key.family)
        self._current[key.family] = key
        if older is not None and older != key:
            for environment in self._idle.pop(older, []):
                self.discard(environment)

    def take(self, key: PoolKey) -> Environment | None:
        """An idle environment, a used one before a spare and the one used last first, or None."""
        idle = self._idle.get(key, [])
        while idle:
            environment = max(idle, key=lambda one: (one.invokes > 0, one.idle_since_ns))
            idle.remove(environment)
            if environment.usable:
                return environment
            self.discard(environment)
        return None

    def add(self, environment: Environment) -> None:
        """Know of an environment that was made."""
        self._all[environment.id] = environment

    def give_back(self, key: PoolKey, environment: Environment) -> None:
        """An invoke is over: keep the environment, unless it ended or was replaced meanwhile."""
        if not environment.usable or self._current.get(key.family) != key:
            self.discard(environment)
            return
        self._idle.setdefault(key, []).append(environment)
        self._expire_later()

    def idle_count(self, key: PoolKey) -> int:
        """How many environments wait for that key."""
        return len(self._idle.get(key, ()))

    def unused_count(self, key: PoolKey) -> int:
        """How many of them have never run an invoke."""
        return sum(environment.invokes == 0 for environment in self._idle.get(key, ()))

    def discard(self, environment: Environment) -> None:
        """Stop an environment in the background; does nothing when that is done."""
        if environment.id in self._all:
            self._tasks.start(self._stop(environment), f"stop {environment.id}")

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

    def _expire_later(self) -> None:
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(self._keep_warm_s / 4, 0.01), self._expire)

    def _expire(self) -> None:
        self._timer = None
        oldest_ns = clock.monotonic_ns() - int(self._keep_warm_s * 1e9)
        for key, idle in list(self._idle.items()):
            for environment in [one for one in idle if one.idle_since_ns < oldest_ns or not one.usable]:
                idle.remove(environment)
                self.discard(environment)
            if not idle:
                del self._idle[key]
        if self._idle:
            self._expire_later()
