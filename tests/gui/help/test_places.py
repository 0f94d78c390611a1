"""What has the keyboard has a page, and each page that is named is there."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.help.pages import pages
from workbench.gui.help.places import FIRST, PLACES, place_of, place_of_name


async def test_every_place_is_there(app: Application, actions: Actions) -> None:
    there = {page.id: {section.anchor for section in page.sections()} for page in pages(app, actions)}
    for target in {FIRST, *PLACES.values()}:
        page, _, anchor = target.partition("#")
        assert anchor in there[page], target


@pytest.mark.parametrize(
    ("object_name", "place"),
    [
        ("runs.logs.filter", "window#logs"),
        ("runs.table", "window#runs"),
        ("composer.json", "window#event-composer"),
        ("preferences.keymap.table", "keyboard"),
        ("topbar", ""),
        ("", ""),
    ],
)
def test_the_longest_beginning_counts(object_name: str, place: str) -> None:
    assert place_of_name(object_name) == place


def test_the_nearest_thing_around_counts(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.setObjectName("explorer")
    assert place_of(QLineEdit(QWidget(around))) == "window#explorer"
    assert place_of(None) == FIRST
