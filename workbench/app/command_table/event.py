"""Commands on the event in the composer; the window does the work on its own text."""

from workbench.app.commands import Command, Menu, has_workspace

COMMANDS = (
    Command(
        "event.sample",
        "Choose Sample Event…",
        "Fill the composer with an event as an AWS service sends it.",
        icon="list",
        shortcut="Ctrl+E",
        menu=Menu.RUN,
    ),
    Command(
        "event.save",
        "Save Event…",
        "Keep the event as a file in the workspace.",
        icon="save",
        shortcut="Ctrl+Shift+S",
        menu=Menu.RUN,
        enabled=has_workspace,
    ),
    Command(
        "event.format",
        "Format Event",
        "Indent the event's JSON.",
        icon="align-left",
        shortcut="Ctrl+Shift+F",
        menu=Menu.RUN,
    ),
    Command(
        "event.minify",
        "Minify Event",
        "Take the blanks out of the event's JSON.",
        icon="minimize-2",
        menu=Menu.RUN,
    ),
)
