"""What keys do in the JSON editor beyond typing: Escape and Tab leave, lines move, objects fold."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from workbench.gui.composer import json_lines, json_typing

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class JsonKeys:
    """Deals with the keys of one editor; Qt has those that it does not take."""

    def __init__(self, editor: "JsonEditor") -> None:
        self._editor = editor
        self._leaving = False

    def are_ours(self, event: QKeyEvent) -> bool:
        """Whether the editor has the key although a command of the window has it too."""
        modifiers = event.modifiers() & ~_KEYPAD
        match event.key():
            case Key.Key_F | Key.Key_H | Key.Key_Space:
                return modifiers == _CONTROL
            case Key.Key_F3:
                return not modifiers & ~_SHIFT
            case _:
                return self._fold_key(event) or self._move_key(event)

    def handled(self, event: QKeyEvent) -> bool:
        """Whether the key meant more than itself, and was dealt with."""
        if event.key() == Key.Key_Shift:
            return False  # what is pressed on the way to Shift+Tab
        leaving, self._leaving = self._leaving, False
        if event.key() == Key.Key_Escape:
            self._leaving = True
            event.ignore()
            return True
        if leaving and event.key() in (Key.Key_Tab, Key.Key_Backtab):
            self._leave(forward=event.key() == Key.Key_Tab)
            return True
        return self._found(event) or self._folded(event) or self._edited(event)

    def _leave(self, *, forward: bool) -> None:
        self._editor.setTabChangesFocus(True)
        self._editor.focusNextPrevChild(forward)
        self._editor.setTabChangesFocus(False)

    def _found(self, event: QKeyEvent) -> bool:
        if not self.are_ours(event):
            return False
        match event.key():
            case Key.Key_F | Key.Key_H:
                self._editor.find_requested.emit(event.key() == Key.Key_H)
            case Key.Key_F3:
                self._editor.find_again.emit(bool(event.modifiers() & _SHIFT))
            case _:
                return False
        return True

    @staticmethod
    def _fold_key(event: QKeyEvent) -> bool:
        brackets = (Key.Key_BracketLeft, Key.Key_BraceLeft, Key.Key_BracketRight, Key.Key_BraceRight)
        return event.modifiers() == _CONTROL | _SHIFT and event.key() in brackets

    @staticmethod
    def _move_key(event: QKeyEvent) -> bool:
        return event.modifiers() & ~_KEYPAD == _ALT and event.key() in (Key.Key_Up, Key.Key_Down)

    def _folded(self, event: QKeyEvent) -> bool:
        if not self._fold_key(event):
            return False
        if event.key() in (Key.Key_BracketLeft, Key.Key_BraceLeft):
            self._editor.folding.fold_here()
        else:
            self._editor.folding.unfold_here()
        return True

    def _edited(self, event: QKeyEvent) -> bool:
        if self._editor.isReadOnly():
            return False
        cursor = self._editor.textCursor()
        if not (self._moved(event, cursor) or self._typed(event, cursor)):
            return False
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        return True

    def _moved(self, event: QKeyEvent, cursor: QTextCursor) -> bool:
        if not self._move_key(event):
            return False
        json_lines.move_lines(cursor, up=event.key() == Key.Key_Up)
        return True

    @staticmethod
    def _typed(event: QKeyEvent, cursor: QTextCursor) -> bool:
        if event.modifiers() & ~(_SHIFT | _KEYPAD):
            return False
        match event.key():
            case Key.Key_Return | Key.Key_Enter:
                json_typing.new_line(cursor)
                return True
            case Key.Key_Tab | Key.Key_Backtab:
                _tab(cursor, out=event.key() == Key.Key_Backtab)
                return True
            case Key.Key_Backspace:
                return json_typing.backspace(cursor)
            case Key.Key_Delete:
                return json_typing.delete(cursor)
            case _:
                return bool(event.text()) and json_typing.type_character(cursor, event.text())


def _tab(cursor: QTextCursor, *, out: bool) -> None:
    if out or cursor.selection().toPlainText().count("\n"):
        json_typing.shift_lines(cursor, out=out)
    else:
        cursor.insertText(json_typing.INDENT)
