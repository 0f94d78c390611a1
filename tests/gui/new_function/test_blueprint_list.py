from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.new_function.blueprint_list import BlueprintList
from workbench.project.blueprints import load_blueprints

Key = Qt.Key


@pytest.fixture
def blueprints(qtbot: QtBot, look: Look) -> Iterator[BlueprintList]:
    made = BlueprintList(look)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    made.set_blueprints(load_blueprints())
    yield made
    made.close()


def current(blueprints: BlueprintList) -> str:
    found = blueprints.model.blueprint(blueprints.view.currentIndex().row())
    return found.id if found is not None else ""


def test_the_first_is_chosen_and_arrow_keys_in_the_filter_go_on(blueprints: BlueprintList) -> None:
    assert current(blueprints) == "python-hello"
    chosen = QSignalSpy(blueprints.chosen)
    QTest.keyClick(blueprints.filter, Key.Key_Up)
    assert current(blueprints) == "python-hello"
    QTest.keyClick(blueprints.filter, Key.Key_Down)
    assert current(blueprints) == "python-api-gateway"
    QTest.keyClick(blueprints.filter, Key.Key_PageDown)
    QTest.keyClick(blueprints.filter, Key.Key_PageDown)
    assert current(blueprints) == "custom-runtime-shell"
    QTest.keyClick(blueprints.filter, Key.Key_PageUp)
    assert [chosen.at(0)[0].id, chosen.at(1)[0].id] == ["python-api-gateway", "python-step-functions-task"]


def test_typing_filters_and_keeps_what_is_chosen_where_it_can(blueprints: BlueprintList) -> None:
    QTest.keyClicks(blueprints.filter, "sqs")
    assert current(blueprints) == "python-sqs-partial-failures"
    QTest.keyClick(blueprints.filter, Key.Key_Down)
    QTest.keyClicks(blueprints.filter, " node")
    assert current(blueprints) == "nodejs-sqs-partial-failures"
    blueprints.filter.clear()
    assert current(blueprints) == "nodejs-sqs-partial-failures"


def test_words_that_nothing_holds_are_told(blueprints: BlueprintList) -> None:
    chosen, taken = QSignalSpy(blueprints.chosen), QSignalSpy(blueprints.taken)
    blueprints.filter.setText("xyzzy")
    assert blueprints.nothing.isVisible()
    assert not blueprints.view.isVisible()
    QTest.keyClick(blueprints.filter, Key.Key_Return)
    assert chosen.count() == taken.count() == 0
    blueprints.filter.clear()
    assert blueprints.view.isVisible()
    assert current(blueprints) == "python-hello"


def test_enter_and_a_double_click_take_what_is_chosen(blueprints: BlueprintList) -> None:
    taken = QSignalSpy(blueprints.taken)
    QTest.keyClick(blueprints.filter, Key.Key_Return)
    QTest.keyClick(blueprints.view, Key.Key_Enter)
    place = blueprints.view.visualRect(blueprints.model.index(1)).center()
    QTest.mouseClick(blueprints.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(blueprints.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken.count() == 3
    assert current(blueprints) == "python-api-gateway"
