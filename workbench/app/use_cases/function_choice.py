"""The function of the workspace that a name means, if it can be run."""

import difflib
from typing import TYPE_CHECKING

from workbench.model.errors import FunctionNotRunnableError, UsageError
from workbench.model.function import Function
from workbench.model.problem import Severity

if TYPE_CHECKING:
    from workbench.app.application import Application


def runnable_function(app: "Application", name: str) -> Function:
    """The function of that name. Raises UsageError when there is none, FunctionNotRunnableError with its problem."""
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "", "Open a folder of functions.")
    function = workspace.function(name)
    if function is None:
        raise UsageError(f"There is no function {name} in {workspace.root}.", "", _hint(name, workspace.functions))
    if function.runnable:
        return function
    problem = next(problem for problem in function.problems if problem.severity is Severity.ERROR)
    where = f" ({problem.path}{f', line {problem.line}' if problem.line else ''})" if problem.path else ""
    raise FunctionNotRunnableError(
        f"{function.name} cannot be run: {problem.what}", f"{problem.why}{where}".strip(), problem.next_step
    )


def _hint(name: str, functions: tuple[Function, ...]) -> str:
    names = [function.name for function in functions]
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"The workspace has {', '.join(names[:8])}{'…' if len(names) > 8 else ''}." if names else "It has none."
