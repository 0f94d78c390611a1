import base64
import hashlib
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import UsageError
from workbench.model.event_recipe import Parameter, ParameterKind, Place
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_make import MOST_RECORDS, batch_size, checked_count, make, read_value, rendered
from workbench.project.event_recipes import details
from workbench.project.event_renewal import SAMPLE_MS, Fresh

CATALOGUE = load_catalogue()


def made(type_id: str, values: dict[str, Any] | None = None, records: int | None = None) -> Any:
    return json.loads(make(CATALOGUE, type_id, values, records=records))


def parameter(kind: ParameterKind) -> Parameter:
    return Parameter("p", "", kind, None, ())


def test_a_bucket_goes_to_its_name_and_its_arn() -> None:
    bucket = made("s3/put", {"bucket": "mine"})["Records"][0]["s3"]["bucket"]
    assert (bucket["name"], bucket["arn"]) == ("mine", "arn:aws:s3:::mine")


def test_parts_of_an_arn_are_set_apart_and_together() -> None:
    assert made("sqs/standard-queue", {"queue": "q"})["Records"][0]["eventSourceARN"].endswith(":123456789012:q")
    record = made("sqs/standard-queue", {"queue": "q", "region": "eu-west-1", "account": "1"})["Records"][0]
    assert (record["eventSourceARN"], record["awsRegion"]) == ("arn:aws:sqs:eu-west-1:1:q", "eu-west-1")


def test_a_digest_follows_the_body_and_a_length_follows_too() -> None:
    record = made("sqs/standard-queue", {"body": "é"})["Records"][0]
    assert record["md5OfBody"] == hashlib.md5("é".encode(), usedforsecurity=False).hexdigest()
    assert made("lambda-url/request", {"body": "é"})["headers"]["content-length"] == "2"


def test_data_is_encoded() -> None:
    record = made("kinesis/stream", {"data": "new"})["Records"][0]
    assert base64.b64decode(record["kinesis"]["data"]) == b"new"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_value(text: str) -> None:
    assert made("sns/notification", {"message": text})["Records"][0]["Sns"]["Message"] == text


@pytest.mark.parametrize("count", [1, 2, 3, 7, 50])
def test_there_are_as_many_records_as_asked_for_all_distinct(count: int) -> None:
    records = made("sqs/fifo-queue", records=count)["Records"]
    assert len(records) == count
    for name in ("messageId", "receiptHandle"):
        assert len({record[name] for record in records}) == count
    numbers = [int(record["attributes"]["SequenceNumber"]) for record in records]
    assert numbers == sorted(set(numbers))


def test_the_same_request_makes_the_same_event() -> None:
    assert make(CATALOGUE, "kinesis/stream", records=9) == make(CATALOGUE, "kinesis/stream", records=9)


def test_a_fresh_event_is_of_now() -> None:
    fresh = Fresh(random.Random(1), SAMPLE_MS + 1000)
    event = json.loads(make(CATALOGUE, "s3/put", fresh=fresh))
    assert event["Records"][0]["eventTime"] == "2026-11-21T10:00:01.123Z"
    assert event["Records"][0]["s3"]["object"]["sequencer"] != made("s3/put")["Records"][0]["s3"]["object"]["sequencer"]


def test_a_topic_names_its_partitions() -> None:
    assert list(made("kafka/msk", {"topic": "t"})["records"]) == ["t-0"]


def test_a_type_without_records_makes_one() -> None:
    assert made("generic/hello-world", records=1) == made("generic/hello-world")
    with pytest.raises(UsageError, match="one record"):
        make(CATALOGUE, "sns/notification", records=2)
    assert batch_size({}, details(CATALOGUE, "sns/notification").recipe) is None
    assert batch_size(made("sqs/batch"), details(CATALOGUE, "sqs/batch").recipe) == 3


@pytest.mark.parametrize("count", [0, -1, MOST_RECORDS + 1])
def test_a_number_of_records_has_limits(count: int) -> None:
    with pytest.raises(UsageError, match="records"):
        checked_count(count)


@pytest.mark.parametrize(
    ("values", "message"),
    [({"buckets": "x"}, "no parameter buckets"), ({"size": "x"}, "a whole number"), ({"size": True}, "a whole number")],
)
def test_values_are_checked(values: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        make(CATALOGUE, "s3/put", values)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (ParameterKind.TEXT, "1", "1"),
        (ParameterKind.INTEGER, "1", 1),
        (ParameterKind.NUMBER, "1.5", 1.5),
        (ParameterKind.BOOLEAN, "true", True),
        (ParameterKind.JSON, '{"a": null}', {"a": None}),
        (ParameterKind.JSON, "null", None),
    ],
)
def test_a_value_is_read_by_its_kind(kind: ParameterKind, text: str, value: Any) -> None:
    assert read_value(parameter(kind), text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ParameterKind.INTEGER, "x"),
        (ParameterKind.INTEGER, "1.5"),
        (ParameterKind.BOOLEAN, "1"),
        (ParameterKind.JSON, "{"),
        (ParameterKind.JSON, "[" * 100_000),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: ParameterKind, text: str) -> None:
    with pytest.raises(UsageError, match="The parameter p takes"):
        read_value(parameter(kind), text)


def test_a_template_keeps_other_braces() -> None:
    place = Place("/a", '{"x":"{one}","y":"{####}"}{two}')
    assert rendered(place, {"one": "{two}", "two": 2}, "") == '{"x":"{two}","y":"{####}"}2'
