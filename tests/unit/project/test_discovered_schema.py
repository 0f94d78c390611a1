from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.discovered_schema import discovered, discovered_document


def test_the_document_of_aws_s_own_example() -> None:
    # As `aws schemas get-discovered-schema` answers in its documentation, but for the order of required members.
    event: Any = {"Source": "com.mycompany.myapp", "Detail": "{}", "Resources": ["resource1", "resource2"]}
    assert discovered_document([event]) == {
        "openapi": "3.0.0",
        "info": {"version": "1.0.0", "title": "Event"},
        "paths": {},
        "components": {
            "schemas": {
                "Event": {
                    "type": "object",
                    "required": ["Detail", "Resources", "Source"],
                    "properties": {
                        "Detail": {"type": "string"},
                        "Resources": {"type": "array", "items": {"type": "string"}},
                        "Source": {"type": "string"},
                    },
                }
            }
        },
    }


@pytest.mark.parametrize(
    ("values", "schema"),
    [
        ([], {}),
        ([1], {"type": "integer"}),
        ([1, 1.5], {"type": "number"}),
        ([True], {"type": "boolean"}),
        ([None, "a"], {"type": "string", "nullable": True}),
        ([1, "a"], {}),
        ([[]], {"type": "array", "items": {}}),
        ([{}], {"type": "object", "properties": {}}),
    ],
)
def test_kinds(values: list[Any], schema: dict[str, Any]) -> None:
    assert discovered(values) == schema


def test_members_that_some_lack_are_not_required() -> None:
    schema = discovered([{"a": 1, "b": 2}, {"a": "x"}])
    assert schema["required"] == ["a"]
    assert schema["properties"] == {"a": {}, "b": {"type": "integer"}}


def test_deep_events_are_described_as_far_as_that_helps() -> None:
    deep: Any = 1
    for _ in range(900):
        deep = [deep]
    assert str(discovered([deep])).count("array") == 64


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from([1.5, 2e9]) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@given(st.lists(JSON, min_size=1, max_size=4))
def test_it_holds_for_what_it_was_made_of(values: list[Any]) -> None:
    schema = _in_json_schema(discovered(values))
    assert all(jsonschema_rs.is_valid(schema, value) for value in values)


def _in_json_schema(schema: Any) -> Any:
    """The same with JSON Schema's word for null."""
    if isinstance(schema, list):
        return [_in_json_schema(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _in_json_schema(value) for name, value in schema.items()}
    if made.pop("nullable", False) is True:
        return {"anyOf": [made, {"type": "null"}]}
    return made
