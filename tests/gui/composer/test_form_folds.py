from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from tests.support.fake_form import FakeForm
from workbench.base.json_pointer import JsonValue, Path
from workbench.gui.composer.form_folds import begins_open
from workbench.gui.composer.form_rows import PAGE, FormRow, RowKind
from workbench.gui.composer.form_tree import FormTree
from workbench.gui.look import Look
from workbench.model.event_form import FieldKind, FormField


def row(*path: str | int, size: int = 2) -> FormRow:
    return FormRow(RowKind.SECTION, path, "A", field=FormField(path, "A", FieldKind.OBJECT, size=size))


def test_the_first_record_and_short_sections_begin_open() -> None:
    assert begins_open(row("Records", 0))
    assert begins_open(row("a", "b"))
    assert not begins_open(row("Records", 1))
    assert not begins_open(row("a", size=PAGE + 1))
    assert not begins_open(row(*"abcdefghijklm"))


def tree(qtbot: QtBot, look: Look, value: JsonValue) -> FormTree:
    made = FormTree(look)
    qtbot.addWidget(made)
    made.resize(370, 600)
    made.show_form(FakeForm(value))
    made.show()
    return made


def is_open(found: FormTree, *path: str | int) -> bool:
    index: QModelIndex = found.rows.find(path)
    shown: Path | None = None if (one := found.row(index)) is None else one.path
    assert shown == path
    return found.isExpanded(index)


def test_what_the_user_folds_stays_folded_when_it_comes_back(qtbot: QtBot, look: Look) -> None:
    value: JsonValue = {"a": {"b": {"c": 1}}, "d": {"e": 1}}
    found = tree(qtbot, look, value)
    assert is_open(found, "a", "b")
    found.collapse(found.rows.find(("a",)))
    found.show_form(FakeForm({}))
    found.show_form(FakeForm(value))
    assert not is_open(found, "a")
    assert is_open(found, "d")


def test_sections_that_come_new_come_open(qtbot: QtBot, look: Look) -> None:
    found = tree(qtbot, look, {"a": 1})
    found.show_form(FakeForm({"a": 1, "b": {"c": {"d": 1}}}))
    assert is_open(found, "b")
    assert is_open(found, "b", "c")


def test_records_that_come_new_leave_the_others_as_they_are(qtbot: QtBot, look: Look) -> None:
    found = tree(qtbot, look, {"Records": [{"a": 1}, {"a": 2}]})
    found.expand(found.rows.find(("Records", 1)))
    found.show_form(FakeForm({"Records": [{"a": 1}, {"a": 2}, {"a": 3}]}))
    assert [is_open(found, "Records", at) for at in range(3)] == [True, True, False]


def test_all_fields_begin_folded_and_open_apart_from_their_record(qtbot: QtBot, look: Look) -> None:
    event: JsonValue = {"Records": [{"a": 1, "o": {"b": 2}}]}
    form = FakeForm(event, named={("Records", 0): (("Records", 0, "o", "b"),)})
    found = tree(qtbot, look, {})
    found.show_form(form)
    record = found.rows.find(("Records", 0))
    rest = found.rows.index(1, 0, record)
    assert rest.data() == "All fields"
    assert found.isExpanded(record)
    assert not found.isExpanded(rest)
    found.expand(rest)
    assert found.isExpanded(found.rows.index(1, 0, rest)), "what is below it is open, as without parameters"
    found.show_form(FakeForm({}))
    found.show_form(form)
    rest = found.rows.index(1, 0, found.rows.find(("Records", 0)))
    assert found.isExpanded(rest)
    found.collapse(rest)
    found.show_form(FakeForm({}))
    found.show_form(form)
    record = found.rows.find(("Records", 0))
    assert found.isExpanded(record)
    assert not found.isExpanded(found.rows.index(1, 0, record))
