import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_form import FakeForm, absent
from workbench.base.json_pointer import JsonValue, Path
from workbench.gui.composer.form_rows import PAGE, FormRow, RowKind, rows_below, same, shown
from workbench.model.event_form import FieldKind, FormField


def titles(rows: tuple[FormRow, ...]) -> list[str]:
    return [row.title for row in rows]


def test_records_stand_at_the_top_without_a_section_of_their_list() -> None:
    form = FakeForm({"Records": [{"a": 1}, {"a": 2}], "more": "x"})
    rows = rows_below(form, None, {})
    assert titles(rows) == ["Record 1 of 2", "Record 2 of 2", "Add record", "More"]
    assert rows[2].path == ("Records", 2)
    inside = rows_below(form, rows[0], {})
    assert [(row.path, row.level, row.text) for row in inside] == [(("Records", 0, "a"), 0, "1")]


def test_other_lists_and_objects_are_sections_and_what_is_in_them_stands_in() -> None:
    form = FakeForm({"tags": ["x", "y"], "who": {"id": 7}})
    tags, who = rows_below(form, None, {})
    assert (tags.kind, who.kind) == (RowKind.SECTION, RowKind.SECTION)
    assert [(row.title, row.level) for row in rows_below(form, tags, {})] == [
        ("Item 1", 1),
        ("Item 2", 1),
        ("Add item", 1),
    ]
    assert [row.level for row in rows_below(form, who, {})] == [1]


def test_an_empty_list_offers_its_first_item() -> None:
    form = FakeForm({"tags": []})
    (tags,) = rows_below(form, None, {})
    assert [row.path for row in rows_below(form, tags, {})] == [("tags", 0)]


def test_members_that_are_not_set_hide_behind_a_row_but_for_required_ones() -> None:
    form = FakeForm({"a": 1}, {(): (absent(("b",), "B", required=True), absent(("c",), "C"), absent(("d",), "D"))})
    assert titles(rows_below(form, None, {})) == ["A", "B", "2 more fields"]
    opened = rows_below(form, None, {(): 1})
    assert titles(opened) == ["A", "B", "C", "D", "Hide 2 fields that are not set"]
    assert opened[-1].opened


def test_long_lists_come_in_pages() -> None:
    form = FakeForm({"tags": list(range(PAGE + 3))})
    (tags,) = rows_below(form, None, {})
    rows = rows_below(form, tags, {})
    assert len(rows) == PAGE + 2
    assert rows[-2].title == "3 more items"
    assert len(rows_below(form, tags, {("tags",): 1})) == PAGE + 4


def test_what_can_be_removed_added_and_said() -> None:
    def row(field: FormField) -> FormRow:
        return FormRow(RowKind.FIELD, field.path, field.label, field=field, text="v")

    required = row(FormField(("a",), "A", FieldKind.TEXT, "v", required=True, known=True))
    assert not required.removable
    assert required.said() == "A, text, v, required"
    assert row(FormField(("a",), "A", FieldKind.TEXT, "v")).removable
    item = row(FormField(("a", 0), "A", FieldKind.TEXT, "v", required=True, known=True))
    assert item.is_item
    assert item.removable
    lacking = row(absent(("a",), "A"))
    assert lacking.addable
    assert not lacking.removable
    assert lacking.said() == "A, text, not set"


def test_the_value_of_a_section_is_no_part_of_its_row() -> None:
    (before,) = rows_below(FakeForm({"o": {"a": 1}}), None, {})
    (after,) = rows_below(FakeForm({"o": {"a": 2}}), None, {})
    assert same(before, after)


def nested(levels: int) -> JsonValue:
    value: JsonValue = []
    for _ in range(levels):
        value = [value]
    return value


def test_values_that_are_nested_too_deeply_are_different_and_shown_in_words() -> None:
    one, other = (
        FormRow(RowKind.FIELD, ("a",), "A", field=FormField(("a",), "A", FieldKind.JSON, nested(100_000)))
        for _ in range(2)
    )
    assert not same(one, other)
    assert shown(nested(100_000)) == "nested too deeply to show"


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (None, "null"), (1.5, "1.5"), ("ä\n", "ä\n")])
def test_values_are_shown_as_json_and_texts_as_they_are(value: JsonValue, text: str) -> None:
    assert shown(value) == text


