"""The form by keyboard and pointer: every wish has a key, and every row a place to press."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.composer.form_editors import Step
from workbench.gui.composer.form_fields import FormFields
from workbench.gui.composer.form_layout import Press, box_rect, press_rect, presses
from workbench.gui.composer.form_menu import row_menu
from workbench.gui.composer.form_rows import FormRow, RowKind
from workbench.gui.look import Look
from workbench.model.event_form import FieldKind

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class FormTree(FormFields):
    """Enter, F2, typing or a press opens a field; Tab goes from one open field to the next."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._pressed = QPersistentModelIndex()
        self.delegate.left.connect(self._left_editor)

    # -- going on --------------------------------------------------------------------------------

    def _left_editor(self, step: Step) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        match step:
            case Step.DOWN:
                self._go(self._next_field(forward=True))
            case Step.NEXT | Step.PREVIOUS:
                forward = step is Step.NEXT
                index = self._next_field(forward=forward)
                if index.isValid():
                    self._go(index)
                    self.open(index, lists=False)
                else:
                    self.focusNextPrevChild(forward)
            case _:
                pass

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)

    def _next_field(self, *, forward: bool) -> QModelIndex:
        """The field below or above the current row that takes a value; invalid when there is none."""
        index = self.currentIndex()
        while index.isValid():
            index = self.indexBelow(index) if forward else self.indexAbove(index)
            row = self.rows.row_at(index) if index.isValid() else None
            if row is not None and row.kind is RowKind.FIELD and not self.is_container(row):
                return index
        return QModelIndex()

    def _item(self) -> FormRow | None:
        """The item that the current row is, or is in."""
        index = self.currentIndex()
        while index.isValid():
            row = self.rows.row_at(index)
            if row is not None and row.is_item:
                return row
            index = index.parent()
        return None

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Qt: the form's keys mean the form, while it has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: open, toggle, add, remove, duplicate, or begin to type; arrows are Qt's own."""
        if self._undoes(event):
            return
        index = self.currentIndex()
        row = self.rows.row_at(index) if index.isValid() else None
        if row is None or not self._take_key(event, index, row):
            super().keyPressEvent(event)

    def _undoes(self, event: QKeyEvent) -> bool:
        """Ask for the step back or forth that the key means; an open editor has its own. Faults can be undone too."""
        if self.delegate.is_editing:
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            return False
        return True

    def _take_key(self, event: QKeyEvent, index: QModelIndex, row: FormRow) -> bool:
        match event.key():
            case key if key in _ENTER and not event.modifiers() & _CONTROL:
                self._activate(index, row)
            case Key.Key_Space:
                self._activate(index, row)
            case Key.Key_F2:
                self.open_as_text(index)
            case Key.Key_Delete:
                self.remove(row)
            case Key.Key_Insert:
                self._insert(row)
            case Key.Key_Plus if row.addable:
                self.add(row)
            case Key.Key_D if event.modifiers() == _CONTROL:
                self.duplicate(self._item() or row)
            case _ if _types(event) and row.kind is RowKind.FIELD:
                self.open(index, event.text())
            case _:
                return False
        return True

    def _activate(self, index: QModelIndex, row: FormRow) -> None:
        if row.field is not None and row.kind is RowKind.FIELD and row.field.kind is FieldKind.BOOLEAN:
            self.toggle(row)
        else:
            self.open(index)

    def _insert(self, row: FormRow) -> None:
        """Add the field, or one more item to the list that the row is in."""
        item = self._item()
        if row.addable:
            self.add(row)
        elif item is not None:
            self.add_item(item)

    # -- pointer ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the row becomes current; what it is for happens on release."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: two presses."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a press on a box edits, on an icon does what it says, on a head folds."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = self.rows.row_at(index) if index.isValid() else None
        if event.button() is Qt.MouseButton.LeftButton and row is not None and index == self._pressed:
            self._press(index, row, place)

    def _press(self, index: QModelIndex, row: FormRow, place: QPoint) -> None:
        area = self.visualRect(index)
        found = next((press for press in presses(row) if press_rect(row, area, press).contains(place)), None)
        match found:
            case Press.ADD:
                self.add(row)
            case Press.DUPLICATE:
                self.duplicate(row)
            case Press.REMOVE:
                self.remove(row)
            case _ if row.kind is not RowKind.FIELD or box_rect(area).contains(place):
                self._activate(index, row)
            case _:
                pass

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the row under the pointer shows what can be pressed."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: no row is under the pointer."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        if self.delegate.hovered != index:
            self.delegate.hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of the row under the pointer, or of the current one by the keyboard."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.rows.row_at(index) if index.isValid() else None
        if row is None:
            return
        place = self.visualRect(index).center() if by_key else event.pos()
        menu = row_menu(self, row, self, read_only=self.delegate.read_only)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self.viewport().mapToGlobal(place))


def _types(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & ~_TYPING


def _is_ours(event: QKeyEvent) -> bool:
    if event.key() in (Key.Key_Delete, Key.Key_Insert, Key.Key_F2):
        return not event.modifiers()
    steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return (
        any(map(event.matches, steps)) or (event.key() == Key.Key_D and event.modifiers() == _CONTROL) or _types(event)
    )
