"""Rows of the keymap: what is shown, and what narrows them."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.app.command_table import COMMANDS
from workbench.app.key_text import parse_keys
from workbench.app.keymap import Keymap
from workbench.gui.preferences.keymap_model import Column, KeymapModel


def shown(model: KeymapModel) -> list[str]:
    return [row.command.id for number in range(model.rowCount()) if (row := model.row(number))]


def text(model: KeymapModel, command: str, column: Column) -> str:
    return str(model.index(model.number_of(command), column).data())


async def test_every_command_has_a_row(keymap: Keymap, qtbot: QtBot) -> None:
    model = KeymapModel(keymap)
    assert shown(model) == [command.id for command in COMMANDS]
    assert text(model, "run.invoke", Column.COMMAND) == "Invoke"
    assert text(model, "run.invoke", Column.KEYS) == "Ctrl+Return"
    assert text(model, "run.invoke", Column.SOURCE) == "Default"
    assert text(model, "run.dry_run", Column.KEYS) == "none"
    assert model.headerData(Column.SOURCE, Qt.Orientation.Horizontal) == "From"


async def test_words_and_keys_narrow(app: Application, keymap: Keymap, qtbot: QtBot) -> None:
    app.settings.set("keys.preset", "emacs")
    model = KeymapModel(keymap)
    model.narrow("run stop")
    assert "run.cancel" in shown(model)
    assert "run.invoke" not in shown(model)
    model.narrow(keys=parse_keys("Ctrl+X, Ctrl+F"))
    assert shown(model) == ["file.quick_open"]
    model.narrow("no such words")
    assert model.rowCount() == 0
    assert model.row(0) is None


async def test_sources_and_losses(app: Application, keymap: Keymap, qtbot: QtBot) -> None:
    model = KeymapModel(keymap)
    app.settings.set("keys.preset", "emacs")
    keymap.assign("run.dry_run", parse_keys("Ctrl+Y"))
    model.refresh()
    assert text(model, "file.save", Column.SOURCE) == "Emacs"
    assert text(model, "run.dry_run", Column.SOURCE) == "Yours"
    assert text(model, "edit.paste", Column.KEYS) == "taken by Dry Run"


async def test_rows_stay_when_only_keys_change(keymap: Keymap, qtbot: QtBot) -> None:
    model = KeymapModel(keymap)
    keymap.assign("run.invoke", parse_keys("F9"))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.refresh()
    assert text(model, "run.invoke", Column.KEYS) == "F9"
