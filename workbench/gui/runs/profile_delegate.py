"""Paints the rows of a profile: names in the code's font, numbers in columns, and a bar for the share of the whole."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.look import BAR_RADIUS, TABLE_ROW, Look
from workbench.gui.models.imports import NUMBERS, Column, ImportRole, Share

Index = QModelIndex | QPersistentModelIndex
SIDE = 8
_BAR_HEIGHT = 12
_GAP = 8
_LEAST_BAR = 2.0
_FAINT_ALPHA = 96
"""What a module's imports took is drawn in the bar's colour, so strong of 255."""
_NAME_PX = 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight


class ProfileDelegate(QStyledItemDelegate):
    """One cell."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: every row is as high; numbers are as wide as their text."""
        metrics = QFontMetrics(self._look.number_font())
        return QSize(metrics.horizontalAdvance(str(index.data() or "")) + 2 * SIDE, TABLE_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a cell."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._look.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._look.color("hover"))
        column, text = index.column(), str(index.data() or "")
        if column == Column.SHARE:
            self._share(painter, area.adjusted(SIDE, 0, -SIDE, 0), index.data(ImportRole.SHARE), text)
        elif column in NUMBERS:
            self._number(painter, area.adjusted(0, 0, -SIDE, 0), text, "text" if column == Column.WHOLE else "muted")
        else:
            self._name(painter, area.adjusted(4, 0, -SIDE, 0), text)
        painter.restore()

    def bars(self, area: QRect, share: Share) -> tuple[QRectF, QRectF]:
        """Where the bars of a cell are: with what the module imported, and in it the module's own."""
        room = max(1.0, area.width() - self._number_width() - _GAP)
        top = area.top() + (area.height() - _BAR_HEIGHT) / 2
        whole = max(_LEAST_BAR, share.whole * room)
        return (
            QRectF(area.left(), top, whole, _BAR_HEIGHT),
            QRectF(area.left(), top, min(max(_LEAST_BAR, share.own * room), whole), _BAR_HEIGHT),
        )

    def _name(self, painter: QPainter, area: QRect, text: str) -> None:
        painter.setFont(self._look.code_font(_NAME_PX))
        painter.setPen(self._look.color("text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)

    def _number(self, painter: QPainter, area: QRect, text: str, token: str) -> None:
        painter.setFont(self._look.number_font())
        painter.setPen(self._look.color(token))
        painter.drawText(area, _RIGHT, text)

    def _share(self, painter: QPainter, area: QRect, share: object, text: str) -> None:
        if not isinstance(share, Share):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        own = self._look.color("accent")
        faint = QColor(own)
        faint.setAlpha(_FAINT_ALPHA)
        for bar, colour in zip(self.bars(area, share), (faint, own), strict=True):
            radius = min(BAR_RADIUS, bar.width() / 2)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar, radius, radius)
        self._number(painter, area, text, "muted")

    def _number_width(self) -> int:
        return QFontMetrics(self._look.number_font()).horizontalAdvance("100 %")
