"""A block of columns is selected by dragging with Alt, or with Shift and Alt: a caret in each of its lines."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class ColumnDrag(QObject):
    """Watches one editor's viewport; a click without a way stays what it was."""

    def __init__(self, edit: "CodeEdit") -> None:
        super().__init__(edit)
        self._edit = edit
        self._from: QPoint | None = None
        self._drags = False
        edit.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: a press with Alt may begin a block, moves draw it, the release ends it."""
        if not isinstance(event, QMouseEvent):
            return False
        place = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._from = place if event.modifiers() in (_ALT, _ALT | _SHIFT) else None
                self._drags = False
                return event.modifiers() == _ALT | _SHIFT
            case QEvent.Type.MouseMove if self._from is not None and event.buttons() & Qt.MouseButton.LeftButton:
                far = (place - self._from).manhattanLength() >= QApplication.startDragDistance()
                self._drags = self._drags or far
                if self._drags:
                    self._select(self._from, place)
                return True
            case QEvent.Type.MouseButtonRelease:
                self._from = None
                return self._drags
            case _:
                return False

    def _select(self, start: QPoint, end: QPoint) -> None:
        """A caret in every line between, from column to column; lines that end before the block are left out."""
        top, bottom = sorted((start.y(), end.y()))
        rows = [y + min(height, self._edit.fontMetrics().height()) // 2 for y, height in self._rows(top, bottom)]
        found = [self._between(QPoint(start.x(), y), QPoint(end.x(), y)) for y in rows]
        wide = [one for one in found if one.hasSelection()]
        self._edit.carets.put(wide or found)

    def _rows(self, top: int, bottom: int) -> list[tuple[int, int]]:
        return [(y, height) for _, y, height in self._edit.visible_lines() if y + height > top and y <= bottom]

    def _between(self, start: QPoint, end: QPoint) -> QTextCursor:
        cursor = self._edit.cursorForPosition(start)
        cursor.setPosition(self._edit.cursorForPosition(end).position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor
