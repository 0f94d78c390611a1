"""A run's answer, checked against what its trigger reads."""

import asyncio
from typing import TYPE_CHECKING

from workbench.base.json_read import read_json
from workbench.model.event import EventProblem
from workbench.model.run import Run, RunOutcome
from workbench.project.event_answer import check_answer
from workbench.project.event_catalogue import EventCatalogue

if TYPE_CHECKING:
    from workbench.app.application import Application


async def check_result(app: "Application", run: Run) -> tuple[EventProblem, ...]:
    """What in the answer of a run that succeeded its trigger cannot read; places are those in the payload as it is.

    Nothing when the type of the event is unknown, or its trigger reads no answer. Raises EventError for a broken
    catalogue.
    """
    if run.outcome is not RunOutcome.OK or run.result is None or run.result.streamed_bytes:
        return ()
    answer = run.result.payload.decode("utf-8", "replace") or "null"
    event = run.event.decode("utf-8", "replace")
    return await asyncio.to_thread(lambda: _check(app.catalogue, run.event_type, event, answer))


async def trigger_of(app: "Application", run: Run) -> str:
    """The service that sends the run's event, as `SQS`; empty when it is unknown."""
    event = run.event.decode("utf-8", "replace")
    type_id = await asyncio.to_thread(lambda: event_type(app.catalogue, run.event_type, event))
    found = app.catalogue.get(type_id)
    return "" if found is None else found.service


def _check(catalogue: EventCatalogue, declared: str, event: str, answer: str) -> tuple[EventProblem, ...]:
    type_id = event_type(catalogue, declared, event)
    return check_answer(catalogue, type_id, answer, event) if type_id else ()


def event_type(catalogue: EventCatalogue, declared: str, event: str) -> str:
    """The id of the event's type: the one it was sent as, else the one that it looks like, else empty. Blocks."""
    if catalogue.get(declared) is not None:
        return declared
    # Imported late: guessing reads every sample of the catalogue.
    from workbench.project.event_guess import guess_type  # noqa: PLC0415

    try:
        return guess_type(catalogue, read_json(event))
    except ValueError:
        return ""
