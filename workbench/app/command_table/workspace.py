"""Commands that open folders, files and the window's own file."""

from typing import TYPE_CHECKING

from workbench.app.commands import Command, Menu, has_document, has_workspace
from workbench.app.context import Context
from workbench.app.use_cases.open_workspace import open_workspace, reload_workspace
from workbench.app.use_cases.sample import sample_workspace

if TYPE_CHECKING:
    from workbench.app.application import Application


def _is_dirty(context: Context) -> bool:
    return context.document_dirty


async def _open_sample(app: "Application") -> None:
    await open_workspace(app, await sample_workspace(app))


async def _reload(app: "Application") -> None:
    await reload_workspace(app)


COMMANDS = (
    Command(
        "workspace.open",
        "Open Folder…",
        "Open a folder of functions.",
        icon="folder-open",
        shortcut="Ctrl+O",
        menu=Menu.FILE,
    ),
    Command(
        "workspace.open_sample",
        "Open Sample",
        "Open a copy of the sample workspace, which runs without any set-up.",
        icon="package-open",
        menu=Menu.FILE,
        run=_open_sample,
    ),
    Command(
        "workspace.reload",
        "Reload Workspace",
        "Look for functions and events again; changes are noticed by themselves, this is for when they were not.",
        icon="refresh-cw",
        shortcut="F5",
        menu=Menu.FILE,
        enabled=has_workspace,
        run=_reload,
    ),
    Command(
        "file.quick_open",
        "Go to Anything…",
        "Find a function, file or event by a part of its name.",
        icon="search",
        shortcut="Ctrl+P",
        menu=Menu.FILE,
        enabled=has_workspace,
    ),
    Command(
        "file.reopen_closed",
        "Reopen Closed Tab",
        "Open the file again whose tab was closed last.",
        icon="undo-2",
        shortcut="Ctrl+Shift+T",
        menu=Menu.FILE,
        enabled=has_workspace,
    ),
    Command(
        "file.save",
        "Save",
        "Write the file in front to disk.",
        icon="save",
        shortcut="Ctrl+S",
        menu=Menu.FILE,
        enabled=_is_dirty,
    ),
    Command(
        "file.save_all",
        "Save All",
        "Write every file with unsaved text to disk.",
        icon="save",
        shortcut="Ctrl+Alt+S",
        menu=Menu.FILE,
        enabled=has_document,
    ),
    Command(
        "file.close",
        "Close Tab",
        "Close the file in front.",
        icon="x",
        shortcut="Ctrl+W",
        menu=Menu.FILE,
        enabled=has_document,
    ),
    Command(
        "settings.open_file",
        "Settings File",
        "Open the settings file; changes are used once it is saved.",
        icon="file-cog",
        menu=Menu.FILE,
    ),
    Command("window.close", "Quit", "Close the window.", icon="log-out", shortcut="Ctrl+Q", menu=Menu.FILE),
)
