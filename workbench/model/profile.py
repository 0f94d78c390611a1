"""What a profile of a run says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImportTime:
    """One module that Init imported: its own time, and with what it imported in turn; `depth` 0 was imported first."""

    module: str
    self_ms: float
    cumulative_ms: float
    depth: int
