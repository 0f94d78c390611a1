"""From the command to the changed file, and back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from tests.gui.configuration.conftest import TEMPLATE
from tests.support.turns import until
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.actions import Actions
from workbench.gui.configuration.controls import LineControl
from workbench.gui.configuration.opening import Configurations
from workbench.gui.explorer.function_changes import FunctionChanges
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

CODE = "def handler(event, context):\n    return 1\n"


@pytest_asyncio.fixture
async def opened(
    app: Application, look: Look, tasks: GuiTasks, actions: Actions, tmp_path: Path
) -> AsyncIterator[tuple[Configurations, FunctionChanges]]:
    write(
        tmp_path / "work", {"template.yaml": TEMPLATE, "hello/app.py": "def handler(event, context):\n    return 1\n"}
    )
    await load_workspace(app, tmp_path / "work")
    app.context.update(function="Hello")
    window = QWidget()
    window.resize(1200, 800)
    window.show()
    changes = FunctionChanges(app, look, tasks, actions, unsaved=dict, window=window)
    yield Configurations(app, look, tasks, actions, changes=changes, window=window), changes
    await tasks.drain()
    delete(window)


async def test_a_field_is_changed_seen_written_and_taken_back(
    opened: tuple[Configurations, FunctionChanges], app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    configurations, changes = opened
    assert app.workspace.current is not None
    file = app.workspace.current.root / "template.yaml"
    actions.action("function.configure").trigger()
    await until(lambda: configurations.dialog is not None)
    dialog = configurations.dialog
    assert dialog is not None
    control = dialog.form.rows["MemorySize"].control
    assert isinstance(control, LineControl)
    QTest.keyClicks(control, "512")
    dialog.review.click()
    await until(lambda: changes.review is not None)
    assert changes.review is not None
    assert changes.review.parent() is dialog
    assert file.read_text() == TEMPLATE, "it is seen first"
    changes.review.agree.click()
    await tasks.drain()
    assert file.read_text() == f"{TEMPLATE}      MemorySize: 512\n"
    assert configurations.dialog is None
    function = app.workspace.current.function("Hello")
    assert function is not None
    assert function.config.memory_mb == 512
    actions.action("function.undo_change").trigger()
    await tasks.drain()
    assert file.read_text() == TEMPLATE


async def test_one_is_open_at_a_time(
    opened: tuple[Configurations, FunctionChanges], actions: Actions, tasks: GuiTasks
) -> None:
    configurations, _ = opened
    actions.action("function.configure").trigger()
    await tasks.drain()
    first = configurations.dialog
    actions.action("function.configure").trigger()
    await tasks.drain()
    assert configurations.dialog is not None
    assert configurations.dialog is not first


async def test_what_has_no_form_is_told(
    opened: tuple[Configurations, FunctionChanges], app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    configurations, _ = opened
    app.context.update(function="Gone")
    actions.action("function.configure").trigger()
    await tasks.drain()
    assert configurations.dialog is None
    assert app.notices.items[-1].text == "No function is chosen."
