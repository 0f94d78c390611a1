"""A row of the bench: what was measured, beside its peer, against its target."""

from dataclasses import dataclass
from enum import StrEnum

from tests.bench.stats import Figure, Sample


class Kind(StrEnum):
    """What a target limits: the figure itself, or its ratio to the peer's."""

    VALUE = "value"
    RATIO = "ratio"


class Verdict(StrEnum):
    """What came of a target; `OPEN`: it has one, but it was not measured against what it needs."""

    MET = "yes"
    MISSED = "NO"
    OPEN = "-"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Target:
    """`limit` is not exceeded by a ratio, and not reached by a value."""

    limit: float
    kind: Kind = Kind.VALUE
    figure: Figure = Figure.MEDIAN
    text: str = ""

    def describe(self, unit: str) -> str:
        """As the table shows it."""
        shown = "" if self.figure is Figure.MEDIAN else f"{self.figure} "
        if self.text:
            return f"{shown}{self.text}"
        return f"{shown}<= {self.limit:g}x" if self.kind is Kind.RATIO else f"{shown}< {self.limit:g} {unit}"


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
        if self.target.kind is Kind.RATIO:
            return _verdict(None if self.ratio is None else self.ratio <= self.target.limit)
        return _verdict(None if self.own is None else self.own.figure(self.figure) < self.target.limit)


def _verdict(met: bool | None) -> Verdict:
    if met is None:
        return Verdict.OPEN
    return Verdict.MET if met else Verdict.MISSED
