"""Paints the rows of the source list: heads in small muted letters, entries with a muted detail at the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.composer.source_model import SourceEntry, SourceModel
from workbench.gui.look import GRID, ICON, ROW, Look

Index = QModelIndex | QPersistentModelIndex
_SIDE = 8
_DETAIL_WIDTH = 64


class SourceDelegate(QStyledItemDelegate):
    """Rows of the source list."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height: of thousands only one is asked."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry = index.data(SourceModel.EntryRole)
        if not isinstance(entry, SourceEntry):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if entry.is_head:
            self._paint_head(painter, area, entry)
        else:
            self._paint_entry(painter, area, entry, state)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRect, entry: SourceEntry) -> None:
        painter.setFont(self._look.text_font(11, 600))
        painter.setPen(self._look.color("muted"))
        place = area.adjusted(_SIDE, GRID, -_SIDE, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, entry.title)

    def _paint_entry(self, painter: QPainter, area: QRect, entry: SourceEntry, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._look.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._look.color("hover"))
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        icon = self._look.icon("braces" if entry.path else "zap")
        icon.paint(painter, QRect(inner.left(), area.top() + (area.height() - ICON) // 2, ICON, ICON))
        inner.setLeft(inner.left() + ICON + 8)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.text_font())
        room = inner.width() - (_DETAIL_WIDTH if entry.path else 0)
        title = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(self._look.color("text"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, title)
        if entry.path is not None:
            painter.setFont(self._look.number_font(12))
            painter.setPen(self._look.color("faint"))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, entry.detail)
