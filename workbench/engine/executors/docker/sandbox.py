"""One running container as a sandbox of the engine."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from workbench.base.aio import TaskOwner
from workbench.base.calls import Calls
from workbench.base.log import logger
from workbench.engine.executors.base import OnLog, Places, SandboxExit
from workbench.engine.executors.docker.address import address_of
from workbench.engine.executors.docker.cgroup import Cgroup
from workbench.engine.executors.docker.claim import Claim
from workbench.engine.executors.docker.container import CPU_PERIOD_US
from workbench.engine.executors.docker.daemon import Daemon
from workbench.engine.executors.docker.pause import EnginePause, Freezing, freezing
from workbench.engine.executors.docker.progress import Progress
from workbench.engine.executors.docker.scratch import Lease
from workbench.engine.executors.volume import watch_size
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


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Started:
    """A container that runs: its id, the moments it was created and started, and what belongs to it.

    `places` is where it has the function's folders. `cgroup` is None where its processes are on another kernel;
    `open_gate` lets a runtime start that waits.
    """

    container_id: str
    created_ns: int
    started_ns: int
    log: Log
    lease: Lease
    cgroup: Cgroup | None
    progress: Progress
    places: Places = ()
    open_gate: Callable[[], None] = _nothing


class DockerSandbox:
    """A sandbox in a container; see `executors.base.Sandbox`. `cpu_quota_us` is None for all of the machine's CPU."""

    def __init__(self, started: Started, daemon: Daemon, own: Claim, calls: Calls, cpu_quota_us: int | None) -> None:
        self._started = started
        self._daemon = daemon
        self._own = own
        self._calls = calls
        self._cpu_quota_us = cpu_quota_us
        self._tasks = TaskOwner(_tell)
        self._freezing: Freezing | None = None
        self._watching: asyncio.Task[None] | None = None
        self._removal: asyncio.Task[None] | None = None
        self._clearing: asyncio.Task[None] | None = None
        self._address = ""
        self._peak_bytes = self._largest_mb = 0
        self._asking = False

    @property
    def created_ns(self) -> int:
        """`monotonic_ns` when the container was created."""
        return self._started.created_ns

    @property
    def started_ns(self) -> int:
        """`monotonic_ns` when its first process was running."""
        return self._started.started_ns

    @property
    def places(self) -> Places:
        """Where the function's code and layers are in it."""
        return self._started.places

    @property
    def removed(self) -> bool:
        """Whether it is gone, or going, and leaves nothing that it would have to remove."""
        return self._removal is not None and not self._own.scratches.concerns(self._started.lease)

    @property
    def telemetry_host(self) -> str:
        """The container's address, found when it is first asked for; empty where it cannot be reached from here."""
        cgroup = self._started.cgroup
        if not self._address and cgroup is not None:
            self._address = address_of(cgroup.pids())
        return self._address

    async def wait(self) -> SandboxExit:
        """How the runtime ended, once it has; without extensions that is how the container did."""
        return await asyncio.shield(self._started.progress.runtime)

    def start_runtime(self) -> None:
        """Let a runtime start that waits for its extensions."""
        self._started.open_gate()

    def freeze(self) -> None:
        """Stop its processes: at once by signals, else soon by the engine."""
        if self._removal is not None:
            return
        if self._freezing is None:
            started = self._started
            pause = EnginePause(self._daemon, started.container_id, self._calls, self._tasks)
            self._freezing = freezing(started.cgroup.pids if started.cgroup is not None else None, pause)
        self._freezing.freeze()

    def thaw(self) -> None:
        """Let them run on. Where the engine does that it takes 10 ms, and the next event waits in the Runtime API."""
        if self._freezing is not None:
            self._freezing.thaw()

    async def terminate_runtime(self) -> None:
        """SIGTERM to the first process, a script that passes it on to the runtime; nothing without extensions."""
        self.thaw()
        try:
            await self._calls.run(partial(self._daemon.signal, self._started.container_id, "SIGTERM"))
        except WorkbenchError as error:
            _tell(error)

    async def end_of_extensions(self) -> None:
        """Return when no external extension's process is left."""
        await self._started.progress.end_of_extensions()

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
        """Deliver what the function and its extensions wrote before this call."""
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

    async def stop(self, *, keep_tmp: bool = False) -> None:
        """Kill and remove the container and, but for a /tmp to keep, everything that was made for it."""
        if self._removal is None:
            self._freezing = None
            self._removal = self._tasks.start(self._remove())
        if keep_tmp:
            await asyncio.shield(self._removal)
            self._own.scratches.leave(self._started.lease)
            return
        if self._clearing is None:
            self._clearing = self._tasks.start(self._clear(self._removal))
        await asyncio.shield(self._clearing)

    def watch_size(self, size_mb: int, on_log: OnLog) -> None:
        """Say it in the log when /tmp holds more than `size_mb` MiB."""
        self._watching = self._tasks.start(watch_size(self._started.lease.scratch.tmp, size_mb, on_log, _WATCH_S))

    async def _ask_memory(self) -> None:
        try:
            used = await self._calls.run(partial(self._daemon.memory_bytes, self._started.container_id))
            self._peak_bytes = max(self._peak_bytes, used)
        finally:
            self._asking = False

    async def _remove(self) -> None:
        started = self._started
        self._own.deaths.forget(started.container_id)
        started.progress.over(SandboxExit(signal=_SIGKILL))
        if self._watching is not None:
            self._watching.cancel()
        try:
            async with asyncio.timeout(_REMOVE_S):
                await self._calls.run(partial(self._daemon.remove, started.container_id))
        except (WorkbenchError, TimeoutError) as error:
            # The engine is gone or hangs; the next sweep finds the container by its label.
            _log.warning("container %s is removed later: %s", started.container_id[:12], error)
        started.log.close()
        if started.cgroup is not None:
            started.cgroup.close()
        await self._calls.run(started.lease.scratch.end_talk)

    async def _clear(self, removal: asyncio.Task[None]) -> None:
        await removal
        if self._own.scratches.give_up(self._started.lease):
            await self._calls.run(self._started.lease.scratch.remove)


def _tell(error: BaseException) -> None:
    _log.warning("%s", error)
