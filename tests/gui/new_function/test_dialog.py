from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.look import Look
from workbench.gui.new_function.dialog import NewFunctionDialog, shown_files
from workbench.model.errors import DocumentError
from workbench.project.blueprints import get_blueprint, load_blueprints
from workbench.project.event_catalogue import load_catalogue
from workbench.project.new_function import Place, plan_function

Key = Qt.Key


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window that is asked from."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


async def opened(app: Application, look: Look, folder: Path, parent: QWidget) -> NewFunctionDialog:
    """The dialog over a workspace of one function, before it has read its blueprints."""
    write(folder, {"hello/app.py": "def handler(event, context): ..."})
    await load_workspace(app, folder)
    made = NewFunctionDialog(app, look, folder, parent)
    made.open()
    return made


@pytest.fixture
async def dialog(app: Application, look: Look, tmp_path: Path, parent: QWidget) -> AsyncIterator[NewFunctionDialog]:
    made = await opened(app, look, tmp_path / "shop", parent)
    await until(lambda: made.create_button.isEnabled() and made.fields.chosen_runtime)
    yield made
    await made.end()


def said(dialog: NewFunctionDialog) -> str:
    return dialog.fields.verdict.text()


async def test_it_opens_on_the_first_blueprint_with_a_free_name(dialog: NewFunctionDialog) -> None:
    assert dialog.title.text() == "Hello"
    assert dialog.fields.name_edit.text() == "Hello2"
    assert dialog.list.filter.hasFocus()
    assert "def handler" in dialog.preview.text.toPlainText()
    assert "hello2/" in said(dialog)
    assert dialog.fields.chosen_runtime.startswith("python3.")


async def test_by_keys_alone_a_function_is_made(dialog: NewFunctionDialog, app: Application, tmp_path: Path) -> None:
    made = QSignalSpy(dialog.made)
    QTest.keyClicks(dialog.list.filter, "sqs")
    await until(lambda: dialog.fields.name_edit.text() == "Orders")
    QTest.keyClick(dialog.list.filter, Key.Key_Return)
    assert dialog.fields.name_edit.hasFocus()
    QTest.keyClicks(dialog.fields.name_edit, "Mine")
    await until(lambda: "mine/" in said(dialog))
    QTest.keyClick(dialog.fields.name_edit, Key.Key_Return)
    await until(lambda: made.count() == 1)
    assert not dialog.isVisible()
    assert made.at(0)[0].code == tmp_path / "shop" / "mine" / "src" / "app.py"
    workspace = app.workspace.current
    assert workspace is not None
    assert workspace.function("Mine") is not None


async def test_control_enter_makes_it_from_anywhere(dialog: NewFunctionDialog, tmp_path: Path) -> None:
    made = QSignalSpy(dialog.made)
    QTest.keyClick(dialog.preview.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: made.count() == 1)
    assert (tmp_path / "shop" / "hello2" / "src" / "app.py").is_file()


async def test_a_name_of_one_s_own_stays_when_another_blueprint_is_chosen(dialog: NewFunctionDialog) -> None:
    QTest.keyClick(dialog.list.filter, Key.Key_Down)
    assert dialog.fields.name_edit.text() == "Checkout"
    dialog.fields.name_edit.selectAll()
    QTest.keyClicks(dialog.fields.name_edit, "Mine")
    QTest.keyClick(dialog.list.filter, Key.Key_Down)
    assert dialog.fields.name_edit.text() == "Mine"


async def test_a_taken_name_is_refused_while_it_is_typed(dialog: NewFunctionDialog, tmp_path: Path) -> None:
    QTest.keyClick(dialog.fields.name_edit, Key.Key_Backspace)
    await until(lambda: "already" in said(dialog))
    assert not dialog.create_button.isEnabled()
    assert dialog.fields.name_edit.property("state") == "error"
    assert "def handler" in dialog.preview.text.toPlainText()
    QTest.keyClick(dialog.fields.name_edit, Key.Key_Return)
    await until(lambda: "already" in said(dialog))
    assert dialog.isVisible()
    assert not (tmp_path / "shop" / "template.yaml").exists()
    QTest.keyClicks(dialog.fields.name_edit, "3")
    await until(dialog.create_button.isEnabled)
    assert dialog.fields.name_edit.property("state") == ""


