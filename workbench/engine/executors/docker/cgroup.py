"""A container's control group on this machine: its processes, its memory and its CPU, without asking the engine."""

import contextlib
import os
from pathlib import Path

from workbench.engine.executors.high_water import HighWater

_ROOT = Path("/sys/fs/cgroup")

_MEMORY_PEAKS = (
    "memory/docker/{id}/memory.max_usage_in_bytes",
    "memory/system.slice/docker-{id}.scope/memory.max_usage_in_bytes",
    "system.slice/docker-{id}.scope/memory.peak",
    "docker/{id}/memory.peak",
)
"""cgroup v1 and v2, each under Docker's cgroupfs and systemd drivers."""

_KILL_COUNTS = ("memory.oom_control", "memory.events")

_CPU_FOLDERS_V1 = ("cpu/docker/{id}", "cpu/system.slice/docker-{id}.scope")
_CPU_FILES_V2 = ("system.slice/docker-{id}.scope/cpu.max", "docker/{id}/cpu.max")


class Cgroup:
    """The control group of one running container; what cannot be read or written here answers None or False."""

    def __init__(self, container_id: str, root: Path = _ROOT) -> None:
        self._id = container_id
        self._root = root
        self._peak: int | None = None
        self._largest: HighWater | None = None
        self._kills_told = 0

    def peak_bytes(self) -> int | None:
        """The most memory used so far in bytes; None when it is not there to read. One `pread` after the first."""
        try:
            if self._peak is None:
                self._peak = self._open_peak()
            return int(os.pread(self._peak, 32, 0))
        except (OSError, ValueError):
            return None

    def watch_largest(self) -> None:
        """From now on `largest_mb` is the high-water mark of the process that is the largest now: the runtime's."""
        marks = [HighWater(pid) for pid in self.pids()]
        marks.sort(key=HighWater.mb)
        self._largest = marks.pop() if marks else None
        for mark in marks:
            mark.close()

    def largest_mb(self) -> int:
        """What that process used at most, in MiB. A group is not charged for pages that another has read before."""
        return self._largest.mb() if self._largest is not None else 0

    def pids(self) -> list[int]:
        """Its processes as this machine numbers them; empty when they cannot be seen."""
        folder = self._memory_folder()
        if folder is not None:
            with contextlib.suppress(OSError):
                return [int(line) for line in (folder / "cgroup.procs").read_text().split()]
        return []

    def was_out_of_memory(self) -> bool | None:
        """Whether the kernel killed one of its processes for memory that no call has told of; None when unknown."""
        kills = self._kills()
        if kills is None:
            return None
        told, self._kills_told = self._kills_told, min(self._kills_told + 1, kills)
        return self._kills_told > told

    def limit_cpu(self, quota_us: int, period_us: int) -> bool:
        """Hold it to `quota_us` in each `period_us`; False when this process may not."""
        return self._limit_v1(quota_us, period_us) or self._limit_v2(quota_us, period_us)

    def close(self) -> None:
        """Let go of the files; may be called twice."""
        if self._peak is not None:
            os.close(self._peak)
            self._peak = None
        if self._largest is not None:
            self._largest.close()
            self._largest = None

    def _kills(self) -> int | None:
        """How many of its processes the kernel has killed for memory."""
        folder = self._memory_folder()
        if folder is None:
            return None
        for name in _KILL_COUNTS:
            with contextlib.suppress(OSError, ValueError):
                for line in (folder / name).read_text().splitlines():
                    key, _, count = line.partition(" ")
                    if key == "oom_kill":
                        return int(count)
        return None

    def _memory_folder(self) -> Path | None:
        for pattern in _MEMORY_PEAKS:
            folder = self._path(pattern).parent
            if folder.is_dir():
                return folder
        return None

    def _path(self, pattern: str) -> Path:
        return self._root / pattern.format(id=self._id)

    def _open_peak(self) -> int:
        for pattern in _MEMORY_PEAKS:
            path = self._path(pattern)
            if path.exists():
                return os.open(path, os.O_RDONLY)
        raise FileNotFoundError(self._id)

    def _limit_v1(self, quota_us: int, period_us: int) -> bool:
        for pattern in _CPU_FOLDERS_V1:
            folder = self._path(pattern)
            # The period first: a quota is checked against the period that is set.
            if _put(folder / "cpu.cfs_period_us", str(period_us)) and _put(folder / "cpu.cfs_quota_us", str(quota_us)):
                return True
        return False

    def _limit_v2(self, quota_us: int, period_us: int) -> bool:
        return any(_put(self._path(pattern), f"{quota_us} {period_us}") for pattern in _CPU_FILES_V2)


def _put(path: Path, text: str) -> bool:
    """Write `text` to a file of the kernel's; never creates one."""
    try:
        file = os.open(path, os.O_WRONLY)
    except OSError:
        return False
    try:
        os.write(file, text.encode())
    except OSError:
        return False
    finally:
        os.close(file)
    return True
