import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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
    rows.show_fields(shown=True)
    assert rows.executor.currentText() == "Auto"
    rows.executor.setFocus()
    QTest.keyClick(rows.executor, Qt.Key.Key_Down)
    assert app.settings.text("run.executor") == "docker"
    QTest.keyClick(rows.executor, Qt.Key.Key_Down)
    assert app.settings.text("run.executor") == "process"


async def test_it_follows_a_change_made_elsewhere(rows: OptionRows, app: Application) -> None:
    app.settings.set("run.executor", "process")
    assert rows.executor.currentText() == "Process"


async def test_two_rows_are_in_sight_and_the_others_behind_a_button(rows: OptionRows) -> None:
    assert rows.fields.kind.isVisible()
    assert rows.fields.qualifier.isVisible()
    hidden = (rows.fields.details, rows.executor)
    assert not any(field.isVisible() for field in hidden)
    QTest.mouseClick(rows.fields.more, Qt.MouseButton.LeftButton)
    assert all(field.isVisible() for field in hidden)
    rows.show_fields(shown=False)
    assert not any(field.isVisible() for field in hidden)
