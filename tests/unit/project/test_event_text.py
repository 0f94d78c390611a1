import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_edit import applied, remove
from workbench.base.json_pointer import JsonValue, Path
from workbench.model.event_recipe import Coding, Encoder, EventRecipe, Follower, FollowRule
from workbench.project.event_members import encode
from workbench.project.event_text import differences, open_event

JSON, BASE64, GZIP = (Coding.JSON,), (Coding.BASE64,), (Coding.BASE64, Coding.GZIP, Coding.JSON)
RECIPE = EventRecipe(
    "",
    encoders=(Encoder("/json", JSON), Encoder("/data/*", BASE64), Encoder("/logs", GZIP)),
    followers=(Follower("/length", "/body", FollowRule.LENGTH), Follower("/sum/length", "/body", FollowRule.LENGTH)),
)
LOGS = encode({"events": [1, 2]}, GZIP)


def changed(event: JsonValue, changes: dict[Path, JsonValue]) -> JsonValue:
    text = json.dumps(event)
    value: JsonValue = json.loads(applied(text, open_event(text, RECIPE).edits(changes)))
    return value


def test_members_are_open_and_closed_again() -> None:
    opened = open_event(json.dumps({"json": '{"a": 1}', "data": ["eA==", "?"], "logs": LOGS}), RECIPE)
    assert opened.event == {"json": {"a": 1}, "data": ["x", "?"], "logs": {"events": [1, 2]}}
    assert set(opened.encoded) == {("json",), ("data", 0), ("logs",)}
    assert opened.unread == {("data", 1)}


@pytest.mark.parametrize(
    ("event", "path", "value", "expected"),
    [
        ({"json": '{"a":  1}'}, ("json", "a"), 2, {"json": '{"a":  2}'}),
        ({"json": '{"a":  1}'}, ("json",), [1], {"json": "[1]"}),
        ({"data": ["eA=="]}, ("data", 0), "y", {"data": ["eQ=="]}),
        ({"data": ["eA=="]}, ("data", 0), None, {"data": [None]}),
        ({"data": ["eA=="]}, ("data", 0), 1, {"data": [1]}),
        ({"data": [None]}, ("data", 0), "y", {"data": ["eQ=="]}),
        ({"data": ["?"]}, ("data", 0), "y", {"data": ["y"]}),
        ({"data": ["eA=="]}, ("data", 0), "${base64:x.png}", {"data": ["${base64:x.png}"]}),
        ({"logs": LOGS}, ("logs", "events", 1), 3, {"logs": encode({"events": [1, 3]}, GZIP)}),
    ],
)
def test_a_member_is_set_by_what_it_holds(event: JsonValue, path: Path, value: JsonValue, expected: JsonValue) -> None:
    found = changed(event, {path: value})
    assert open_event(json.dumps(found), RECIPE).event == open_event(json.dumps(expected), RECIPE).event
    assert "logs" in str(event) or found == expected


def test_what_follows_is_brought_up_to_date_unless_it_is_set() -> None:
    event: JsonValue = {"body": "x", "length": "9", "sum": {"length": "9"}}
    assert changed(event, {("body",): "yy"}) == {"body": "yy", "length": "2", "sum": {"length": "2"}}
    assert changed(event, {("body",): "yy", ("length",): "7", ("sum",): {"length": "8"}}) == {
        "body": "yy",
        "length": "7",
        "sum": {"length": "8"},
    }
    assert changed(event, {("length",): "7"}) == {"body": "x", "length": "7", "sum": {"length": "9"}}
    assert changed(event, {(): {"body": "yy", "length": "1"}}) == {"body": "yy", "length": "1"}


def test_an_edit_within_an_open_member_is_one_of_the_whole_member() -> None:
    text = json.dumps({"logs": LOGS})
    opened = open_event(text, RECIPE)
    edit = opened.edit(("logs", "events", 0), remove)
    assert open_event(applied(text, [edit]), RECIPE).event == {"logs": {"events": [2]}}


def test_what_is_written_otherwise_differs() -> None:
    before: JsonValue = {"a": [1, 1, "x", None], "b": {"c": True}}
    after: JsonValue = {"a": [1, 1.0, "y", None], "b": {"c": 1}}
    assert list(differences(before, after)) == [(("a", 1), 1.0), (("a", 2), "y"), (("b", "c"), 1)]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_held(before: str, after: str) -> None:
    found = changed({"data": [encode(before, BASE64)]}, {("data", 0): after})
    assert found == {"data": [encode(after, BASE64)]}


def test_text_that_is_not_json_is_refused() -> None:
    with pytest.raises(ValueError, match=r"."):
        open_event("{", RECIPE)
