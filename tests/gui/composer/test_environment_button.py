from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.event_environments import choose_environment
from workbench.gui.actions import Actions
from workbench.gui.composer.environment_button import EnvironmentButton
from workbench.gui.composer.variable_values import VariableValues
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.project.environments import FILE, TEMPLATE

TEXT = "A = [1]\n[dev]\nB = 1\n[dev.alice]\n[prod]\n"


@pytest.fixture
def shop(app: Application, tmp_path: Path) -> Application:
    root = tmp_path / "shop"
    root.mkdir()
    (root / FILE).write_text(TEXT)
    show(app, a_workspace(root))
    return app


@pytest.fixture
async def button(qtbot: QtBot, shop: Application, look: Look, tasks: GuiTasks, actions: Actions) -> EnvironmentButton:
    choose_environment(shop, "dev")
    values = VariableValues(shop, tasks)
    made = EnvironmentButton(shop, look, tasks, actions, values=values)
    values.setParent(made)
    qtbot.addWidget(made)
    made.show()
    await until(lambda: len(values.environments.named) == 3)
    return made


def entries(button: EnvironmentButton) -> list[QAction]:
    button.fill_menu()
    return [action for action in button.choices.actions() if not action.isSeparator()]


async def test_environments_are_listed_nested(button: EnvironmentButton) -> None:
    found = entries(button)
    titles = ["No environment", "dev", "    alice", "prod", "Line 1: A is a list.", "Edit Environments"]
    assert [action.text() for action in found] == titles
    assert [action.text() for action in found if action.isChecked()] == ["dev"]


async def test_choosing_one_changes_the_context_and_is_remembered(button: EnvironmentButton, app: Application) -> None:
    entries(button)[2].trigger()
    assert app.context.value.environment == "dev.alice"
    assert button.text() == "dev.alice"
    assert button.accessibleName() == "Environment: dev.alice"
    entries(button)[0].trigger()
    assert (app.context.value.environment, button.text()) == ("", "No environment")


async def test_a_workspace_gets_its_choice_back(button: EnvironmentButton, app: Application, tmp_path: Path) -> None:
    show(app, a_workspace(tmp_path / "other"))
    assert button.text() == "No environment"
    show(app, a_workspace(tmp_path / "shop"))
    assert button.text() == "dev"


async def test_one_that_is_gone_is_said(button: EnvironmentButton, app: Application) -> None:
    app.context.update(environment="gone")
    assert button.accessibleName() == "Environment: gone, not in environments.toml"
    assert button.toolTip() == "environments.toml has no environment gone."


async def test_the_file_is_made_and_opened(
    button: EnvironmentButton, actions: Actions, app: Application, tmp_path: Path
) -> None:
    wanted = QSignalSpy(button.file_requested)
    entries(button)[4].trigger()
    await until(lambda: wanted.count() == 1)
    assert wanted.at(0) == [tmp_path / "shop" / FILE, 1]
    (tmp_path / "other").mkdir()
    show(app, a_workspace(tmp_path / "other"))
    actions.action("event.edit_environments").trigger()
    await until(lambda: wanted.count() == 2)
    assert wanted.at(1) == [tmp_path / "other" / FILE, 0]
    assert (tmp_path / "other" / FILE).read_text() == TEMPLATE


@pytest.mark.filterwarnings("ignore:This plugin")
async def test_the_keyboard_opens_the_list(button: EnvironmentButton) -> None:
    QTest.keyClick(button, Qt.Key.Key_Down)
    await until(button.choices.isVisible)
    button.choices.close()
