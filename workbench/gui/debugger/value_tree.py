"""A tree of values: arrows move and open, Ctrl+C copies a value; what was open is open again after each step."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from workbench.gui.debugger.value_delegate import ValueDelegate
from workbench.gui.look import Look
from workbench.gui.models.values import ValueRow, ValuesModel
from workbench.gui.widgets import name

Index = QModelIndex | QPersistentModelIndex
_INDENT = 14
_ROOT = QModelIndex()


class ValueTree(QTreeView):
    """Shows a `ValuesModel`."""

    def __init__(self, look: Look, object_name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = ValuesModel(self)
        self._open: set[tuple[str, ...]] = set()
        self._current: tuple[str, ...] = ()
        self._showing = False
        name(self, object_name, accessible)
        self.setModel(self.values)
        self.setItemDelegate(ValueDelegate(look, self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expanded.connect(self._opened)
        self.collapsed.connect(lambda index: self._open.discard(self.values.names(index)))
        self.values.rowsInserted.connect(lambda parent, _first, _last: self._bring_back(parent))
        look.changed.connect(self.viewport().update)

    def show_rows(self, rows: Iterable[ValueRow], *, first_open: bool = False) -> None:
        """Show other rows; those that were open are opened, and with `first_open` the first."""
        held = self._current
        self._showing = True
        self.values.show_rows(rows)
        self._showing = False
        self._current = held
        first = self.values.index(0)
        if first_open and first.isValid():
            self._open.add(self.values.names(first))
        self._bring_back(_ROOT)

    def _opened(self, index: QModelIndex) -> None:
        """Qt asks what is in it when it lays the rows out next; nobody waits for that."""
        self._open.add(self.values.names(index))
        self.values.fetchMore(index)

    def _bring_back(self, parent: QModelIndex) -> None:
        """Open what was open below a row, and put the cursor where it was."""
        for place in range(self.values.rowCount(parent)):
            index = self.values.index(place, 0, parent)
            names = self.values.names(index)
            if names == self._current:
                self.setCurrentIndex(index)
            if names in self._open:
                self.expand(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: the place to come back to."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._showing:
            self._current = self.values.names(current)

    def event(self, event: QEvent) -> bool:
        """Qt: the tree's own keys win over the window's shortcuts while it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl+C copies the value, Enter opens or closes; arrows are Qt's own."""
        index = self.currentIndex()
        row = self.values.row(index)
        if row is not None and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(row.fault or row.value or row.name)
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row.reference:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid()
