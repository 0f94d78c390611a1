"""Paints the run table's cells: the status dot (a clock for what is queued), and texts in the model's tokens."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.models.runs import NUMBERS, Column, RunsModel
from workbench.model.run import Run, RunOutcome

Index = QModelIndex | QPersistentModelIndex
SIDE = 8
_DOT_RADIUS = 3.5
_CLOCK = 14
_NAMES = (Column.FUNCTION, Column.EVENT)
"""Names begin and end with what tells them apart."""


class RunDelegate(QStyledItemDelegate):
    """One cell: its background says whether the row is selected or under the pointer."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.hovered_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text, 26 px high."""
        metrics = option.fontMetrics
        width = metrics.horizontalAdvance(str(index.data() or "")) + 2 * SIDE
        return QSize(20 if index.column() == Column.DOT else width + 2, TABLE_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._look.color("selection"))
        elif index.row() == self.hovered_row:
            painter.fillRect(area, self._look.color("hover"))
        colour = self._look.color(str(index.data(RunsModel.TokenRole)))
        if index.column() == Column.DOT and _waits(index.data(RunsModel.RunRole)):
            place = QRect(area.left() + SIDE + 4 - _CLOCK // 2, area.center().y() - _CLOCK // 2 + 1, _CLOCK, _CLOCK)
            self._look.icon("clock", str(index.data(RunsModel.TokenRole))).paint(painter, place)
        elif index.column() == Column.DOT:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(area.left() + SIDE + 4, area.center().y() + 0.5), _DOT_RADIUS, _DOT_RADIUS)
        else:
            number = index.column() in NUMBERS or index.column() == Column.TIME
            painter.setFont(self._look.number_font() if number else self._look.text_font())
            painter.setPen(colour)
            inner = area.adjusted(SIDE, 0, -SIDE, 0)
            mode = Qt.TextElideMode.ElideMiddle if index.column() in _NAMES else Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(str(index.data() or ""), mode, inner.width())
            painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), text)
        painter.restore()


def _waits(run: object) -> bool:
    return isinstance(run, Run) and run.outcome is RunOutcome.QUEUED and not (run.queue and run.queue.running)
