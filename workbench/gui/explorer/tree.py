"""The explorer's tree view: a filter hides rows, a click folds, and every key does what hands expect."""

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from workbench.gui.explorer.delegate import RowDelegate
from workbench.gui.explorer.event_drops import EventDrops
from workbench.gui.explorer.name_editor import NameEditor
from workbench.gui.look import Look
from workbench.gui.models.function_tree import Row, RowKind, Runtimes, build_rows
from workbench.gui.models.functions import FunctionsModel
from workbench.model.workspace import Workspace

_CONTAINERS = (RowKind.SECTION, RowKind.FOLDER, RowKind.PLACE)


class ExplorerTree(QTreeView):
    """Shows a workspace. `chosen` follows the current row and clicks on it, `opened` is Enter or a double click.

    Of saved events and their folders: `renamed` carries row and new name, `deletion_wanted` the row.
    """

    chosen = Signal(object)
    opened = Signal(object)
    filter_wanted = Signal(str)
    renamed = Signal(object, str)
    deletion_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FunctionsModel(self)
        self._words: tuple[str, ...] = ()
        self._quiet = False
        self._hidden: set[int] = set()
        self._folded_before: set[QPersistentModelIndex] = set()
        self.setModel(self.rows)
        delegate = RowDelegate(look, self)
        delegate.renamed.connect(self.renamed)
        self.setItemDelegate(delegate)
        self._set_up()
        self.drops = EventDrops(self)
        look.changed.connect(self.viewport().update)
        self.rows.rowsInserted.connect(self._inserted)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def _set_up(self) -> None:
        self.setObjectName("explorer.tree")
        self.setAccessibleName("Functions and events")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_workspace(
        self, workspace: Workspace | None, runtimes: Runtimes, today: date, more: tuple[Row, ...] = ()
    ) -> None:
        """Bring the rows up to date, with `more` below; the current row, what is folded and the filter stay."""
        self._quiet = True
        try:
            self.rows.show_rows((*build_rows(workspace, runtimes, today), *more))
            self._hide_unwanted()
        finally:
            self._quiet = False

    def set_filter(self, text: str) -> int:
        """Show only functions and events that hold every word of `text`; how many there are."""
        filtering, self._words = bool(self._words), tuple(text.casefold().split())
        if self._words and not filtering:
            self._remember_folded()
            self.expandAll()
        count = self._hide_unwanted()
        if filtering and not self._words:
            self._fold_again()
        return count

    def select_function(self, name: str | None, scope: str = "") -> None:
        """Make the function's row current without telling anybody."""
        index = self.rows.function_index(name, scope) if name else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False

    def select_event(self, name: str) -> None:
        """Make the saved event's row current without telling anybody."""
        index = self.rows.event_index(name)
        if index.isValid():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False

    def edit_name(self, row: Row) -> None:
        """Let a new name be typed over the row of a saved event, or of a folder of them."""
        index = next((one for one, shown in self.rows.walk() if shown is row), QModelIndex())
        if index.isValid() and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False
            self.edit(index)
            editor = self.findChild(NameEditor)
            if isinstance(editor, NameEditor):
                editor.select_last()  # Qt has selected all of it

    def row(self, index: QModelIndex | None = None) -> Row | None:
        """What a row shows, by default the current one."""
        return self.rows.row_at(self.currentIndex() if index is None else index)

    # -- filter ----------------------------------------------------------------------------------

    def _hide_unwanted(self) -> int:
        return self._hide_below(QModelIndex())

    def _hide_below(self, parent: QModelIndex) -> int:
        """Hide what does not match below `parent`; how many rows match."""
        count = 0
        for place, (index, row) in enumerate(self.rows.below(parent)):
            found = self._hide_below(index) if row.kind in _CONTAINERS else int(self._matches(row))
            count += found
            self._set_hidden(place, parent, index.internalId(), not found)
        return count

    def _set_hidden(self, place: int, parent: QModelIndex, row_id: int, hidden: bool) -> None:
        # Asking the view costs more than the whole filter: it goes back to the model for each row.
        if hidden == (row_id in self._hidden):
            return
        self.setRowHidden(place, parent, hidden)
        if hidden:
            self._hidden.add(row_id)
        else:
            self._hidden.discard(row_id)

    def _matches(self, row: Row) -> bool:
        return all(word in row.search for word in self._words)

    def _remember_folded(self) -> None:
        self._folded_before = {
            QPersistentModelIndex(index)
            for index, row in self.rows.walk()
            if row.kind in _CONTAINERS and not self.isExpanded(index)
        }

    def _fold_again(self) -> None:
        for index in self._folded_before:
            self.collapse(index)
        self._folded_before.clear()
        self.scrollTo(self.currentIndex())

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """New sections and folders come open."""
        if parent.isValid() and self.rows.rowCount(parent) == last - first + 1:
            self.expand(parent)
        for place in range(first, last + 1):
            index = self.rows.index(place, 0, parent)
            if self.rows.rowCount(index):
                self.expandRecursively(index)

    # -- keys and pointer ------------------------------------------------------------------------

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.rows.row_at(current)
        if row is not None and not self._quiet:
            self.chosen.emit(row)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is None:
            return
        if row.kind in _CONTAINERS:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.opened.emit(row)

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+F here means the filter, not the editor's find."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, `/` and Ctrl+F go to the filter; arrows are Qt's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2 and (row := self.row()) is not None:
            self.edit_name(row)
        elif event.key() == Qt.Key.Key_Delete and (row := self.row()) is not None:
            self.deletion_wanted.emit(row)
        elif _is_find(event) or event.text() == "/":
            self.filter_wanted.emit("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on the row that is current already chooses it too; no change of the current row tells that."""
        before = QPersistentModelIndex(self.currentIndex())
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and before == index:
            self._current_changed(index, index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a section or folder folds it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index) if index.isValid() else None
        if event.button() is Qt.MouseButton.LeftButton and row is not None and row.kind in _CONTAINERS:
            self._open(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click opens; on a section it is two clicks."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index) if index.isValid() else None
        if event.button() is Qt.MouseButton.LeftButton and row is not None and row.kind not in _CONTAINERS:
            self._open(index)


def _is_find(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
