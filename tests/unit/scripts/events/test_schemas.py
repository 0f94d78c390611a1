from typing import Any

import pytest

from scripts.events.schemas import complete, resolve, schema_of
from scripts.events.sources import TABLES, Source


def source(sample: Any, model: str = "", **tables: dict[str, Any]) -> Source:
    return Source("s/t", sample, model, "", "", frozenset({"headers"}), {name: tables.get(name, {}) for name in TABLES})


def test_a_sample_without_a_model_is_inferred() -> None:
    schema = schema_of(source({"a": 1, "headers": {"x": "y"}}))
    assert schema["properties"]["a"] == {"type": "integer"}
    assert schema["properties"]["headers"]["additionalProperties"] == {"type": "string"}


def test_descriptions_go_by_place_before_name_and_never_replace() -> None:
    schema = schema_of(source({"a": {"n": 1}, "n": 2}, describe={"n": "Any.", "/a/n": "This one."}))
    assert schema["properties"]["n"]["description"] == "Any."
    assert schema["properties"]["a"]["properties"]["n"]["description"] == "This one."
    modelled = schema_of(source({"Records": []}, "SqsModel", describe={"Records": "Ours."}))
    assert modelled["properties"]["Records"]["description"] != "Ours."


def test_members_are_laid_over() -> None:
    overlay = {"/l/*/n": {"type": ["string", "null"], "optional": True}, "/k": {"enum": ["x"]}, "/none": {"enum": []}}
    schema = schema_of(source({"l": [{"n": "a"}], "k": "x"}, members=overlay))
    item = schema["properties"]["l"]["items"]
    assert (item["properties"]["n"], item["required"]) == ({"type": ["string", "null"]}, [])
    assert schema["properties"]["k"] == {"type": "string", "enum": ["x"]}


def test_every_member_can_be_made_optional() -> None:
    schema = schema_of(source({"a": 1, "b": {"c": 1, "d": 2}}, members={"/b/*": {"optional": True}}))
    assert (schema["required"], schema["properties"]["b"]["required"]) == (["a", "b"], [])


def test_a_model_gets_the_members_that_only_the_sample_has() -> None:
    schema = schema_of(source({"Records": [{"body": "x", "new": 1}]}, "SqsModel"))
    assert schema["$defs"]["SqsRecordModel"]["properties"]["new"] == {"type": "integer"}


@pytest.mark.parametrize(
    ("node", "name"),
    [({"$ref": "#/$defs/A"}, "A"), ({"anyOf": [{"type": "null"}, {"$ref": "#/$defs/A"}]}, "A"), ({"type": "null"}, "")],
)
def test_a_reference_is_followed(node: dict[str, Any], name: str) -> None:
    root: dict[str, Any] = {"$defs": {"A": {"properties": {"b": {}}}}}
    assert resolve(node, root) is (root["$defs"][name] if name else node)


def test_what_takes_any_members_needs_no_more() -> None:
    node: dict[str, Any] = {"type": "object"}
    complete(node, {"type": "object", "properties": {"a": {}}}, node)
    assert node == {"type": "object"}
