"""Keys that the user chose for commands are the commands' in text fields too; all others stay the fields'."""

from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions

Key = Qt.Key
Held = Qt.KeyboardModifier


@dataclass
class Rig:
    """A window with two text fields, and what its commands did."""

    window: QMainWindow
    line: QLineEdit
    text: QPlainTextEdit
    done: list[str] = field(default_factory=list)


@pytest_asyncio.fixture
async def rig(qtbot: QtBot, app: Application, actions: Actions) -> Rig:
    window = QMainWindow()
    qtbot.addWidget(window)
    body = QWidget(window)
    made = Rig(window, QLineEdit("line", body), QPlainTextEdit("text", body))
    column = QVBoxLayout(body)
    column.addWidget(made.line)
    column.addWidget(made.text)
    window.setCentralWidget(body)
    for command in ("view.palette", "help.about", "view.notices"):
        actions.bind(command, lambda command=command: made.done.append(command))  # type: ignore[misc]
    actions.add_to(window)
    await app.keymap.load()
    window.show()
    window.activateWindow()
    return made


@pytest.mark.parametrize("which", ["line", "text"])
async def test_a_chosen_key_is_the_commands(qtbot: QtBot, app: Application, rig: Rig, which: str) -> None:
    widget = getattr(rig, which)
    widget.setFocus()
    widget.selectAll()
    app.keymap.assign("help.about", ("Ctrl+A",))
    app.keymap.assign("view.notices", ("Ctrl+X", "N"))
    qtbot.keyClick(widget, Key.Key_A, Held.ControlModifier)
    qtbot.keyClick(widget, Key.Key_X, Held.ControlModifier)
    qtbot.keyClick(widget, Key.Key_N)
    assert rig.done == ["help.about", "view.notices"]
    assert (rig.line.text(), rig.text.toPlainText()) == ("line", "text")


async def test_other_keys_stay_the_fields(qtbot: QtBot, rig: Rig) -> None:
    rig.line.setFocus()
    qtbot.keyClick(rig.line, Key.Key_A, Held.ControlModifier)
    qtbot.keyClick(rig.line, Key.Key_X, Held.ControlModifier)
    assert rig.line.text() == ""


async def test_a_key_of_a_command_that_is_off_stays_the_fields(qtbot: QtBot, app: Application, rig: Rig) -> None:
    app.keymap.assign("run.cancel", ("Ctrl+X",))  # nothing runs
    rig.line.setFocus()
    rig.line.selectAll()
    qtbot.keyClick(rig.line, Key.Key_X, Held.ControlModifier)
    assert rig.line.text() == ""


async def test_it_ends_with_the_change(qtbot: QtBot, app: Application, rig: Rig) -> None:
    app.keymap.assign("help.about", ("Ctrl+A",))
    app.keymap.reset("help.about")
    rig.line.setFocus()
    qtbot.keyClick(rig.line, Key.Key_A, Held.ControlModifier)
    assert rig.done == []
    assert rig.line.selectedText() == "line"


async def test_a_whole_preset_by_its_chords(qtbot: QtBot, app: Application, rig: Rig) -> None:
    app.settings.set("keys.preset", "emacs")
    rig.text.setFocus()
    qtbot.keyClick(rig.text, Key.Key_X, Held.AltModifier)
    assert rig.done == ["view.palette"]
    qtbot.keyClick(rig.text, Key.Key_H, Held.ControlModifier)
    qtbot.keyClick(rig.text, Key.Key_E)
    assert rig.done == ["view.palette", "view.notices"]
