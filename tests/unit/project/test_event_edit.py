import base64
import hashlib
import json
import random
import time
from collections.abc import Iterable
from typing import Any

import pytest

from workbench.base.json_edit import TextEdit, applied
from workbench.base.json_pointer import JsonValue, Path, places, value_at
from workbench.model.errors import UsageError
from workbench.model.event_recipe import EventRecipe, Parameter, ParameterKind
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_edit import (
    added,
    duplicate_record,
    edits,
    removed,
    renewed,
    set_parameter,
    with_records,
)
from workbench.project.event_make import batch_size, make
from workbench.project.event_members import opened
from workbench.project.event_recipes import details
from workbench.project.event_renewal import SAMPLE_MS, Fresh

CATALOGUE = load_catalogue()
TYPES = [entry.id for entry in CATALOGUE.types]
BATCHES = [
    type_id
    for type_id in TYPES
    if batch_size(json.loads(CATALOGUE.sample(type_id)), details(CATALOGUE, type_id).recipe)
]
DAY_MS = 86_400_000


def recipe_of(type_id: str) -> EventRecipe:
    return details(CATALOGUE, type_id).recipe


def after(text: str, changes: Iterable[TextEdit]) -> Any:
    return json.loads(applied(text, changes))


def edited(type_id: str, path: Path, value: JsonValue, text: str = "") -> Any:
    text = text or CATALOGUE.sample(type_id)
    return after(text, edits(recipe_of(type_id), text, path, value))


def other_value(parameter: Parameter) -> JsonValue:
    match parameter.kind:
        case ParameterKind.TEXT:
            return next((choice for choice in parameter.choices if choice != parameter.default), "other-1")
        case ParameterKind.INTEGER | ParameterKind.NUMBER:
            return 7
        case ParameterKind.BOOLEAN:
            return not parameter.default
        case ParameterKind.JSON:
            return {"other": [1]}


@pytest.mark.parametrize("type_id", TYPES)
def test_a_parameter_goes_where_it_goes_when_an_event_is_made(type_id: str) -> None:
    text, recipe = CATALOGUE.sample(type_id), recipe_of(type_id)
    for parameter in recipe.parameters:
        value = other_value(parameter)
        expected = json.loads(make(CATALOGUE, type_id, {parameter.name: value}))
        if (type_id, parameter.name) == ("mq/activemq", "region"):
            # Made anew, both messages have the first one's id; an edit keeps them apart.
            expected["messages"][1]["messageID"] = expected["messages"][1]["messageID"][:-1] + "2"
        assert after(text, set_parameter(recipe, text, parameter.name, value)) == expected, parameter.name


@pytest.mark.parametrize("type_id", TYPES)
def test_a_parameter_spreads_from_each_of_its_places(type_id: str) -> None:
    """In an event of one record the edit of a field is that of its parameter."""
    recipe = recipe_of(type_id)
    text = make(CATALOGUE, type_id, records=1) if type_id in BATCHES else CATALOGUE.sample(type_id)
    event = opened(json.loads(text), recipe.encoders)
    for parameter in recipe.parameters:
        plain = [place.at for place in parameter.places if not place.template]
        for path in (path for pattern in plain for path in places(event, pattern)):
            _is_everywhere(text, recipe, parameter, path)


def _is_everywhere(text: str, recipe: EventRecipe, parameter: Parameter, path: Path) -> None:
    value = other_value(parameter)
    found = opened(after(text, edits(recipe, text, path, value)), recipe.encoders)
    for place in parameter.places:
        for there in places(found, place.at):
            is_meant = place.template or value_at(found, there) == value
            has_it = str(value) in str(value_at(found, there))
            assert (is_meant and has_it) or _is_another_item(path, there), (parameter.name, there)


def _is_another_item(one: Path, other: Path) -> bool:
    return any(isinstance(a, int) and a != b for a, b in zip(one, other, strict=False))


BUCKET = ("Records", 0, "s3", "bucket")


def test_a_bucket_and_its_arn_follow_each_other() -> None:
    by_name = edited("s3/put", (*BUCKET, "name"), "mine")
    assert value_at(by_name, (*BUCKET, "arn")) == "arn:aws:s3:::mine"
    by_arn = edited("s3/put", (*BUCKET, "arn"), "arn:aws:s3:::mine")
    assert by_arn == by_name


