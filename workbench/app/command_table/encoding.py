"""Commands on the encoding and the line ends of the file in front; all are the window's own work."""

from workbench.app.commands import Command, Menu, has_document


def _file(name: str, title: str, help_text: str, icon: str = "") -> Command:
    return Command(f"encoding.{name}", title, help_text, icon, "", Menu.FILE, has_document)


COMMANDS = (
    _file("reopen", "Reopen with Encoding…", "Read the file in front with another encoding.", "refresh-cw"),
    _file("save", "Save with Encoding…", "Save the file in front with another encoding.", "save"),
    _file("line_ends", "Line Ends…", "Choose how the lines of the file in front end.", "corner-down-left"),
)
