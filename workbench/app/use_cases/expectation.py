"""What is expected of a saved event's runs: kept beside the event, and held against each result."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.earlier_results import previous_run
from workbench.model.errors import UsageError
from workbench.model.event_sidecar import Expectation
from workbench.model.run import Run
from workbench.model.verdict import Verdict
from workbench.project.event_library import SUFFIX
from workbench.project.event_sidecar import read_sidecar, write_sidecar
from workbench.project.expectations import made_of, verdict

if TYPE_CHECKING:
    from workbench.app.application import Application


def saved_event(app: "Application", run: Run) -> Path | None:
    """The file of the saved event that the run was sent, or None."""
    workspace = app.workspace.current
    if workspace is None or not run.event_name or run.workspace != str(workspace.root):
        return None
    names = (run.event_name, run.event_name.removesuffix(SUFFIX))
    return next((event.path for event in workspace.events if event.name in names), None)


async def expectation_of(app: "Application", run: Run, held: Expectation | None = None) -> Expectation:
    """The expectation that the run's result comes again, with what is decided in `held`.

    Ids and times that differ from the previous result of the same event are ignored. Raises UsageError when the run
    has no result, StoreError.
    """
    if run.result is None:
        raise UsageError("The run has no result.", "It has not ended, or could not be run.", "Choose another run.")
    previous = previous_run(app, run)
    before = None if previous is None else await app.runs.full(previous.id)
    return made_of(run.result, None if before is None else before.result, held)


async def save_expectation(app: "Application", run: Run) -> Expectation:
    """Keep the run's result as what is expected of its saved event from now on.

    Raises UsageError when the event is not a saved one, EventError and DocumentError when it cannot be kept.
    """
    path = saved_event(app, run)
    if path is None:
        raise UsageError(
            "The event of this run is not a saved one.",
            "An expectation is kept beside its event in the workspace.",
            "Save the event and run it under its name.",
        )
    sidecar = await asyncio.to_thread(read_sidecar, path)
    expectation = await expectation_of(app, run, sidecar.expectation)
    function = sidecar.function or run.function
    await asyncio.to_thread(write_sidecar, path, replace(sidecar, function=function, expectation=expectation))
    app.expectation_saved.emit(path)
    return expectation


async def expectation_for(app: "Application", run: Run) -> Expectation | None:
    """What is expected of the run, or None. Raises EventError, DocumentError."""
    path = saved_event(app, run)
    return None if path is None else (await asyncio.to_thread(read_sidecar, path)).expectation


async def verdict_of(app: "Application", run: Run) -> Verdict | None:
    """How the run differs from what is expected of it, or None when nothing is. Raises EventError, DocumentError."""
    expectation = await expectation_for(app, run)
    if expectation is None or run.result is None:
        return None
    return await asyncio.to_thread(verdict, expectation, run.result)
