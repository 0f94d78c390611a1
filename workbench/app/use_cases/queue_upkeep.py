"""Keeps the queue and the history in step: which functions' events run, what a purge and a lost program leave."""

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.app.stores.run_database import INTERRUPTED
from workbench.model.errors import UsageError
from workbench.model.run import Run, RunError, RunOutcome

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.model.async_event import AsyncEventInfo


def register_functions(app: "Application") -> None:
    """Let the engine run queued events of the open workspace's functions, also those that earlier programs left."""
    workspace = app.workspace.current
    if workspace is not None:
        known = [(function.config, function.settings) for function in workspace.functions if function.runnable]
        app.engine.register(str(workspace.root), known)


async def waiting_events(app: "Application", scope: str = "") -> "tuple[AsyncEventInfo, ...]":
    """The events that wait or run, of one workspace folder or of all. Raises EngineError."""
    return tuple(event for event in await app.engine.pending_events() if scope in ("", event.scope))


async def purge_queue(app: "Application", scope: str, function: str = "") -> int:
    """Remove the waiting events of a workspace folder (of one function); how many. Raises EngineError, StoreError."""
    count = await app.engine.purge_events(scope, function)
    await app.queue.settled()
    for run in await _without_event(app):
        if run.workspace == scope and function in ("", run.function):
            app.runs.put(replace(run, outcome=RunOutcome.CANCELLED))
    return count


async def purge_selected(app: "Application") -> int:
    """Remove the waiting events of the open workspace; how many there were. Raises as `purge_queue`, UsageError."""
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "", "Open a folder of functions.")
    return await purge_queue(app, str(workspace.root))


async def settle_lost(app: "Application") -> None:
    """Queued runs whose event is in no queue any more ended with the program that had them. Raises as `purge_queue`."""
    for run in await _without_event(app):
        error = RunError(INTERRUPTED, "", "Run it again.")
        app.runs.put(replace(run, outcome=RunOutcome.ERROR, error=error))


async def _without_event(app: "Application") -> list[Run]:
    """The queued runs that this program sees to, and that are not in the queue."""
    queued = await app.runs.queued()
    if not queued:
        return []
    waiting = {event.id for event in await app.engine.pending_events()}
    runs = [await app.runs.full(run_id) for run_id, _workspace in queued if run_id not in waiting]
    return [run for run in runs if run is not None and run.outcome is RunOutcome.QUEUED]
