"""A control group for one sandbox: memory limit, CPU share and the number of processes (Linux; v1 and v2)."""

import contextlib
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.model.limits import MIB, PROCESSES, vcpus

PERIOD_US = 20_000
"""A short period: with the usual 100 ms the smallest function waits up to 84 ms for its share (HOUSE §6)."""

_PARENT = "lambda-workbench"
_CLEAR_TRIES = 100
_CLEAR_S = 0.01


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of one kind of hierarchy: where processes are listed, the limits, and the figures."""

    folders: tuple[Path, ...]
    memory_peak: Path
    memory_events: Path

    @property
    def procs(self) -> tuple[Path, ...]:
        return tuple(folder / "cgroup.procs" for folder in self.folders)


class Cgroup:
    """One control group, by name; made empty, removed when its processes are gone."""

    def __init__(self, files: _Files, memory_mb: int) -> None:
        self._files = files
        self._memory_mb = memory_mb
        self._peak_fd = os.open(files.memory_peak, os.O_RDONLY) if files.memory_peak.exists() else -1
        self._removed = False

    @property
    def procs_files(self) -> tuple[Path, ...]:
        """A process that writes its id to each of these is in the group, and so are its children."""
        return self._files.procs

    def limit_cpu(self) -> None:
        """Give the group the CPU share of its memory size (LAMBDA_FACTS §7.2)."""
        quota = max(round(vcpus(self._memory_mb) * PERIOD_US), 1000)
        with contextlib.suppress(OSError):
            for folder in self._files.folders:
                if (folder / "cpu.max").exists():
                    (folder / "cpu.max").write_text(f"{quota} {PERIOD_US}")
                elif (folder / "cpu.cfs_quota_us").exists():
                    (folder / "cpu.cfs_period_us").write_text(str(PERIOD_US))
                    (folder / "cpu.cfs_quota_us").write_text(str(quota))

    def peak_memory_mb(self) -> int:
        """The most memory the group has used, in MiB rounded up; 0 when the kernel does not tell."""
        if self._peak_fd < 0:
            return 0
        with contextlib.suppress(OSError, ValueError):
            return -(-int(os.pread(self._peak_fd, 32, 0)) // MIB)
        return 0

    def killed_for_memory(self) -> bool:
        """Whether the kernel killed a process of the group for memory."""
        with contextlib.suppress(OSError, ValueError):
            for line in self._files.memory_events.read_text().splitlines():
                name, _, count = line.partition(" ")
                if name == "oom_kill":
                    return int(count) > 0
        return False

    def kill(self) -> None:
        """SIGKILL every process of the group, also those that left their process group."""
        for _attempt in range(10):
            pids = self.pids()
            if not pids:
                return
            for pid in pids:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)

    def remove(self) -> bool:
        """Remove the empty group; False while the kernel still counts processes in it.

        Afterwards it has no processes, also when another is made by its name.
        """
        if self._peak_fd >= 0:
            os.close(self._peak_fd)
            self._peak_fd = -1
        if self._removed:
            return True
        removed = True
        for folder in self._files.folders:
            try:
                folder.rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                removed = False
        self._removed = self._removed or removed
        return removed

    def pids(self) -> list[int]:
        """The processes of the group, as this program counts them."""
        if self._removed:
            return []
        with contextlib.suppress(OSError):
            return [int(line) for line in self._files.procs[0].read_text().split()]
        return []


def create(name: str, memory_mb: int) -> Cgroup | None:
    """A group of that name with its memory and process limits, or None where groups cannot be made."""
    files = _v2(name) or _v1(name)
    if files is None:
        return None
    try:
        for folder in files.folders:
            _limit(folder, memory_mb)
    except OSError:
        Cgroup(files, memory_mb).remove()
        return None
    return Cgroup(files, memory_mb)


def _limit(folder: Path, memory_mb: int) -> None:
    limit = str(memory_mb * MIB)
    for name, value in (
        ("memory.limit_in_bytes", limit),
        ("memory.memsw.limit_in_bytes", limit),
        ("memory.max", limit),
        ("memory.swap.max", "0"),
        ("pids.max", str(PROCESSES)),
    ):
        if (folder / name).exists():
            (folder / name).write_text(value)


def _v2(name: str) -> _Files | None:
    """Below our own group, or below the root when we are in none and may write there."""
    root = Path("/sys/fs/cgroup")
    if not (root / "cgroup.controllers").exists():
        return None
    own = next((line[3:] for line in _own_groups() if line.startswith("0::")), "/").strip("/")
    parent = root / own / _PARENT if os.access(root / own, os.W_OK) else None
    if parent is None:
        return None
    folder = parent / name
    try:
        for upper in (parent.parent, parent):
            upper.mkdir(exist_ok=True)
            (upper / "cgroup.subtree_control").write_text("+memory +cpu +pids")
        folder.mkdir()
    except OSError:
        return None
    if not (folder / "memory.max").exists():
        folder.rmdir()
        return None
    return _Files((folder,), folder / "memory.peak", folder / "memory.events")


def _v1(name: str) -> _Files | None:
    mounts = _v1_mounts()
    if not {"memory", "cpu"} <= mounts.keys():
        return None
    chosen = {mounts[controller] for controller in ("memory", "cpu", "pids") if controller in mounts}
    folders = sorted((mount / _PARENT / name for mount in chosen), key=lambda f: f.parent.parent != mounts["memory"])
    made: list[Path] = []
    try:
        for folder in folders:
            folder.mkdir(parents=True)
            made.append(folder)
    except OSError:
        for folder in made:
            folder.rmdir()
        return None
    memory = folders[0]
    return _Files(tuple(folders), memory / "memory.max_usage_in_bytes", memory / "memory.oom_control")


def _v1_mounts() -> dict[str, Path]:
    mounts: dict[str, Path] = {}
    with contextlib.suppress(OSError):
        for line in Path("/proc/mounts").read_text().splitlines():
            _device, place, kind, options, *_rest = line.split(" ")
            if kind == "cgroup":
                mounts.update((option, Path(place)) for option in options.split(","))
    return mounts


def _own_groups() -> list[str]:
    with contextlib.suppress(OSError):
        return Path("/proc/self/cgroup").read_text().splitlines()
    return []


def sweep(alive: Callable[[str], bool]) -> None:
    """Kill and remove groups left by programs that are gone; a group's name is `<owner>.<environment>`. Blocks."""
    own = next((line[3:] for line in _own_groups() if line.startswith("0::")), "/").strip("/")
    roots = {mount / _PARENT for mount in _v1_mounts().values()} | {Path("/sys/fs/cgroup") / own / _PARENT}
    for root in roots:
        for folder in root.glob("*.*"):
            if folder.is_dir() and not alive(folder.name.partition(".")[0]):
                _clear(folder)


def _clear(folder: Path) -> None:
    files = _Files((folder,), folder / "memory.peak", folder / "memory.events")
    group = Cgroup(files, 0)
    for _attempt in range(_CLEAR_TRIES):
        group.kill()
        if group.remove():
            return
        time.sleep(_CLEAR_S)
