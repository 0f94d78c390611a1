"""One sandbox of the process executor: a child process, its log pipe, its scratch folder and its control group."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
from pathlib import Path

from workbench.base import clock
from workbench.engine.executors.base import SandboxExit
from workbench.engine.executors.high_water import HighWater
from workbench.engine.executors.process.cgroup import Cgroup

if sys.platform == "win32":
    from workbench.engine.executors.log_pipe_windows import LogPipe
else:
    from workbench.engine.executors.log_pipe import LogPipe

log_pipe = LogPipe
"""Opens the log pipe of this system."""

STOP_S = 5
_REMOVE_TRIES = 50


class ProcessSandbox:
    """A running child process; implements `executors.base.Sandbox`."""

    def __init__(self, process: asyncio.subprocess.Process, log: LogPipe, scratch: Path, group: Cgroup | None) -> None:
        self._process = process
        self._log = log
        self._scratch = scratch
        self._group = group
        self._peak_mb = 0
        self._grouped_mb = -1
        self._resident = HighWater(process.pid)
        self._stopping = asyncio.Lock()
        self.stopped = False
        self.started_ns = clock.monotonic_ns()

    @property
    def created_ns(self) -> int:
        """A process is not created before it is started."""
        return self.started_ns

    @property
    def pid(self) -> int:
        """The id of the first process."""
        return self._process.pid

    async def wait(self) -> SandboxExit:
        """How the process ended; negative return codes are signals."""
        code = await self._process.wait()
        self._log.drain()
        killed_for_memory = self._group is not None and self._group.killed_for_memory()
        if code < 0:
            return SandboxExit(signal=-code, out_of_memory=killed_for_memory)
        return SandboxExit(status=code, out_of_memory=killed_for_memory)

    async def init_done(self) -> None:
        """Apply the CPU share."""
        self.peak_memory_mb()  # a runtime that dies in its first invoke has used this much
        if self._group is not None:
            self._group.limit_cpu()

    async def drain_log(self) -> None:
        """Tell what was written before this call."""
        self._log.drain()

    def peak_memory_mb(self) -> int:
        """The larger of what the control group and the first process have used; the last known after its end.

        A group is not charged for pages of files that another has read before, and a process does not count its
        children; each is a lower bound.
        """
        grouped = self._group.peak_memory_mb() if self._group is not None else 0
        # A process does not grow while its group does not, and the group is far quicker to ask.
        if self._group is None or grouped != self._grouped_mb:
            self._peak_mb = max(self._peak_mb, grouped, self._resident.mb())
            self._grouped_mb = grouped
        return self._peak_mb

    async def stop(self) -> None:
        """Kill the process and its children, and remove scratch folder and control group; each call waits for it."""
        async with self._stopping:
            if not self.stopped:
                await self._stop()
                self.stopped = True

    async def _stop(self) -> None:
        self.peak_memory_mb()
        self._kill()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_S):
                await self._process.wait()
        self._log.close()
        self._resident.close()
        await remove_traces(self._scratch, self._group)

    def _kill(self) -> None:
        if self._group is not None:
            self._group.kill()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


async def remove_traces(scratch: Path, group: Cgroup | None) -> None:
    """Remove the scratch folder, and the control group with whatever still runs in it."""
    if group is not None:
        group.kill()
    await asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True)
    if group is None:
        return
    # The kernel empties a group some time after its processes' end, and tells nobody.
    for attempt in range(_REMOVE_TRIES):
        group.kill()
        if group.remove():
            return
        await asyncio.sleep(0.002 * (attempt + 1))
