"""The Lambda service in the status bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.served import INFO
from workbench.app.stores.service import ServiceStore
from workbench.gui.look import Look
from workbench.gui.service_button import ServiceButton


@pytest.fixture
def store() -> ServiceStore:
    return ServiceStore()


@pytest.fixture
def bar(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def button(bar: QWidget, look: Look, store: ServiceStore) -> ServiceButton:
    return ServiceButton(store, look, bar)


def test_it_shows_while_the_service_runs(button: ServiceButton, store: ServiceStore) -> None:
    assert button.isHidden()
    store.set_info(INFO)
    assert not button.isHidden()
    assert "127.0.0.1:3001" in [part.text() for part in button.findChildren(QLabel)]
    assert button.accessibleName() == "Lambda service at http://127.0.0.1:3001"
    assert "aws lambda list-functions --endpoint-url http://127.0.0.1:3001" in button.toolTip()
    store.set_info(None)
    assert button.isHidden()


def test_a_click_copies_the_address(qtbot: QtBot, button: ServiceButton, store: ServiceStore) -> None:
    store.set_info(INFO)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "http://127.0.0.1:3001"
