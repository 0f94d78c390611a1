from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.support.fake_form import absent
from tests.support.form_document import FormDocument
from workbench.gui.composer.form_view import FormView
from workbench.gui.look import Look
from workbench.model.event_form import FieldKind

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot, look: Look) -> Iterator[FormDocument]:
    view = FormView(look)
    qtbot.addWidget(view)
    view.resize(370, 400)
    view.show()
    made = FormDocument(
        view,
        {"a": "x", "n": 1, "j": {"k": 1}, "lines": "one\ntwo", "odd": "a\u2028b", "null": None},
        lacking={(): (absent(("new",), "New", required=True),)},
        about={("j",): {"kind": FieldKind.JSON}, ("null",): {"kind": FieldKind.TEXT}},
    )
    view.tree.setFocus()
    yield made
    view.close()


def test_the_editor_lies_over_the_box_and_is_named_for_screen_readers(form: FormDocument) -> None:
    form.go("a")
    form.key(Key.Key_Return)
    editor = form.editor()
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "A, text, x"
    assert editor.height() == 28
    assert form.tree.visualRect(form.tree.currentIndex()).contains(editor.geometry())


def test_several_lines_have_room_and_stay_in_sight(form: FormDocument) -> None:
    form.go("lines")
    form.key(Key.Key_Return)
    editor = form.editor()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.height() > 100
    assert form.tree.viewport().rect().contains(editor.geometry())
    editor.setPlainText("one\nthree")
    form.key(Key.Key_Return, CONTROL)
    assert form.at("lines") == "one\nthree"


def test_json_that_is_none_keeps_its_editor_and_says_why(form: FormDocument) -> None:
    form.go("j")
    form.key(Key.Key_Return)
    editor = form.editor()
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText('{"k": }')
    form.key(Key.Key_Return, CONTROL)
    assert form.wishes == []
    assert form.editor() is not None
    assert "line 1" in editor.toolTip()
    form.tree.setFocus()
    assert form.editor() is not None, "what was typed is not lost when the focus goes"
    editor.setPlainText('{"k": 2}')
    form.key(Key.Key_Return, CONTROL)
    assert form.at("j") == {"k": 2}


def test_characters_that_qt_cannot_hold_are_edited_escaped(form: FormDocument) -> None:
    form.go("odd")
    form.key(Key.Key_Return)
    editor = form.editor()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == '"a\\u2028b"'
    editor.setPlainText('"\\ud800"')
    form.key(Key.Key_Return, CONTROL)
    assert form.at("odd") == "\ud800"


def test_null_and_absent_fields_stay_so_unless_something_is_typed(form: FormDocument) -> None:
    for name in ("null", "new"):
        form.go(name)
        form.key(Key.Key_Return)
        form.key(Key.Key_Return)
    assert form.wishes == []
    form.go("null")
    form.type("v")
    form.key(Key.Key_Return)
    assert form.at("null") == "v"


def test_a_change_from_elsewhere_comes_into_an_editor_that_was_not_used(form: FormDocument) -> None:
    form.go("a")
    form.key(Key.Key_Return)
    editor = form.editor()
    assert isinstance(editor, QLineEdit)
    form.show({"a": "from the JSON", "n": 1})
    assert form.editor() is editor
    assert editor.text() == "from the JSON"
    form.key(Key.Key_Return)
    assert form.wishes == []


def test_what_is_being_typed_stays_when_the_form_is_shown_again(form: FormDocument) -> None:
    form.go("a")
    form.type("typ")
    form.show({"before": 0, "a": "from the JSON", "n": 2})
    editor = form.editor()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "typ"
    form.type("ed")
    form.key(Key.Key_Return)
    assert form.at("a") == "typed"
    assert form.at("n") == 2


def test_finish_takes_what_is_being_typed(form: FormDocument) -> None:
    form.go("n")
    form.type("7")
    form.view.finish()
    assert form.at("n") == 7
    assert form.editor() is None


def test_a_field_that_goes_takes_its_editor_with_it(form: FormDocument) -> None:
    form.go("a")
    form.type("x")
    form.show({"n": 1})
    assert form.editor() is None
    form.go("n")
    form.type("5")
    form.key(Key.Key_Return)
    assert form.value == {"n": 5}
