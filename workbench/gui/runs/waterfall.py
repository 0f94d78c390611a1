"""The waterfall of one run's phases: a row a phase, its bar where it was in time, its duration at the right."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.gui.look import BAR_RADIUS, Look
from workbench.gui.models.figures import duration_text
from workbench.gui.runs.waterfall_rows import WaterfallRow
from workbench.gui.translation import tr

ROW_HEIGHT = 24
_BAR_HEIGHT = 14
_TITLE_WIDTH = 104
_DURATION_WIDTH = 72
_SIDE = 16
_GAP = 16
_LEAST_BAR = 2.0


class Waterfall(QWidget):
    """Paints rows; the arrow keys move through them and say each to a screen reader."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[WaterfallRow, ...] = ()
        self._current = -1
        self.setObjectName("runs.waterfall")
        self.setAccessibleName(tr("Phases of the run"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def rows(self) -> tuple[WaterfallRow, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[WaterfallRow, ...]) -> None:
        """Show other phases."""
        self._rows = rows
        self._current = -1
        self.setAccessibleDescription(" ".join(row.text for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each phase."""
        return QSize(360, ROW_HEIGHT * max(1, len(self._rows)))

    def minimumSizeHint(self) -> QSize:
        """The least at which a bar can be told from another."""
        return QSize(260, ROW_HEIGHT * max(1, len(self._rows)))

    def bar(self, number: int) -> QRectF:
        """Where the bar of a row is; short ones stay visible."""
        row = self._rows[number]
        left = _SIDE + _TITLE_WIDTH
        room = max(1.0, self.width() - left - _SIDE - _DURATION_WIDTH - _GAP)
        whole_ms = max(one.end_ms for one in self._rows) or 1.0
        width = max(_LEAST_BAR, row.duration_ms / whole_ms * room)
        start = min(row.start_ms / whole_ms * room, room - width)
        top = number * ROW_HEIGHT + (ROW_HEIGHT - _BAR_HEIGHT) / 2
        return QRectF(left + start, top, width, _BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, number, row)

    def _paint_row(self, painter: QPainter, number: int, row: WaterfallRow) -> None:
        line = QRect(_SIDE, number * ROW_HEIGHT, self.width() - 2 * _SIDE, ROW_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if number == self._current and self.hasFocus():
            painter.fillRect(line.adjusted(-_SIDE // 2, 0, _SIDE // 2, 0), self._look.color("selection"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.text_font())
        painter.setPen(self._look.color("muted"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, row.title)
        painter.setFont(self._look.number_font())
        painter.setPen(self._look.color("text"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, duration_text(row.duration_ms))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(row.token))
        bar = self.bar(number)
        radius = min(BAR_RADIUS, bar.width() / 2)
        painter.drawRoundedRect(bar, radius, radius)

    def event(self, event: QEvent) -> bool:
        """The tooltip of a row says when it was and what it is."""
        if isinstance(event, QHelpEvent):
            number = event.pos().y() // ROW_HEIGHT
            if 0 <= number < len(self._rows):
                QToolTip.showText(event.globalPos(), self._rows[number].text, self)
                return True
            QToolTip.hideText()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the current row."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(self._current + step, len(self._rows) - 1))
        self.setAccessibleDescription(self._rows[self._current].text)
        self.update()
