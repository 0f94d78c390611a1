"""The function that a name means, of the workspace or of the Lambda service, if it can be run."""

import difflib
from typing import TYPE_CHECKING

from workbench.model.errors import FunctionNotRunnableError, UsageError
from workbench.model.function import Function, OriginKind
from workbench.model.problem import Severity
from workbench.model.run import Run
from workbench.model.service import is_served
from workbench.model.workspace import Workspace

if TYPE_CHECKING:
    from workbench.app.application import Application


def known_function(app: "Application", name: str, scope: str = "") -> Function | None:
    """The function of that name: of the Lambda service where its `scope` has one, else of the workspace, or None."""
    served = app.service.function(scope, name) if scope else None
    workspace = app.workspace.current
    return served or (None if workspace is None else workspace.function(name))


def function_of(app: "Application", run: Run) -> Function | None:
    """The function of a run of the history as it is now, or None."""
    return known_function(app, run.function, run.workspace if is_served(run.workspace) else "")


def first_function(workspace: Workspace) -> str | None:
    """The function that a newcomer sees selected: the first that can run."""
    runnable = [function.name for function in workspace.functions if function.runnable]
    return next(iter(runnable or [function.name for function in workspace.functions]), None)


def scope_of(app: "Application", function: Function, scope: str) -> str:
    """The scope in which the engine knows a function that was found by `scope`."""
    if function.origin.kind is OriginKind.SERVICE:
        return scope
    workspace = app.workspace.current
    return str(workspace.root) if workspace else ""


def runnable_function(app: "Application", name: str, scope: str = "") -> Function:
    """The function of that name, found as `known_function` does.

    Raises UsageError when there is none, FunctionNotRunnableError with its problem.
    """
    function = known_function(app, name, scope)
    if function is None:
        raise _unknown(app, name, scope)
    if function.runnable:
        return function
    problem = next(problem for problem in function.problems if problem.severity is Severity.ERROR)
    where = f" ({problem.path}{f', line {problem.line}' if problem.line else ''})" if problem.path else ""
    raise FunctionNotRunnableError(
        f"{function.name} cannot be run: {problem.what}", f"{problem.why}{where}".strip(), problem.next_step
    )


def _unknown(app: "Application", name: str, scope: str) -> UsageError:
    workspace = app.workspace.current
    if scope:
        next_step = "" if app.service.info is not None else "Start the Lambda service."
        return UsageError(f"There is no function {name} in the Lambda service.", "", next_step)
    if workspace is None:
        return UsageError("No workspace is open.", "", "Open a folder of functions.")
    return UsageError(f"There is no function {name} in {workspace.root}.", "", _hint(name, workspace.functions))


def _hint(name: str, functions: tuple[Function, ...]) -> str:
    names = [function.name for function in functions]
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"The workspace has {', '.join(names[:8])}{'…' if len(names) > 8 else ''}." if names else "It has none."
