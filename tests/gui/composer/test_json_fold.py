import json
from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.base.json_edit import TextEdit
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look

Key = Qt.Key
TEXT = json.dumps({"Records": [{"id": 1, "size": 2}, {"id": 3}], "more": {"a": []}}, indent=2)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.replace_text(TEXT)
    made.show()
    made.setFocus()
    return made


def block(editor: JsonEditor, line: int) -> QTextBlock:
    return editor.document().findBlockByNumber(line - 1)


def shown(editor: JsonEditor) -> list[int]:
    return [line for line, _top, _height in editor.visible_lines(editor.viewport().rect())]


def test_a_folded_list_hides_its_lines_and_says_what_it_has(editor: JsonEditor) -> None:
    editor.folding.fold(block(editor, 2))
    assert shown(editor) == [1, 2, 11, 12, 13, 14]
    assert editor.folding.note(block(editor, 2)) == "… 2 members ],"
    assert editor.text() == TEXT
    editor.folding.toggle(block(editor, 2))
    assert shown(editor) == list(range(1, 15))
    assert editor.folding.note(block(editor, 2)) == ""


def test_what_ends_in_its_line_does_not_fold(editor: JsonEditor) -> None:
    assert not editor.folding.is_foldable(block(editor, 4))
    assert not editor.folding.is_foldable(block(editor, 12))
    assert editor.folding.is_foldable(block(editor, 3))


def test_keys_fold_what_the_cursor_is_in_and_unfold_it(editor: JsonEditor) -> None:
    editor.jump(5, 9)
    QTest.keyClick(editor, Key.Key_BraceLeft, CONTROL_SHIFT)
    assert shown(editor) == [1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 14]
    assert editor.textCursor().blockNumber() == 2
    QTest.keyClick(editor, Key.Key_BraceLeft, CONTROL_SHIFT)
    assert shown(editor) == [1, 2, 11, 12, 13, 14]
    QTest.keyClick(editor, Key.Key_BraceRight, CONTROL_SHIFT)
    assert len(shown(editor)) == 14


def test_all_of_a_depth_fold_and_unfold(editor: JsonEditor) -> None:
    editor.folding.fold_depth(2)
    assert shown(editor) == [1, 2, 3, 7, 10, 11, 12, 13, 14]
    editor.folding.fold_depth(1)
    assert shown(editor) == [1, 2, 11, 14]
    editor.folding.fold_depth(0)
    assert shown(editor) == [1]
    editor.folding.unfold_all()
    assert len(shown(editor)) == 14


def test_the_arrows_step_over_what_is_hidden(editor: JsonEditor) -> None:
    editor.folding.fold(block(editor, 2))
    editor.jump(2, 1)
    for key, line in ((Key.Key_Down, 11), (Key.Key_Up, 2), (Key.Key_End, 2), (Key.Key_Right, 11), (Key.Key_Left, 2)):
        QTest.keyClick(editor, key)
        assert editor.textCursor().blockNumber() + 1 == line
    assert not block(editor, 3).isVisible()


def test_a_jump_unfolds(editor: JsonEditor) -> None:
    editor.folding.fold_depth(0)
    editor.jump(5, 1)
    assert len(shown(editor)) == 14


def test_undo_after_a_fold_changes_the_text_only(editor: JsonEditor) -> None:
    editor.jump(14, 2)
    QTest.keyClicks(editor, " ")
    editor.folding.fold(block(editor, 2))
    editor.undo()
    assert editor.text() == TEXT
    assert shown(editor) == [1, 2, 11, 12, 13, 14]


def test_breaking_or_joining_a_folded_line_shows_all(editor: JsonEditor) -> None:
    for key in (Key.Key_Return, Key.Key_Delete):
        editor.folding.fold(block(editor, 2))
        editor.jump(2, 99)
        QTest.keyClick(editor, key)
        assert all(block(editor, line).isVisible() for line in range(1, editor.blockCount() + 1))
        editor.undo()
        editor.folding.unfold_all()


def test_edits_of_hidden_lines_stay_hidden_and_are_counted(editor: JsonEditor) -> None:
    editor.folding.fold(block(editor, 2))
    at = TEXT.index("3\n    }") + 1
    editor.apply_edits([TextEdit(at, at + 6, "4\n    },\n    1")])
    assert len(shown(editor)) == 6
    assert editor.folding.note(block(editor, 2)) == "… 3 members ],"
    assert json.loads(editor.text())["Records"][1:] == [{"id": 34}, 1]


def test_every_change_is_told(editor: JsonEditor) -> None:
    changed = QSignalSpy(editor.folding.changed)
    editor.folding.fold(block(editor, 2))
    editor.folding.unfold(block(editor, 2))
    assert changed.count() == 2


def test_two_hundred_thousand_lines(editor: JsonEditor) -> None:
    editor.show_document(editor.new_document("[\n" + '  {"a": 1},\n' * 200_000 + "  1\n]"))
    began = process_time()
    editor.folding.fold(block(editor, 1))
    assert process_time() - began < 3
    assert editor.folding.note(block(editor, 1)) == "… 200,001 members ]"
    assert editor.verticalScrollBar().maximum() == 0
