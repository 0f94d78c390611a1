"""Commands that know the language of the file in front; all are the window's own work."""

from dataclasses import replace

from workbench.app.commands import Command, Menu
from workbench.app.context import Context
from workbench.app.languages.server_table import PYTHON_SUFFIXES, server_for


def has_python(context: Context) -> bool:
    """Enabled while a Python file is in front in the editor."""
    return context.document is not None and context.document.suffix.lower() in PYTHON_SUFFIXES


def has_code(context: Context) -> bool:
    """Enabled while a file is in front that something is known of, or would be with a language server."""
    return has_python(context) or (context.document is not None and server_for(context.document) is not None)


def _code(name: str, title: str, help_text: str, icon: str, shortcut: str) -> Command:
    identifier = f"language.{name}"
    return Command(identifier, title, help_text, icon=icon, shortcut=shortcut, menu=Menu.CODE, enabled=has_code)


def _ruff(name: str, title: str, help_text: str, icon: str, shortcut: str) -> Command:
    return replace(_code(name, title, help_text, icon, shortcut), enabled=has_python)


COMMANDS = (
    _code("complete", "Complete", "Offer what can stand at the cursor.", "list", "Ctrl+Space"),
    _code("parameters", "Show Parameters", "Show the parameters of the call at the cursor.", "", "Ctrl+Shift+Space"),
    _code("explain", "Show Documentation", "Show what the name at the cursor stands for.", "book-open", "Shift+F1"),
    _code(
        "definition", "Go to Definition", "Go to where the name at the cursor is defined.", "corner-down-left", "F12"
    ),
    _code("references", "Find References", "List where what the name stands for is used.", "list-tree", "Shift+F12"),
    _code("rename", "Rename…", "Rename what the name at the cursor stands for, in all files.", "pencil", "F2"),
    _ruff("format", "Format Document", "Format the file in front with ruff.", "align-left", "Alt+Shift+F"),
    _ruff("fix", "Fix Problem", "Mend what ruff found in the line of the cursor.", "wand-sparkles", "Alt+Return"),
    _ruff("fix_all", "Fix All Problems", "Mend all that ruff found in the file in front.", "", ""),
    _code("restart", "Restart Language Servers", "End all language servers and start them anew.", "rotate-cw", ""),
)
