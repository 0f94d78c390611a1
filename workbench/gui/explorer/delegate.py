"""Paints an explorer row: chevron or icon, name, and at the right the runtime and badges."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from workbench.gui.explorer.badges import GAP, Badges
from workbench.gui.explorer.name_editor import NameEditor
from workbench.gui.look import ICON, ROW, Look
from workbench.gui.models.function_state import StateOf, idle
from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.gui.models.functions import RowRole

_LEFT = 12
_STEP = 16


class RowDelegate(QStyledItemDelegate):
    """Draws rows in the look's colours; the whole row is one cell, indented by its depth.

    `renamed` carries a row of events and the name typed over it.
    """

    renamed = Signal(object, str)

    def __init__(self, look: Look, tree: QTreeView, state_of: StateOf = idle) -> None:
        super().__init__(tree)
        self._look = look
        self._state_of = state_of
        self._badges = Badges(look)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: rows are 28 px high."""
        return QSize(120, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        row = index.data(RowRole.ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._background(painter, option, rect)
        left = rect.left() + _LEFT + max(_depth(index) - 1, 0) * _STEP
        if row.kind is RowKind.SECTION:
            self._section(painter, rect, row, open_=self._tree.isExpanded(index))
        else:
            self._entry(painter, rect.adjusted(left - rect.left() + _STEP, 0, -_LEFT, 0), row, index)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Qt: the field in which a name is typed."""
        return NameEditor(parent)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: the whole name is shown, so that its folders can be changed too."""
        row = index.data(RowRole.ROW)
        if isinstance(editor, NameEditor) and isinstance(row, Row):
            editor.show_name(row.event.name if row.event is not None else row.folder)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: the name was typed; the row changes when the file has it."""
        row = index.data(RowRole.ROW)
        if isinstance(editor, NameEditor) and isinstance(row, Row) and editor.changed():
            self.renamed.emit(row, editor.name())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: the field begins where the name does, and has the rest of the row."""
        rect: QRect = option.rect
        left = _LEFT + max(_depth(index) - 1, 0) * _STEP + _STEP + ICON
        editor.setGeometry(rect.adjusted(left, 0, -GAP, 0))

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.color("selection"))
            if state & QStyle.StateFlag.State_HasFocus and self._tree.hasFocus():
                painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), self._look.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._look.color("hover"))

    def _section(self, painter: QPainter, rect: QRect, row: Row, *, open_: bool) -> None:
        icon = self._look.icon("chevron-down" if open_ else "chevron-right", "muted", 14)
        icon.paint(painter, QRect(rect.left() + _LEFT - 1, rect.top(), 14, rect.height()))
        painter.setFont(self._look.text_font(12, 600))
        painter.setPen(self._look.color("muted"))
        box = rect.adjusted(_LEFT + 20, 0, -_LEFT, 0)
        painter.drawText(box, _VCENTER, painter.fontMetrics().elidedText(row.text, _ELIDE, box.width()))

    def _entry(self, painter: QPainter, box: QRect, row: Row, index: QModelIndex | QPersistentModelIndex) -> None:
        if row.kind is RowKind.HINT:
            self._hint(painter, box, row)
            return
        icon = self._look.icon(self._icon_name(row, index), "muted" if row.kind is not RowKind.FUNCTION else "text")
        icon.paint(painter, QRect(box.left(), box.top(), ICON, box.height()))
        box.setLeft(box.left() + ICON + GAP)
        state = self._state_of(row)
        self._badges.paint(painter, box, row, state)
        painter.setFont(self._look.text_font())
        metrics = QFontMetrics(painter.font())
        beside = QFontMetrics(self._look.text_font(12)).horizontalAdvance(row.secondary) + 2 * GAP
        # An event is known by its name; what stands beside it is seen elsewhere too.
        least = box.width() * 3 // 4 if row.kind is RowKind.EVENT else box.width() // 2
        name = metrics.elidedText(row.text, _ELIDE, max(box.width() - beside, least))
        painter.setPen(self._look.color("text"))
        painter.drawText(box, _VCENTER, name)
        used = metrics.horizontalAdvance(name)
        if state.favourite:
            used += self._badges.star(painter, box, box.left() + used)
        self._secondary(painter, box, row, used)

    def _hint(self, painter: QPainter, box: QRect, row: Row) -> None:
        painter.setFont(self._look.text_font(12))
        colour = "err" if row.mark is Mark.ERROR else "accent" if row.offers else "muted"
        painter.setPen(self._look.color(colour))
        painter.drawText(box, _VCENTER, painter.fontMetrics().elidedText(row.text, _ELIDE, box.width()))

    def _secondary(self, painter: QPainter, box: QRect, row: Row, used: int) -> None:
        painter.setFont(self._look.text_font(12))
        room = box.width() - used - 2 * GAP
        if not row.secondary or room < 24:
            return
        painter.setPen(self._look.color("warn" if row.deprecated else "muted"))
        metrics = painter.fontMetrics()
        # Where there is no room for the word, the colour says it, and the tooltip.
        fits = metrics.horizontalAdvance(row.secondary) <= room
        text = row.secondary if fits else metrics.elidedText(row.secondary.partition(" · ")[0], _ELIDE, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | _VCENTER, text)

    def _icon_name(self, row: Row, index: QModelIndex | QPersistentModelIndex) -> str:
        match row.kind:
            case RowKind.FUNCTION:
                return "square-function"
            case RowKind.REMOTE:
                return "cloud"
            case RowKind.PLACE:
                return "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
            case RowKind.FOLDER:
                return "folder-open" if self._tree.isExpanded(index) else "folder"
            case _:
                return "braces"


_VCENTER = Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


def _depth(index: QModelIndex | QPersistentModelIndex) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth
