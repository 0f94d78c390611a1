"""Keys before a file has been read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.editor.conftest import read
from tests.gui.editor.test_panel import edit_of
from workbench.gui.actions import Actions
from workbench.gui.editor.early_keys import EarlyKeys
from workbench.gui.editor.panel import EditorPanel

Key = Qt.Key


@pytest.fixture
def edit(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit("one\ntwo")
    qtbot.addWidget(made)
    made.show()
    return made


def test_they_wait_and_are_pressed_in_their_order(edit: QPlainTextEdit) -> None:
    early = EarlyKeys(edit)
    QTest.keyClick(edit, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, " 3")
    assert edit.toPlainText() == "one\ntwo"
    edit.setPlainText("other")
    early.let_go()
    assert edit.toPlainText() == "other 3"
    QTest.keyClicks(edit, "!")
    assert edit.toPlainText() == "other 3!"


def test_they_are_forgotten_where_there_is_no_text(edit: QPlainTextEdit) -> None:
    early = EarlyKeys(edit)
    QTest.keyClicks(edit, "x")
    early.drop()
    early.let_go()
    assert edit.toPlainText() == "one\ntwo"


async def test_a_page_has_what_was_typed_before_it_was_read(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    page = panel.current_page()
    assert page is not None
    assert page.document is None
    QTest.keyClick(page.edit, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.edit, "# end")
    before = read(code)
    edit = await edit_of(panel)
    assert edit.text == before + "# end"
    assert page.dirty
    edit.undo()
    assert edit.text == before


def test_commands_come_between_the_keys(edit: QPlainTextEdit) -> None:
    early = EarlyKeys(edit)
    QTest.keyClicks(edit, "a")
    early.do(lambda: edit.insertPlainText("-"))
    QTest.keyClicks(edit, "b")
    assert edit.toPlainText() == "one\ntwo"
    early.let_go()
    assert edit.toPlainText() == "a-bone\ntwo"
    early.do(lambda: edit.insertPlainText("!"))
    assert edit.toPlainText() == "a-b!one\ntwo"


async def test_a_page_does_what_it_was_told_before_it_was_read(
    qtbot: QtBot, panel: EditorPanel, actions: Actions, code: Path
) -> None:
    before = read(code)
    panel.open_file(code)
    page = panel.current_page()
    assert page is not None
    assert page.document is None
    with qtbot.waitActive(panel):
        panel.activateWindow()
    page.edit.setFocus()
    QTest.keyClicks(page.edit, "# ")
    actions.action("text.copy_lines_down").trigger()
    actions.action("edit.toggle_comment").trigger()
    edit = await edit_of(panel)
    first, _, rest = before.partition("\n")
    assert edit.text == f"# {first}\n{first}\n{rest}"
