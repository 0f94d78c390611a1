"""The library of saved events: rename, duplicate, delete and put back, import and export."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.last_used import rename_used
from workbench.app.use_cases.open_workspace import reload_workspace
from workbench.model.errors import UsageError
from workbench.model.event import SavedEvent

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.project.event_deletion import DeletedEvents
    from workbench.project.event_exchange import Imported

_TOLD = 3
"""How many refused files a notice names."""


def events_root(app: "Application") -> Path:
    """The folder of the workspace. Raises UsageError when none is open."""
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "Events are kept in the workspace's folder.", "Open a folder first.")
    return workspace.root


def composed_event(app: "Application") -> SavedEvent:
    """The saved event that is in the composer. Raises UsageError when what is there is not saved."""
    workspace, name = app.workspace.current, app.context.value.event_name
    found = next((event for event in workspace.events if event.name == name), None) if workspace else None
    if found is None:
        raise UsageError("The event in the composer is not saved.", "", "Save it first, or choose a saved event.")
    return found


async def rename_event(app: "Application", event: Path, name: str) -> SavedEvent:
    """Give a saved event another name, with folders. Raises UsageError, DocumentError."""
    # Imported late, as are the others: most starts change no file of an event.
    from workbench.project import event_files  # noqa: PLC0415

    root = events_root(app)
    before = event_files.event_name(root, event)
    saved = await asyncio.to_thread(event_files.rename_event, root, event, name)
    await _renamed(app, ((before, saved.name),))
    return saved


async def rename_folder(app: "Application", folder: str, name: str) -> None:
    """Give a folder of events another name. Raises UsageError, DocumentError."""
    from workbench.project import event_files  # noqa: PLC0415

    await _renamed(app, await asyncio.to_thread(event_files.rename_folder, events_root(app), folder, name))


async def _renamed(app: "Application", pairs: Sequence[tuple[str, str]]) -> None:
    for before, after in pairs:
        if before != after:
            rename_used(app, before, after)
            app.events.renamed.emit((before, after))
    await reload_workspace(app)


async def duplicate_event(app: "Application", event: Path) -> SavedEvent:
    """Copy a saved event to the next free name. Raises UsageError, DocumentError."""
    from workbench.project import event_files  # noqa: PLC0415

    saved = await asyncio.to_thread(event_files.duplicate_event, events_root(app), event)
    await reload_workspace(app)
    return saved


async def delete_event(app: "Application", event: Path) -> None:
    """Delete a saved event, and offer to put it back. Raises UsageError, DocumentError."""
    from workbench.project import event_deletion  # noqa: PLC0415

    await _deleted(app, await asyncio.to_thread(event_deletion.delete_event, events_root(app), event))


async def delete_folder(app: "Application", folder: str) -> None:
    """Delete the events in a folder, and offer to put them back. Raises UsageError, DocumentError."""
    from workbench.project import event_deletion  # noqa: PLC0415

    await _deleted(app, await asyncio.to_thread(event_deletion.delete_folder, events_root(app), folder))


async def _deleted(app: "Application", deleted: "DeletedEvents") -> None:
    app.events.keep(deleted)
    count = len(deleted.names)
    what = deleted.title if deleted.names == (deleted.title,) else f"{deleted.title} with {_counted(count)}"
    app.notices.info(f"Deleted {what}.", "", ("event.undo_delete",))
    for name in deleted.names:
        app.events.deleted.emit(name)
    await reload_workspace(app)


async def undo_delete(app: "Application") -> None:
    """Put back what was deleted last. Raises UsageError when there is nothing, DocumentError when a name is taken."""
    from workbench.project import event_deletion  # noqa: PLC0415

    deleted = app.events.last_deleted(events_root(app))
    if deleted is None:
        raise UsageError("There is no deleted event to put back.", "Only what was deleted since the start is kept.")
    await asyncio.to_thread(event_deletion.restore, deleted)
    app.events.forget(deleted)
    await reload_workspace(app)
    for name in deleted.names:
        app.events.restored.emit(name)


async def import_events(app: "Application", paths: Sequence[Path], into: str = "") -> "Imported":
    """Copy events of files, folders and shareable test events into the library. Raises UsageError, DocumentError.

    What was taken and what was not becomes a notice.
    """
    from workbench.project import event_exchange  # noqa: PLC0415

    # Neither is stopped half-way: what was copied is listed.
    async with app.progress.work("Importing events", can_stop=False):
        imported = await asyncio.to_thread(event_exchange.import_events, events_root(app), tuple(paths), into)
        await reload_workspace(app)
    if imported.events or not imported.refused:
        app.notices.info(f"Imported {_counted(len(imported.events))}.", "" if imported.events else "There was none.")
    if imported.refused:
        files = "1 file was" if len(imported.refused) == 1 else f"{len(imported.refused)} files were"
        told = " ".join(refused.why for refused in imported.refused[:_TOLD])
        app.notices.warn(f"{files} not imported.", told)
    return imported


async def export_events(app: "Application", function: str, events: Sequence[SavedEvent], target: Path) -> Path:
    """Write saved events as the schema of shareable test events of `function`. Raises EventError, DocumentError."""
    from workbench.project import event_exchange  # noqa: PLC0415

    async with app.progress.work("Exporting events", function, can_stop=False):
        path = await asyncio.to_thread(event_exchange.export_events, function, tuple(events), target)
    app.notices.info(f"Exported {_counted(len(events))} of {function}.", str(path))
    return path


def _counted(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"
