from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.support.fake_form import absent
from tests.support.form_document import FormDocument
from workbench.base.json_pointer import JsonValue
from workbench.gui.composer.form_layout import Press
from workbench.gui.composer.form_model import FormRole
from workbench.gui.composer.form_view import FormView
from workbench.gui.look import Look
from workbench.model.event_form import FieldKind

Key = Qt.Key
EVENT: JsonValue = {
    "Records": [
        {"name": "a", "size": 3, "on": False, "tag": "x", "object": {"key": "k", "eTag": "e"}},
        {"name": "b", "size": 4, "on": True, "tag": "y", "object": {"key": "l", "eTag": "f"}},
    ]
}
LACKING = {
    ("Records", 0): (
        absent(("Records", 0, "version"), "Version"),
        absent(("Records", 0, "extra"), "E", FieldKind.OBJECT),
    ),
}
ABOUT = {
    ("Records", 0, "name"): {"required": True, "known": True},
    ("Records", 0, "tag"): {"kind": FieldKind.CHOICE, "choices": ("x", "z")},
}


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Iterator[FormView]:
    made = FormView(look)
    qtbot.addWidget(made)
    made.resize(370, 700)
    made.show()
    yield made
    made.close()


@pytest.fixture
def form(view: FormView) -> FormDocument:
    view.tree.setFocus()
    return FormDocument(view, EVENT, lacking=LACKING, about=ABOUT)


def test_enter_edits_and_goes_down(form: FormDocument) -> None:
    form.go("Records", 0, "name")
    form.key(Key.Key_Return)
    assert form.editor() is not None
    form.type("new")
    form.key(Key.Key_Return)
    assert form.editor() is None
    assert form.at("Records", 0, "name") == "new"
    assert form.current() == ("Records", 0, "size")


def test_tab_opens_one_field_after_the_other_and_back(form: FormDocument) -> None:
    form.go("Records", 0, "name")
    form.type("n")
    form.key(Key.Key_Tab)
    form.type("42")
    form.key(Key.Key_Tab)
    assert form.current() == ("Records", 0, "on")
    form.key(Key.Key_Space)
    assert form.at("Records", 0, "on") is True
    form.key(Key.Key_Tab)
    assert form.current() == ("Records", 0, "tag")
    form.key(Key.Key_Tab)
    assert form.current() == ("Records", 0, "object", "key"), "the head of a section takes no value"
    form.type("q")
    form.key(Key.Key_Backtab)
    assert form.current() == ("Records", 0, "tag")
    record = form.at("Records", 0)
    assert record == {"name": "n", "size": 42, "on": True, "tag": "x", "object": {"key": "q", "eTag": "e"}}


def test_escape_leaves_the_field_as_it_was(form: FormDocument) -> None:
    form.go("Records", 0, "name")
    form.type("other")
    form.key(Key.Key_Escape)
    assert form.editor() is None
    assert form.wishes == []
    assert form.current() == ("Records", 0, "name")
    form.type("z")
    form.key(Key.Key_Return)
    assert form.at("Records", 0, "name") == "z", "the keyboard is in the form again"


def test_tab_goes_on_from_the_last_field_to_what_is_after_the_form(form: FormDocument) -> None:
    after = QLineEdit(form.view)
    after.show()
    form.go("Records", 1, "object", "eTag")
    form.type("v")
    form.key(Key.Key_Tab)
    assert form.at("Records", 1, "object", "eTag") == "v"
    assert form.editor() is None
    assert form.view.focusWidget() is after


def test_an_editor_that_was_not_used_asks_for_nothing(form: FormDocument) -> None:
    form.go("Records", 0, "name")
    for _ in range(6):
        form.key(Key.Key_Return)
    form.key(Key.Key_Tab)
    assert [wish for wish in form.wishes if wish[0] == "edit" and wish[1][-1] != "on"] == []


