import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.debugger.value_delegate import ValueDelegate
from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.models.values import RowKind, ValueRow, ValuesModel

State = QStyle.StateFlag


def drawn(look: Look, row: ValueRow, state: State = State.State_None, width: int = 300) -> QImage:
    model = ValuesModel()
    model.show_rows([row])
    image = QImage(width, TABLE_ROW, QImage.Format.Format_RGB32)
    image.fill(look.color("panel"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, TABLE_ROW)
    option.state = state
    painter = QPainter(image)
    ValueDelegate(look).paint(painter, option, model.index(0))
    painter.end()
    return image


def has(image: QImage, colour: QColor, left: int = 0) -> bool:
    return any(image.pixelColor(x, y) == colour for x in range(left, image.width()) for y in range(image.height()))


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
def test_values_are_told_apart(qtbot: QtBot, look: Look, theme: str) -> None:
    look.choose(theme)
    images = [drawn(look, ValueRow("total", "42", kind_of)) for kind_of in ("int", "str", "bool", "dict")]
    images += [drawn(look, ValueRow("total", fault="42")), drawn(look, ValueRow("total", kind=RowKind.SCOPE))]
    assert all(one != other for number, one in enumerate(images) for other in images[number + 1 :])
    look.choose("dark")


def test_the_type_stands_at_the_right_and_gives_way(qtbot: QtBot, look: Look) -> None:
    plain, typed = ValueRow("a", "1"), ValueRow("a", "1", "Decimal")
    assert drawn(look, typed).copy(200, 0, 100, TABLE_ROW) != drawn(look, plain).copy(200, 0, 100, TABLE_ROW)
    assert drawn(look, typed, width=60) == drawn(look, plain, width=60)


def test_the_chosen_row_is_marked(qtbot: QtBot, look: Look) -> None:
    row = ValueRow("a", "1")
    assert has(drawn(look, row, State.State_Selected), look.color("selection"))
    assert has(drawn(look, row, State.State_MouseOver), look.color("hover"))
    assert not has(drawn(look, row), look.color("hover"))


def test_a_monstrous_value_is_drawn_at_once(qtbot: QtBot, look: Look) -> None:
    long, longer = (drawn(look, ValueRow("a", "x" * count, "str")) for count in (5_000, 5_000_000))
    assert long == longer


def test_the_field_has_a_name(qtbot: QtBot, look: Look) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = ValuesModel()
    field = ValueDelegate(look).createEditor(parent, QStyleOptionViewItem(), model.index(0))
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Watch expression"
