"""What a step of the tour looks at: the state of the workspace and the window at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.app.application import Application
from workbench.model.run import Run


@dataclass(frozen=True, slots=True)
class Moment:
    """`runs` are the ended ones, newest first; `memory` and `variables` are by function, `tab` is a number of `Tab`."""

    document: Path | None = None
    tab: int = 0
    events: frozenset[str] = frozenset()
    runs: tuple[Run, ...] = ()
    memory: Mapping[str, int] = field(default_factory=dict)
    variables: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    expectations: int = 0
    tested: int = 0

    def runs_since(self, start: "Moment") -> tuple[Run, ...]:
        """The runs that ended since another moment, newest first."""
        before = {run.id for run in start.runs}
        return tuple(run for run in self.runs if run.id not in before)


def take(app: Application, tab: int, expectations: int, tested: int) -> Moment:
    """The moment that is now; the last three are counted by whoever asks."""
    workspace = app.workspace.current
    functions = workspace.functions if workspace is not None else ()
    return Moment(
        document=app.context.value.document,
        tab=tab,
        events=frozenset(event.name for event in workspace.events) if workspace is not None else frozenset(),
        runs=tuple(run for run in app.runs.recent if run.ended),
        memory={function.name: function.config.memory_mb for function in functions},
        variables={function.name: function.config.environment for function in functions},
        expectations=expectations,
        tested=tested,
    )
