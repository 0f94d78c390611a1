import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import JsonValue
from workbench.model.event_recipe import ParameterKind
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_guess import guess_type
from workbench.project.event_make import batch_size, make
from workbench.project.event_recipes import details

CATALOGUE = load_catalogue()
TYPES = [entry.id for entry in CATALOGUE.types]

ALIKE = {
    "alexa/skill-intent": ["alexa/skill-intent-colour", "alexa/skill-intent-session"],
    "cloudfront/origin-request": [
        "cloudfront/origin-request-aggregate",
        "cloudfront/origin-request-country",
        "cloudfront/origin-request-device",
        "cloudfront/origin-request-moved",
        "cloudfront/origin-request-query-string",
    ],
    "cloudfront/viewer-request": [
        "cloudfront/viewer-request-ab-test",
        "cloudfront/viewer-request-normalize",
        "cloudfront/viewer-request-signed-in",
    ],
    "firehose/transform": [
        "firehose/transform-apache-log",
        "firehose/transform-cloudwatch-logs",
        "firehose/transform-syslog",
    ],
    "kinesis-analytics/preprocess": [
        "kinesis-analytics/preprocess-compressed",
        "kinesis-analytics/preprocess-kpl",
        "kinesis-analytics/preprocess-lookup",
    ],
    "lex-v1/book-car": ["lex-v1/book-hotel", "lex-v1/make-appointment"],
    "s3/put": ["rekognition/s3-image"],
}
"""Types whose events differ in a user's own data alone (names, paths, what is encoded), and the one that is guessed."""

GUESSED = {type_id: best for best, others in ALIKE.items() for type_id in others} | {"generic/empty": ""}


def guess(event: JsonValue) -> str:
    return guess_type(CATALOGUE, event)


@pytest.mark.parametrize("type_id", TYPES)
def test_every_sample_is_of_its_type(type_id: str) -> None:
    assert guess(json.loads(CATALOGUE.sample(type_id))) == GUESSED.get(type_id, type_id)


@pytest.mark.parametrize("type_id", TYPES)
def test_a_users_values_and_batches_change_nothing(type_id: str) -> None:
    recipe = details(CATALOGUE, type_id).recipe
    values: dict[str, Any] = {
        parameter.name: "other-1"
        for parameter in recipe.parameters
        if parameter.kind is ParameterKind.TEXT and not parameter.choices
        # Who changes these of an event of AWS makes an event of another kind.
        if not (type_id.startswith("eventbridge/") and parameter.name in ("source", "detail_type"))
    }
    records = 7 if batch_size(json.loads(CATALOGUE.sample(type_id)), recipe) else None
    assert guess(json.loads(make(CATALOGUE, type_id, values, records=records))) == GUESSED.get(type_id, type_id)


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"key1": 1},
        [],
        [{"eventSource": "aws:sqs"}],
        "text",
        None,
        {"orderId": 1, "amount": 2},
        {"version": "1", "id": "x"},
        {"headers": {}, "body": "x"},
        {"Records": []},
        {"Records": [{}]},
        {"Records": "aws:s3"},
        {"Records": [{"eventSource": "shop:orders", "body": "x"}]},
        {"type": "order", "version": "2.0", "source": "shop"},
    ],
)
def test_an_event_of_ones_own_has_no_type(event: JsonValue) -> None:
    assert guess(event) == ""


@pytest.mark.parametrize(
    ("event", "service"),
    [
        ({"Records": [{"eventSource": "aws:sqs", "body": "x"}]}, "sqs"),
        ({"Records": [{"eventSource": "aws:kinesis", "kinesis": {"data": "eA=="}}]}, "kinesis"),
        ({"Records": [{"eventSource": "aws:s3", "s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}]}, "s3"),
        ({"Records": [{"EventSource": "aws:sns", "Sns": {"Message": "x"}}]}, "sns"),
    ],
)
def test_a_short_event_is_known_by_its_source(event: JsonValue, service: str) -> None:
    assert guess(event).partition("/")[0] == service


def test_an_event_of_a_bus_that_is_not_aws_s_is_custom() -> None:
    event = json.loads(CATALOGUE.sample("eventbridge/ec2-state-change")) | {"source": "shop", "detail-type": "Order"}
    assert guess(event) == "eventbridge/custom-event"


@given(
    st.recursive(
        st.none() | st.integers() | st.text() | st.sampled_from(["aws:sqs", "${env.X}"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["Records", "eventSource", "body", "detail", "invokingEvent"]), inner)
        ),
        max_leaves=10,
    )
)
def test_any_value_is_guessed_or_not(event: JsonValue) -> None:
    assert guess(event) in {"", *TYPES}


def test_depth_is_no_matter() -> None:
    deep: JsonValue = {}
    for _ in range(5_000):
        deep = {"detail": deep}
    assert guess(deep) == ""


def test_a_guess_is_quick() -> None:
    event = json.loads(CATALOGUE.sample("sqs/standard-queue"))
    event["Records"] *= 10_000
    guess(event)
    started = time.process_time()
    for _ in range(20):
        guess(event)
    # Under a millisecond each; the bound leaves room for a busy computer.
    assert time.process_time() - started < 0.2
