"""Commands that make functions."""

from workbench.app.commands import Command, Menu

COMMANDS = (
    Command(
        "function.new",
        "New Function…",
        "Make a function from a blueprint: code, resources, events and tests to begin with.",
        icon="plus",
        shortcut="Ctrl+Alt+N",
        menu=Menu.FILE,
        cli="new",
    ),
)
