"""Renaming, duplicating and deleting: asked, shown, made, taken back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.support.turns import until
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.actions import Actions
from workbench.gui.explorer.function_changes import FunctionChanges
from workbench.gui.explorer.function_dialogs import DeleteDialog, NameDialog
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: hello/, Handler: app.handler, Runtime: python3.13}
  Other:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: other/, Handler: app.handler, Runtime: python3.13}
"""
CODE = "def handler(event, context):\n    return event\n"
unsaved: dict[Path, str] = {}


@pytest_asyncio.fixture
async def changes(
    app: Application, look: Look, tasks: GuiTasks, actions: Actions, tmp_path: Path
) -> AsyncIterator[FunctionChanges]:
    write(tmp_path / "work", {"template.yaml": TEMPLATE, "hello/app.py": CODE, "other/app.py": CODE})
    await load_workspace(app, tmp_path / "work")
    app.context.update(function="Hello")
    window = QWidget()
    window.resize(1200, 800)
    window.show()
    unsaved.clear()
    yield FunctionChanges(app, look, tasks, actions, unsaved=lambda: unsaved, window=window)
    await tasks.drain()
    delete(window)


def names(app: Application) -> list[str]:
    assert app.workspace.current is not None
    return [function.name for function in app.workspace.current.functions]


async def agree(changes: FunctionChanges, tasks: GuiTasks) -> None:
    """Wait for the change to be shown, and agree to it."""
    await until(lambda: changes.review is not None)
    assert changes.review is not None
    changes.review.agree.click()
    changes.review = None
    await tasks.drain()


async def test_a_function_is_renamed_and_stays_chosen_and_starred(
    changes: FunctionChanges, app: Application, actions: Actions, tasks: GuiTasks, tmp_path: Path
) -> None:
    root = tmp_path / "work"
    app.favourites.star(root, "Hello", on=True)
    actions.action("function.rename").trigger()
    assert isinstance(changes.asked, NameDialog)
    changes.asked.field.setText("Other")
    assert not changes.asked.agree.isEnabled()
    changes.asked.field.setText("Greet")
    changes.asked.agree.click()
    await until(lambda: changes.review is not None)
    assert (root / "template.yaml").read_text() == TEMPLATE, "it is seen first"
    await agree(changes, tasks)
    assert names(app) == ["Greet", "Other"]
    assert app.context.value.function == "Greet"
    assert app.favourites.of(root) == ("Greet",)
    actions.action("function.undo_change").trigger()
    await tasks.drain()
    assert (root / "template.yaml").read_text() == TEMPLATE
    assert names(app) == ["Hello", "Other"]


async def test_a_copy_has_a_free_name(
    changes: FunctionChanges, app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    actions.action("function.duplicate").trigger()
    assert isinstance(changes.asked, NameDialog)
    assert changes.asked.text == "Hello2"
    changes.asked.field.setText("Hello")
    assert not changes.asked.agree.isEnabled()
    changes.asked.field.setText("Hello2")
    changes.asked.agree.click()
    await agree(changes, tasks)
    assert names(app) == ["Hello", "Hello2", "Other"]


async def test_a_function_is_deleted_with_its_code_when_that_is_asked(
    changes: FunctionChanges, app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    assert app.workspace.current is not None
    code = app.workspace.current.root / "hello"
    for put_away in (False, True):
        actions.action("function.delete").trigger()
        await tasks.drain()
        assert isinstance(changes.asked, DeleteDialog)
        changes.asked.code.setChecked(put_away)
        changes.asked.agree.click()
        await agree(changes, tasks)
        assert code.exists() is not put_away
        actions.action("function.undo_change").trigger()
        await tasks.drain()
        assert names(app) == ["Hello", "Other"]
        assert code.exists()
        app.context.update(function="Hello")


async def test_unsaved_text_is_not_passed_over(
    changes: FunctionChanges, app: Application, actions: Actions, tasks: GuiTasks, tmp_path: Path
) -> None:
    unsaved[tmp_path / "work" / "template.yaml"] = "typed"
    actions.action("function.duplicate").trigger()
    assert isinstance(changes.asked, NameDialog)
    changes.asked.agree.click()
    await tasks.drain()
    assert changes.review is None
    assert app.notices.items[-1].text == "template.yaml has unsaved text."


async def test_what_is_not_agreed_to_is_not_done(
    qtbot: QtBot, changes: FunctionChanges, actions: Actions, tasks: GuiTasks, tmp_path: Path
) -> None:
    actions.action("function.duplicate").trigger()
    assert isinstance(changes.asked, NameDialog)
    changes.asked.agree.click()
    await until(lambda: changes.review is not None)
    assert changes.review is not None
    with qtbot.waitSignal(changes.review.rejected):
        changes.review.cancel.click()
    await tasks.drain()
    assert (tmp_path / "work" / "template.yaml").read_text() == TEMPLATE


async def test_what_cannot_be_done_is_told(
    changes: FunctionChanges, app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    app.context.update(function="Gone")
    actions.action("function.delete").trigger()
    await tasks.drain()
    assert changes.asked is None
    assert app.notices.items[-1].text == "No function is chosen."
