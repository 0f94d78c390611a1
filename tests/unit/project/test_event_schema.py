import json
import time

import pytest

from workbench.base.json_pointer import JsonValue, Path
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_recipes import details
from workbench.project.event_schema import Member, SchemaView

CATALOGUE = load_catalogue()
SCHEMA = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"$ref": "#/$defs/Name"},
        "size": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": 3, "examples": [1, 2]},
        "state": {"enum": ["on", "off", None]},
        "at": {"type": "string", "format": "date-time"},
        "any": {},
        "headers": {"type": "object", "additionalProperties": {"type": "string", "description": "A header."}},
        "pair": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}},
        "pet": {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]},
        "node": {"$ref": "#/$defs/Node"},
    },
    "$defs": {
        "Name": {"type": "string", "description": "Its name."},
        "Cat": {"type": "object", "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}},
        "Dog": {"type": "object", "properties": {"kind": {"const": "dog"}, "tricks": {"type": "array"}}},
        "Node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}},
    },
}
VIEW = SchemaView(SCHEMA)


@pytest.mark.parametrize(
    ("path", "member"),
    [
        (("name",), Member("name", "Its name.", ("string",), required=True)),
        (("size",), Member("size", kinds=("integer",), nullable=True, examples=(1, 2), default=3)),
        (("state",), Member("state", kinds=("string",), nullable=True, choices=("on", "off"))),
        (("at",), Member("at", kinds=("string",), format="date-time")),
        (("any",), Member("any")),
        (("headers", "x"), Member("x", "A header.", ("string",))),
        (("pair", 0), Member("0", kinds=("string",))),
        (("pair", 7), Member("7", kinds=("integer",))),
        (("other",), None),
        (("name", "x"), None),
        (("other", "x"), None),
    ],
)
def test_what_a_place_may_hold(path: Path, member: Member | None) -> None:
    assert VIEW.at(path) == member


def test_the_whole_event_is_a_place_too() -> None:
    assert VIEW.at(()) == Member("", kinds=("object",), required=True)


def test_members_come_in_the_order_of_the_schema() -> None:
    assert [member.name for member in VIEW.members(())] == list(SCHEMA["properties"])
    assert VIEW.members(("name",)) == ()


def names(path: Path, value: JsonValue) -> list[str]:
    return [member.name for member in VIEW.members(path, value)]


def test_of_a_union_the_way_is_taken_that_the_event_fits() -> None:
    assert names(("pet",), {"pet": {"kind": "dog"}}) == ["kind", "tricks"]
    assert names(("pet",), {"pet": {"lives": 9}}) == ["kind", "lives"]
    assert names(("pet",), None) == ["kind", "lives", "tricks"]


def test_items() -> None:
    assert VIEW.items(("pair",)) == Member("", kinds=("integer",))
    assert VIEW.items(("name",)) is None


def test_a_schema_that_holds_itself_is_gone_down_as_far_as_asked() -> None:
    assert VIEW.at(("node",) + ("next",) * 500) == Member("next", kinds=("object",))


def test_a_broken_schema_knows_nothing() -> None:
    assert SchemaView({"properties": {"a": {"$ref": "#/nowhere"}}}).at(("a",)) == Member("a")
    assert SchemaView({"$ref": "#"}).at(("a",)) is None


@pytest.mark.parametrize("type_id", [entry.id for entry in CATALOGUE.types])
def test_required_members_are_known_in_every_schema(type_id: str) -> None:
    view = SchemaView(details(CATALOGUE, type_id).schema)
    event = json.loads(CATALOGUE.sample(type_id))
    for member in view.members((), event):
        assert not member.required or member.name in event


def test_answers_are_quick() -> None:
    view = SchemaView(details(CATALOGUE, "api-gateway/rest-proxy-cognito").schema)
    event = json.loads(CATALOGUE.sample("api-gateway/rest-proxy-cognito"))
    path = ("requestContext", "identity", "sourceIp")
    view.at(path, event)
    started = time.process_time()
    for _ in range(100):
        view.at(path, event)
        view.members(path[:-1], event)
    assert time.process_time() - started < 0.1
