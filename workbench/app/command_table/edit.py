"""Commands on the text in front; all are the window's own work."""

from workbench.app.commands import Command, Menu, has_document


def _edit(name: str, title: str, help_text: str, icon: str, shortcut: str) -> Command:
    return Command(f"edit.{name}", title, help_text, icon=icon, shortcut=shortcut, menu=Menu.EDIT, enabled=has_document)


COMMANDS = (
    _edit("undo", "Undo", "Take back the last change.", "undo-2", "Ctrl+Z"),
    _edit("redo", "Redo", "Make the change again that was taken back.", "redo-2", "Ctrl+Shift+Z"),
    _edit("cut", "Cut", "Move the selected text to the clipboard.", "scissors", "Ctrl+X"),
    _edit("copy", "Copy", "Copy the selected text to the clipboard.", "copy", "Ctrl+C"),
    _edit("paste", "Paste", "Insert the clipboard's text.", "clipboard-paste", "Ctrl+V"),
    _edit("select_all", "Select All", "Select the whole text.", "text-select", "Ctrl+A"),
    _edit("find", "Find…", "Find text in the file in front.", "search", "Ctrl+F"),
    _edit("find_next", "Find Next", "Go to the next place where the text was found.", "arrow-down", "F3"),
    _edit("find_previous", "Find Previous", "Go to the previous place.", "arrow-up", "Shift+F3"),
    _edit(
        "replace", "Replace…", "Find text in the file in front and put other text in its place.", "replace", "Ctrl+H"
    ),
    _edit("go_to_symbol", "Go to Symbol…", "Find what the file in front defines.", "list-tree", "Ctrl+Shift+O"),
    _edit("go_to_line", "Go to Line…", "Move the cursor to a line of the file in front.", "hash", "Ctrl+G"),
    _edit("toggle_comment", "Toggle Comment", "Comment the selected lines out or in.", "message-square", "Ctrl+/"),
)
