"""Commands on the editor's groups and the order of their tabs; all are the window's own work."""

from workbench.app.commands import Command, Menu, has_document


def _group(name: str, title: str, help_text: str, icon: str = "", shortcut: str = "") -> Command:
    return Command(f"group.{name}", title, help_text, icon, shortcut, Menu.VIEW, has_document)


COMMANDS = (
    _group("split_right", "Split Right", "Show the file in front also in a group beside.", "columns-2", "Ctrl+\\"),
    _group("split_down", "Split Down", "Show the file in front also in a group below.", "rows-2", "Ctrl+Alt+\\"),
    _group("close_split", "Close Split", "Take the tabs of both groups into one.", "square", "Ctrl+Alt+W"),
    _group("focus_next", "Focus Next Group", "Move the keyboard to the other group of the editor.", "", "F6"),
    _group(
        "move_tab",
        "Move Tab to Other Group",
        "Take the file in front to the other group; with one group, to a new one beside.",
        "arrow-right",
        "Ctrl+Alt+Right",
    ),
    _group("move_tab_left", "Move Tab Left", "Change places with the tab before.", "", "Ctrl+Shift+PgUp"),
    _group("move_tab_right", "Move Tab Right", "Change places with the tab after.", "", "Ctrl+Shift+PgDown"),
)
