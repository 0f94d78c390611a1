"""Commands on lines, carets and folds, by their keys."""

from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.editor.test_panel import edit_of
from workbench.gui.actions import Actions
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.panel import EditorPanel

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Alt, Control, Shift = Modifier.AltModifier, Modifier.ControlModifier, Modifier.ShiftModifier


@pytest_asyncio.fixture
async def edit(panel: EditorPanel, actions: Actions, code: Path) -> CodeEdit:
    """The text of a file with three lines in front, with the keyboard."""
    actions.add_to(panel)
    panel.activateWindow()
    panel.open_file(code)
    made = await edit_of(panel)
    made.setFocus()
    made.load("one\n    two one\nthree", made.language, None)
    assert made.hasFocus()
    return made


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Key.Key_Down, Alt, "    two one\none\nthree"),
        (Key.Key_Down, Alt | Shift, "one\none\n    two one\nthree"),
        (Key.Key_Up, Alt | Shift, "one\none\n    two one\nthree"),
        (Key.Key_K, Control | Shift, "    two one\nthree"),
    ],
)
async def test_lines(edit: CodeEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    QTest.keyClick(edit, key, modifiers)
    assert edit.text == text
    edit.undo()
    assert edit.text == "one\n    two one\nthree"


async def test_carets(edit: CodeEdit) -> None:
    for _ in range(2):
        QTest.keyClick(edit, Key.Key_D, Control)
    assert [one.selectedText() for one in edit.carets.every()] == ["one", "one"]
    QTest.keyClicks(edit, "1")
    assert edit.text == "1\n    two 1\nthree"
    QTest.keyClick(edit, Key.Key_Down, Control | Alt)
    assert len(edit.carets.every()) == 3
    QTest.keyClick(edit, Key.Key_Escape)
    QTest.keyClick(edit, Key.Key_L, Control | Shift)
    assert len(edit.carets.every()) >= 1


async def test_folds(edit: CodeEdit, actions: Actions) -> None:
    actions.action("text.fold").trigger()
    assert edit.folding.folded() == [0]
    actions.action("text.unfold").trigger()
    actions.action("text.fold_all").trigger()
    assert edit.folding.folded() == [0]
    actions.action("text.unfold_all").trigger()
    assert edit.folding.folded() == []


async def test_elsewhere_they_do_nothing(panel: EditorPanel, edit: CodeEdit, actions: Actions) -> None:
    page = panel.current_page()
    assert page is not None
    page.find_bar.open_bar()
    actions.action("text.delete_lines").trigger()
    assert edit.text.startswith("one")


async def test_a_text_that_is_read_only_stays(edit: CodeEdit, actions: Actions) -> None:
    edit.setReadOnly(True)
    actions.action("text.delete_lines").trigger()
    assert edit.text.startswith("one")
