"""A row of the bench: what was measured, beside its peer, against its target."""

from dataclasses import dataclass
from enum import StrEnum

from tests.bench.stats import Figure, Sample


class Kind(StrEnum):
    """What a target limits: the figure itself, or its ratio to the peer's; rates have to reach theirs."""

    VALUE = "value"
    RATIO = "ratio"
    LEAST_VALUE = "least value"
    LEAST_RATIO = "least ratio"


class Verdict(StrEnum):
    """What came of a target; `OPEN`: it has one, but it was not measured against what it needs."""

    MET = "yes"
    MISSED = "NO"
    OPEN = "-"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Target:
    """`limit` is not exceeded by a ratio, and not reached by a value; the least ones reach it."""

    limit: float
    kind: Kind = Kind.VALUE
    figure: Figure = Figure.MEDIAN
    text: str = ""

    def describe(self, unit: str) -> str:
        """As the table shows it."""
        shown = "" if self.figure is Figure.MEDIAN else f"{self.figure} "
        return f"{shown}{self.text or self._limit(unit)}"

    @property
    def of_ratio(self) -> bool:
        """Whether it is about the ratio to the peer's figure."""
        return self.kind in (Kind.RATIO, Kind.LEAST_RATIO)

    def met_by(self, value: float) -> bool:
        """Whether a figure, or a ratio, meets it."""
        match self.kind:
            case Kind.VALUE:
                return value < self.limit
            case Kind.RATIO:
                return value <= self.limit
            case Kind.LEAST_VALUE | Kind.LEAST_RATIO:
                return value >= self.limit

    def _limit(self, unit: str) -> str:
        match self.kind:
            case Kind.VALUE:
                return f"< {self.limit:g} {unit}"
            case Kind.RATIO:
                return f"<= {self.limit:g}x"
            case Kind.LEAST_VALUE:
                return f">= {self.limit:g} {unit}"
            case Kind.LEAST_RATIO:
                return f">= {self.limit:g}x"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `own` None: it was skipped, and `note` says why. Values of `peer` are in the same unit."""

    id: str
    what: str
    own: Sample | None = None
    peer_name: str = ""
    peer: Sample | None = None
    target: Target | None = None
    unit: str = "ms"
    note: str = ""
    elsewhere: bool = False
    """The peer's figure is from another machine: it is shown, but no ratio to it means anything."""

    @property
    def figure(self) -> Figure:
        """The figure that is compared."""
        return self.target.figure if self.target else Figure.MEDIAN

    @property
    def ratio(self) -> float | None:
        """The own figure as a multiple of the peer's."""
        if self.own is None or self.peer is None or self.elsewhere:
            return None
        return self.own.figure(self.figure) / self.peer.figure(self.figure)

    @property
    def verdict(self) -> Verdict:
        """Whether the target was met."""
        if self.target is None:
            return Verdict.NONE
        own = None if self.own is None else self.own.figure(self.figure)
        found = self.ratio if self.target.of_ratio else own
        if found is None:
            return Verdict.OPEN
        return Verdict.MET if self.target.met_by(found) else Verdict.MISSED
