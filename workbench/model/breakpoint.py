"""Breakpoints: places in sources, in the words of the Debug Adapter Protocol."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceBreakpoint:
    """A line of a file (from 1). The texts are DAP's `condition`, `hitCondition` and `logMessage`, empty for none."""

    path: Path
    line: int
    condition: str = ""
    hit_condition: str = ""
    log_message: str = ""
    enabled: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether nothing is asked besides."""
        return not (self.condition or self.hit_condition or self.log_message)
