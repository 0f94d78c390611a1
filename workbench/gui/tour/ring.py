"""A ring around what the tour speaks of; the mouse goes through it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from workbench.gui.look import RADIUS, Look

AROUND_PX = 4
WIDTH_PX = 2


class Ring(QWidget):
    """Lies in the window of its target."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("tour.ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self.update)
        self.hide()

    def surround(self, widget: QWidget, place: QRect) -> None:
        """Lie around a place in a widget, within its window."""
        window = widget.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = widget.mapTo(window, place.topLeft())
        around = QRect(corner, place.size()).adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX)
        around &= window.rect()
        if self.geometry() != around:
            self.setGeometry(around)
            inside = QRect(QPoint(0, 0), around.size()).adjusted(AROUND_PX, AROUND_PX, -AROUND_PX, -AROUND_PX)
            self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))
        if not self.isVisible():
            self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent"), WIDTH_PX))
        half = WIDTH_PX // 2
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), RADIUS, RADIUS)
