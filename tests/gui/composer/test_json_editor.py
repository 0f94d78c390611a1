import json
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from workbench.base.jsontext import JsonFault, find_fault
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.replace_text("")
    made.show()
    made.setFocus()
    return made


def test_typing_an_event_by_keys_alone(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, "{")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClicks(editor, '"bucket": "orders",')
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClicks(editor, '"sizes": [1')
    assert editor.text() == '{\n  "bucket": "orders",\n  "sizes": [1]\n}'
    assert find_fault(editor.text()) is None


def test_backspace_takes_a_pair_away(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, "[{")
    QTest.keyClick(editor, Key.Key_Backspace)
    assert editor.text() == "[]"


def test_tab_indents_and_escape_then_tab_leaves(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor, other = JsonEditor(look), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addWidget(other)
    window.show()
    editor.replace_text("1")
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_Tab)
    assert editor.text() == "  1"
    QTest.keyClick(editor, Key.Key_Backtab)
    assert editor.text() == "1"
    QTest.keyClick(editor, Key.Key_Escape)
    QTest.keyClick(editor, Key.Key_Tab)
    assert editor.text() == "1"
    assert window.focusWidget() is other


def test_replacing_can_be_undone_and_nothing_typed_is_lost(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, "typed")
    editor.replace_text('{"sample": 1}')
    assert editor.text() == '{"sample": 1}'
    assert editor.textCursor().position() == 0
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.text() == "typed"


def test_text_is_kept_exactly(editor: JsonEditor) -> None:
    text = '{"a":\t"x\u00a0y\u2028z", "emoji": "😀"}\n\n'
    editor.replace_text(text)
    assert editor.text() == text


def test_every_change_is_told(editor: JsonEditor) -> None:
    edited = QSignalSpy(editor.edited)
    QTest.keyClicks(editor, "1")
    assert edited.count() == 1
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert edited.count() == 2


def test_a_fault_is_underlined_at_its_place(editor: JsonEditor, look: Look) -> None:
    editor.replace_text('{\n  "😀": 1\n  "b": 2\n}')
    fault = find_fault(editor.text())
    assert fault is not None
    editor.show_fault(fault)
    marked = [
        selection
        for selection in editor.extraSelections()
        if selection.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    ]
    assert len(marked) == 1
    assert marked[0].cursor.selectedText() == '"'
    assert marked[0].cursor.blockNumber() == 2
    assert marked[0].format.underlineColor() == look.color("err")
    assert editor.gutter.fault_line == 3


def test_a_fault_at_the_end_underlines_the_last_character(editor: JsonEditor) -> None:
    editor.replace_text('{"a": 1')
    editor.show_fault(JsonFault("Expecting ',' delimiter", 1, 8, 7))
    assert editor.extraSelections()[-1].cursor.selectedText() == "1"


def test_typing_takes_the_mark_away(editor: JsonEditor) -> None:
    editor.replace_text("{")
    editor.show_fault(find_fault("{"))
    assert editor.gutter.fault_line == 1
    QTest.keyClicks(editor, " ")
    assert editor.gutter.fault_line == 0


def test_jumping_goes_to_the_character_and_takes_the_focus(editor: JsonEditor) -> None:
    editor.replace_text("\n".join(f'"{number}😀", 1' for number in range(200)))
    editor.clearFocus()
    editor.jump(150, 5)
    cursor = editor.textCursor()
    assert cursor.blockNumber() == 149
    assert cursor.block().text()[:4] == '"149'
    assert cursor.positionInBlock() == 4
    assert editor.focusWidget() is editor


def test_each_document_has_its_own_undo(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, "one")
    first = editor.document()
    editor.show_document(editor.new_document("two"))
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.text() == "two"
    editor.show_document(first)
    assert editor.text() == "one"
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.text() == ""


def test_a_document_left_is_no_longer_listened_to(editor: JsonEditor) -> None:
    first = editor.document()
    editor.show_document(editor.new_document("two"))
    edited = QSignalSpy(editor.edited)
    first.setPlainText("changed behind")
    assert edited.count() == 0


async def test_a_long_event_comes_in_slices_and_can_then_be_edited(editor: JsonEditor) -> None:
    text = json.dumps([{"id": number} for number in range(30_000)], indent=2)
    edited = QSignalSpy(editor.edited)
    editor.replace_text(text)
    assert editor.filling
    assert editor.isReadOnly()
    assert editor.text() == text
    await until(lambda: not editor.filling)
    assert not editor.isReadOnly()
    assert edited.count() > 0
    began = perf_counter()
    QTest.keyClicks(editor, " ")
    assert perf_counter() - began < 1
    assert editor.text() == " " + text


