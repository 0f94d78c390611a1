"""The table of commands and their keys."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from workbench.gui.look import ROW as ROW_PX
from workbench.gui.look import Look
from workbench.gui.preferences.keymap_delegate import KeymapDelegate
from workbench.gui.preferences.keymap_model import Column, KeymapModel, KeymapRow
from workbench.gui.translation import tr
from workbench.gui.widgets import name

Key = Qt.Key
_SOURCE_PX = 128


class KeymapTable(QTableView):
    """`chosen` comes when another row is current, `opened` with Enter and double click, `cleared` with Delete."""

    chosen = Signal()
    opened = Signal()
    cleared = Signal()

    def __init__(self, model: KeymapModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._command = ""
        name(self, "preferences.keymap.table", tr("Commands and their keys"))
        self.setModel(model)
        self.setItemDelegate(KeymapDelegate(look, self))
        self._set_up()
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        look.changed.connect(self.viewport().update)
        self._restore()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_PX)
        rows.setDefaultSectionSize(ROW_PX)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for column in (Column.COMMAND, Column.KEYS):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(Column.SOURCE, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(Column.SOURCE, _SOURCE_PX)

    def current(self) -> KeymapRow | None:
        """The current row, or None."""
        return self._model.row(self.currentIndex().row())

    def select(self, command: str) -> bool:
        """Make a command's row the current one; False when it is not shown."""
        number = self._model.number_of(command)
        if number < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.index(number, 0), flags)
        return True

    def _restore(self) -> None:
        """After other rows are shown: the same command, or the first."""
        first = self._model.row(0)
        if not self.select(self._command) and first is not None:
            self.select(first.command.id)
        if first is None:
            self.chosen.emit()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row(now.row())
        if row is not None:
            self._command = row.command.id
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes to the keys, Delete takes them away."""
        match event.key():
            case Key.Key_Return | Key.Key_Enter if self.current() is not None:
                self.opened.emit()
            case Key.Key_Delete | Key.Key_Backspace if self.current() is not None:
                self.cleared.emit()
            case _:
                super().keyPressEvent(event)
