import json
import time
from typing import Any

import pytest

from workbench.base.json_pointer import JsonValue, Path
from workbench.model.event_form import FieldKind, FormField
from workbench.model.event_recipe import EventDetails, EventRecipe
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_form import EventForm
from workbench.project.event_recipes import details

CATALOGUE = load_catalogue()
TEXT = {"type": "string"}


def form_of(type_id: str) -> EventForm:
    return EventForm(details(CATALOGUE, type_id), json.loads(CATALOGUE.sample(type_id)))


def form(properties: dict[str, Any], value: JsonValue, required: tuple[str, ...] = ()) -> EventForm:
    schema = {"type": "object", "properties": properties, "required": list(required)}
    return EventForm(EventDetails(EventRecipe(""), schema), value)


def field(form: EventForm, path: Path) -> FormField:
    return next(found for found in form.fields(path[:-1]) if found.path == path)


def everything(form: EventForm, path: Path = ()) -> list[FormField]:
    below = form.fields(path)
    return [*below, *(inner for found in below if found.present for inner in everything(form, found.path))]


def test_members_keep_their_order_and_absent_ones_have_their_place() -> None:
    found = form(dict.fromkeys("abcd", TEXT), {"d": "1", "own": "2", "b": "3"}, required=("b",)).fields()
    assert [entry.path[0] for entry in found] == ["a", "d", "own", "b", "c"]
    assert [entry.present for entry in found] == [False, True, True, True, False]
    assert [entry.known for entry in found] == [True, True, False, True, True]
    assert [entry.required for entry in found] == [False, False, False, True, False]


def test_what_comes_after_an_absent_member_is_told() -> None:
    assert form(dict.fromkeys("abc", TEXT), {"c": "", "a": ""}).after(("b",)) == ()
    assert form(dict.fromkeys("abc", TEXT), {"a": "", "c": ""}).after(("b",)) == ("c",)
    assert form(dict.fromkeys("abc", TEXT), {}).after(("z",)) == ()


@pytest.mark.parametrize(
    ("schema", "value", "kind"),
    [
        (TEXT, "x", FieldKind.TEXT),
        (TEXT, 1, FieldKind.INTEGER),
        ({"type": "number"}, 1, FieldKind.NUMBER),
        ({"type": "integer"}, 1.5, FieldKind.NUMBER),
        ({"type": "integer"}, "${env.SIZE}", FieldKind.TEXT),
        ({"enum": ["a", "b"]}, "a", FieldKind.CHOICE),
        ({"enum": ["a", "b"]}, "c", FieldKind.TEXT),
        ({"enum": [1, 2]}, 1, FieldKind.INTEGER),
        ({}, True, FieldKind.BOOLEAN),
        (TEXT, [], FieldKind.LIST),
        (TEXT, {}, FieldKind.OBJECT),
        ({"type": ["string", "null"]}, None, FieldKind.TEXT),
        ({"type": ["object", "null"]}, None, FieldKind.NULL),
    ],
)
def test_the_value_says_the_kind_where_the_schema_says_another(schema: Any, value: JsonValue, kind: FieldKind) -> None:
    assert field(form({"a": schema}, {"a": value}), ("a",)).kind is kind


@pytest.mark.parametrize(
    ("schema", "kind", "sample"),
    [
        (TEXT, FieldKind.TEXT, ""),
        ({**TEXT, "examples": ["e"], "default": "d"}, FieldKind.TEXT, "d"),
        ({**TEXT, "examples": ["e"]}, FieldKind.TEXT, "e"),
        ({"enum": ["a", "b"]}, FieldKind.CHOICE, "a"),
        ({"type": "integer"}, FieldKind.INTEGER, 0),
        ({"type": "boolean"}, FieldKind.BOOLEAN, False),
        ({"type": "array"}, FieldKind.LIST, []),
        ({}, FieldKind.JSON, None),
        (
            {"type": "object", "properties": {"x": TEXT, "y": TEXT}, "required": ["y"]},
            FieldKind.OBJECT,
            {"y": ""},
        ),
    ],
)
def test_an_absent_member_has_a_value_to_begin_with(schema: Any, kind: FieldKind, sample: JsonValue) -> None:
    found = field(form({"a": schema}, {}), ("a",))
    assert (found.kind, found.value, found.present, found.sample) == (kind, None, False, sample)


