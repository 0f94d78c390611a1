import copy
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_edit import (
    TextEdit,
    applied,
    cut_items,
    duplicate_item,
    insert_item,
    insert_items,
    insert_member,
    remove,
    rename_member,
    set_value,
    set_values,
    value_text,
)
from workbench.base.json_pointer import JsonValue, Path, put_at, value_at

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=14,
)
WAYS = st.sampled_from(
    [
        {},
        {"indent": 2},
        {"indent": "\t", "ensure_ascii": False},
        {"separators": (",", ":")},
        {"indent": 1, "separators": (" ,", ":")},
    ]
)


def paths_of(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    match value:
        case list():
            for index, item in enumerate(value):
                yield from paths_of(item, (*path, index))
        case dict():
            for name, item in value.items():
                yield from paths_of(item, (*path, name))


def a_place(data: st.DataObject, value: Any, kind: type = object) -> Path:
    found = [path for path in paths_of(value) if isinstance(value_at(value, path), kind)]
    return data.draw(st.sampled_from(found))


def after(text: str, *edits: TextEdit) -> Any:
    return json.loads(applied(text, edits))


@given(VALUES, VALUES, WAYS, st.data())
def test_a_value_is_set_and_set_back(value: Any, new: Any, way: dict[str, Any], data: st.DataObject) -> None:
    text, path = json.dumps(value, **way), a_place(data, value)
    expected = copy.deepcopy(value)
    if path:
        put_at(expected, path, new)
    else:
        expected = new
    edit = set_value(text, path, value_text(new, text, path))
    changed = applied(text, [edit])
    assert json.loads(changed) == expected
    assert changed[: edit.start] == text[: edit.start]
    assert changed.endswith(text[edit.end :])
    assert applied(changed, [set_value(changed, path, text[edit.start : edit.end])]) == text


@given(st.dictionaries(st.text(), VALUES), st.text(), VALUES, WAYS)
def test_a_member_is_added_and_taken_out(value: dict[str, Any], name: str, new: Any, way: dict[str, Any]) -> None:
    value.pop(name, None)
    outer = {"outer": value}
    text, path = json.dumps(outer, **way), ("outer", name)
    changed = applied(text, [insert_member(text, path, value_text(new, text, path))])
    assert json.loads(changed) == {"outer": {**value, name: new}}
    assert list(json.loads(changed)["outer"]) == [*value, name]
    back = applied(changed, [remove(changed, path)])
    assert json.loads(back) == outer
    assert back == text or not value


@given(st.lists(VALUES), VALUES, WAYS, st.data())
def test_an_item_is_added_and_taken_out(value: list[Any], new: Any, way: dict[str, Any], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(value)))
    text = json.dumps(value, **way)
    changed = applied(text, [insert_item(text, (), index, value_text(new, text, (index,)))])
    assert json.loads(changed) == [*value[:index], new, *value[index:]]
    assert after(changed, remove(changed, (index,))) == value


@given(VALUES, WAYS, st.data())
def test_anything_but_the_whole_can_be_taken_out(value: Any, way: dict[str, Any], data: st.DataObject) -> None:
    path = a_place(data, [value])
    if not path:
        return
    text = json.dumps([value], **way)
    expected: Any = copy.deepcopy([value])
    owner: Any = value_at(expected, path[:-1])
    del owner[path[-1]]
    assert after(text, remove(text, path)) == expected


@given(st.lists(VALUES, min_size=1), WAYS, st.data())
def test_items_are_repeated_and_cut(value: list[Any], way: dict[str, Any], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(value) - 1))
    text = json.dumps(value, **way)
    assert after(text, duplicate_item(text, (index,))) == [*value[: index + 1], *value[index:]]
    assert after(text, cut_items(text, (), index + 1)) == value[: index + 1]


@given(VALUES, st.data())
def test_several_values_are_set_at_once(value: Any, data: st.DataObject) -> None:
    text = json.dumps([value, value, 7], indent=2)
    first, second = a_place(data, value), a_place(data, value)
    changes: dict[Path, JsonValue] = {(0, *first): 1, (1, *second): {"a": [2]}}
    expected: JsonValue = json.loads(text)
    for path, new in changes.items():
        put_at(expected, path, new)
    assert after(text, *set_values(text, changes)) == expected


TYPED = """{
    "b": 1.50,\r
    "a":  "\\u00e9",  "n": 10000000000000000000000000000000001,
    "a": [1,2 ,
          3],
    "e": {},
    "inline": [ {"x": 1} ]
}
"""


