"""Commands on what the user can choose; the window shows it."""

from workbench.app.commands import Command, Menu

COMMANDS = (
    Command(
        "view.preferences",
        "Preferences…",
        "Choose how the program looks and works.",
        icon="settings",
        shortcut="Ctrl+,",
        menu=Menu.FILE,
    ),
    Command("view.keymap", "Keymap…", "Choose the keys of commands.", icon="keyboard", menu=Menu.FILE),
    Command(
        "settings.open_keymap",
        "Keymap File",
        "Open the file with your keys; changes are used once it is saved.",
        icon="file-cog",
        menu=Menu.FILE,
    ),
)
