"""A workspace: a folder with the functions, applications and events found in it."""

from dataclasses import dataclass
from pathlib import Path

from workbench.model.event import SavedEvent
from workbench.model.function import Function
from workbench.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Workspace:
    """An opened folder. `problems` concern files, not one function (a broken template, for instance)."""

    root: Path
    functions: tuple[Function, ...] = ()
    events: tuple[SavedEvent, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.root.name

    def function(self, name: str) -> Function | None:
        """The function of that name or logical id, or None."""
        for candidate in self.functions:
            if name in (candidate.config.name, candidate.origin.logical_id):
                return candidate
        return None
