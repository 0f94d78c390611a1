"""Events taken from elsewhere into the composer: from pasted text, and from runs of the history."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.base.jsontext import pretty
from workbench.model.errors import EventError, UsageError
from workbench.model.event_draft import EventDraft
from workbench.project.event_capture import captured
from workbench.project.event_compose import reopened
from workbench.project.event_resolved import Part, Resolved

if TYPE_CHECKING:
    from workbench.app.application import Application


async def event_in(_app: "Application", text: str) -> EventDraft:
    """The largest event in `text`, indented. Raises EventError when there is none, or only a part of one."""
    found = await asyncio.to_thread(captured, text)
    if not found:
        raise EventError(
            "There is no event in the text.",
            "Neither JSON was found in it, nor an object as Python or Node.js print one.",
            "Copy the whole line of the log, or the event itself.",
        )
    return EventDraft(pretty(found[0]))


async def event_of_run(app: "Application", run_id: str) -> EventDraft:
    """The event of a run as it can be composed: what was sent, but for its secrets, which it names.

    Raises UsageError when the run is gone, or its envelopes cannot be opened, and StoreError.
    """
    run = await app.runs.full(run_id)
    if run is None:
        raise UsageError("That run is not in the history any more.")
    text = run.event.decode("utf-8", "replace")
    if run.environment is not None:
        draft = await asyncio.to_thread(reopened, app.catalogue, text, run.carriers, run.environment)
        return draft if draft.shells else replace(draft, type_id=run.event_type)
    # What looks like a variable was sent as it stood.
    return EventDraft(Resolved((Part(text),)).recorded, type_id=run.event_type)
