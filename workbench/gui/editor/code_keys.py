"""The keys that know about code: Return, Tab, Backspace, Home, brackets and quotes."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from workbench.app.command_table import COMMANDS
from workbench.gui.editor import editing, keys

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

_PAIRED = frozenset("()[]{}\"'`")
_NONE, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_Mode = QTextCursor.MoveMode


def is_windows_own(event: QKeyEvent) -> bool:
    """Whether the key is a command's that is not about text.

    Qt's text widgets claim some such keys for themselves on some systems (Ctrl+E is "end of line" under X11).
    """
    return QKeySequence(event.keyCombination()).toString() in _window_keys()


@cache
def _window_keys() -> frozenset[str]:
    shortcuts = (command.shortcut for command in COMMANDS if not command.id.startswith("edit."))
    return frozenset(
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) for keys in shortcuts if keys
    )


class CodeKeys:
    """Acts on one editor's text, in one undo step a key."""

    def __init__(self, edit: "CodeEdit") -> None:
        self._edit = edit
        self._chords: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_Return, _NONE): self._new_line,
            (Qt.Key.Key_Enter, _NONE): self._new_line,
            (Qt.Key.Key_Tab, _NONE): self._tab,
            (Qt.Key.Key_Backtab, _SHIFT): self._tab_back,
            (Qt.Key.Key_Backspace, _NONE): lambda: editing.backspace(edit, edit.unit),
            (Qt.Key.Key_Slash, _CONTROL): edit.toggle_comment,
            (Qt.Key.Key_Home, _NONE): lambda: self._home(_Mode.MoveAnchor),
            (Qt.Key.Key_Home, _SHIFT): lambda: self._home(_Mode.KeepAnchor),
        }

    def handled(self, event: QKeyEvent) -> bool:
        """Do what the key means in code; False when it means what Qt does with it."""
        action = self._chords.get((event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
        if action is not None:
            return action() is not False
        typed = event.text()
        return bool(typed) and typed in _PAIRED and editing.insert_pair(self._edit, typed)

    def _new_line(self) -> None:
        editing.new_line(self._edit, self._edit.language, self._edit.unit)

    def _tab(self) -> None:
        unit = self._edit.unit
        if self._edit.textCursor().hasSelection():
            editing.change_lines(self._edit, lambda lines: keys.indented(lines, unit))
        else:
            editing.insert_indent(self._edit, unit)

    def _tab_back(self) -> None:
        unit = self._edit.unit
        editing.change_lines(self._edit, lambda lines: keys.dedented(lines, unit))

    def _home(self, mode: QTextCursor.MoveMode) -> None:
        """To the first character of the code, then to the line's start."""
        cursor = self._edit.textCursor()
        block = cursor.block()
        first = block.position() + len(keys.indent_of(block.text()))
        cursor.setPosition(block.position() if cursor.position() == first else first, mode)
        self._edit.setTextCursor(cursor)
