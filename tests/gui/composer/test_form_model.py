from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from tests.support.fake_form import FakeForm, absent
from workbench.base.json_pointer import JsonValue, Path
from workbench.gui.composer.form_model import FormModel, FormRole
from workbench.gui.composer.form_rows import PAGE, RowKind
from workbench.model.event_form import FormField

S3: JsonValue = {"Records": [{"name": "a", "object": {"key": "k"}}, {"name": "b", "object": {"key": "l"}}]}


def filled(value: JsonValue) -> FormModel:
    made = FormModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_form(FakeForm(value))
    look_at_all(made)
    return made


def look_at_all(model: FormModel) -> None:
    waiting = [QModelIndex()]
    while waiting:
        waiting += [index for index, _ in model.below(waiting.pop())]


def paths(model: FormModel) -> list[Path]:
    return [row.path for _, row in model.walk() if row.kind is not RowKind.ADD]


def test_rows_are_made_when_they_are_looked_at(qtbot: QtBot) -> None:
    asked: list[Path] = []

    class Watched(FakeForm):
        def fields(self, path: Path = ()) -> tuple[FormField, ...]:
            asked.append(path)
            return super().fields(path)

    model = FormModel()
    model.show_form(Watched({"a": {"b": 1}, "c": {}}))
    assert model.rowCount() == 2
    first = model.index(0, 0)
    assert model.hasChildren(first)
    assert set(asked) == {()}
    assert model.rowCount(first) == 1
    assert ("a",) in asked
    assert ("c",) not in asked


def test_a_changed_value_is_one_changed_row(qtbot: QtBot) -> None:
    model = filled(S3)
    changed, inserted, removed = (QSignalSpy(s) for s in (model.dataChanged, model.rowsInserted, model.rowsRemoved))
    model.show_form(
        FakeForm({"Records": [{"name": "a", "object": {"key": "new"}}, {"name": "b", "object": {"key": "l"}}]})
    )
    assert (changed.count(), inserted.count(), removed.count()) == (1, 0, 0)
    index = changed.at(0)[0]
    assert index.data() == "Key"
    assert index.data(FormRole.ROW).text == "new"


def test_members_come_and_go_where_they_are(qtbot: QtBot) -> None:
    model = filled({"a": 1, "b": 2, "c": 3})
    kept = model.index(2, 0)
    number = kept.internalId()
    model.show_form(FakeForm({"a": 1, "x": 0, "y": 0, "c": 3}))
    assert paths(model) == [("a",), ("x",), ("y",), ("c",)]
    assert model.index(3, 0).internalId() == number


def test_a_value_that_becomes_an_object_is_another_row(qtbot: QtBot) -> None:
    model = filled({"a": 1})
    model.show_form(FakeForm({"a": {"b": 1}}))
    look_at_all(model)
    assert paths(model) == [("a",), ("a", "b")]


def test_another_event_replaces_everything(qtbot: QtBot) -> None:
    model = filled(S3)
    model.show_form(FakeForm({"body": "x"}))
    look_at_all(model)
    assert paths(model) == [("body",)]
    model.show_form(None)
    assert model.rowCount() == 0


def test_an_index_kept_too_long_finds_nothing(qtbot: QtBot) -> None:
    model = filled({"a": 1, "b": 2})
    gone = model.index(1, 0)
    model.show_form(FakeForm({"a": 1}))
    assert model.row_at(gone) is None
    assert not model.parent(gone).isValid()


def test_a_path_is_found_or_the_nearest_above_it(qtbot: QtBot) -> None:
    model = FormModel()
    model.show_form(FakeForm(S3))
    assert model.find(("Records", 1, "object", "key")).data() == "Key"
    assert model.find(("Records", 1, "object", "nothing")).data() == "Object"
    assert not model.find(("nothing",)).isValid()


def test_more_is_shown_for_a_path(qtbot: QtBot) -> None:
    model = FormModel()
    model.show_form(FakeForm({"list": list(range(3 * PAGE)), "a": 1}, {(): (absent(("b",), "B"),)}))
    assert model.find(("list", 2 * PAGE + 1)).data() == f"Item {2 * PAGE + 2}"
    assert model.find(("b",)).data() == "B"


def test_more_is_shown_and_hidden_again(qtbot: QtBot) -> None:
    model = FormModel()
    model.show_form(FakeForm({"a": 1}, {(): (absent(("b",), "B"),)}))
    assert model.rowCount() == 2
    model.show_more(())
    assert paths(model) == [("a",), ("b",), ()]
    model.show_more(())
    assert paths(model) == [("a",), ()]


def test_a_thousand_levels_are_no_recursion(qtbot: QtBot) -> None:
    def deep(leaf: int) -> JsonValue:
        value: JsonValue = leaf
        for _ in range(1000):
            value = {"a": value}
        return value

    model = FormModel()
    model.show_form(FakeForm(deep(1)))
    path = ("a",) * 1000
    assert model.find(path).data(FormRole.ROW).text == "1"
    model.show_form(FakeForm(deep(2)))
    assert model.find(path).data(FormRole.ROW).text == "2"


def test_roles_speak_and_explain(qtbot: QtBot) -> None:
    model = FormModel()
    model.show_form(FakeForm({"bucket": "b"}, None, {("bucket",): {"help": "The <bucket>."}}))
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Bucket, text, b"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "The <bucket>."
    assert "The &lt;bucket&gt;." in index.data(Qt.ItemDataRole.ToolTipRole)
    assert model.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_a_path_is_found_among_the_parameters_or_else_below_all_fields(qtbot: QtBot) -> None:
    model = FormModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    named: dict[Path, tuple[Path, ...]] = {("Records", at): (("Records", at, "object", "key"),) for at in range(2)}
    lacking: dict[Path, tuple[FormField, ...]] = {
        ("Records", 1, "object"): (absent(("Records", 1, "object", "size"), "Size"),)
    }
    model.show_form(FakeForm(S3, lacking, named=named))
    assert model.find(("Records", 1, "object", "key")).data() == "The key"
    name = model.find(("Records", 1, "name"))
    assert name.data() == "Name"
    assert name.parent().data() == "All fields"
    assert model.find(("Records", 1, "object", "size")).data() == "Size"
    assert model.find(("Records", 1)).data() == "Record 2 of 2"
    assert model.find(("Records", 1, "nothing")).data() == "Record 2 of 2", "never the head of all fields"


def test_what_is_in_a_parameter_that_is_an_object_is_found_there(qtbot: QtBot) -> None:
    model = FormModel()
    model.show_form(FakeForm({"o": {"a": 1, "b": 2}, "c": 3}, named={(): (("o", "a"), ("o",))}))
    assert model.find(("o", "a")).data() == "The a"
    found = model.find(("o", "b"))
    assert (found.data(), found.parent().data()) == ("B", "The o")
    assert not model.find(("nothing",)).isValid()


def test_a_member_that_is_shown_twice_changes_twice(qtbot: QtBot) -> None:
    def form(key: str) -> FakeForm:
        event: JsonValue = {"Records": [{"name": "a", "object": {"key": key}}]}
        return FakeForm(event, named={("Records", 0): (("Records", 0, "object", "key"),)})

    model = FormModel()
    model.show_form(form("k"))
    look_at_all(model)
    changed, inserted = QSignalSpy(model.dataChanged), QSignalSpy(model.rowsInserted)
    model.show_form(form("new"))
    assert (changed.count(), inserted.count()) == (2, 0)
    assert {changed.at(place)[0].data() for place in range(2)} == {"The key", "Key"}
