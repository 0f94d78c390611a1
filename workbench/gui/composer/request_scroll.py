"""Keeps the rows of the request apart where the panel is low: they scroll instead of lying over one another."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from workbench.gui.look import GRID, ROW
from workbench.gui.translation import tr
from workbench.gui.widgets import name

LEAST = 8 + 2 * ROW + GRID
"""The invocation type and the qualifier are always in sight."""


class RequestScroll(QScrollArea):
    """As high as `rows` where there is room, two rows at least."""

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        name(self, "composer.request.scroll", tr("Options of the request"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidgetResizable(True)
        self.setWidget(rows)
        self.viewport().setAutoFillBackground(False)
        rows.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Qt: what the rows want; Qt's own would end at 24 lines of text."""
        return self._rows.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: the rows' width, and the first two of them."""
        rows = self._rows.minimumSizeHint()
        return QSize(rows.width(), min(rows.height(), LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: rows that come or go change the height that is wanted."""
        if watched is self._rows and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
