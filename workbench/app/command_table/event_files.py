"""Commands on the files of saved events: here they act on the one in the composer, in the explorer on its row."""

from typing import TYPE_CHECKING

from workbench.app.commands import Command, Menu, has_workspace
from workbench.app.context import Context
from workbench.app.use_cases.event_files import composed_event, delete_event, duplicate_event, undo_delete

if TYPE_CHECKING:
    from workbench.app.application import Application


def _has_event(context: Context) -> bool:
    return has_workspace(context) and bool(context.event_name)


async def _duplicate(app: "Application") -> None:
    await duplicate_event(app, composed_event(app).path)


async def _delete(app: "Application") -> None:
    await delete_event(app, composed_event(app).path)


COMMANDS = (
    Command(
        "event.rename",
        "Rename Event…",
        "Give the saved event another name, or put it into another folder.",
        icon="pencil",
        enabled=_has_event,
    ),
    Command(
        "event.duplicate",
        "Duplicate Event",
        "Copy the saved event, with what is kept beside it.",
        icon="copy-plus",
        enabled=_has_event,
        run=_duplicate,
    ),
    Command(
        "event.delete",
        "Delete Event",
        "Delete the saved event; it can be put back until the program ends.",
        icon="trash-2",
        enabled=_has_event,
        run=_delete,
    ),
    Command(
        "event.undo_delete",
        "Undo Delete Event",
        "Put back the event that was deleted last.",
        icon="undo-2",
        menu=Menu.FILE,
        enabled=has_workspace,
        run=undo_delete,
    ),
    Command(
        "event.import",
        "Import Events…",
        "Copy events into the workspace: files of SAM CLI, other JSON files, or a schema of shareable test events.",
        icon="download",
        menu=Menu.FILE,
        enabled=has_workspace,
    ),
    Command(
        "event.import_folder",
        "Import Folder of Events…",
        "Copy the JSON files of a folder and of those in it into the workspace.",
        icon="folder-plus",
        menu=Menu.FILE,
        enabled=has_workspace,
    ),
    Command(
        "event.export",
        "Export Events…",
        "Write the events as the function's shareable test events, as the Lambda console and SAM CLI keep them.",
        icon="upload",
        menu=Menu.FILE,
        enabled=has_workspace,
    ),
)