def test_a_text_that_fits_no_template_changes_itself_alone() -> None:
    event = edited("s3/put", (*BUCKET, "arn"), "${env.BUCKET_ARN}")
    assert (event["Records"][0]["s3"]["bucket"]["name"], event["Records"][0]["s3"]["bucket"]["arn"]) == (
        "shop-orders",
        "${env.BUCKET_ARN}",
    )
    text = json.dumps(event)
    again = edited("s3/put", (*BUCKET, "name"), "mine", text)
    assert value_at(again, (*BUCKET, "arn")) == "${env.BUCKET_ARN}"


def test_an_arn_of_the_users_own_keeps_what_is_own() -> None:
    text = CATALOGUE.sample("s3/put").replace("arn:aws:s3", "arn:aws-cn:s3")
    assert value_at(edited("s3/put", (*BUCKET, "name"), "mine", text), (*BUCKET, "arn")) == "arn:aws-cn:s3:::mine"


def test_a_variable_spreads_as_any_text() -> None:
    event = edited("s3/put", (*BUCKET, "name"), "${env.BUCKET}")
    assert value_at(event, (*BUCKET, "arn")) == "arn:aws:s3:::${env.BUCKET}"


def test_another_record_keeps_its_own() -> None:
    text = make(CATALOGUE, "s3/put", records=3)
    records = edited("s3/put", ("Records", 1, "s3", "bucket", "name"), "mine", text)["Records"]
    assert [record["s3"]["bucket"]["name"] for record in records] == ["shop-orders", "mine", "shop-orders"]
    assert [record["s3"]["bucket"]["arn"][13:] for record in records] == ["shop-orders", "mine", "shop-orders"]


def test_a_template_keeps_the_words_that_the_record_has() -> None:
    path = ("Records", 0, "eventSourceARN")
    text = CATALOGUE.sample("sqs/standard-queue").replace("123456789012", "210987654321")
    event = edited("sqs/standard-queue", ("Records", 0, "awsRegion"), "eu-west-1", text)
    assert value_at(event, path) == "arn:aws:sqs:eu-west-1:210987654321:shop-orders"
    by_arn = edited("sqs/standard-queue", path, "arn:aws:sqs:eu-west-3:1:q", text)
    assert by_arn["Records"][0]["awsRegion"] == "eu-west-3"


def test_a_digest_follows_the_body_in_its_record_only() -> None:
    text = make(CATALOGUE, "sqs/standard-queue", records=2).replace('"md5OfBody": "', '"md5OfBody": "stale', 2)
    records = edited("sqs/standard-queue", ("Records", 1, "body"), "é", text)["Records"]
    assert records[1]["md5OfBody"] == hashlib.md5("é".encode(), usedforsecurity=False).hexdigest()
    assert records[0]["md5OfBody"].startswith("stale")
    own = edited("sqs/standard-queue", ("Records", 0, "md5OfBody"), "mine")
    assert own["Records"][0]["md5OfBody"] == "mine"


DATA = ("Records", 1, "kinesis", "data")


def test_encoded_members_are_set_by_what_they_hold() -> None:
    text = CATALOGUE.sample("kinesis/stream")
    before = json.loads(text)["Records"][0]["kinesis"]["data"]
    records = edited("kinesis/stream", DATA, "new")["Records"]
    assert base64.b64decode(records[1]["kinesis"]["data"]) == b"new"
    assert records[0]["kinesis"]["data"] == before


def test_what_cannot_be_decoded_is_set_as_it_stands() -> None:
    text = CATALOGUE.sample("kinesis/stream")
    data = json.loads(text)["Records"][1]["kinesis"]["data"]
    text = text.replace(data, "${base64:picture.png}")
    records = edited("kinesis/stream", DATA, "${base64:other.png}", text)["Records"]
    assert records[1]["kinesis"]["data"] == "${base64:other.png}"
    assert edited("kinesis/stream", DATA, None)["Records"][1]["kinesis"]["data"] is None


def test_a_place_within_encoded_json_keeps_the_rest_of_it() -> None:
    recipe = recipe_of("config/configuration-change")
    text = CATALOGUE.sample("config/configuration-change")
    inner = '{"messageType": "x",  "size": 1.50}'
    event = json.loads(text) | {"invokingEvent": inner}
    text = json.dumps(event)
    found = after(text, edits(recipe, text, ("invokingEvent", "messageType"), "y"))
    assert found["invokingEvent"] == '{"messageType": "y",  "size": 1.50}'
    found = after(text, added(recipe, text, ("invokingEvent", "new"), [1]))
    assert found["invokingEvent"] == '{"messageType": "x",  "size": 1.50,  "new": [1]}'
    found = after(text, removed(recipe, text, ("invokingEvent", "size")))
    assert found["invokingEvent"] == '{"messageType": "x"}'


