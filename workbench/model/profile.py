"""What a profile of a run says."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model.environment import ExecutorKind


@dataclass(frozen=True, slots=True)
class ImportTime:
    """One module that Init imported: its own time, and with what it imported in turn; `depth` 0 was imported first."""

    module: str
    self_ms: float
    cumulative_ms: float
    depth: int


@dataclass(frozen=True, slots=True)
class ImportNode:
    """A module with those that were imported while it was, the slowest (with their own imports) first."""

    time: ImportTime
    imported: tuple["ImportNode", ...] = ()


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """The imports of one cold start, in the order in which they ended: a module after those it imported.

    `measured_ns` is wall-clock time since the epoch; `failure` is the type of the error by which the function failed,
    empty when it did not.
    """

    function: str
    runtime: str
    executor: ExecutorKind
    measured_ns: int
    imports: tuple[ImportTime, ...]
    failure: str = ""

    @property
    def total_ms(self) -> float:
        """How long all imports took together."""
        return sum(one.self_ms for one in self.imports)


def import_tree(times: Iterable[ImportTime]) -> tuple[ImportNode, ...]:
    """Who imported whom, the slowest first at each level; `times` are in the order in which they ended.

    A module whose importer is not among them is at the top.
    """
    open_ended: list[ImportNode] = []
    for time in times:
        first = len(open_ended)
        while first and open_ended[first - 1].time.depth > time.depth:
            first -= 1
        open_ended[first:] = [ImportNode(time, _slowest_first(open_ended[first:]))]
    return _slowest_first(open_ended)


def _slowest_first(nodes: Iterable[ImportNode]) -> tuple[ImportNode, ...]:
    return tuple(sorted(nodes, key=lambda node: node.time.cumulative_ms, reverse=True))
