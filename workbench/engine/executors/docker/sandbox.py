"""One running container as a sandbox of the engine."""

import asyncio
import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from workbench.base.aio import TaskOwner
from workbench.base.log import logger
from workbench.engine.executors.base import OnLog, SandboxExit
from workbench.engine.executors.docker.calls import Calls
from workbench.engine.executors.docker.cgroup import Cgroup
from workbench.engine.executors.docker.container import CPU_PERIOD_US
from workbench.engine.executors.docker.daemon import Daemon
from workbench.engine.executors.docker.deaths import Deaths
from workbench.engine.executors.docker.sweep import remove_scratch
from workbench.engine.executors.docker.volume import used_bytes
from workbench.model.errors import WorkbenchError
from workbench.model.limits import MIB

_REMOVE_S = 10.0
_WATCH_S = 1.0
_SIGKILL = 9

_log = logger("docker")


class Log(Protocol):
    """How the sandbox's output arrives."""

    async def drain(self) -> None:
        """Deliver what was written before."""

    def close(self) -> None:
        """Listen no more; may be called twice."""


@dataclass(frozen=True, slots=True)
class Started:
    """A container that runs: its id, the moments it was created and started, and what belongs to it."""

    container_id: str
    created_ns: int
    started_ns: int
    log: Log
    scratch: Path
    cgroup: Cgroup | None
    exit: asyncio.Future[SandboxExit]


class DockerSandbox:
    """A sandbox in a container; see `executors.base.Sandbox`. `cpu_quota_us` is None for all of the machine's CPU."""

    def __init__(
        self, started: Started, daemon: Daemon, deaths: Deaths, calls: Calls, cpu_quota_us: int | None
    ) -> None:
        self._started = started
        self._daemon = daemon
        self._deaths = deaths
        self._calls = calls
        self._cpu_quota_us = cpu_quota_us
        self._peak_bytes = 0
        self._largest_mb = 0
        self._asking = False
        self._tasks = TaskOwner(_tell)
        self._removal: asyncio.Task[None] | None = None

    @property
    def created_ns(self) -> int:
        """`monotonic_ns` when the container was created."""
        return self._started.created_ns

    @property
    def started_ns(self) -> int:
        """`monotonic_ns` when its first process was running."""
        return self._started.started_ns

    @property
    def removed(self) -> bool:
        """Whether nothing of it is left."""
        return self._removal is not None and self._removal.done()

    async def wait(self) -> SandboxExit:
        """How the container ended, once it has."""
        return await asyncio.shield(self._started.exit)

    async def init_done(self) -> None:
        """Apply the CPU quota: at once through the control group, else by a call that nobody waits for."""
        cgroup, quota_us = self._started.cgroup, self._cpu_quota_us
        if cgroup is not None:
            cgroup.watch_largest()
            self.peak_memory_mb()  # a runtime that dies in its first invoke has used this much
        if quota_us is None:
            return
        if cgroup is None or not cgroup.limit_cpu(quota_us, CPU_PERIOD_US):
            limit = partial(self._daemon.limit_cpu, self._started.container_id, quota_us, CPU_PERIOD_US)
            self._tasks.start(self._calls.run(limit))

    async def drain_log(self) -> None:
        """Deliver what the function wrote before this call."""
        await self._started.log.drain()

    def peak_memory_mb(self) -> int:
        """The larger of the group's peak and the runtime's, in MiB; else the daemon's last answer."""
        cgroup = self._started.cgroup
        if cgroup is not None:
            peak_bytes = cgroup.peak_bytes() or 0
            # A process does not grow while its group does not, and the group is far quicker to ask.
            if peak_bytes != self._peak_bytes:
                self._largest_mb = max(self._largest_mb, cgroup.largest_mb())
            self._peak_bytes = max(self._peak_bytes, peak_bytes)
        elif not self._asking and self._removal is None:
            self._asking = True
            self._tasks.start(self._ask_memory())
        return max(math.ceil(self._peak_bytes / MIB), self._largest_mb)

    async def stop(self) -> None:
        """Kill and remove the container, and everything that was made for it."""
        if self._removal is None:
            self._removal = self._tasks.start(self._remove())
        await asyncio.shield(self._removal)

    def watch_size(self, folder: Path, size_mb: int, on_log: OnLog) -> None:
        """Say it in the log when `folder` holds more than `size_mb` MiB."""
        self._tasks.start(self._watch_size(folder, size_mb, on_log))

    async def _ask_memory(self) -> None:
        try:
            used = await self._calls.run(partial(self._daemon.memory_bytes, self._started.container_id))
            self._peak_bytes = max(self._peak_bytes, used)
        finally:
            self._asking = False

    async def _remove(self) -> None:
        started = self._started
        self._deaths.forget(started.container_id)
        if not started.exit.done():
            started.exit.set_result(SandboxExit(signal=_SIGKILL))
        try:
            async with asyncio.timeout(_REMOVE_S):
                await self._calls.run(partial(self._daemon.remove, started.container_id))
        except (WorkbenchError, TimeoutError) as error:
            # The engine is gone or hangs; the next sweep finds the container by its label.
            _log.warning("container %s is removed later: %s", started.container_id[:12], error)
        started.log.close()
        if started.cgroup is not None:
            started.cgroup.close()
        await self._calls.run(partial(remove_scratch, started.scratch))

    async def _watch_size(self, folder: Path, size_mb: int, on_log: OnLog) -> None:
        while self._removal is None:
            await asyncio.sleep(_WATCH_S)
            if await self._calls.run(partial(used_bytes, folder)) > size_mb * MIB:
                on_log(f"/tmp holds more than {size_mb} MB: on AWS, writing more than that fails.\n".encode())
                return


def _tell(error: BaseException) -> None:
    _log.warning("%s", error)