def test_log_events_are_edited_within_gzip() -> None:
    recipe = recipe_of("cloudwatch-logs/subscription")
    text = CATALOGUE.sample("cloudwatch-logs/subscription")
    logs = ("awslogs", "data", "logEvents")
    changed = opened(after(text, edits(recipe, text, (*logs, 0, "message"), "é")), recipe.encoders)
    assert value_at(changed, (*logs, 0, "message")) == "é"
    more: Any = opened(after(text, with_records(recipe, text, 5)), recipe.encoders)
    assert len({entry["id"] for entry in more["awslogs"]["data"]["logEvents"]}) == 5
    twice: Any = opened(after(text, duplicate_record(recipe, text, (*logs, 0))), recipe.encoders)
    messages = [entry["message"] for entry in twice["awslogs"]["data"]["logEvents"]]
    assert len(messages) == 3
    assert messages[0] == messages[1] != messages[2]


def test_a_topic_names_its_partition() -> None:
    event = edited("kafka/msk", ("records", "shop-orders-0", 1, "topic"), "t")
    assert list(event["records"]) == ["t-0"]
    assert {record["topic"] for record in event["records"]["t-0"]} == {"t"}


def test_a_value_of_one_kafka_record_is_its_own() -> None:
    recipe = recipe_of("kafka/msk")
    path = ("records", "shop-orders-0", 1, "value")
    event: Any = opened(edited("kafka/msk", path, "new"), recipe.encoders)
    assert [record["value"] == "new" for record in event["records"]["shop-orders-0"]][:2] == [False, True]


TYPED = '{"Records": [ {"awsRegion": "us-east-1",\t"x": 1.50, "eventSourceARN":"arn:aws:sqs:us-east-1:1:q"} ]}'


def test_all_else_stays_as_it_was_typed() -> None:
    found = applied(TYPED, edits(recipe_of("sqs/standard-queue"), TYPED, ("Records", 0, "awsRegion"), "r"))
    assert found == TYPED.replace("us-east-1", "r")


def test_the_same_value_is_no_edit() -> None:
    assert edits(recipe_of("sqs/standard-queue"), TYPED, ("Records", 0, "x"), 1.5) == ()
    assert len(edits(recipe_of("sqs/standard-queue"), TYPED, ("Records", 0, "x"), 1)) == 1


def test_without_a_recipe_an_edit_is_of_its_place() -> None:
    assert applied('{"a": [1]}', edits(None, '{"a": [1]}', ("a", 0), "x")) == '{"a": ["x"]}'
    assert applied('{"a": [1]}', edits(None, '{"a": [1]}', (), [])) == "[]"
    assert applied('{"b": 1}', added(None, '{"b": 1}', ("a",), 2, ["b"])) == '{"a": 2, "b": 1}'
    assert applied("[1]", added(None, "[1]", (0,), 2)) == "[2, 1]"
    assert applied("[1, 2]", duplicate_record(None, "[1, 2]", (0,))) == "[1, 1, 2]"
    assert applied("[1, 2]", removed(None, "[1, 2]", (0,))) == "[2]"


def test_faults_are_told() -> None:
    with pytest.raises(ValueError, match=r"."):
        edits(None, "{", ("a",), 1)
    with pytest.raises(LookupError):
        edits(None, "{}", ("a",), 1)
    with pytest.raises(UsageError, match="no parameter"):
        set_parameter(recipe_of("s3/put"), CATALOGUE.sample("s3/put"), "nothing", 1)
    with pytest.raises(UsageError, match="takes a whole number"):
        set_parameter(recipe_of("s3/put"), CATALOGUE.sample("s3/put"), "size", "x")
    with pytest.raises(UsageError, match="one record"):
        with_records(recipe_of("alb/request"), CATALOGUE.sample("alb/request"), 2)
    with pytest.raises(UsageError, match="no record"):
        with_records(recipe_of("s3/put"), '{"Records": []}', 2)


def test_a_variable_fits_every_parameter() -> None:
    text = CATALOGUE.sample("s3/put")
    event = after(text, set_parameter(recipe_of("s3/put"), text, "size", "${=env.SIZE}"))
    assert event["Records"][0]["s3"]["object"]["size"] == "${=env.SIZE}"


