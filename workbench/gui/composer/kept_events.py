"""Saved events in the composer: read with what stands beside them, and written back."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.application import Application
from workbench.app.use_cases.compose import read_saved, sample_text, save_event
from workbench.app.use_cases.saved_draft import draft_of, kept
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.source_model import SourceEntry
from workbench.model.errors import WorkbenchError
from workbench.model.event import SavedEvent
from workbench.model.event_draft import EventDraft
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar
from workbench.model.invoke_options import InvokeOptions


@dataclass(frozen=True, slots=True)
class Loaded:
    """An event that was picked: what it is called, its text, and for a saved one what stands beside it."""

    name: EventName
    text: str
    sidecar: EventSidecar | None = None


async def load(app: Application, entry: SourceEntry) -> Loaded:
    """A saved event or a sample. Raises DocumentError, EventError, UsageError."""
    if entry.path is not None:
        return await load_saved(app, entry.title, entry.path)
    return Loaded(EventName(entry.name, type_id=entry.type_id), await sample_text(app, entry.type_id))


async def load_saved(app: Application, name: str, path: Path) -> Loaded:
    """A saved event. Raises DocumentError, EventError."""
    text, sidecar = await read_saved(app, path)
    draft = await asyncio.to_thread(draft_of, app.catalogue, name, text, sidecar)
    return Loaded(EventName(name, saved=True, type_id=draft.type_id, shells=draft.shells), draft.text, sidecar)


async def save(app: Application, name: str, draft: EventDraft, options: InvokeOptions) -> SavedEvent | str:
    """Save a draft under `name`; a refusal comes back as a sentence for the row that asked."""
    try:
        before = await _sidecar_of(app, name)
        text, sidecar = await asyncio.to_thread(kept, app.catalogue, draft, options, before)
        if sidecar != NO_SIDECAR:
            sidecar = replace(sidecar, function=before.function or (app.context.value.function or ""))
        return await save_event(app, name, text, sidecar)
    except WorkbenchError as error:
        return str(error)


async def _sidecar_of(app: Application, name: str) -> EventSidecar:
    workspace = app.workspace.current
    found = None if workspace is None else next((one for one in workspace.events if one.name == name), None)
    return NO_SIDECAR if found is None else (await read_saved(app, found.path))[1]
