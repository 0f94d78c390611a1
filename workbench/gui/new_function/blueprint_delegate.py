"""Paints the rows of the list of blueprints: icon, title and language, and the tags below."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.look import ICON, RADIUS, Look
from workbench.gui.new_function.blueprint_model import BlueprintModel, language_title
from workbench.gui.translation import tr
from workbench.model.blueprint import Blueprint

Index = QModelIndex | QPersistentModelIndex
ROW_PX = 48
_SIDE = 12
_LINE_PX = 18
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BlueprintDelegate(QStyledItemDelegate):
    """Rows of two lines."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: all rows are of one height."""
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: paint one row."""
        blueprint = index.data(BlueprintModel.BlueprintRole)
        if not isinstance(blueprint, Blueprint):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._paint_ground(painter, area, state)
        inner = area.adjusted(_SIDE, 6, -_SIDE, -6)
        icon = self._look.icon(blueprint.icon)
        icon.paint(painter, QRect(inner.left(), inner.top() + (_LINE_PX - ICON) // 2, ICON, ICON))
        inner.setLeft(inner.left() + ICON + 8)
        self._paint_title(painter, QRect(inner.left(), inner.top(), inner.width(), _LINE_PX), blueprint)
        self._paint_tags(painter, QRect(inner.left(), inner.top() + _LINE_PX, inner.width(), _LINE_PX), blueprint)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("selection" if chosen else "hover"))
        painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), RADIUS, RADIUS)

    def _paint_title(self, painter: QPainter, area: QRect, blueprint: Blueprint) -> None:
        painter.setFont(self._look.text_font(12))
        painter.setPen(self._look.color("muted"))
        language = language_title(blueprint)
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignRight, language)
        room = area.width() - painter.fontMetrics().horizontalAdvance(language) - 8
        painter.setFont(self._look.text_font(13, 500))
        painter.setPen(self._look.color("text"))
        title = painter.fontMetrics().elidedText(tr(blueprint.title), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_tags(self, painter: QPainter, area: QRect, blueprint: Blueprint) -> None:
        painter.setFont(self._look.text_font(12))
        painter.setPen(self._look.color("muted"))
        tags = painter.fontMetrics().elidedText(" · ".join(blueprint.tags), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignLeft, tags)
