import pytest
from PySide6.QtCore import QRect

from tests.support.fake_form import absent
from workbench.gui.composer.form_layout import Press, box_rect, icon_rect, label_rect, long_rect, press_rect, presses
from workbench.gui.composer.form_rows import FormRow, RowKind
from workbench.model.event_form import FieldKind, FormField

AREA = QRect(0, 64, 370, 32)


def row(kind: RowKind = RowKind.FIELD, level: int = 0, field: FormField | None = None) -> FormRow:
    return FormRow(kind, ("a", 0), "A", level, field or FormField(("a", 0), "A", FieldKind.TEXT, "x"))


def test_boxes_stand_below_each_other_whatever_the_level() -> None:
    box = box_rect(AREA)
    assert box.height() == 28
    assert AREA.contains(box)
    for level in (0, 2, 4, 900):
        label = label_rect(row(level=level), AREA)
        assert label.right() < box.left()
        assert label.width() > 60, "something of the label is left"


@pytest.mark.parametrize("width", [120, 260, 370, 900])
def test_the_parts_fit_in_panels_of_any_width(width: int) -> None:
    area = QRect(0, 0, width, 32)
    box = box_rect(area)
    assert box.width() >= 40
    assert label_rect(row(), area).right() < box.left()


def test_items_can_be_duplicated_and_removed_and_what_is_absent_added() -> None:
    item = row(RowKind.SECTION)
    assert presses(item) == (Press.DUPLICATE, Press.REMOVE)
    assert presses(row()) == ()
    lacking = FormRow(RowKind.FIELD, ("a",), "A", 0, absent(("a",), "A"))
    assert presses(lacking) == (Press.ADD,)
    first, second = (press_rect(item, AREA, press) for press in presses(item))
    assert first.right() < second.left()
    assert second.right() < AREA.right()
    assert first.contains(icon_rect(first))
    assert label_rect(item, AREA).right() <= first.left()


def test_an_editor_of_several_lines_stays_within_the_form() -> None:
    visible = QRect(0, 0, 370, 400)
    for top in (-20, 0, 200, 390):
        assert visible.contains(long_rect(QRect(130, top, 220, 28), visible))