def test_a_form_without_a_schema_is_made_of_the_value() -> None:
    found = EventForm(None, {"orderId": 1, "tags": ["a", {}]}).fields()
    assert [(entry.label, entry.kind, entry.size, entry.known) for entry in found] == [
        ("Order ID", FieldKind.INTEGER, 0, True),
        ("Tags", FieldKind.LIST, 2, True),
    ]


@pytest.mark.parametrize("value", ["text", 1, None, True])
def test_a_value_without_members_has_no_fields(value: JsonValue) -> None:
    assert EventForm(None, value).fields() == ()
    assert form({"a": TEXT}, value).fields() == ()


def test_a_place_that_is_gone_has_no_fields() -> None:
    assert form_of("s3/put").fields(("Records", 9, "s3")) == ()


def test_records_and_items_are_counted() -> None:
    assert [entry.label for entry in form_of("sqs/standard-queue").fields(("Records",))][:1] == ["Record 1"]
    assert form_of("api-gateway/http-v2-jwt").fields(("cookies",))[1].label == "Item 2"
    assert form_of("kafka/msk").fields(("records", "shop-orders-0"))[0].label == "Record 1"


def test_parameters_and_help_are_told() -> None:
    name = ("Records", 0, "s3", "bucket", "name")
    found = field(form_of("s3/put"), name)
    assert (found.parameter, found.label, found.help) == ("bucket", "Name", "Name of the Amazon S3 bucket.")
    assert form_of("s3/put").help(name) == found.help
    assert field(form_of("s3/put"), (*name[:-1], "arn")).parameter == ""
    assert form_of("s3/put").help(("nothing",)) == ""


def test_names_that_are_data_stay_as_they_are() -> None:
    found = form_of("api-gateway/http-v2-jwt").fields(("headers",))
    assert all(entry.label == entry.path[-1] and entry.known for entry in found)


def test_encoded_members_show_what_they_hold() -> None:
    data = field(form_of("kinesis/stream"), ("Records", 0, "kinesis", "data"))
    assert (data.value, data.encoded) == ('{"page":"/tea","visitor":1}', "base64")
    logs = form_of("cloudwatch-logs/subscription")
    assert field(logs, ("awslogs", "data")).encoded == "gzip + base64"
    message = field(logs, ("awslogs", "data", "logEvents", 0, "message"))
    assert (message.label, message.parameter, message.known) == ("Message", "message", True)


def test_what_cannot_be_decoded_is_shown_as_it_is() -> None:
    event = json.loads(CATALOGUE.sample("kinesis/stream"))
    event["Records"][0]["kinesis"]["data"] = "${file:order.json}"
    found = field(EventForm(details(CATALOGUE, "kinesis/stream"), event), ("Records", 0, "kinesis", "data"))
    assert (found.value, found.encoded, found.kind) == ("${file:order.json}", "", FieldKind.TEXT)


@pytest.mark.parametrize("type_id", [entry.id for entry in CATALOGUE.types])
def test_every_event_has_a_form_whose_sizes_are_right(type_id: str) -> None:
    made = form_of(type_id)
    found = everything(made)
    assert all(entry.label or entry.path[-1] == "" for entry in found)
    assert all(len(made.fields(entry.path)) == entry.size for entry in found if entry.present)


def test_three_hundred_fields_are_quick() -> None:
    schema = {f"field{number}": {"anyOf": [TEXT, {"type": "null"}], "description": "d"} for number in range(300)}
    value: dict[str, JsonValue] = dict.fromkeys(schema, "x")
    started = time.process_time()
    assert len(form(schema, value).fields()) == 300
    # A few milliseconds; the bound leaves room for a busy computer.
    assert time.process_time() - started < 0.1