def test_space_turns_a_switch_and_folds_a_section(form: FormDocument) -> None:
    form.go("Records", 0, "on")
    form.key(Key.Key_Space)
    assert form.at("Records", 0, "on") is True
    form.go("Records", 0, "object")
    index = form.tree.currentIndex()
    assert form.tree.isExpanded(index)
    form.key(Key.Key_Space)
    assert not form.tree.isExpanded(index)


def test_a_variable_can_be_typed_where_a_switch_is(form: FormDocument) -> None:
    form.go("Records", 0, "on")
    form.type("${=env.ON}")
    form.key(Key.Key_Return)
    assert form.at("Records", 0, "on") == "${=env.ON}"
    form.go("Records", 1, "on")
    form.key(Key.Key_F2)
    form.type("false")
    form.key(Key.Key_Return)
    assert form.at("Records", 1, "on") is False


def test_numbers_refuse_letters(form: FormDocument) -> None:
    form.go("Records", 0, "size")
    form.type("1x2")
    form.key(Key.Key_Return)
    assert form.at("Records", 0, "size") == 12


def test_delete_removes_items_and_members_that_are_not_required(form: FormDocument) -> None:
    form.go("Records", 0, "name")
    form.key(Key.Key_Delete)
    assert form.wishes == []
    form.go("Records", 0, "size")
    form.key(Key.Key_Delete)
    form.go("Records", 1)
    form.key(Key.Key_Delete)
    assert form.wishes == [("remove", ("Records", 0, "size")), ("remove", ("Records", 1))]


