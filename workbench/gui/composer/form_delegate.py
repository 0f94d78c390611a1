"""Paints the rows of the form: labels and boxes, heads of sections, and rows that show or add more."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from workbench.gui.composer.form_chips import ValuePainter
from workbench.gui.composer.form_editing import FormEditing
from workbench.gui.composer.form_layout import (
    ROW_HEIGHT,
    Press,
    box_rect,
    icon_rect,
    label_rect,
    press_rect,
    presses,
)
from workbench.gui.composer.form_model import FormRole
from workbench.gui.composer.form_rows import FormRow, RowKind
from workbench.gui.look import GRID, RADIUS, Look
from workbench.gui.translation import tr
from workbench.model.event_form import FieldKind, FormField

Index = QModelIndex | QPersistentModelIndex
_CHEVRON = 14
_INSIDE = 11
"""Where a line edit begins its text."""
_SWITCH = 14
_STAR = 8
_FADED = 0.55
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ELIDE = Qt.TextElideMode.ElideRight


class FormDelegate(FormEditing):
    """Draws a row without a widget for it. `read_only` fades what cannot be edited now."""

    def __init__(self, look: Look, tree: QTreeView) -> None:
        super().__init__(look, tree)
        self.values = ValuePainter(look)
        self.hovered = QPersistentModelIndex()
        self.read_only = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: all rows have one height."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one row."""
        row = index.data(FormRole.ROW)
        if not isinstance(row, FormRow):
            return
        area: QRect = option.rect
        current = index == self._tree.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_FADED if self.read_only else 1.0)
        match row.kind:
            case RowKind.FIELD:
                self._field(painter, area, row, current=current)
            case RowKind.SECTION | RowKind.REST:
                self._section(painter, area, row, index, current=current)
            case _:
                self._more(painter, area, row, current=current)
        painter.restore()

    # -- heads -----------------------------------------------------------------------------------

    def _section(self, painter: QPainter, area: QRect, row: FormRow, index: Index, *, current: bool) -> None:
        pointed = index == self.hovered
        self._ground(painter, area, pointed=pointed, current=current)
        label = label_rect(row, area)
        chevron = "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
        place = QRect(label.left() - 1, area.top(), _CHEVRON, area.height())
        self._look.icon(chevron, "muted", _CHEVRON).paint(painter, place)
        painter.setFont(self._look.text_font(11, 600))
        painter.setPen(self._look.color("muted"))
        label.setLeft(label.left() + _CHEVRON + GRID + 2)
        title = painter.fontMetrics().elidedText(_head(row), _ELIDE, label.width())
        painter.drawText(label, _MIDDLE, title)
        label.setLeft(label.left() + painter.fontMetrics().horizontalAdvance(title) + 2 * GRID)
        self._tag(painter, label, row, Qt.AlignmentFlag.AlignLeft)
        if (pointed or current) and not self.read_only:
            for press in presses(row):
                self._look.icon(press.value).paint(painter, icon_rect(press_rect(row, area, press)))

    def _more(self, painter: QPainter, area: QRect, row: FormRow, *, current: bool) -> None:
        self._ground(painter, area, pointed=area == self._pointer(), current=current)
        label = label_rect(row, area)
        icon = "plus" if row.kind is RowKind.ADD else ("chevron-up" if row.opened else "ellipsis")
        place = QRect(label.left() - 1, area.top(), _CHEVRON, area.height())
        self._look.icon(icon, "muted", _CHEVRON).paint(painter, place)
        painter.setFont(self._look.text_font(12))
        painter.setPen(self._look.color("muted"))
        label.setLeft(label.left() + _CHEVRON + GRID + 2)
        painter.drawText(label, _MIDDLE, painter.fontMetrics().elidedText(row.title, _ELIDE, label.width()))

    def _ground(self, painter: QPainter, area: QRect, *, pointed: bool, current: bool) -> None:
        """What lies under a row without a box: a tint under the pointer, and the ring of the keyboard's focus."""
        ring = current and self._tree.hasFocus()
        if not ring and not pointed:
            return
        painter.setPen(self._look.color("accent") if ring else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("hover") if pointed else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(6.5, 2.5, -6.5, -2.5), RADIUS, RADIUS)

    # -- fields ----------------------------------------------------------------------------------

    def _field(self, painter: QPainter, area: QRect, row: FormRow, *, current: bool) -> None:
        field = row.field
        if field is None:
            return
        lit = current or area == self._pointer()
        self._label(painter, label_rect(row, area), row, field, lit=lit)
        box = box_rect(area)
        ring = current and (self._tree.hasFocus() or self.is_editing)
        if field.kind is FieldKind.BOOLEAN and isinstance(field.value, bool):
            self._switch(painter, box, checked=field.value, ring=ring)
            return
        token = "accent" if ring else ("faint" if area == self._pointer() else "line")
        painter.setPen(self._look.color(token))
        painter.setBrush(self._look.color("editor") if field.present else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._inside(painter, box.adjusted(_INSIDE, 0, -_INSIDE, 0), area, row, field)

    def _label(self, painter: QPainter, label: QRect, row: FormRow, field: FormField, *, lit: bool) -> None:
        """The label, with a star in the margin at what is required: always where it lacks, or else for a `lit` row."""
        painter.setFont(self._look.text_font())
        painter.setPen(self._look.color("muted"))
        metrics = painter.fontMetrics()
        painter.drawText(label, _MIDDLE, metrics.elidedText(row.title, _ELIDE, label.width()))
        if field.required and not row.is_item and (lit or not field.present):
            painter.setPen(self._look.color("faint" if field.present else "warn"))
            painter.drawText(label.translated(-_STAR, 0), _MIDDLE, "*")

    def _inside(self, painter: QPainter, inside: QRect, area: QRect, row: FormRow, field: FormField) -> None:
        if not field.present:
            place = press_rect(row, area, Press.ADD)
            self._word(painter, inside, tr("required, not set") if field.required else tr("not set"), "faint")
            if not self.read_only:
                self._look.icon(Press.ADD.value).paint(painter, icon_rect(place).translated(-GRID, 0))
        elif field.value is None or row.text == "":
            self._word(painter, inside, "null" if field.value is None else tr("empty text"), "faint")
        else:
            self._tag(painter, inside, row, Qt.AlignmentFlag.AlignRight)
            self.values.paint(painter, inside, row.text)

    def _tag(self, painter: QPainter, area: QRect, row: FormRow, side: Qt.AlignmentFlag) -> None:
        """Say at one side of `area` how the value is encoded in the event, and take the room for it."""
        tag = "" if row.field is None else row.field.encoded
        painter.setFont(self._look.text_font(11))
        width = painter.fontMetrics().horizontalAdvance(tag)
        if not tag or width > area.width() // 2:
            return
        painter.setPen(self._look.color("faint"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, tag)
        area.setRight(area.right() - width - 2 * GRID)

    def _word(self, painter: QPainter, inside: QRect, text: str, token: str) -> None:
        painter.setFont(self._look.text_font(12))
        painter.setPen(self._look.color(token))
        painter.drawText(inside, _MIDDLE, text)

    def _switch(self, painter: QPainter, box: QRect, *, checked: bool, ring: bool) -> None:
        mark = QRectF(box.left() + 0.5, box.center().y() - _SWITCH / 2 + 0.5, _SWITCH, _SWITCH)
        token = "accent" if checked or ring else "faint"
        painter.setPen(self._look.color(token))
        painter.setBrush(self._look.color("accent" if checked else "editor"))
        painter.drawRoundedRect(mark, 3, 3)
        if checked:
            self._look.icon("check", "onaccent", 12).paint(painter, mark.toRect().adjusted(1, 1, -1, -1))
        if ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mark.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)
        self._word(painter, box.adjusted(_SWITCH + 8, 0, 0, 0), "true" if checked else "false", "text")

    def _pointer(self) -> QRect:
        """The row under the pointer, as a place in the tree; empty when there is none."""
        return self._tree.visualRect(self.hovered)


def _head(row: FormRow) -> str:
    """A section's head: readable words in capitals; a name that the user or nobody knows stays as it is written."""
    field = row.field
    if field is None or row.is_item or field.parameter:
        return row.title.upper()
    return row.title.upper() if field.known and field.label != row.path[-1] else row.title
