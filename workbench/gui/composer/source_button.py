"""The button that names where the event came from and opens the list of sources."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbench.gui.look import ICON, RADIUS, ROW, Look


class SourceButton(QPushButton):
    """Looks like a combo box: an icon, a text that is elided, a chevron."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._note = ""
        self.setObjectName("composer.source")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.show_source("", saved=False, edited=False)

    def show_source(self, title: str, *, saved: bool, edited: bool) -> None:
        """Name the source; `edited` says that the text is no longer what was picked."""
        self._icon = "braces" if saved or not title else "zap"
        self._note = "edited" if edited and title else ""
        self.setText(title or "Pick an event")
        self.setToolTip(f"{self.text()}\nPick a sample or a saved event")
        self.setAccessibleName(f"Event source: {self.text()}{', edited' if self._note else ''}")
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a row; as wide as there is room."""
        return QSize(160, ROW)

    def minimumSizeHint(self) -> QSize:
        """The least that still reads."""
        return QSize(96, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the icon, the text and the chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.color("accent" if self.hasFocus() else "line"))
        painter.setBrush(self._look.color("hover" if self.underMouse() else "editor"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        top = (self.height() - ICON) // 2
        self._look.icon(self._icon).paint(painter, QRect(8, top, ICON, ICON))
        self._look.icon("chevron-down").paint(painter, QRect(self.width() - ICON - 6, top, ICON, ICON))
        self._paint_text(painter, QRect(32, 0, self.width() - 32 - ICON - 12, self.height()))

    def _paint_text(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(self._look.text_font(12))
        note_width = painter.fontMetrics().horizontalAdvance(self._note) + 8 if self._note else 0
        if self._note:
            painter.setPen(self._look.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note)
        painter.setFont(self._look.text_font())
        painter.setPen(self._look.color("text"))
        room = area.width() - note_width
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
