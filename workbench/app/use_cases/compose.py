"""Compose an event: samples of the catalogue, the workspace's saved events, checks of JSON."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.event_files import events_root
from workbench.app.use_cases.open_workspace import reload_workspace
from workbench.base.jsontext import JsonFault, find_fault
from workbench.model.errors import DocumentError, EventError
from workbench.model.event import EventType, SavedEvent
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar
from workbench.project import event_library
from workbench.project.encodings import encoding_name, is_utf8
from workbench.project.event_files import saved_event
from workbench.project.event_sidecar import read_sidecar, write_sidecar

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


async def save_event(app: "Application", name: str, text: str, sidecar: EventSidecar | None = None) -> SavedEvent:
    """Keep `text`, exactly as typed, as the workspace's event `name`, and `sidecar` beside it (None: as it is there).

    Raises UsageError, DocumentError, and EventError for a broken file beside it; the text is saved then.
    """
    saved = await asyncio.to_thread(_save, events_root(app), name, text, sidecar)
    await reload_workspace(app)
    return saved


def _save(root: Path, name: str, text: str, sidecar: EventSidecar | None) -> SavedEvent:
    saved = event_library.save_event(root, name, text)
    if sidecar is not None:
        write_sidecar(saved.path, sidecar)
    return saved_event(root, saved.path)


async def read_saved(app: "Application", path: Path) -> tuple[str, EventSidecar]:
    """The text of a saved event and what stands beside it. Raises DocumentError when the event cannot be read.

    A broken file beside it becomes a notice: the event can be used without. So does another encoding than UTF-8.
    """
    text, encoding = await asyncio.to_thread(event_library.read_encoded, path)
    if not is_utf8(encoding):
        app.notices.warn(
            f"{path.name} is not UTF-8.",
            f"It was read as {encoding_name(encoding)}. JSON is UTF-8: saving the event writes it so.",
        )
    try:
        return text, await asyncio.to_thread(read_sidecar, path)
    except (EventError, DocumentError) as error:
        app.notices.error(error)
        return text, NO_SIDECAR


async def read_event(_app: "Application", path: Path) -> str:
    """The text of a saved event. Raises DocumentError."""
    return await asyncio.to_thread(event_library.read_event, path)
