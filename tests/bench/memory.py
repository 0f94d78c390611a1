"""How much memory processes hold, as Linux tells it, in MB (2^20 bytes)."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.unmeasured import UnmeasuredError

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Memory:
    """`rss`: all pages in memory; `pss`: shared pages by their share; `uss`: pages that only this process has."""

    rss: float
    pss: float
    uss: float

    def __add__(self, other: "Memory") -> "Memory":
        return Memory(self.rss + other.rss, self.pss + other.pss, self.uss + other.uss)


def memory_of(process_id: int) -> Memory:
    """What a process holds. Raises UnmeasuredError where the system does not tell."""
    try:
        lines = (_PROC / str(process_id) / "smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    except OSError as error:
        raise UnmeasuredError(f"the memory of a process is not told here: {error.strerror}") from error
    sizes = {name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines)}
    return Memory(sizes["Rss"], sizes["Pss"], sizes["Private_Clean"] + sizes["Private_Dirty"])


def descendants(process_id: int) -> list[int]:
    """The children of a process and theirs."""
    parents: dict[int, list[int]] = {}
    for stat in _PROC.glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        parents.setdefault(int(after_name[1]), []).append(int(stat.parent.name))
    found, waiting = [], [process_id]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found


def together(process_ids: list[int]) -> Memory:
    """The sum; processes that have ended hold nothing."""
    total = Memory(0.0, 0.0, 0.0)
    for one in process_ids:
        try:
            total += memory_of(one)
        except UnmeasuredError:
            continue
    return total
