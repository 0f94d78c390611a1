"""The executors of an engine, each opened when it is first needed."""

import asyncio
from collections.abc import Callable, Mapping

from workbench.engine.executors.base import Executor
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import ExecutorUnavailableError

OpenExecutor = Callable[[], Executor]
"""Makes an executor; called once, when it is first needed."""


class ExecutorSet:
    """What is not used costs no start-up time."""

    def __init__(self, openers: Mapping[ExecutorKind, OpenExecutor]) -> None:
        self._openers = dict(openers)
        self._open: dict[ExecutorKind, Executor] = {}
        self._limits: dict[ExecutorKind, tuple[str, ...]] = {}

    def get(self, kind: ExecutorKind) -> Executor:
        """The executor of that kind. Raises ExecutorUnavailableError when there is none."""
        if kind not in self._open:
            if kind not in self._openers:
                raise ExecutorUnavailableError(f"There is no {kind} executor here.")
            self._open[kind] = self._openers[kind]()
        return self._open[kind]

    async def statuses(self) -> tuple[ExecutorStatus, ...]:
        """Which of them can be used."""
        return tuple(await asyncio.gather(*(self.get(kind).status() for kind in self._openers)))

    def known_limits(self, kind: ExecutorKind) -> tuple[str, ...] | None:
        """What it cannot hold, or None while nobody has asked it."""
        return self._limits.get(kind)

    async def limits_not_held(self, kind: ExecutorKind) -> tuple[str, ...]:
        """What it cannot hold here, a sentence each; asked once."""
        if kind not in self._limits:
            self._limits[kind] = (await self.get(kind).status()).limits_not_held
        return self._limits[kind]

    async def close(self) -> None:
        """Close those that were opened."""
        for executor in self._open.values():
            await executor.close()
