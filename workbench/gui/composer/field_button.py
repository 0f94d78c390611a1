"""A button that looks like a field with a choice: an icon, a text that is elided, a note, a chevron."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbench.gui.look import ICON, RADIUS, ROW, Look

_PAD = 8
_TEXT_SHARE = 0.6


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
        text, note = self.parts_in(area.width())
        painter.setFont(self._look.text_font(12))
        painter.setPen(self._look.color("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
        painter.setFont(self._look.text_font())
        painter.setPen(self._look.color("muted" if self._quiet else "text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def parts_in(self, width: int) -> tuple[str, str]:
        """Text and note as they are shown in so many pixels: a long note gives way to the text, up to its share."""
        of_text, of_note = QFontMetrics(self._look.text_font()), QFontMetrics(self._look.text_font(12))
        beside = of_note.horizontalAdvance(self._note) + _PAD if self._note else 0
        least = min(of_text.horizontalAdvance(self.text()) + 1, int(width * _TEXT_SHARE))
        text = of_text.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, max(width - beside, least))
        left = width - of_text.horizontalAdvance(text) - _PAD
        return text, of_note.elidedText(self._note, Qt.TextElideMode.ElideRight, max(left, 0))
