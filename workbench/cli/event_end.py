"""`workbench invoke --type Event`: waits for the end of a queued event, and tells of its attempts on the way."""

import asyncio
import time

from workbench.app.application import Application
from workbench.cli.output import note
from workbench.model.errors import EngineError, InvokeCancelledError
from workbench.model.run import QueueProgress, Run, RunOutcome

_LEFT = (
    "The event {id} stays in the queue. It runs when its folder is open in the window, or with the next "
    "`workbench invoke --type Event` there; `workbench queue` lists it."
)


async def ended_event(app: Application, run: Run) -> Run:
    """The run once its event has left the queue; Ctrl+C leaves it there and says so. Raises EngineError."""
    note(f"Queued: {run.id}")
    teller = _Attempts(run.id)
    stop = app.runs.changed.connect(teller.changed)
    try:
        await _all_ended(app, teller)
    except (asyncio.CancelledError, InvokeCancelledError):
        await app.queue.settled()
        if _is_queued(await app.runs.full(run.id)):
            note(_LEFT.format(id=run.id))
        raise
    finally:
        stop()
    ended = await app.runs.full(run.id)
    if ended is None:
        raise EngineError("The event ended, but its run is not in the history.", "", "List the queue and the log.")
    return ended


async def _all_ended(app: Application, teller: "_Attempts") -> None:
    """The event has ended, and so have those that its records made of it for other functions."""
    while (event_id := teller.next_to_end()) is not None:
        await app.engine.outcome_of_event(event_id)
        await app.engine.events_idle()
        await app.queue.settled()


def _is_queued(run: Run | None) -> bool:
    return run is not None and run.outcome is RunOutcome.QUEUED


class _Attempts:
    """Prints the log of each attempt, and when the next is due; also of functions that the event's record goes to."""

    def __init__(self, run_id: str) -> None:
        self._shown = {run_id: 0}
        self._due_ns: dict[str, int] = {}
        self._awaited: set[str] = set()

    def next_to_end(self) -> str | None:
        """An event whose end has not been waited for, or None."""
        event_id = next((one for one in self._shown if one not in self._awaited), None)
        if event_id is not None:
            self._awaited.add(event_id)
        return event_id

    def changed(self, run: Run) -> None:
        """A run of the history changed."""
        if run.queue is None:
            return
        if run.id not in self._shown:
            note(f"Sent on to {run.function}: {run.id}")
        shown = self._shown.setdefault(run.id, 0)
        if run.result is not None and run.queue.attempts > shown:
            self._shown[run.id] = run.queue.attempts
            for line in run.result.log:
                note(line.text.replace("\r", "\n"))
        if run.queue.due_ns != self._due_ns.get(run.id, 0):
            self._due_ns[run.id] = run.queue.due_ns
            if run.queue.due_ns:
                note(_next_try(run.queue))


def _next_try(queue: QueueProgress) -> str:
    due = time.strftime("%H:%M:%S", time.localtime(queue.due_ns / 1_000_000_000))
    return f"Tried again at {due}: {queue.why or 'it was not done.'}"
