"""Draws the keymap's rows: titles with their menu, keys as caps, and where they are from."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.app.key_layers import KeySource
from workbench.app.key_text import Keys
from workbench.gui.actions import native_text
from workbench.gui.look import ROW as ROW_PX
from workbench.gui.look import Look
from workbench.gui.preferences.keymap_model import ROW, Column, KeymapRow
from workbench.gui.translation import tr

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD = 8
_CAP_PX = 18
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class KeymapDelegate(QStyledItemDelegate):
    """Each cell by its column."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is as high."""
        return QSize(80, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        row: KeymapRow = index.data(ROW)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, option.state)
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        match Column(index.column()):
            case Column.COMMAND:
                left = self._text(painter, inside, row.title, "text")
                self._text(painter, inside.adjusted(left + _PAD, 0, 0, 0), tr(row.command.menu.value), "muted", 12)
            case Column.KEYS if row.binding.keys:
                self._keys(painter, inside, row.binding.keys)
            case Column.KEYS:
                self._text(painter, inside, row.lost_text or "–", "muted")
            case Column.SOURCE:
                self._text(painter, inside, row.source, "text" if row.binding.source is KeySource.USER else "muted")
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._look.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._look.color("hover"))

    def _text(self, painter: QPainter, area: QRect, text: str, token: str, size_px: int = 13) -> int:
        """Draw a text; returns its width."""
        if area.width() < _PAD or not text:
            return 0
        font = self._look.text_font(size_px)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        painter.drawText(area, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def _keys(self, painter: QPainter, area: QRect, several: tuple[Keys, ...]) -> None:
        left = area.left()
        for at, keys in enumerate(several):
            if at:
                left += _PAD + self._text(painter, area.adjusted(left - area.left(), 0, 0, 0), tr("or"), "muted", 12)
            for stroke in keys:
                left = self._cap(painter, QRect(left, area.top(), area.right() - left, area.height()), stroke)
            left += 4

    def _cap(self, painter: QPainter, area: QRect, stroke: str) -> int:
        """Draw one stroke in a frame; returns where the next may begin."""
        font = self._look.text_font(12)
        text = native_text((stroke,))
        width = QFontMetrics(font).horizontalAdvance(text) + 12
        if width > area.width():
            return self._text(painter, area, "…", "muted") + area.left() if area.width() > _PAD else area.right()
        cap = QRect(area.left(), area.center().y() - _CAP_PX // 2 + 1, width, _CAP_PX)
        painter.setFont(font)
        painter.setBrush(self._look.color("raised"))
        painter.setPen(QPen(self._look.color("line")))
        painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._look.color("text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
        return cap.right() + 5
