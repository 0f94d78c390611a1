from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.support.fake_form import FakeForm, absent
from workbench.base.json_pointer import JsonValue
from workbench.gui.composer.form_editors import ChoiceField
from workbench.gui.composer.form_fields import FormFields
from workbench.gui.composer.form_rows import PAGE
from workbench.gui.composer.form_value import LONGEST
from workbench.gui.look import Look
from workbench.model.event_form import FieldKind

MANY: JsonValue = {f"m{number}": {"a": number} for number in range(60)}


@pytest.fixture
def fields(qtbot: QtBot, look: Look) -> Iterator[FormFields]:
    made = FormFields(look)
    qtbot.addWidget(made)
    made.resize(370, 400)
    made.show_form(FakeForm(MANY))
    made.show()
    yield made
    made.close()


def test_current_row_and_scroll_stay_when_values_change(fields: FormFields) -> None:
    fields.go_to(("m30", "a"))
    fields.verticalScrollBar().setValue(fields.verticalScrollBar().value() + 7)
    before = fields.verticalScrollBar().value()
    assert before > 100
    told = QSignalSpy(fields.current_changed)
    assert isinstance(MANY, dict)
    fields.show_form(FakeForm({**MANY, "m30": {"a": "other"}, "m59": {"a": "x"}}))
    assert fields.verticalScrollBar().value() == before
    assert fields.current_path() == ("m30", "a")
    assert told.at(told.count() - 1)[0].text == "other", "the card below the form is told of the new value"


def test_the_current_row_stays_when_its_kind_changes(fields: FormFields) -> None:
    fields.go_to(("m30",))
    assert isinstance(MANY, dict)
    fields.show_form(FakeForm({**MANY, "m30": "text"}))
    assert fields.current_path() == ("m30",)
    fields.show_form(FakeForm({**MANY, "m30": {"b": 1}}))
    assert fields.current_path() == ("m30",)
    assert fields.isExpanded(fields.currentIndex())


def test_going_somewhere_unfolds_and_shows_it(fields: FormFields) -> None:
    fields.show_form(FakeForm({"list": list(range(2 * PAGE)), "z": {"y": {"x": 1}}}, {(): (absent(("new",), "New"),)}))
    fields.collapse(fields.rows.find(("z",)))
    for path in (("z", "y", "x"), ("list", PAGE + 5), ("new",)):
        assert fields.go_to(path)
        assert fields.current_path() == path
        assert fields.viewport().rect().contains(fields.visualRect(fields.currentIndex()).center())
    assert not fields.go_to(("nothing",))


def test_the_current_row_stays_in_sight_when_the_form_gets_lower(fields: FormFields) -> None:
    last = fields.indexAt(QPoint(20, 380))
    fields.setCurrentIndex(last)
    fields.resize(370, 200)
    assert fields.viewport().rect().contains(fields.visualRect(last).center())


def test_rows_open_as_they_are_for(fields: FormFields) -> None:
    form = FakeForm(
        {"long": "x" * (LONGEST + 1), "choice": "b", "list": []},
        {(): (absent(("object",), "Object", FieldKind.OBJECT, required=True),)},
        {("choice",): {"kind": FieldKind.CHOICE, "choices": ("a", "b")}},
    )
    fields.show_form(form)
    placed, added = QSignalSpy(fields.place_wanted), QSignalSpy(fields.add_wanted)
    fields.open(fields.rows.find(("long",)))
    fields.open(fields.rows.find(("object",)))
    fields.open(fields.rows.index(0, 0, fields.rows.find(("list",))))
    assert placed.at(0)[0] == ("long",), "a text that is too long for a box is shown in the JSON"
    assert [added.at(place)[0] for place in range(added.count())] == [("object",), ("list", 0)]
    fields.open(fields.rows.find(("choice",)))
    editor = fields.delegate.editor
    assert isinstance(editor, ChoiceField)
    assert editor.view().isVisible(), "the choices are open"
    editor.hidePopup()


def test_members_that_are_not_set_come_by_their_row(fields: FormFields) -> None:
    fields.show_form(FakeForm({"a": 1}, {(): (absent(("b",), "B"),)}))
    fields.open(fields.rows.index(1, 0))
    assert fields.rows.index(1, 0).data() == "B"


def test_null_is_wished_for_by_name(fields: FormFields) -> None:
    told = QSignalSpy(fields.edit_wanted)
    row = fields.row(fields.rows.find(("m1", "a")))
    assert row is not None
    fields.set_null(row)
    assert told.at(0) == [("m1", "a"), None]
