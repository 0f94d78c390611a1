"""What the Debug tab says while nothing is debugged: how to begin, or how the session before ended."""

from workbench.app.application import Application
from workbench.app.stores.debug import DebugState
from workbench.app.use_cases.debug import can_debug
from workbench.app.use_cases.function_choice import known_function
from workbench.gui.translation import tr
from workbench.model.run import Run, RunOutcome

Said = tuple[str, str, bool]
"""Title, detail, and whether the button is offered."""


def what_is_said(app: Application) -> Said:
    """Of the store and of the function that is chosen."""
    store = app.debug
    if store.state is DebugState.STARTING:
        title = tr("Starting {function} under the debugger", function=store.function)
        return title, tr("A new environment starts, and the debugger attaches to it."), False
    if store.ended is not None:
        return *_ended(store.ended), _can(app)
    if store.fault:
        return tr("Debugging did not begin"), store.fault, _can(app)
    return _offer(app)


def _ended(run: Run) -> tuple[str, str]:
    match run.outcome:
        case RunOutcome.CANCELLED:
            return tr("Debugging of {function} was stopped", function=run.function), ""
        case RunOutcome.FUNCTION_ERROR:
            kind = "" if run.result is None else run.result.error_type or run.result.function_error
            title = tr("{function} failed", function=run.function)
            return title, tr("It ended with {error}. Its result and its log are in the tabs beside.", error=kind)
        case RunOutcome.ERROR if run.error is not None:
            parts = (run.error.what, run.error.why, run.error.next_step)
            return tr("{function} was not run", function=run.function), " ".join(part for part in parts if part)
        case _:
            title = tr("{function} ran to its end", function=run.function)
            return title, tr("Its result and its log are in the tabs beside.")


def _offer(app: Application) -> Said:
    context = app.context.value
    function = known_function(app, context.function, context.scope) if context.function else None
    if function is not None and not can_debug(app, function):
        runtime = function.config.runtime or tr("an image")
        detail = tr(
            "Only Python can be debugged, and the runtime of {function} is {runtime}.",
            function=function.name,
            runtime=runtime,
        )
        return tr("Nothing to debug"), detail, False
    detail = tr(
        "Put breakpoints beside lines of a Python function and run it with the event:"
        " where it stops, its calls and variables are here."
    )
    return tr("Nothing is debugged"), detail, True


def _can(app: Application) -> bool:
    context = app.context.value
    function = known_function(app, context.function, context.scope) if context.function else None
    return function is None or can_debug(app, function)