def test_parameters_come_first_under_their_names_and_in_the_catalogues_order() -> None:
    found = form_of("s3/put").named(("Records", 0))
    assert [entry.label for entry in found] == ["Region", "Bucket", "Key", "Size", "ETag", "Source IP"]
    assert found[1].path == ("Records", 0, "s3", "bucket", "name")
    assert (found[2].value, found[2].required, found[2].parameter) == ("incoming/2026/order+1001.json", True, "key")
    assert found[2].help == "The key of the object, form-encoded: a space is a plus sign."
    assert form_of("s3/put").named() == ()


def test_parameters_that_are_objects_are_told_apart() -> None:
    made = form_of("dynamodb/stream")
    assert [entry.label for entry in made.named(("Records", 0))] == ["Region", "Change"]
    assert [(entry.label, entry.kind) for entry in made.named_sections(("Records", 0))] == [
        ("Keys", FieldKind.OBJECT),
        ("New image", FieldKind.OBJECT),
    ]


def test_a_parameter_that_is_not_there_is_not_named() -> None:
    event = json.loads(CATALOGUE.sample("s3/put"))
    del event["Records"][0]["s3"]["object"]["size"]
    found = EventForm(details(CATALOGUE, "s3/put"), event).named(("Records", 0))
    assert "size" not in [entry.parameter for entry in found]


def test_events_tell_where_their_records_are() -> None:
    ids = ("s3/put", "cloudwatch-logs/subscription", "kafka/msk", "api-gateway/http-v2")
    found = [form_of(type_id).records() for type_id in ids]
    assert found == [("Records",), ("awslogs", "data", "logEvents"), ("records",), None]


NAMED_ELSEWHERE = {
    ("codecommit/push", "custom_data"): "stands where the repository does",
    ("dynamodb/stream", "old_image"): "is not in the first record",
}


@pytest.mark.parametrize("type_id", [entry.id for entry in CATALOGUE.types])
def test_every_parameter_is_named_by_the_event_or_its_first_record(type_id: str) -> None:
    made, recipe = form_of(type_id), details(CATALOGUE, type_id).recipe
    at = made.records()
    items = () if at is None else made.fields(at)
    records = items if not items or items[0].label == "Record 1" else made.fields(items[0].path)
    places = ((), *(entry.path for entry in records[:1]))
    shown = [entry for path in places for entry in (*made.named(path), *made.named_sections(path))]
    assert all(entry.present and entry.label and entry.help for entry in shown)
    assert len({entry.path for entry in shown}) == len(shown)
    # A parameter that stands in templates only, as the account in an ARN, has no field of its own.
    alone = [entry.name for entry in recipe.parameters if any(not place.template for place in entry.places)]
    missing = set(alone) - {entry.parameter for entry in shown}
    assert missing == {name for known, name in NAMED_ELSEWHERE if known == type_id}


def test_the_parameters_of_a_record_take_as_long_in_a_long_batch() -> None:
    event = json.loads(CATALOGUE.sample("s3/put"))
    event["Records"] *= 100_000
    made = EventForm(details(CATALOGUE, "s3/put"), event)
    started = time.process_time()
    assert len(made.named(("Records", 99_999))) == 6
    assert made.named() == ()
    assert time.process_time() - started < 0.1


def test_an_item_of_an_empty_list_begins_as_the_schema_says() -> None:
    record = {
        "type": "object",
        "properties": {"id": {"type": "integer"}, "kind": {"enum": ["a", "b"]}, "note": {"type": "string"}},
        "required": ["id", "kind"],
    }
    known = form({"list": {"type": "array", "items": record}, "any": {"type": "array"}}, {"list": [], "any": []})
    assert known.new_item(("list", 0)) == {"id": 0, "kind": "a"}
    assert known.new_item(("any", 0)) is None
    assert EventForm(None, {"list": []}).new_item(("list", 0)) is None


def test_a_record_of_an_empty_batch_has_what_records_must_have() -> None:
    catalogue = load_catalogue()
    made = EventForm(details(catalogue, "s3/put"), {"Records": []}).new_item(("Records", 0))
    assert isinstance(made, dict)
    assert {"eventVersion", "awsRegion", "s3"} <= made.keys()
