"""Commands that open windows of their own; the window's own work."""

from workbench.app.commands import Command, Menu

COMMANDS = (
    Command(
        "window.new",
        "New Window",
        "Open another window, with no folder yet.",
        icon="app-window",
        shortcut="Ctrl+Alt+Shift+W",
        menu=Menu.FILE,
    ),
    Command(
        "window.open_folder",
        "Open Folder in New Window…",
        "Open a folder of functions in a window of its own; one that is open already comes to the front.",
        icon="folder-open",
        menu=Menu.FILE,
    ),
)
