"""Where the service's functions run when the user leaves it to the program: Docker if it answers, else a process."""

import time
from collections.abc import Awaitable, Callable

from workbench.engine.docker_first import docker_first, has_fallback
from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.function import FunctionConfig

LOOK_S = 10.0
"""How long an answer about Docker is believed."""


class ExecutorChoice:
    """Chooses an executor; `wanted` is None for the program's choice, `status` tells which can be used."""

    def __init__(self, wanted: ExecutorKind | None, status: Callable[[], Awaitable[EngineStatus]]) -> None:
        self._wanted = wanted
        self._status = status
        self._docker = False
        self._looked_s = -LOOK_S
        self._not_in_docker: set[str] = set()

    async def choose(self, function: FunctionConfig) -> ExecutorKind:
        """The executor for a function."""
        if self._wanted is not None:
            return self._wanted
        return await docker_first(function, self._not_in_docker, self._docker_answers)

    def fall_back(self, function: FunctionConfig, executor: ExecutorKind) -> bool:
        """Docker lacks something for the function's runtime: whether a process is to be tried, now and from now on."""
        if self._wanted is not None or not has_fallback(function, executor):
            return False
        self._not_in_docker.add(function.runtime)
        return True

    async def _docker_answers(self) -> bool:
        now = time.monotonic()
        if now - self._looked_s >= LOOK_S:
            status = await self._status()
            self._docker = any(one.kind is ExecutorKind.DOCKER and one.available for one in status.executors)
            self._looked_s = now
        return self._docker
