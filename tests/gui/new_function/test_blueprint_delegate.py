from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.new_function.blueprint_delegate import ROW_PX, BlueprintDelegate
from workbench.gui.new_function.blueprint_model import BlueprintModel
from workbench.project.blueprints import load_blueprints


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Iterator[QListView]:
    made = QListView()
    qtbot.addWidget(made)
    model = BlueprintModel(made)
    model.set_blueprints(load_blueprints())
    made.setModel(model)
    made.setItemDelegate(BlueprintDelegate(look, made))
    made.resize(320, 4 * ROW_PX)
    made.show()
    yield made
    made.close()


def picture(view: QListView) -> QImage:
    return view.viewport().grab().toImage()


def colours(image: QImage, row: int) -> set[str]:
    rows = range(row * ROW_PX, (row + 1) * ROW_PX)
    return {image.pixelColor(QPoint(x, y)).name() for y in rows for x in range(image.width())}


def test_rows_have_icon_title_and_tags_in_the_theme_s_colours(view: QListView, look: Look) -> None:
    assert view.sizeHintForRow(0) == ROW_PX
    for theme in ("dark", "light", "high-contrast"):
        look.choose(theme)
        found = colours(picture(view), 1)
        assert look.color("text").name() in found
        assert look.color("muted").name() in found


def test_the_selected_row_has_a_ground_of_its_own(view: QListView, look: Look) -> None:
    ground = QColor(look.color("selection")).name()
    assert ground not in colours(picture(view), 1)
    view.setCurrentIndex(view.model().index(1, 0))
    assert ground in colours(picture(view), 1)
    assert ground not in colours(picture(view), 2)
