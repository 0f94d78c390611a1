"""A button that looks like a field with a choice: an icon, a text that is elided, a note, a chevron."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbench.gui.look import ICON, RADIUS, ROW, Look

_PAD = 8


class FieldButton(QPushButton):
    """Shows `text` with a muted note at its right; `quiet` when nothing is chosen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = ""
        self._note = ""
        self._quiet = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_choice(self, text: str, *, icon: str = "", note: str = "", quiet: bool = False) -> None:
        """Show what is chosen."""
        self._icon, self._note, self._quiet = icon, note, quiet
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a row; as wide as there is room."""
        return QSize(160, ROW)

    def minimumSizeHint(self) -> QSize:
        """The least that still reads."""
        return QSize(96, ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and the down key open the list too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the icon, the text and the chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.color("accent" if self.hasFocus() else "line"))
        painter.setBrush(self._look.color("hover" if self.underMouse() else "editor"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        top = (self.height() - ICON) // 2
        if self._icon:
            self._look.icon(self._icon).paint(painter, QRect(_PAD, top, ICON, ICON))
        self._look.icon("chevron-down").paint(painter, QRect(self.width() - ICON - 6, top, ICON, ICON))
        left = 2 * _PAD + ICON if self._icon else _PAD
        self._paint_text(painter, QRect(left, 0, self.width() - left - ICON - 12, self.height()))

    def _paint_text(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(self._look.text_font(12))
        note_width = painter.fontMetrics().horizontalAdvance(self._note) + 8 if self._note else 0
        if self._note:
            painter.setPen(self._look.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note)
        painter.setFont(self._look.text_font())
        painter.setPen(self._look.color("muted" if self._quiet else "text"))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width() - note_width)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
