"""The table of runs: which one is selected, and whether the selection follows the newest."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.models.runs import Column, RunsModel
from workbench.gui.runs.table_delegate import RunDelegate
from workbench.gui.translation import tr
from workbench.model.run import Run

_WIDTHS = {
    Column.DOT: 24,
    Column.TIME: 76,
    Column.START: 52,
    Column.OUTCOME: 92,
    Column.DURATION: 78,
    Column.MEMORY: 106,
    Column.COST: 104,
}
_FUNCTION = range(96, 201)
_FUNCTION_SHARE = 0.42
_EVENT_LEAST = 120
"""Function and event share what the other columns leave; where that is too little, the table scrolls."""


class RunTable(QTableView):
    """`run_selected` carries the Run selected (or None).

    `opened` comes with Enter and double click, `again` with Ctrl+R, `copied` with Ctrl+C.
    """

    run_selected = Signal(object)
    opened = Signal()
    again = Signal()
    copied = Signal()

    def __init__(self, model: RunsModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = model
        self._following = True
        self._selected_id = ""
        self._function_width = 0
        self._sharing = False
        self._cells = RunDelegate(look, self)
        self.setObjectName("runs.table")
        self.setAccessibleName(tr("Runs, the newest first"))
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._set_up_rows()
        self._set_up_header()
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(lambda *_: self._selection_changed())
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(self._updated)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._selection_changed())
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        look.changed.connect(self.viewport().update)
        self._reset()

    def _set_up_rows(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(TABLE_ROW)
        rows.setDefaultSectionSize(TABLE_ROW)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setStretchLastSection(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        for column in (Column.DOT, Column.EVENT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._section_resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Function and event take what room there is."""
        super().resizeEvent(event)
        self._share()

    def _section_resized(self, column: int, _before: int, width: int) -> None:
        """The user's own width of the function's column stays; the event's follows all."""
        if column == Column.FUNCTION and not self._sharing:
            self._function_width = width
        if column != Column.EVENT:
            self._share()

    def _share(self) -> None:
        if self._sharing:
            return
        self._sharing = True
        room = self.viewport().width() - sum(self.columnWidth(column) for column in _WIDTHS)
        function = self._function_width or min(max(int(room * _FUNCTION_SHARE), _FUNCTION[0]), _FUNCTION[-1])
        self.setColumnWidth(Column.FUNCTION, function)
        self.setColumnWidth(Column.EVENT, max(room - function, _EVENT_LEAST))
        self._sharing = False

    @property
    def following(self) -> bool:
        """Whether a new run will be selected when it comes."""
        return self._following

    def follow(self) -> None:
        """Select the next new run, whatever is selected now."""
        self._following = True

    def selected(self) -> Run | None:
        """The selected run, or None."""
        return self._runs.run(self.currentIndex().row())

    def select(self, run_id: str) -> bool:
        """Select a run; False when it is not in the table."""
        row = self._runs.row_of(run_id)
        if row < 0:
            return False
        self._select_row(row)
        return True

    def _select_row(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._runs.index(row, Column.FUNCTION), flags)
        self._following = row == 0

    def _inserted(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if first == 0 and (self._following or not self.currentIndex().isValid()):
            self._select_row(0)
            self.scrollToTop()

    def _reset(self) -> None:
        if not self.select(self._selected_id) and self._runs.rowCount():
            self._select_row(0)
        self._selection_changed()

    def _updated(self, first: QModelIndex, last: QModelIndex) -> None:
        row = self.currentIndex().row()
        if first.row() <= row <= last.row() and first.column() == 0:
            self.run_selected.emit(self.selected())

    def _selection_changed(self) -> None:
        run = self.selected()
        run_id = "" if run is None else run.id
        if run is not None:
            self._following = self.currentIndex().row() == 0
        if run_id != self._selected_id:
            self._selected_id = run_id
            self.run_selected.emit(run)

    def event(self, event: QEvent) -> bool:
        """The table's own keys win over the window's shortcuts while it has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the result, Ctrl+R runs again, Ctrl+C copies the row."""
        meaning = self._meaning(event)
        if meaning is None:
            super().keyPressEvent(event)
        else:
            meaning.emit()

    def _meaning(self, event: QKeyEvent) -> SignalInstance | None:
        if self.selected() is None:
            return None
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.opened
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copied
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self.again if control and event.key() == Qt.Key.Key_R else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is marked."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()