@pytest.mark.parametrize("type_id", BATCHES)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_batch_has_as_many_records_as_wanted(type_id: str, count: int) -> None:
    text, recipe = CATALOGUE.sample(type_id), recipe_of(type_id)
    changed = applied(text, with_records(recipe, text, count))
    event = opened(json.loads(changed), recipe.encoders)
    assert batch_size(event, recipe) == count
    _are_told_apart(event, recipe)
    again = applied(changed, with_records(recipe, changed, count + 3))
    _are_told_apart(opened(json.loads(again), recipe.encoders), recipe)
    assert applied(again, with_records(recipe, again, count)) == changed


def _are_told_apart(event: JsonValue, recipe: EventRecipe) -> None:
    made = opened(json.loads(make(CATALOGUE, recipe.type_id, records=4)), recipe.encoders)
    for entry in recipe.renewed:
        unlike = [str(value_at(made, path)) for path in places(made, entry.at)]
        if len(set(unlike)) == len(unlike) > 3:
            found = [str(value_at(event, path)) for path in places(event, entry.at)]
            assert len(set(found)) == len(found), entry.at


@pytest.mark.parametrize("type_id", BATCHES)
def test_a_duplicate_is_told_apart(type_id: str) -> None:
    text, recipe = CATALOGUE.sample(type_id), recipe_of(type_id)
    for _ in range(3):
        event = opened(json.loads(text), recipe.encoders)
        batch = next(places(event, recipe.records))
        text = applied(text, duplicate_record(recipe, text, (*batch, 0)))
    _are_told_apart(opened(json.loads(text), recipe.encoders), recipe)


def test_copies_are_typed_as_their_originals() -> None:
    text = TYPED.replace('"x"', '"messageId": "059f36b4-87a3-44ab-83d2-661975830a7d", "x"')
    found = applied(text, with_records(recipe_of("sqs/standard-queue"), text, 2))
    assert found.count(',\t"messageId": "') == 2
    assert found.count('"x": 1.50, "eventSourceARN":"arn:aws:sqs:us-east-1:1:q"}') == 2
    assert '"},\t{"awsRegion"' in found


@pytest.mark.parametrize("type_id", TYPES)
def test_a_renewed_event_is_of_now_however_often(type_id: str) -> None:
    sample, recipe = CATALOGUE.sample(type_id), recipe_of(type_id)
    text = sample
    for days in (1, 2, 1):
        fresh = Fresh(random.Random(days), SAMPLE_MS + days * DAY_MS)
        text = applied(text, renewed(recipe, text, fresh, sample))
    expected = json.loads(make(CATALOGUE, type_id, fresh=Fresh(random.Random(3), SAMPLE_MS + DAY_MS)))
    found, wanted = opened(json.loads(text), recipe.encoders), opened(expected, recipe.encoders)
    for entry in recipe.renewed:
        if entry.how.value == "time":
            assert [value_at(found, path) for path in places(found, entry.at)] == [
                value_at(wanted, path) for path in places(wanted, entry.at)
            ]


def test_a_renewal_leaves_variables_and_the_rest() -> None:
    text = CATALOGUE.sample("sqs/standard-queue").replace("059f36b4-87a3-44ab-83d2-661975830a7d", "${uuid}")
    event = json.loads(text)
    event["Records"][0]["messageId"] = "${uuid}"
    text = json.dumps(event)
    found = after(text, renewed(recipe_of("sqs/standard-queue"), text, Fresh(random.Random(1), SAMPLE_MS)))
    assert found["Records"][0]["messageId"] == "${uuid}"
    assert found["Records"][0]["receiptHandle"] != event["Records"][0]["receiptHandle"]
    assert found["Records"][0]["body"] == event["Records"][0]["body"]


def test_a_deep_event_is_edited() -> None:
    deep = "[" * 2_000 + "1" + "]" * 2_000
    text = f'{{"Records": [{{"awsRegion": "a", "body": {deep}}}]}}'
    found = applied(text, edits(recipe_of("sqs/standard-queue"), text, ("Records", 0, "awsRegion"), "b"))
    assert found == text.replace('"a"', '"b"')
    found = applied(text, duplicate_record(recipe_of("sqs/standard-queue"), text, ("Records", 0)))
    assert found.count(deep) == 2


def test_ten_thousand_records_are_edited_in_linear_time() -> None:
    recipe, text = recipe_of("sqs/standard-queue"), CATALOGUE.sample("sqs/standard-queue")
    started = time.process_time()
    text = applied(text, with_records(recipe, text, 10_000))
    edits(recipe, text, ("Records", 5_000, "body"), "x")
    # Some seconds; what is not linear takes minutes.
    assert time.process_time() - started < 30
