"""Watch expressions: their values at each stop, and a field that adds one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.stores.debug import Watched
from workbench.app.use_cases.debug_reading import read_watches
from workbench.app.use_cases.debug_watches import add_watch, change_watch, remove_watch
from workbench.gui.debugger.console import field_row
from workbench.gui.debugger.value_tree import ValueTree
from workbench.gui.look import Look
from workbench.gui.models.values import RowKind, ValueRow
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.gui.widgets import name

_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class WatchTree(ValueTree):
    """Rows that can be edited (F2, Enter or a double click) and taken away (Delete)."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, parent: QWidget | None = None) -> None:
        super().__init__(look, "debug.watch", tr("Watch expressions"), parent)
        self._app = app
        self._tasks = tasks
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        # Queued: the rows become others, which they must not while Qt closes the field.
        self.values.edited.connect(self._edited, Qt.ConnectionType.QueuedConnection)

    def show_watched(self, watched: tuple[Watched, ...]) -> None:
        """Show these expressions."""
        self.show_rows(watch_row(one) for one in watched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete takes an expression away, Enter edits it."""
        index = self.currentIndex()
        row = self.values.row(index)
        if row is None or row.kind is not RowKind.WATCH or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in _DELETE:
            remove_watch(self._app, row.name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        own = event.key() in (*_DELETE, Qt.Key.Key_F2) and self.currentIndex().isValid()
        return own or super()._takes(event)

    def _edited(self, old: str, new: str) -> None:
        change_watch(self._app, old, new)
        self._tasks.start(read_watches(self._app), "debug-watches")


class Watches(QWidget):
    """The tree, and below it the field."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.tree = WatchTree(app, look, tasks, self)
        self.field = QLineEdit(self)
        name(self.field, "debug.watch.add", tr("Add a watch expression"))
        self.field.setPlaceholderText(tr("Add expression"))
        self.field.setFont(look.code_font(12))
        self.field.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addLayout(field_row(self.field))
        self.setFocusProxy(self.field)
        self.destroyed.connect(app.debug.watches_changed.connect(lambda _told: self._show()))
        self._show()

    def _show(self) -> None:
        self.tree.show_watched(self._app.debug.watched)

    def _add(self) -> None:
        add_watch(self._app, self.field.text())
        self.field.clear()
        self._tasks.start(read_watches(self._app), "debug-watches")


def watch_row(one: Watched) -> ValueRow:
    """The row of a watch expression."""
    found = one.value
    if found is None:
        return ValueRow(one.expression, kind=RowKind.WATCH, fault=one.fault)
    return ValueRow(one.expression, found.value, found.type, found.reference, RowKind.WATCH)
