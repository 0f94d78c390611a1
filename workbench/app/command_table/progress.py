"""Commands on the work that runs; the window shows it."""

from workbench.app.commands import Command, Menu

COMMANDS = (
    Command(
        "progress.show",
        "Show Running Work",
        "List what the program is doing, how far it is, and stop what can be stopped.",
        icon="hourglass",
        shortcut="Ctrl+Alt+P",
        menu=Menu.VIEW,
    ),
    Command(
        "progress.stop",
        "Stop Running Work…",
        "Stop what the program is doing; when it does several things, choose which.",
        icon="circle-stop",
        shortcut="Ctrl+Alt+.",
        menu=Menu.VIEW,
    ),
)
