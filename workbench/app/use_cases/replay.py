"""Run a run of the history once more, with the same bytes; its secrets are looked up again."""

from typing import TYPE_CHECKING

from workbench.app.use_cases.function_choice import runnable_function
from workbench.app.use_cases.invoke import invoke, limit_of
from workbench.app.use_cases.send_event import prepared_again
from workbench.model.errors import UsageError
from workbench.model.run import Emit, Run, ignore
from workbench.model.service import is_served

if TYPE_CHECKING:
    from workbench.app.application import Application


async def replay(app: "Application", run_id: str, emit: Emit = ignore) -> Run:
    """A new run of the same function, event, options and executor.

    Raises as `invoke` and `prepared`, and UsageError when the run is gone.
    """
    run = await app.runs.full(run_id)
    if run is None:
        raise UsageError("That run is not in the history any more.")
    scope = run.workspace if is_served(run.workspace) else ""
    runnable_function(app, run.function, scope)
    return await invoke(
        app,
        run.function,
        await prepared_again(app, run, limit_of(run.options)),
        event_name=run.event_name,
        event_type=run.event_type,
        executor=run.executor,
        emit=emit,
        options=run.options,
        scope=scope,
    )
