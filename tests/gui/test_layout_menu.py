"""The switch of layouts, and the commands over them."""

from collections.abc import AsyncIterator

import pytest_asyncio
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.layouts import OWN, Layouts
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    made = MainWindow(app, look, tasks, actions)
    show(app, a_workspace())
    made.show()
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


@pytest_asyncio.fixture
async def layouts(window: MainWindow) -> Layouts:
    return window.layouts


async def test_the_menu_lists_the_layouts_and_marks_the_one_in_force(window: MainWindow, layouts: Layouts) -> None:
    layouts.save_as("A & B")
    menu = window.layout_menu.make()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[:5] == ["Edit", "Compose", "Profile", "Debug", "A && B"]
    assert "Delete Layout" in texts
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["A && B"]
    menu.actions()[0].trigger()
    assert layouts.current == "edit"
    assert "Delete Layout" not in [action.text() for action in window.layout_menu.make().actions()]
    assert window.topbar.layout_button.toolTip() == "Layout: Edit"


async def test_commands_choose_save_rename_and_delete(window: MainWindow, layouts: Layouts, actions: Actions) -> None:
    actions.action("view.layout_debug").trigger()
    assert layouts.current == "debug"
    actions.action("view.save_layout").trigger()
    dialog = _dialog(window)
    _field(dialog).setText("Debug")
    _press(dialog, "dialog.apply")
    assert dialog.isVisible()
    fault = dialog.findChild(QLabel, "dialog.name.fault")
    assert isinstance(fault, QLabel)
    assert "of that name" in fault.text()
    _field(dialog).setText("Mine")
    _press(dialog, "dialog.apply")
    assert layouts.current == f"{OWN}Mine"
    actions.action("view.rename_layout").trigger()
    dialog = _dialog(window)
    assert _field(dialog).text() == "Mine"
    _field(dialog).setText("Ours")
    _press(dialog, "dialog.apply")
    assert layouts.current == f"{OWN}Ours"
    actions.action("view.delete_layout").trigger()
    confirm = next(each for each in window.findChildren(QDialog) if each.isVisible())
    confirm.accept()
    assert layouts.current == "edit"


def _dialog(window: MainWindow) -> QDialog:
    return next(each for each in window.findChildren(QDialog, "dialog.name") if each.isVisible())


def _field(dialog: QDialog) -> QLineEdit:
    field = dialog.findChild(QLineEdit, "dialog.name.value")
    assert isinstance(field, QLineEdit)
    return field


def _press(dialog: QDialog, button: str) -> None:
    found = dialog.findChild(QPushButton, button)
    assert isinstance(found, QPushButton)
    found.click()
