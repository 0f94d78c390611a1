import json
from typing import Any

from workbench.base.json_pointer import JsonValue
from workbench.model.event_recipe import (
    Coding,
    Encoder,
    EventDetails,
    EventRecipe,
    Parameter,
    ParameterKind,
    Place,
)
from workbench.project.event_features import Features, Trie, features_of

TEXT = {"type": "string"}
SCHEMA = {
    "type": "object",
    "required": ["eventSource"],
    "properties": {"eventSource": TEXT, "eventName": TEXT, "note": TEXT, "tags": {"type": "object"}, "state": TEXT},
}


def parameter(name: str, at: str, *choices: str) -> Parameter:
    return Parameter(name, "", ParameterKind.TEXT, "", (Place(at),), choices)


def read(sample: JsonValue, schema: dict[str, Any] = SCHEMA, **recipe: Any) -> tuple[Trie, Features]:
    trie = Trie()
    return trie, features_of(trie, EventDetails(EventRecipe("", **recipe), schema), json.dumps(sample))


def test_named_members_are_features_and_a_users_names_are_not() -> None:
    trie, features = read({"note": "x", "tags": {"mine": "1"}, "own": 1})
    assert len(features) == 2
    found = trie.found({"note": "y", "tags": {"other": 2}, "more": 1})
    assert found.features == set(features)
    assert found.unknown == 2


def test_what_must_be_there_counts_more() -> None:
    features = read({"eventSource": "aws:x", "note": "x"})[1]
    assert sorted(features.values()) == [0.3, 1.0, 4.0]


def test_constants_that_a_user_chooses_do_not_tell() -> None:
    sample: JsonValue = {"eventName": "Put"}
    assert sorted(read(sample)[1].values()) == [0.3, 4.0]
    assert sorted(read(sample, parameters=(parameter("n", "/eventName"),))[1].values()) == [0.3]
    assert sorted(read(sample, parameters=(parameter("n", "/eventName", "Put", "Post"),))[1].values()) == [0.3, 1.0]


def test_constants_of_the_source_are_told_apart() -> None:
    trie, features = read({"eventSource": "aws:x"})
    assert trie.found({"eventSource": "aws:x"}).sources <= set(features)
    assert trie.found({"eventSource": "aws:x"}).sources
    assert not trie.found({"eventSource": "aws:y"}).sources & set(features)


def test_json_in_a_member_is_gone_into() -> None:
    sample: JsonValue = {"note": '{"messageType": "A"}'}
    trie, features = read(sample, encoders=(Encoder("/note", (Coding.JSON,)),))
    assert trie.found(sample).features == set(features)
    assert len(trie.found({"note": '{"messageType": "B"}'}).features & set(features)) == 2
    assert len(trie.found({"note": "{"}).features) == 1


def test_items_are_alike() -> None:
    schema: dict[str, Any] = {"properties": {"R": {"items": {"properties": {"a": {}, "b": {}}}}}}
    trie, features = read({"R": [{"a": 1}, {"b": 1}]}, schema)
    assert len(features) == 4
    assert trie.found({"R": [{"a": 1, "b": 2}]}).features == set(features)
