import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.json_find import MOST_EDITS, JsonFindBar
from workbench.gui.look import Look

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = '{\n  "name": "order",\n  "other": "Order 😀 order"\n}'


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.replace_text(TEXT)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def bar(editor: JsonEditor) -> JsonFindBar:
    QTest.keyClick(editor, Key.Key_F, CONTROL)
    assert editor.find_bar.bar is not None
    return editor.find_bar.bar


def place(editor: JsonEditor) -> int:
    return editor.textCursor().selectionStart()


def test_it_opens_above_the_text_and_escape_closes_it(editor: JsonEditor, bar: JsonFindBar) -> None:
    assert bar.isVisible()
    assert bar.geometry().bottom() < editor.viewport().geometry().top()
    assert editor.gutter.y() > bar.geometry().bottom()
    QTest.keyClick(bar.field, Key.Key_Escape)
    assert bar.isHidden()
    assert editor.viewport().y() == 0


def test_typing_finds_and_enter_goes_on(editor: JsonEditor, bar: JsonFindBar) -> None:
    QTest.keyClicks(bar.field, "order")
    places = [place(editor)]
    for key, modifiers in ((Key.Key_Return, None), (Key.Key_F3, None), (Key.Key_F3, SHIFT)):
        QTest.keyClick(bar.field, key, modifiers or Qt.KeyboardModifier.NoModifier)
        places.append(place(editor))
    first, second, third = (TEXT.casefold().index("order", at) for at in (0, 15, 35))
    assert places == [first, second, third + 1, second]
    assert bar.count.text() == "2 of 3"
    bar.case.click()
    assert len(bar.found) == 2


def test_f3_in_the_text_goes_on_and_asks_first(editor: JsonEditor) -> None:
    QTest.keyClick(editor, Key.Key_F3)
    bar = editor.find_bar.bar
    assert bar is not None
    assert bar.isVisible()
    QTest.keyClicks(bar.field, "order")
    QTest.keyClick(bar.field, Key.Key_Escape)
    before = place(editor)
    QTest.keyClick(editor, Key.Key_F3)
    assert place(editor) > before
    QTest.keyClick(editor, Key.Key_F3, SHIFT)
    assert place(editor) == before


def test_the_fields_keep_their_keys_from_the_window(bar: JsonFindBar) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_F3, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    assert bar.eventFilter(bar.field, event)
    assert event.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_S, CONTROL)
    assert not bar.eventFilter(bar.field, other)


def test_places_are_replaced_one_by_one(editor: JsonEditor, bar: JsonFindBar) -> None:
    bar.field.setText("order")
    QTest.keyClick(bar.field, Key.Key_H, CONTROL)
    QTest.keyClicks(bar.replacement, "item")
    QTest.keyClick(bar.replacement, Key.Key_Return)
    assert editor.text() == TEXT.replace("order", "item", 1)
    assert editor.textCursor().selectedText() == "Order"
    QTest.keyClick(bar.replacement, Key.Key_Return)
    assert editor.text() == '{\n  "name": "item",\n  "other": "item 😀 order"\n}'


def test_all_are_replaced_as_one_step_of_undo(editor: JsonEditor, bar: JsonFindBar) -> None:
    bar.regex.click()
    bar.field.setText("(o)rder")
    bar.replacement.setText(r"<\1>")
    QTest.keyClick(bar.replacement, Key.Key_Return, CONTROL)
    assert editor.text() == '{\n  "name": "<o>",\n  "other": "<O> 😀 <o>"\n}'
    editor.undo()
    assert editor.text() == TEXT


def test_a_replacement_that_is_no_pattern_is_taken_as_it_is(editor: JsonEditor, bar: JsonFindBar) -> None:
    bar.regex.click()
    bar.field.setText("name")
    bar.replacement.setText(r"\9")
    bar.replace_all()
    assert r'"\9": "order"' in editor.text()


def test_a_great_many_are_replaced_too(editor: JsonEditor, bar: JsonFindBar) -> None:
    editor.replace_text("a\n" * (MOST_EDITS + 1))
    bar.regex.click()
    bar.field.setText("a")
    editor.finish()
    bar.field.setText(r"a\n")
    bar.replace_all()
    editor.finish()
    assert editor.text() == ""


def test_nothing_is_replaced_in_a_text_that_cannot_be_edited(editor: JsonEditor, bar: JsonFindBar) -> None:
    bar.field.setText("order")
    editor.setReadOnly(True)
    bar.replace_one()
    bar.replace_all()
    assert editor.text() == TEXT


def test_the_selected_text_is_looked_for(editor: JsonEditor) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(TEXT.index("order"))
    cursor.setPosition(TEXT.index("order") + 5, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Key.Key_H, CONTROL)
    bar = editor.find_bar.bar
    assert bar is not None
    assert bar.field.text() == "order"
    assert bar.focusWidget() is bar.replacement
