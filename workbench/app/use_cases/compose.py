"""Compose an event: samples of the catalogue, the workspace's saved events, checks of JSON."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.open_workspace import reload_workspace
from workbench.base.jsontext import JsonFault, find_fault
from workbench.model.errors import UsageError
from workbench.model.event import EventType, SavedEvent
from workbench.project import event_library

if TYPE_CHECKING:
    from workbench.app.application import Application


def event_types(app: "Application") -> tuple[EventType, ...]:
    """Every event type of the catalogue, in its order."""
    return app.catalogue.types


async def sample_text(app: "Application", event_id: str) -> str:
    """The sample of an event type as JSON text. Raises UsageError for an id that is not there, and EventError."""
    return await asyncio.to_thread(app.catalogue.sample, event_id)


def check(text: str) -> JsonFault | None:
    """The first thing that keeps `text` from being JSON, or None."""
    return find_fault(text)


async def save_event(app: "Application", name: str, text: str) -> SavedEvent:
    """Keep `text`, exactly as typed, as the workspace's event `name`. Raises UsageError, DocumentError."""
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "Events are kept in the workspace's folder.", "Open a folder first.")
    saved = await asyncio.to_thread(event_library.save_event, workspace.root, name, text)
    await reload_workspace(app)
    return saved


async def read_event(_app: "Application", path: Path) -> str:
    """The text of a saved event. Raises DocumentError."""
    return await asyncio.to_thread(event_library.read_event, path)
