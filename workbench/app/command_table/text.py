"""Commands of hands on the text of the file in front: lines, several carets, folds; all are the window's own work."""

from workbench.app.commands import Command, Menu, has_document


def _text(name: str, title: str, help_text: str, icon: str = "", shortcut: str = "") -> Command:
    return Command(f"text.{name}", title, help_text, icon, shortcut, Menu.EDIT, has_document)


COMMANDS = (
    _text("move_lines_up", "Move Lines Up", "Change places with the line above.", "arrow-up", "Alt+Up"),
    _text("move_lines_down", "Move Lines Down", "Change places with the line below.", "arrow-down", "Alt+Down"),
    _text("copy_lines_up", "Copy Lines Up", "Put a copy of the lines above them.", "copy-plus", "Alt+Shift+Up"),
    _text("copy_lines_down", "Copy Lines Down", "Put a copy of the lines below them.", "copy-plus", "Alt+Shift+Down"),
    _text("delete_lines", "Delete Lines", "Take the selected lines away.", "trash-2", "Ctrl+Shift+K"),
    _text("select_next", "Select Next Place", "Select the next place with the same text too.", "", "Ctrl+D"),
    _text("select_every", "Select Every Place", "Select every place with the same text.", "", "Ctrl+Shift+L"),
    _text("caret_above", "Add Caret Above", "Type in the line above too.", "", "Ctrl+Alt+Up"),
    _text("caret_below", "Add Caret Below", "Type in the line below too.", "", "Ctrl+Alt+Down"),
    _text("fold", "Fold", "Hide the lines that are indented more.", "chevron-right", "Ctrl+Shift+["),
    _text("unfold", "Unfold", "Show the hidden lines again.", "chevron-down", "Ctrl+Shift+]"),
    _text("fold_all", "Fold All", "Hide all lines that are indented."),
    _text("unfold_all", "Unfold All", "Show every line."),
)
