"""The buttons of the top bar that say what is chosen and open a list to choose from: icon, text, chevron."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.gui.look import Look

_PAD = 8
_GAP = 8
_ICON = 16
_CHEVRON = 14
_WIDEST = 260


class PickButton(QAbstractButton):
    """Shows `text` beside an icon; `strong` in semibold, `quiet` in muted text when nothing is chosen yet."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None, *, strong: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._quiet = False
        self.setFont(look.text_font(13, 600 if strong else 500))
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def show_choice(self, text: str, *, quiet: bool = False) -> None:
        """Show what is chosen, or in `quiet` what could be."""
        self._quiet = quiet
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the text, up to a limit."""
        text = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(min(_PAD + _ICON + _GAP + text + _GAP + _CHEVRON + _PAD, _WIDEST), 28)

    def minimumSizeHint(self) -> QSize:
        """Still readable when the window is narrow."""
        return QSize(min(96, self.sizeHint().width()), 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and the down key open the list too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw when it is enabled or not."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon, text and chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        middle = self.height() // 2
        self._look.icon(self._icon).paint(painter, QRect(_PAD, middle - 8, _ICON, _ICON))
        left = _PAD + _ICON + _GAP
        room = self.width() - left - _GAP - _CHEVRON - _PAD
        metrics = QFontMetrics(self.font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        painter.setFont(self.font())
        painter.setPen(self._look.color("muted" if self._quiet else "text"))
        painter.drawText(QRect(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        chevron = QRect(self.width() - _PAD - _CHEVRON, middle - _CHEVRON // 2, _CHEVRON, _CHEVRON)
        self._look.icon("chevron-down", "muted", _CHEVRON).paint(painter, chevron)
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isDown() or self.underMouse():
            painter.setBrush(self._look.color("hover"))
        if self.hasFocus():
            painter.setPen(QPen(self._look.color("accent")))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
