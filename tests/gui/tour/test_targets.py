"""Targets are found by name, and rows and tabs of them by their texts."""

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtWidgets import QListView, QPlainTextEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.notices import Toasts
from workbench.gui.tour.targets import covered, find_target, in_use


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    tabs, rows = QTabBar(), QListView()
    tabs.setObjectName("tabs")
    tabs.addTab("One")
    tabs.addTab("Two")
    rows.setObjectName("rows")
    rows.setModel(QStringListModel([str(number) for number in range(200)], rows))
    column.addWidget(tabs)
    column.addWidget(rows)
    made.resize(400, 300)
    made.show()
    return made


def test_a_control(window: QWidget) -> None:
    found = find_target(window, "tabs")
    assert found is not None
    assert found[1] == found[0].rect()


def test_a_tab(window: QWidget) -> None:
    found = find_target(window, "tabs", "Two")
    assert found is not None
    tabs = found[0]
    assert isinstance(tabs, QTabBar)
    assert found[1] == tabs.tabRect(1)


def test_a_row_that_is_seen(window: QWidget) -> None:
    found = find_target(window, "rows", "2")
    assert found is not None
    assert 0 < found[1].height() < 60
    assert found[1].top() > 20


def test_a_row_out_of_sight_is_the_whole_list(window: QWidget) -> None:
    for part in ("199", "nowhere"):
        found = find_target(window, "rows", part)
        assert found is not None
        assert found[1] == found[0].rect()


def test_what_is_hidden_is_not_found(window: QWidget) -> None:
    rows = window.findChild(QListView, "rows")
    assert isinstance(rows, QListView)
    rows.hide()
    assert find_target(window, "rows") is None
    assert find_target(window, "nowhere") is None
    assert not covered(window)


def test_the_line_that_is_written_in_is_in_use(qtbot: QtBot, window: QWidget) -> None:
    assert in_use(window) == []
    text = QPlainTextEdit("one\ntwo", window)
    text.setGeometry(100, 50, 200, 200)
    text.show()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    (line,) = in_use(window)
    caret = text.cursorRect().translated(text.viewport().mapTo(window, QPoint(0, 0)))
    assert line.contains(caret)
    assert line.width() > 150
    text.clearFocus()
    assert in_use(window) == []


async def test_toasts_are_in_use(app: Application, look: Look, actions: Actions, window: QWidget) -> None:
    toasts = Toasts(app, look, actions, window)
    app.notices.info("Saved.")
    assert in_use(window) == [toasts.cards[0].geometry()]