@pytest.mark.parametrize(
    ("edit", "removed", "added"),
    [
        (set_value(TYPED, ("a", 1), "9"), "2", "9"),
        (remove(TYPED, ("n",)), ',  "n": 10000000000000000000000000000000001', ""),
        (remove(TYPED, ("b",)), '"b": 1.50,\r\n    ', ""),
        (remove(TYPED, ("inline", 0)), ' {"x": 1} ', ""),
        (insert_member(TYPED, ("e", "x"), "1"), "", '\n        "x": 1\n    '),
        (insert_member(TYPED, ("inline", 0, "y"), "2"), "", ',  "y": 2'),
        (insert_member(TYPED, ("c",), "2", before=["n", "e"]), "", '"c": 2,\n    '),
        (insert_member(TYPED, ("c",), "2", before=["z"]), "", ',\n    "c": 2'),
        (insert_member(TYPED, ("a",), "2"), "[1,2 ,\n          3]", "2"),
        (duplicate_item(TYPED, ("inline", 0)), "", ',  {"x": 1}'),
        (cut_items(TYPED, ("a",), 1), ",2 ,\n          3", ""),
        (rename_member(TYPED, ("e",), "\ud800"), '"e"', '"\\ud800"'),
    ],
)
def test_all_else_stays_as_it_was_typed(edit: TextEdit, removed: str, added: str) -> None:
    assert (TYPED[edit.start : edit.end], edit.text) == (removed, added)


def test_an_empty_document_opens_up() -> None:
    assert applied("{}\n", [insert_member("{}\n", ("a",), "1")]) == '{\n  "a": 1\n}\n'
    assert applied('{"a":{}}', [insert_member('{"a":{}}', ("a", "b"), "1")]) == '{"a":{"b":1}}'
    assert applied("[]", [insert_items("[]", (), 0, ["1", "2"])]) == "[\n  1,\n  2\n]"


def test_a_value_is_indented_for_its_place() -> None:
    text = '{\n    "a": {\n        "b": 1\n    }\n}'
    assert (
        value_text({"x": [1]}, text, ("a", "b")) == '{\n            "x": [\n                1\n            ]\n        }'
    )
    assert value_text({"x": 1}, text, ("c",)) == '{\n        "x": 1\n    }'
    assert value_text([1, 2], '{"a":1}', ("a",)) == "[1,2]"


@pytest.mark.parametrize("path", [("z",), ("a", 3), ("b", "c"), ("a", "0")])
def test_a_place_that_is_not_there_is_told(path: Path) -> None:
    edits: list[Callable[[], object]] = [
        lambda: set_value(TYPED, path, "1"),
        lambda: remove(TYPED, path),
        lambda: set_values(TYPED, {path: 1}),
    ]
    for edit in edits:
        with pytest.raises(LookupError):
            edit()


def test_a_container_of_the_other_kind_is_told() -> None:
    edits: list[Callable[[], object]] = [
        lambda: insert_member(TYPED, ("a", "x"), "1"),
        lambda: insert_item(TYPED, ("e",), 0, "1"),
        lambda: insert_item(TYPED, ("a",), 4, "1"),
        lambda: duplicate_item(TYPED, ("e",)),
        lambda: remove(TYPED, ()),
        lambda: rename_member(TYPED, ("a", 0), "x"),
        lambda: insert_member(TYPED, (), "1"),
        lambda: cut_items(TYPED, ("a",), 0),
    ]
    for edit in edits:
        with pytest.raises(LookupError):
            edit()


@pytest.mark.parametrize("text", ["", "{", '{"a": 1,}', '{"a": 1} x', '{"a": NaN}', '\ufeff{"a": 1}'])
def test_what_is_not_json_is_not_edited(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        set_value(text, ("a",), "1")


@given(st.text())
def test_any_text_is_edited_or_refused(text: str) -> None:
    try:
        edit = set_value(text, (), "1")
    except ValueError:
        return
    assert applied(text, [edit]).strip() == "1"


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_depth_is_no_matter(depth: int) -> None:
    text = "[" * depth + '{"a": 1}' + "]" * depth
    path = (0,) * depth
    changed = applied(text, [insert_member(text, (*path, "b"), "2")])
    assert changed == text.replace("1}", '1, "b": 2}')
    assert applied(changed, [remove(changed, (*path, "b"))]) == text


def test_edits_may_touch_but_not_overlap() -> None:
    edits = [TextEdit(2, 3, "C"), TextEdit(1, 2, "B"), TextEdit(1, 1, "-")]
    assert applied("abcd", edits) == "a-BCd"
    with pytest.raises(ValueError, match="overlap"):
        applied("abcd", [TextEdit(0, 2, ""), TextEdit(1, 3, "")])


def test_six_megabytes_are_edited_in_linear_time() -> None:
    record = {"id": 1, "body": "x" * 500, "tags": ["a"] * 20}
    text = json.dumps({"Records": [record] * 9_000}, indent=2)
    started = time.process_time()
    edit = set_value(text, ("Records", 8_000, "body"), '"y"')
    # A reading that is not linear takes minutes.
    assert time.process_time() - started < 5
    assert json.loads(applied(text, [edit]))["Records"][8_000]["body"] == "y"
