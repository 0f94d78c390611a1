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
from workbench.engine.executors.process.cgroup import Cgroup
from workbench.model.limits import MIB

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
        self._status_fd = _open_status(process.pid)
        self._stopped = False
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
        self._peak_mb = max(self._peak_mb, grouped, _high_water_mb(self._status_fd))
        return self._peak_mb

    async def stop(self) -> None:
        """Kill the process and its children, and remove scratch folder and control group."""
        if self._stopped:
            return
        self._stopped = True
        self.peak_memory_mb()
        self._kill()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), STOP_S)
        self._log.close()
        if self._status_fd >= 0:
            os.close(self._status_fd)
            self._status_fd = -1
        await asyncio.to_thread(shutil.rmtree, self._scratch, ignore_errors=True)
        await self._remove_group()

    def _kill(self) -> None:
        if self._group is not None:
            self._group.kill()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    async def _remove_group(self) -> None:
        """The kernel empties a group some time after its processes' end, and tells nobody."""
        if self._group is None:
            return
        for attempt in range(_REMOVE_TRIES):
            self._group.kill()
            if self._group.remove():
                return
            await asyncio.sleep(0.002 * (attempt + 1))


def _open_status(pid: int) -> int:
    try:
        return os.open(f"/proc/{pid}/status", os.O_RDONLY)
    except OSError:
        return -1


def _high_water_mb(status_fd: int) -> int:
    """VmHWM of an open /proc/<pid>/status, in MiB rounded up; 0 when it cannot be read."""
    if status_fd < 0:
        return 0
    with contextlib.suppress(OSError, ValueError, IndexError):
        text = os.pread(status_fd, 4096, 0)
        kib = int(text.split(b"VmHWM:", 1)[1].split(None, 1)[0])
        return -(-kib * 1024 // MIB)
    return 0
