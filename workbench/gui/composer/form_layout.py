"""Where the parts of a form's row are: label, box, and the icons that can be pressed."""

from enum import StrEnum

from PySide6.QtCore import QRect

from workbench.gui.composer.form_rows import FormRow, RowKind
from workbench.gui.look import ICON

ROW_HEIGHT = 32
"""A box of 28 px and the air around it."""
BOX_HEIGHT = 28
LONG_HEIGHT = 148
SIDE = 12
_STEP = 12
_DEEPEST = 4
_NARROWEST, _WIDEST = 116, 200
_SHARE = 0.34
_PRESS = 24
"""Width of what can be pressed around an icon."""


class Press(StrEnum):
    """What pressing a place of a row does, and the name of its icon."""

    ADD = "plus"
    DUPLICATE = "copy-plus"
    REMOVE = "trash-2"


def indent(row: FormRow) -> int:
    """How far a row stands in; deep levels stand in no further, or nothing would be left of the label."""
    return min(row.level, _DEEPEST) * _STEP


def label_rect(row: FormRow, area: QRect) -> QRect:
    """Where the label of a field is; a section's goes to its icons, any other row's to the right end."""
    left = area.left() + SIDE + indent(row)
    if row.kind in (RowKind.SECTION, RowKind.REST):
        return QRect(left, area.top(), area.right() - SIDE - len(presses(row)) * _PRESS - left, area.height())
    if row.kind is not RowKind.FIELD:
        return QRect(left, area.top(), area.right() - SIDE - left, area.height())
    return QRect(left, area.top(), area.left() + SIDE + _label_width(area.width()) - 8 - left, area.height())


def _label_width(width: int) -> int:
    return max(_NARROWEST, min(int(width * _SHARE), _WIDEST))


def box_rect(area: QRect) -> QRect:
    """Where the box of a field is: at the same place in every row."""
    left = area.left() + SIDE + _label_width(area.width())
    top = area.top() + (area.height() - BOX_HEIGHT) // 2
    return QRect(left, top, max(40, area.right() + 1 - SIDE - left), BOX_HEIGHT)


def presses(row: FormRow) -> tuple[Press, ...]:
    """The icons of a row, from left to right."""
    if row.kind is RowKind.FIELD:
        return () if row.present else (Press.ADD,)
    if row.kind is not RowKind.SECTION:
        return ()
    return ((Press.DUPLICATE,) if row.is_item else ()) + ((Press.REMOVE,) if row.removable else ())


def press_rect(row: FormRow, area: QRect, press: Press) -> QRect:
    """What can be pressed around one of the row's icons."""
    found = presses(row)
    right = area.right() + 1 - SIDE - (len(found) - found.index(press)) * _PRESS
    return QRect(right, area.top(), _PRESS, area.height())


def icon_rect(area: QRect) -> QRect:
    """The icon in the middle of what can be pressed."""
    return QRect(area.center().x() - ICON // 2 + 1, area.center().y() - ICON // 2 + 1, ICON, ICON)


def long_rect(box: QRect, visible: QRect) -> QRect:
    """Where an editor of several lines lies over `box`: it stays within what is visible of the form."""
    height = min(LONG_HEIGHT, visible.height())
    top = max(visible.top(), min(box.top(), visible.bottom() + 1 - height))
    return QRect(box.left(), top, box.width(), height)
