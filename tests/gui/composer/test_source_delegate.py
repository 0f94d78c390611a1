from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from workbench.gui.composer.source_delegate import SourceDelegate
from workbench.gui.composer.source_model import SourceModel, source_entries
from workbench.gui.look import Look
from workbench.model.event import EventType, SavedEvent


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> QListView:
    made = QListView()
    qtbot.addWidget(made)
    model = SourceModel(made)
    saved = (SavedEvent("mine", Path("/w/events/mine.json"), 10),)
    model.set_entries(source_entries(saved, (EventType("s3/put", "S3", "Object created"),)))
    made.setModel(model)
    made.setItemDelegate(SourceDelegate(look, made))
    made.resize(320, 200)
    made.show()
    return made


def colours(view: QListView, row: int) -> set[str]:
    rect = view.visualRect(view.model().index(row, 0))
    picture = view.viewport().grab(rect).toImage()
    return {QColor(picture.pixelColor(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}


def test_all_rows_are_of_one_height(view: QListView) -> None:
    assert {view.visualRect(view.model().index(row, 0)).height() for row in range(4)} == {28}


def test_the_selected_row_has_the_colour_of_the_selection(view: QListView, look: Look) -> None:
    selection = look.color("selection").name()
    assert selection not in colours(view, 3)
    view.setCurrentIndex(view.model().index(3, 0))
    assert selection in colours(view, 3)
    assert selection not in colours(view, 1)


def test_every_row_paints_something(view: QListView) -> None:
    assert all(len(colours(view, row)) > 3 for row in range(4))
