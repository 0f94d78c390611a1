"""One sandbox of the process executor: a child process, what it says, its scratch folder and its control group."""

import asyncio
import contextlib
import os
import signal
import sys
from dataclasses import dataclass

from workbench.base import clock, log
from workbench.base.aio import TaskOwner
from workbench.engine.executors.base import Ears, Places, SandboxExit
from workbench.engine.executors.freezer import Freezer
from workbench.engine.executors.high_water import HighWater
from workbench.engine.executors.process.boot_talk import BootTalk
from workbench.engine.executors.process.cgroup import Cgroup
from workbench.engine.executors.process.members import Members
from workbench.engine.executors.process.scratch import Scratch, ScratchFolders
from workbench.engine.executors.status_lines import exit_of_status
from workbench.engine.executors.volume import watch_size

if sys.platform == "win32":
    from workbench.engine.executors.log_pipe_windows import LogPipe
else:
    from workbench.engine.executors.log_pipe import LogPipe

log_pipe = LogPipe
"""Opens the log pipe of this system."""

STOP_S = 5
_REMOVE_TRIES = 50
_LOG = log.logger("process")


@dataclass(frozen=True, slots=True)
class Home:
    """What a sandbox has of this computer: its scratch folder (one of `folders`) and its control group, if any."""

    folders: ScratchFolders
    scratch: Scratch
    group: Cgroup | None

    async def clear(self, *, keep_tmp: bool) -> None:
        """Kill what still runs, and remove both; with `keep_tmp` all but /tmp."""
        if self.group is not None:
            await _clear(self.group)
        await self.folders.close(self.scratch, keep=keep_tmp)


class ProcessSandbox:
    """A running child process; implements `executors.base.Sandbox`.

    With `isolated` the process is bubblewrap; with `talk` the runtime is started by a script, after extensions.
    """

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        output: LogPipe,
        home: Home,
        *,
        isolated: bool = False,
        talk: BootTalk | None = None,
        places: Places = (),
    ) -> None:
        self._process = process
        self._log = output
        self._home = home
        self._isolated = isolated
        self._talk = talk
        self.places = places
        self._peak_mb = 0
        self._grouped_mb = -1
        group = home.group
        self._members = Members(process.pid, inside=isolated, grouped=group.pids if group else None)
        self._freezer = Freezer(self._members.pids)
        # The runtime itself is not known before it runs, where others start it.
        self._largest = HighWater(process.pid) if not isolated and talk is None else None
        self._stopping = asyncio.Lock()
        self._tasks = TaskOwner(_tell)
        self.stopped = False
        self.started_ns = clock.monotonic_ns()
        if talk is not None:
            self._tasks.start(self._watch(talk))

    @property
    def created_ns(self) -> int:
        """A process is not created before it is started."""
        return self.started_ns

    @property
    def telemetry_host(self) -> str:
        """The sandbox is on this computer's network."""
        return "127.0.0.1"

    @property
    def pid(self) -> int:
        """The id of the first process."""
        return self._process.pid

    async def wait(self) -> SandboxExit:
        """How the runtime ended; negative return codes are signals."""
        if self._talk is not None:
            return await self._talk.runtime_end()
        code = await self._process.wait()
        self._log.drain()
        return self._exit(code)

    def start_runtime(self) -> None:
        """Open the gate that the runtime waits at."""
        if self._talk is not None:
            self._talk.open_gate()

    def freeze(self) -> None:
        """Stop its processes."""
        if not self.stopped:
            self._freezer.freeze()

    def thaw(self) -> None:
        """Let them run on."""
        self._freezer.thaw()

    async def terminate_runtime(self) -> None:
        """SIGTERM, which the script passes on to the runtime where there is one."""
        self.thaw()
        pid = self._members.command() if self._process.returncode is None else None
        if pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGTERM)

    async def end_of_extensions(self) -> None:
        """Return when no extension is left, or nothing at all."""
        if self._talk is not None:
            await self._talk.end_of_extensions()

    async def init_done(self) -> None:
        """Apply the CPU share, and look which process is the runtime."""
        if self._largest is None:
            self._largest = self._members.largest()
        self.peak_memory_mb()  # a runtime that dies in its first invoke has used this much
        if self._home.group is not None:
            self._home.group.limit_cpu()

    async def drain_log(self) -> None:
        """Tell what was written before this call."""
        self._log.drain()
        if self._talk is not None:
            self._talk.drain()

    def peak_memory_mb(self) -> int:
        """The larger of what the control group and the runtime's process have used; the last known after its end.

        A group is not charged for pages of files that another has read before, and a process does not count its
        children; each is a lower bound.
        """
        group = self._home.group
        grouped = group.peak_memory_mb() if group is not None else 0
        # A process does not grow while its group does not, and the group is far quicker to ask.
        if group is None or grouped != self._grouped_mb:
            largest_mb = self._largest.mb() if self._largest is not None else 0
            self._peak_mb = max(self._peak_mb, grouped, largest_mb)
            self._grouped_mb = grouped
        return self._peak_mb

    def watch_size(self, size_mb: int, ears: Ears) -> None:
        """Say it in the log when /tmp holds more than `size_mb` MiB."""
        self._tasks.start(watch_size(self._home.scratch.tmp, size_mb, ears.on_log))

    async def stop(self, *, keep_tmp: bool = False) -> None:
        """Kill all its processes, remove scratch folder and control group; each call waits for it."""
        async with self._stopping:
            if not self.stopped:
                await self._stop()
                self.stopped = True
            await self._home.clear(keep_tmp=keep_tmp)

    async def _stop(self) -> None:
        self.peak_memory_mb()
        self._kill()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_S):
                await self._process.wait()
        if self._talk is not None:
            self._talk.close(self._exit(self._process.returncode or 0))
        await self._tasks.close()
        self._log.close()
        if self._largest is not None:
            self._largest.close()

    def _kill(self) -> None:
        if self._home.group is not None:
            self._home.group.kill()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    async def _watch(self, talk: BootTalk) -> None:
        code = await self._process.wait()
        self._log.drain()
        talk.ended(self._exit(code))

    def _exit(self, code: int) -> SandboxExit:
        """The end that a return code tells: bubblewrap and the script say 128 and the number for a signal."""
        group = self._home.group
        out_of_memory = group is not None and group.killed_for_memory()
        if code < 0:
            return SandboxExit(signal=-code, out_of_memory=out_of_memory)
        ended = exit_of_status(code) if self._isolated or self._talk is not None else SandboxExit(status=code)
        return SandboxExit(ended.status, ended.signal, out_of_memory)


async def _clear(group: Cgroup) -> None:
    # The kernel empties a group some time after its processes' end, and tells nobody.
    for attempt in range(_REMOVE_TRIES):
        group.kill()
        if group.remove():
            return
        await asyncio.sleep(0.002 * (attempt + 1))


def _tell(error: BaseException) -> None:
    _LOG.warning("%s", error)
