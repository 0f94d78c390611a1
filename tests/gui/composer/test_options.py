import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.composer.options import OptionRows
from workbench.gui.look import Look


@pytest.fixture
async def rows(qtbot: QtBot, app: Application, look: Look) -> OptionRows:
    assert look.theme
    made = OptionRows(app, look)
    qtbot.addWidget(made)
    made.show()
    return made


async def test_the_executor_is_the_setting(rows: OptionRows, app: Application) -> None:
    assert rows.executor.currentText() == "Auto"
    rows.executor.setFocus()
    QTest.keyClick(rows.executor, Qt.Key.Key_Down)
    assert app.settings.text("run.executor") == "docker"
    QTest.keyClick(rows.executor, Qt.Key.Key_Down)
    assert app.settings.text("run.executor") == "process"


async def test_it_follows_a_change_made_elsewhere(rows: OptionRows, app: Application) -> None:
    app.settings.set("run.executor", "process")
    assert rows.executor.currentText() == "Process"


async def test_the_fields_of_the_request_are_behind_a_button(rows: OptionRows) -> None:
    assert not rows.fields.isVisible()
    QTest.mouseClick(rows.more, Qt.MouseButton.LeftButton)
    assert rows.fields.isVisible()
    rows.fields.tenant.setText("blue")
    rows.show_fields(shown=False)
    assert not rows.fields.isVisible()
    assert rows.kind.text() == "Request and response · tenant blue", "it is said while it is hidden"


async def test_the_invocation_type_is_said(rows: OptionRows) -> None:
    label = rows.findChild(QLabel, "composer.invocation")
    assert label is not None
    assert label.text() == "Request and response"