async def test_keys_that_come_before_the_text_are_typed_in_it(editor: JsonEditor) -> None:
    text = json.dumps([{"id": number} for number in range(30_000)])
    editor.replace_text(text)
    assert editor.filling
    QTest.keyClicks(editor, "ab")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == text
    await until(lambda: not editor.filling)
    assert editor.text() == "a" + text


def test_lines_that_show_are_numbered(editor: JsonEditor) -> None:
    editor.replace_text("\n".join("1" for _ in range(100)))
    numbers = [line for line, _top, _height in editor.visible_lines(editor.viewport().rect())]
    assert numbers[0] == 1
    assert 5 < len(numbers) < 40
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_last_line_is_as_high_as_the_others(editor: JsonEditor) -> None:
    editor.replace_text("{\n}")
    (_, first, height), (_, second, last) = editor.visible_lines(editor.rect())
    assert second - first == height == last


BAD = {
    "a thousand levels": "[" * 1_000 + "]" * 1_000,
    "a hundred thousand levels": "[" * 100_000 + "]" * 100_000,
    "thousands of levels in lines": "[\n" * 20_000 + "]\n" * 20_000,
    "levels that do not end": '{"a":' * 5_000,
    "repeated keys": '{"a": 1, "a": 2, "a": {"a": 3}}',
    "no numbers": "[NaN, Infinity, -Infinity, .5, 01, 1e999, 0x1]",
    "huge integers": f'{{"n": {"9" * 5_000}, "m": -{"1" * 40}.{"0" * 900}}}',
    "byte order mark": '\ufeff{"a": 1}',
    "controls": '{"a": "\x00\x01\x07\x0b\x0c\x1f\x7f\u0085\u2028"}',
    "no characters": '{"a": "\ufffe\uffff\ufdd2\ufffc"}',
    "strings without end": '{"a": "b\n, "c: "\n"\\',
    "blanks": " \t\n  \n\t\t ",
    "escapes": '{"\\u0061": "\\ud800", "b": "\\\\"}',
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
async def test_bad_input_is_shown_and_kept_as_typed(editor: JsonEditor, text: str) -> None:
    editor.replace_text(text)
    await until(lambda: not editor.filling)
    assert editor.text() == text
    editor.viewport().grab()
    editor.show_document(editor.new_document(text))
    assert editor.text() == text
    editor.folding.fold_depth(1)
    editor.completion.open()
    editor.jump(1, len(text) // 2)
    QTest.keyClicks(editor, "1")
    QTest.keyClick(editor, Key.Key_Backspace)
    editor.viewport().grab()
    assert editor.text() == text


@pytest.mark.parametrize("code", [0x2029, 0xFDD0, 0xFDD1, 0xD800, 0xDFFF])
def test_what_qt_cannot_hold_is_kept_escaped(editor: JsonEditor, code: int) -> None:
    editor.replace_text(f'{{"a": "x{chr(code)}y"}}')
    assert editor.text() == f'{{"a": "x\\u{code:04x}y"}}'
    assert json.loads(editor.text()) == {"a": f"x{chr(code)}y"}


async def test_an_event_of_one_line_is_edited_copied_and_undone(editor: JsonEditor) -> None:
    text = json.dumps([{"id": number, "name": "\U0001f600"} for number in range(20_000)], ensure_ascii=False)
    editor.replace_text(text)
    await until(lambda: not editor.filling)
    assert editor.blockCount() > 1_000
    assert [line for line, _top, _height in editor.visible_lines(editor.rect())][:2] == [1, 1]
    column = text.index('"id": 15000')
    editor.jump(1, column + 1)
    QTest.keyClicks(editor, " ")
    assert editor.text() == f"{text[:column]} {text[column:]}"
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    assert data.text() == editor.text()
    editor.undo()
    assert editor.text() == text


def test_backspace_at_a_cut_takes_the_character_before(editor: JsonEditor) -> None:
    editor.replace_text(f'["{"x" * 2000}", 12]')
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(3).position())
    editor.setTextCursor(cursor)
    length = len(editor.text())
    QTest.keyClick(editor, Key.Key_Backspace)
    assert len(editor.text()) == length - 1
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(3).position() - 1)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Key.Key_Delete)
    assert len(editor.text()) == length - 2


def test_a_line_broken_at_a_cut_is_broken_in_the_text(editor: JsonEditor) -> None:
    text = f'["{"x" * 2000}", 12]'
    editor.replace_text(text)
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(3).position())
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "y")
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.text().count("\n") == 1
    assert editor.text().replace("y\n", "") == text


def test_pasted_lines_are_cut_and_kept(editor: JsonEditor) -> None:
    data = QMimeData()
    data.setText('["' + "x" * 3000 + '"]\n')
    editor.insertFromMimeData(data)
    assert editor.blockCount() > 5
    assert editor.text() == data.text()