async def test_what_cannot_be_written_is_said_and_can_be_tried_again(
    dialog: NewFunctionDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = QSignalSpy(dialog.made)

    def full(_new: object) -> None:
        raise DocumentError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("workbench.project.new_function.write_function", full)
        QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
        await until(lambda: "disk is full" in said(dialog))
    assert dialog.isVisible()
    dialog.make()
    dialog.make()
    dialog.reject()
    assert dialog.isVisible(), "what is being written is written to its end"
    await until(lambda: made.count() == 1)


async def test_another_language_has_its_runtimes(dialog: NewFunctionDialog) -> None:
    QTest.keyClicks(dialog.list.filter, "node hello")
    await until(lambda: dialog.fields.chosen_runtime.startswith("nodejs"))
    await until(dialog.create_button.isEnabled)
    dialog.preview.tabs.setCurrentIndex(2)
    await until(lambda: f"Runtime: {dialog.fields.chosen_runtime}" in dialog.preview.text.toPlainText())


async def test_another_folder_becomes_another_workspace(
    dialog: NewFunctionDialog, app: Application, tmp_path: Path
) -> None:
    made = QSignalSpy(dialog.made)
    dialog.fields.folder_edit.setText(str(tmp_path / "new"))
    await until(lambda: "makes template.yaml" in said(dialog))
    dialog.make()
    await until(lambda: made.count() == 1)
    assert app.workspace.current is not None
    assert app.workspace.current.root == tmp_path / "new"


async def test_escape_makes_nothing(dialog: NewFunctionDialog, tmp_path: Path) -> None:
    QTest.keyClick(dialog.list.filter, Key.Key_Escape)
    assert not dialog.isVisible()
    assert not (tmp_path / "shop" / "template.yaml").exists()


async def test_every_control_has_a_name(dialog: NewFunctionDialog) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTabBar)
    found = [part for part in dialog.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()]
    inner = (dialog.fields.runtime, dialog.list.filter, dialog.preview.tabs)
    own = [part for part in found if part.parent() not in inner]
    assert len(own) >= 10
    assert [part for part in own if not part.accessibleName()] == []


def test_files_to_look_at_are_code_template_and_event(tmp_path: Path) -> None:
    blueprint = get_blueprint(load_blueprints(), "container-image")
    new = plan_function(blueprint, "Thumbs", Place(tmp_path, tmp_path), load_catalogue())
    shown = shown_files(new, len(blueprint.files))
    titles = ["app.py", "Dockerfile", "test_thumbs.py", "template.yaml", "named.json"]
    assert [file.title for file in shown] == titles
    assert shown[3].text == new.resources
    assert shown[3].tip == "Goes to template.yaml"


async def test_hands_may_be_faster_than_the_blueprints(
    app: Application, look: Look, tmp_path: Path, parent: QWidget
) -> None:
    dialog = await opened(app, look, tmp_path / "shop", parent)
    made = QSignalSpy(dialog.made)
    QTest.keyClicks(dialog.list.filter, "python sqs")
    assert not dialog.list.nothing.isVisible()
    QTest.keyClick(dialog.list.filter, Key.Key_Return)
    assert dialog.focusWidget() is dialog.fields.name_edit
    QTest.keyClicks(dialog.fields.name_edit, "Letters")
    QTest.keyClick(dialog.fields.name_edit, Key.Key_Return)
    assert dialog.title.text() == ""
    await until(lambda: made.count() == 1)
    assert (tmp_path / "shop" / "letters" / "src" / "app.py").is_file()
    await dialog.end()
