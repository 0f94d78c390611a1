"""Commands on the text in front; all are the window's own work."""

from workbench.app.commands import Command, Menu, has_document, has_workspace


def _edit(name: str, title: str, help_text: str, icon: str, shortcut: str) -> Command:
    return Command(f"edit.{name}", title, help_text, icon=icon, shortcut=shortcut, menu=Menu.EDIT, enabled=has_document)


def _files(name: str, title: str, help_text: str, icon: str, shortcut: str) -> Command:
    return Command(f"edit.{name}", title, help_text, icon, shortcut, Menu.EDIT, has_workspace)


_FILES = (
    _files(
        "find_in_files", "Find in Files…", "Find text in all files of the workspace.", "file-search", "Ctrl+Shift+F"
    ),
    _files(
        "replace_in_files",
        "Replace in Files…",
        "Find text in all files of the workspace and put other text in its place.",
        "replace",
        "Ctrl+Shift+H",
    ),
    _files("next_result", "Next Result", "Go to the next place that was found in the files.", "arrow-down", "F4"),
    _files("previous_result", "Previous Result", "Go to the place found before.", "arrow-up", "Shift+F4"),
)
"""Commands on all files."""

COMMANDS = (
    *_FILES,
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
