"""The explorer's tree view: a filter hides rows, a click folds, and every key does what hands expect."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from workbench.gui.explorer.delegate import RowDelegate
from workbench.gui.explorer.event_drops import EventDrops
from workbench.gui.explorer.name_editor import NameEditor
from workbench.gui.look import Look
from workbench.gui.models.function_filter import Filter, read_filter
from workbench.gui.models.function_state import StateOf, idle
from workbench.gui.models.function_tree import CONTAINERS, Row
from workbench.gui.models.functions import FunctionsModel
from workbench.gui.translation import tr

MOST_OPEN = 500
"""Rows that come open by themselves: laying out thousands takes longer than a key may, and nobody reads them."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """How many functions and events a filter leaves, and what is wrong with it, or nothing."""

    count: int
    fault: str = ""


class ExplorerTree(QTreeView):
    """Shows a workspace. `chosen` follows the current row and clicks on it, `opened` is Enter or a double click.

    Of saved events and their folders: `renamed` carries row and new name, `deletion_wanted` the row. Of functions
    `command_wanted` carries the row and a command.
    """

    chosen = Signal(object)
    opened = Signal(object)
    filter_wanted = Signal(str)
    renamed = Signal(object, str)
    deletion_wanted = Signal(object)
    command_wanted = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None = None, state_of: StateOf = idle) -> None:
        super().__init__(parent)
        self.rows = FunctionsModel(self, state_of)
        self._state_of = state_of
        self._filter = Filter()
        self._quiet = self._waits = False
        self._current = 0
        self._folded_before: set[int] = set()
        self._folded_for_size: set[int] = set()
        self.setModel(self.rows)
        delegate = RowDelegate(look, self, state_of)
        delegate.renamed.connect(self.renamed)
        self.setItemDelegate(delegate)
        self._set_up()
        self.drops = EventDrops(self)
        look.changed.connect(self.viewport().update)
        self.rows.rowsInserted.connect(self._inserted)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def _set_up(self) -> None:
        self.setObjectName("explorer.tree")
        self.setAccessibleName(tr("Functions and events"))
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

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Bring the rows up to date; the current row, what is folded and the filter stay."""
        self._quiet = True
        self.rows.show_rows(rows)
        self._quiet = False

    def set_filter(self, text: str) -> Filtered:
        """Show only the functions and events that `text` asks for (see `function_filter`)."""
        filtering, self._filter = bool(self._filter), read_filter(text)
        if self._filter and not filtering:
            self._folded_before = {one.internalId() for one in self.rows.containers() if not self.isExpanded(one)}
            self._folded_for_size = set()
        count = self._show_matching(starts=not filtering)
        if filtering and not self._filter:
            self.scrollTo(self.currentIndex())
        return Filtered(count, self._filter.fault)

    def show_states(self) -> None:
        """What functions are doing has changed."""
        if self._filter.of_states:
            self._show_matching()
        self.viewport().update()

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

    def _show_matching(self, *, starts: bool = False) -> int:
        """Apply the filter: what it shows anew comes open, and the current row stays or comes back."""
        asked, current = self._filter, self.currentIndex()
        if current.isValid():
            self._current = current.internalId()
        self._quiet = self._waits = True
        count, fresh = self.rows.filter(asked.test(self._state_of) if asked else None)
        self._waits = False
        if asked:
            self._open_few({one.internalId() for one in (self.rows.containers() if starts else fresh)})
        elif not starts:
            for index in self.rows.containers():
                self.setExpanded(index, index.internalId() not in self._folded_before)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index_of(self._current))
        self._quiet = False
        return count

    def _open_few(self, wanted: AbstractSet[int]) -> None:
        """Open these, and those that had too many rows before, as far as there are not too many now."""
        rows = 0
        for index in self.rows.containers():
            rows += self.rows.rowCount(index)
            number, fits = index.internalId(), rows <= MOST_OPEN or rows == self.rows.rowCount(index)
            if not fits and (number in wanted or self.isExpanded(index)):
                self._folded_for_size.add(number)
                self.collapse(index)
            elif fits and (number in wanted or number in self._folded_for_size):
                self._folded_for_size.discard(number)
                self.expand(index)

    def doItemsLayout(self) -> None:
        """Qt: lay out the rows. After a filter that is done once all of them are open, not before that too."""
        if self._waits:
            self.scheduleDelayedItemsLayout()
        else:
            super().doItemsLayout()

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """New sections and folders come open, the first of them where there are very many."""
        if parent.isValid() and self.rows.rowCount(parent) == last - first + 1:
            self.expand(parent)
        open_rows = sum(self.rows.rowCount(one) for one in self.rows.containers() if self.isExpanded(one))
        for place in range(first, last + 1):
            index = self.rows.index(place, 0, parent)
            # Not expandRecursively, which has each row that has none below it remembered as open.
            for one in (index, *self.rows.containers(index)):
                count = self.rows.rowCount(one)
                if count and (not open_rows or open_rows + count <= MOST_OPEN):
                    open_rows += count
                    self.expand(one)

    # -- keys and pointer ------------------------------------------------------------------------

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.rows.row_at(current)
        if row is not None and not self._quiet:
            self.chosen.emit(row)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is None:
            return
        if row.kind in CONTAINERS:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.opened.emit(row)

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+F here means the filter, not the editor's find."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, `/` and Ctrl+F go to the filter; arrows are Qt's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2 and (row := self.row()) is not None:
            if row.function is not None:
                self.command_wanted.emit(row, "function.rename")
            else:
                self.edit_name(row)
        elif event.key() == Qt.Key.Key_Delete and (row := self.row()) is not None:
            if row.function is not None:
                self.command_wanted.emit(row, "function.delete")
            else:
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
        """Qt: a click on a section or folder folds it, one on a hint takes its offer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index) if index.isValid() else None
        if event.button() is Qt.MouseButton.LeftButton and row is not None and _opens_at_once(row):
            self._open(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click opens; on a section it is two clicks."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index) if index.isValid() else None
        if event.button() is Qt.MouseButton.LeftButton and row is not None and not _opens_at_once(row):
            self._open(index)


def _opens_at_once(row: Row) -> bool:
    """Whether one click does what Enter does: folding, or what a hint offers."""
    return row.kind in CONTAINERS or row.offers


def _is_own(event: QKeyEvent) -> bool:
    """Whether the key is the tree's, though a command of the window has it as well (F2 renames in code)."""
    plain = not event.modifiers() and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
    return plain or _is_find(event)


def _is_find(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
