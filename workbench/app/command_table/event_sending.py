"""Commands on what the event becomes before it is sent; the window shows it."""

from workbench.app.commands import Command, Menu, has_workspace

COMMANDS = (
    Command(
        "event.preview",
        "Preview Event",
        "Show exactly the bytes that will be sent: with values for variables, in its envelopes.",
        icon="eye",
        shortcut="Ctrl+Alt+E",
        menu=Menu.RUN,
    ),
    Command(
        "event.edit_environments",
        "Edit Environments",
        "Open environments.toml, where the values are that variables of events stand for.",
        icon="file-pen",
        menu=Menu.RUN,
        enabled=has_workspace,
    ),
)
