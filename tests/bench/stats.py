"""What a list of measurements says: median, p99, extremes."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Figure(StrEnum):
    """A figure of a sample that a target can be about."""

    MEDIAN = "median"
    P99 = "p99"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Sample:
    """Measurements of one thing, at least one, in one unit."""

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("a sample needs a value")

    @property
    def count(self) -> int:
        """How many."""
        return len(self.values)

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def p99(self) -> float:
        """The nearest-rank 99th percentile: below 100 measurements it is the largest."""
        return percentile(self.values, 99)

    def figure(self, figure: Figure) -> float:
        """One figure by name."""
        match figure:
            case Figure.MEDIAN:
                return self.median
            case Figure.P99:
                return self.p99
            case Figure.MAX:
                return max(self.values)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least `percent` % of the values do not exceed."""
    rank = max(math.ceil(len(values) * percent / 100), 1)
    return sorted(values)[rank - 1]


def sample(values: Sequence[float]) -> Sample:
    """A sample of any sequence."""
    return Sample(tuple(values))
