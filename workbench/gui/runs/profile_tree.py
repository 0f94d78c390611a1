"""The tree of a profile's imports: arrows move and open, Enter opens or closes, Ctrl+C copies a row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from workbench.gui.look import Look
from workbench.gui.models.imports import NUMBERS, Column, ImportsModel
from workbench.gui.runs.profile_delegate import SIDE, ProfileDelegate
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.profile import ImportNode

MOST_OPEN = 40
"""What is at the top is shown unfolded where no more rows than these show then."""
_LEAST_NUMBER = 80
_LEAST_SHARE = 96
_NAME = 240
"""Bars take half of what the numbers leave; where it is little, names get so much of it first."""
_INDENT = 16


class ProfileTree(QTreeView):
    """Who imported whom, the slowest first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.imports = ImportsModel(self)
        self.cells = ProfileDelegate(look, self)
        name(self, "runs.profile.tree", tr("Imports, the slowest first"))
        self.setModel(self.imports)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_header()
        look.changed.connect(self.viewport().update)

    def show_imports(self, nodes: Sequence[ImportNode]) -> None:
        """Show other imports, the first of them current."""
        self.imports.show_tree(nodes)
        if sum(1 + len(node.imported) for node in nodes) <= MOST_OPEN:
            self.expandToDepth(0)
        self.setCurrentIndex(self.imports.index(0))

    def _set_up_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.MODULE, QHeaderView.ResizeMode.Stretch)
        for column in NUMBERS:
            header.resizeSection(column, max(header.sectionSizeHint(column) + SIDE, _LEAST_NUMBER))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: names and bars share what there is."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(self.columnWidth(column) for column in NUMBERS)
        self.header().resizeSection(Column.SHARE, max(min(room - _NAME, room // 2), _LEAST_SHARE))

    def event(self, event: QEvent) -> bool:
        """Qt: the tree's own keys win over the window's shortcuts while it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._copies(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens or closes, Ctrl+C copies; arrows are Qt's own."""
        row = self.currentIndex().siblingAtColumn(0)
        if self._copies(event):
            QGuiApplication.clipboard().setText(self.imports.row_text(row))
        elif row.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setExpanded(row, not self.isExpanded(row))
        else:
            super().keyPressEvent(event)

    def _copies(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid()
