"""Paints a row of values: name and value in the code's font, the type at the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.models.values import RowKind, ValueRow, ValuesRole, shortened
from workbench.gui.translation import tr
from workbench.gui.widgets import name

Index = QModelIndex | QPersistentModelIndex
SIDE = 8
_CODE_PX = 12
_GAP = 12
_MOST_CHARACTERS = 400
"""What can be seen of a value; Qt lays a text out as a whole."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight
_TOKENS = {"str": "st", "bytes": "st", "int": "nu", "float": "nu", "bool": "kw", "NoneType": "kw"}


class ValueDelegate(QStyledItemDelegate):
    """One row; a type gives way where the value needs the room."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: every row is as high, and as wide as there is room."""
        return QSize(80, TABLE_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a row."""
        row = index.data(ValuesRole.ROW)
        if not isinstance(row, ValueRow):
            return
        area: QRect = option.rect
        painter.save()
        paint_background(painter, option, self._look)
        inside = area.adjusted(4, 0, -SIDE, 0)
        if row.kind is RowKind.SCOPE:
            painter.setFont(self._look.text_font(12, 600))
            self._text(painter, inside, row.name, "muted")
        else:
            self._value(painter, inside, row)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Qt: the field in which a watch expression is typed."""
        field = QLineEdit(parent)
        name(field, "debug.watch.edit", tr("Watch expression"))
        field.setFont(self._look.code_font(_CODE_PX))
        return field

    def _value(self, painter: QPainter, area: QRect, row: ValueRow) -> None:
        painter.setFont(self._look.code_font(_CODE_PX))
        left = self._text(painter, area, row.name, "text")
        shown = " ".join(shortened(row.fault or row.value, _MOST_CHARACTERS).split())
        if shown:
            left += self._text(painter, area.adjusted(left, 0, 0, 0), " = ", "muted")
        token = "err" if row.fault else _TOKENS.get(row.type, "muted")
        room = self._type(painter, area.adjusted(left, 0, 0, 0), row.type, shown)
        painter.setFont(self._look.code_font(_CODE_PX))
        self._text(painter, area.adjusted(left, 0, -room, 0), shown, token)

    def _type(self, painter: QPainter, area: QRect, text: str, value: str) -> int:
        """How much room the type takes at the right, 0 where it has none."""
        painter.setFont(self._look.number_font(12))
        width = painter.fontMetrics().horizontalAdvance(text) + _GAP if text else 0
        if not text or area.width() < width + min(80, 8 * len(value)):
            return 0
        self._text(painter, area, text, "faint", _RIGHT)
        return width

    def _text(self, painter: QPainter, area: QRect, text: str, token: str, where: Qt.AlignmentFlag = _LEFT) -> int:
        """Draw what has room of a text; how wide it was."""
        painter.setPen(self._look.color(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
        painter.drawText(area, where, shown)
        return painter.fontMetrics().horizontalAdvance(shown)


def paint_background(painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
    """The ground of a row that is chosen or below the pointer."""
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, look.color("selection"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, look.color("hover"))
