"""Rows are drawn in the theme's colours, and nothing is drawn outside of its cell."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from workbench.app.key_text import parse_keys
from workbench.app.keymap import Keymap
from workbench.gui.look import ROW, Look
from workbench.gui.preferences.keymap_delegate import KeymapDelegate
from workbench.gui.preferences.keymap_model import Column, KeymapModel

GROUND = QColor("#123456")


def drawn(look: Look, model: KeymapModel, column: Column, width: int, *, selected: bool = False) -> QImage:
    image = QImage(width + 40, ROW, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, ROW)
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    KeymapDelegate(look).paint(painter, option, model.index(model.number_of("run.invoke"), column))
    painter.end()
    return image


def colours(image: QImage, left: int, right: int) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(left, right) for y in range(image.height())}


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("width", [0, 9, 24, 60, 400])
async def test_cells_keep_to_their_place(qtbot: QtBot, keymap: Keymap, look: Look, column: Column, width: int) -> None:
    keymap.assign("run.invoke", parse_keys("Ctrl+X, Ctrl+Shift+K"))
    keymap.assign("run.invoke", parse_keys("Ctrl+Shift+F9"), beside=True)
    image = drawn(look, KeymapModel(keymap), column, width)
    assert colours(image, width, image.width()) == {GROUND.name()}
    if width == 400:
        assert colours(image, 0, width) != {GROUND.name()}


async def test_the_selected_row_has_the_selections_ground(qtbot: QtBot, keymap: Keymap, look: Look) -> None:
    image = drawn(look, KeymapModel(keymap), Column.SOURCE, 100, selected=True)
    assert image.pixelColor(1, 1).name() == look.color("selection").name()


async def test_rows_are_as_high_as_others(look: Look, qtbot: QtBot, keymap: Keymap) -> None:
    index = KeymapModel(keymap).index(0, 0)
    assert KeymapDelegate(look).sizeHint(QStyleOptionViewItem(), index) == QSize(80, ROW)