def test_records_are_duplicated_and_added_from_within(form: FormDocument) -> None:
    form.go("Records", 0, "object", "key")
    form.key(Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    form.key(Key.Key_Insert)
    assert form.wishes == [("duplicate", ("Records", 0)), ("add", ("Records", 2))]


def test_members_that_are_not_set_are_shown_added_and_written(form: FormDocument) -> None:
    form.go("Records", 0, "version")
    form.key(Key.Key_Plus)
    form.go("Records", 0, "extra")
    form.key(Key.Key_Return)
    assert form.wishes == [("add", ("Records", 0, "version")), ("add", ("Records", 0, "extra"))]
    form.go("Records", 0, "version")
    form.type("v2")
    form.key(Key.Key_Return)
    assert form.wishes[-1] == ("edit", ("Records", 0, "version"), "v2")


def test_a_click_on_a_box_edits_and_on_a_label_only_goes_there(form: FormDocument) -> None:
    form.click_box("Records", 0, "name")
    assert form.editor() is not None
    rect = form.tree.visualRect(form.tree.rows.find(("Records", 0, "size")))
    form.click(QPoint(30, rect.center().y()))
    assert form.editor() is None
    assert form.current() == ("Records", 0, "size")


def test_a_click_elsewhere_keeps_what_was_typed(form: FormDocument) -> None:
    form.click_box("Records", 0, "name")
    form.type("kept")
    form.click_box("Records", 0, "size")
    assert form.at("Records", 0, "name") == "kept"
    assert form.current() == ("Records", 0, "size")


def test_icons_and_heads_can_be_pressed(form: FormDocument) -> None:
    form.click_icon(Press.DUPLICATE, "Records", 0)
    form.click_icon(Press.REMOVE, "Records", 0)
    form.go("Records", 0, "version")
    form.click_icon(Press.ADD, "Records", 0, "version")
    assert [wish[0] for wish in form.wishes] == ["duplicate", "remove", "add"]
    form.click_box("Records", 0, "on")
    assert form.at("Records", 0, "on") is True
    head = form.tree.rows.find(("Records", 0, "object"))
    form.click(form.tree.visualRect(head).center())
    assert not form.tree.isExpanded(head)


def test_the_pointer_lights_up_a_row(form: FormDocument) -> None:
    index = form.tree.rows.find(("Records", 1))
    QTest.mouseMove(form.tree.viewport(), form.tree.visualRect(index).center())
    assert form.tree.delegate.hovered == index
    QApplication.sendEvent(form.tree, QEvent(QEvent.Type.Leave))
    assert not form.tree.delegate.hovered.isValid()


def test_the_menu_key_opens_the_menu_of_the_current_row(form: FormDocument) -> None:
    form.go("Records", 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(form.tree.viewport(), event)
    menu = next(menu for menu in form.tree.findChildren(QMenu) if menu.isVisible())
    assert any(action.text().startswith("Duplicate Record") for action in menu.actions())
    menu.close()


def test_nothing_is_changed_while_it_rests(form: FormDocument) -> None:
    form.tree.set_read_only(True)
    form.go("Records", 0, "size")
    for key in (Key.Key_Return, Key.Key_F2, Key.Key_Delete, Key.Key_Insert, Key.Key_7):
        form.key(key)
    form.key(Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    form.click_box("Records", 0, "on")
    assert form.editor() is None
    assert form.wishes == []
    form.go("Records", 0, "object")
    form.key(Key.Key_Return)
    assert not form.tree.isExpanded(form.tree.currentIndex()), "folding goes on"


KEY = ("Records", 0, "object", "key")


@pytest.fixture
def named(view: FormView) -> FormDocument:
    view.tree.setFocus()
    return FormDocument(view, EVENT, named={("Records", at): (("Records", at, *KEY[2:]),) for at in range(2)})


def test_the_keyboard_goes_through_parameters_and_all_fields(named: FormDocument) -> None:
    named.go("Records", 0)
    named.key(Key.Key_Down)
    assert named.current() == KEY
    named.type("new")
    named.key(Key.Key_Return)
    assert named.at(*KEY) == "new"
    head = named.tree.indexBelow(named.tree.currentIndex())
    assert head.data() == "All fields"
    named.key(Key.Key_Down)
    for key in (Key.Key_Delete, Key.Key_Plus, Key.Key_F2):
        named.key(key)
    assert [wish[0] for wish in named.wishes] == ["edit"], "the head takes nothing"
    before = named.tree.isExpanded(head)
    named.key(Key.Key_Space)
    assert named.tree.isExpanded(head) is not before


def test_a_member_is_edited_where_the_user_is(named: FormDocument) -> None:
    named.go("Records", 0, "object", "eTag")
    twin = named.tree.indexAbove(named.tree.currentIndex())
    assert twin.data() == "Key"
    named.tree.setCurrentIndex(twin)
    named.type("other")
    assert named.editor() is not None
    named.key(Key.Key_Return)
    assert named.at(*KEY) == "other"
    assert named.tree.rows.find(KEY).data(FormRole.ROW).text == "other"
    assert named.current() == ("Records", 0, "object", "eTag"), "the row below the one that was edited"


def test_a_member_below_all_fields_opens_them(named: FormDocument) -> None:
    named.go("Records", 1, "size")
    above = named.tree.currentIndex().parent()
    assert above.data() == "All fields"
    assert named.tree.isExpanded(above)
    named.key(Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    named.key(Key.Key_Insert)
    assert named.wishes == [("duplicate", ("Records", 1)), ("add", ("Records", 2))]


def test_undo_and_redo_are_asked_for_while_nothing_is_edited(form: FormDocument) -> None:
    asked: list[str] = []
    form.view.undo_wanted.connect(lambda: asked.append("undo"))
    form.view.redo_wanted.connect(lambda: asked.append("redo"))
    control = Qt.KeyboardModifier.ControlModifier
    form.key(Key.Key_Z, control)
    form.key(Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert asked == ["undo", "redo"]
    form.go("Records", 0, "name")
    form.type("x")
    form.key(Key.Key_Z, control)
    assert asked == ["undo", "redo"], "an editor undoes what was typed in it"
    form.key(Key.Key_Escape)
    form.tree.set_read_only(True)
    form.key(Key.Key_Z, control)
    assert asked == ["undo", "redo", "undo"], "a fault can be undone"