def test_a_number_of_too_many_digits_is_said() -> None:
    assert shown(10**5000) == "a number too long to show"


VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_keys_are_unique_among_siblings(value: JsonValue) -> None:
    form = FakeForm({"value": value})
    waiting = list(rows_below(form, None, {}))
    while waiting:
        row = waiting.pop()
        if row.kind is RowKind.SECTION:
            below = rows_below(form, row, {})
            assert len({one.key for one in below}) == len(below)
            waiting += below


RECORDS: JsonValue = {"Records": [{"a": 1, "o": {"b": 2}}, {"a": 1, "o": {"b": 2}}], "more": "x"}
DEEP = ("logs", "events")
IN_RECORDS: dict[Path, tuple[Path, ...]] = {("Records", at): (("Records", at, "o", "b"),) for at in range(2)}


def test_a_record_begins_with_its_parameters_and_has_all_its_members_below_a_head() -> None:
    form = FakeForm(RECORDS, named=IN_RECORDS)
    rows = rows_below(form, None, {})
    assert titles(rows) == ["Record 1 of 2", "Record 2 of 2", "Add record", "More"]
    inside = rows_below(form, rows[1], {})
    assert [(row.kind, row.title, row.path, row.level) for row in inside] == [
        (RowKind.FIELD, "The b", ("Records", 1, "o", "b"), 0),
        (RowKind.REST, "All fields", ("Records", 1), 0),
    ]
    everything = rows_below(form, inside[1], {})
    assert [(row.title, row.level) for row in everything] == [("A", 1), ("O", 1)]
    assert [(row.title, row.level) for row in rows_below(form, everything[1], {})] == [("B", 2)]


def test_an_event_without_records_begins_with_its_parameters_objects_after_single_values() -> None:
    form = FakeForm({"region": "r", "o": {"a": 1}, "b": 2}, named={(): (("region",), ("o",), ("o", "a"))})
    rows = rows_below(form, None, {})
    assert [(row.kind, row.title) for row in rows] == [
        (RowKind.FIELD, "The a"),
        (RowKind.FIELD, "The region"),
        (RowKind.SECTION, "The o"),
        (RowKind.REST, "All fields"),
    ], "where it comes from is last of the values"
    assert titles(rows_below(form, rows[-1], {})) == ["Region", "O", "B"]


def test_nothing_is_shown_twice_where_all_members_are_parameters() -> None:
    form = FakeForm({"a": 1, "b": 2}, named={(): (("a",), ("b",))})
    assert titles(rows_below(form, None, {})) == ["A", "B"]


def test_many_members_beside_the_records_come_after_them() -> None:
    value: JsonValue = {"Records": [{"a": 1}], **{name: name for name in "bcdefg"}}
    form = FakeForm(value, named={(): (("g",),)})
    rows = rows_below(form, None, {})
    assert titles(rows) == ["The g", "Record 1 of 1", "Add record", "All fields of the event"]
    assert titles(rows_below(form, rows[-1], {})) == ["B", "C", "D", "E", "F", "G"]


def test_records_that_lie_deep_are_lifted() -> None:
    form = FakeForm({"logs": {"group": "g", "events": [{"id": 1}]}}, named={(): (("logs", "group"),)}, records=DEEP)
    rows = rows_below(form, None, {})
    assert titles(rows) == ["The group", "Record 1 of 1", "Add record", "All fields of the event"]
    assert [(row.path, row.level) for row in rows_below(form, rows[1], {})] == [((*DEEP, 0, "id"), 0)]


def test_the_head_of_all_fields_is_no_field() -> None:
    row = FormRow(RowKind.REST, ("Records", 0), "All fields")
    assert row.unfolds
    assert row.said() == "All fields"
    assert not any((row.is_item, row.removable, row.addable, row.present))
    assert row.key != FormRow(RowKind.SECTION, ("Records", 0), "Record 1").key
