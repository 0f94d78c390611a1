"""The list of what was found: opened by click and Enter, ticked by click and Space."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from workbench.gui.look import Look
from workbench.gui.search.results_delegate import ResultsDelegate
from workbench.gui.search.results_model import FoundFile, ResultsModel
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.file_search import Hit

MOST_OPEN = 1_000
"""Files are shown unfolded until so many hits are shown."""


class ResultsTree(QTreeView):
    """`opened` carries a file and a hit, or the file's first; `undo_wanted` a file that was replaced in."""

    opened = Signal(FoundFile, Hit)
    undo_wanted = Signal(FoundFile)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultsModel(self)
        self.rows = ResultsDelegate(look, self)
        self._shown = 0
        name(self, "search.results", tr("Search results"))
        self.setModel(self.results)
        self.setItemDelegate(self.rows)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(20)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.rowsInserted.connect(self._inserted)
        self.results.modelReset.connect(self._reset)
        look.changed.connect(self.viewport().update)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), and open it."""
        index = self.results.step(self.currentIndex(), step)
        if index.isValid():
            self.expand(index.parent())
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.open_row(index)

    def open_row(self, index: QModelIndex) -> None:
        """Tell which place a row stands for."""
        if index.isValid():
            file = self.results.file_at(index)
            self.opened.emit(file, self.results.hit_at(index) or file.found.hits[0])

    def _reset(self) -> None:
        self._shown = 0

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid():
            return
        for row in range(first, last + 1):
            if self._shown >= MOST_OPEN:
                return
            self._shown += len(self.results.files[row].found.hits)
            self.expand(self.results.index(row, 0))

    # -- keys and pointer ------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+Z here takes back what was replaced in a file."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._undoes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Space ticks, Ctrl+Z undoes; arrows are Qt's own."""
        index = self.currentIndex()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_row(index)
            case Qt.Key.Key_Space if index.isValid() and self.results.replacing:
                self.results.toggle(index)
            case _ if self._undoes(event):
                self.undo_wanted.emit(self.results.file_at(index))
            case _:
                super().keyPressEvent(event)

    def _undoes(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        index = self.currentIndex()
        return control and event.key() == Qt.Key.Key_Z and index.isValid() and self.results.file_at(index).can_undo

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press on a tick ticks, one on Undo undoes, and neither opens."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._pressed(event):
            super().mousePressEvent(event)

    def _pressed(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.visualRect(index)
        if index.isValid() and self.rows.tick_box(row, index).adjusted(-4, -6, 4, 6).contains(at):
            self.results.toggle(index)
            return True
        if index.isValid() and self.rows.undo_box(row, index).contains(at):
            self.undo_wanted.emit(self.results.file_at(index))
            return True
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a hit opens it, one on a file folds or unfolds its hits."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or index != self.currentIndex() or not index.isValid():
            return
        row = self.visualRect(index)
        at = event.position().toPoint()
        if not row.contains(at) or self.rows.tick_box(row, index).adjusted(-4, -6, 4, 6).contains(at):
            return
        if self.results.hit_at(index) is not None:
            self.open_row(index)
        elif not self.rows.undo_box(row, index).contains(at):
            self.setExpanded(index, not self.isExpanded(index))
