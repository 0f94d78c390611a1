"""What is marked in one file: handlers of workspace functions, breakpoints, problems, where the debugger stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.lint import LintFinding, lint_problem
from workbench.model.problem import Problem, Severity
from workbench.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LineProblem:
    """Everything wrong in one line: the worst severity and what it says; `column` from 0, or None for the line."""

    severity: Severity
    text: str
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by line (from 0): the functions whose handler begins there, problems, and breakpoints.

    `unheld` says why a breakpoint does not hold in the debugging session, `stopped` is where the code stands.
    """

    handlers: dict[int, tuple[str, ...]] = field(default_factory=dict)
    problems: dict[int, LineProblem] = field(default_factory=dict)
    breakpoints: dict[int, SourceBreakpoint] = field(default_factory=dict)
    unheld: dict[int, str] = field(default_factory=dict)
    stopped: int | None = None

    def problem_at(self, line: int) -> LineProblem | None:
        """What is wrong in `line`, or None."""
        return self.problems.get(line)

    def shifted(self, first: int, removed: int, added: int) -> "Marks":
        """The marks after `removed` lines from `first` became `added`: they stay beside their text.

        Breakpoints know better where they are (`breakpoint_marks`); the code that is debugged is that of before.
        """

        def moved(line: int) -> int:
            return line + added - removed if line >= first + removed else min(line, max(first + added - 1, 0))

        if added == removed:
            return self
        return replace(
            self,
            handlers={moved(line): names for line, names in self.handlers.items()},
            problems={moved(line): problem for line, problem in self.problems.items()},
        )


def marks_for(
    path: Path, workspace: Workspace | None, findings: Iterable[LintFinding] = (), known: Marks | None = None
) -> Marks:
    """The marks `known` of the file at `path` with its problems as they are now; a linter found `findings`."""
    marks = replace(known or Marks(), problems={})
    for finding in findings:
        _add(marks, lint_problem(path, finding))
    if workspace is None:
        return marks
    for problem in _problems(workspace):
        if problem.path == path:
            _add(marks, problem)
    return marks


def _problems(workspace: Workspace) -> Iterator[Problem]:
    yield from workspace.problems
    for function in workspace.functions:
        yield from function.problems


def _add(marks: Marks, problem: Problem) -> None:
    line = max(problem.line - 1, 0)
    text = " ".join(part for part in (problem.what, problem.why, problem.next_step) if part)
    known = marks.problems.get(line)
    column = problem.column - 1 if problem.column > 0 else None
    if known is None:
        marks.problems[line] = LineProblem(problem.severity, text, column)
    elif text not in known.text.split("\n"):
        worst = Severity.ERROR if Severity.ERROR in (known.severity, problem.severity) else Severity.WARNING
        marks.problems[line] = LineProblem(worst, f"{known.text}\n{text}", known.column)
