"""Kinds of event sources."""

from typing import Any

import pytest

from workbench.base.service_model.load import load_service
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.mapping_sources import RULES, Source, is_fifo, source_of

HERE = "eu-west-1:000000000000"
KAFKA = {"Endpoints": {"KAFKA_BOOTSTRAP_SERVERS": ["one:9092"]}}


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ({"EventSourceArn": f"arn:aws:sqs:{HERE}:q"}, Source.SQS),
        ({"EventSourceArn": f"arn:aws:kinesis:{HERE}:stream/s"}, Source.KINESIS),
        ({"EventSourceArn": f"arn:aws:kinesis:{HERE}:stream/s/consumer/c:1"}, Source.KINESIS),
        ({"EventSourceArn": f"arn:aws:dynamodb:{HERE}:table/t/stream/2026-01-01T00:00:00.000"}, Source.DYNAMODB),
        ({"EventSourceArn": f"arn:aws:kafka:{HERE}:cluster/c/id"}, Source.MSK),
        ({"SelfManagedEventSource": KAFKA}, Source.KAFKA),
        ({"EventSourceArn": f"arn:aws:mq:{HERE}:broker:b:id"}, Source.MQ),
        ({"EventSourceArn": f"arn:aws:rds:{HERE}:cluster:c"}, Source.DOCUMENTDB),
    ],
)
def test_the_source_says_its_kind(given: dict[str, Any], source: Source) -> None:
    assert source_of(given) is source


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"EventSourceArn": "arn:aws:sqs"},
        {"EventSourceArn": f"arn:aws:s3:{HERE}:bucket"},
        {"EventSourceArn": f"arn:aws:dynamodb:{HERE}:table/t"},
        {"SelfManagedEventSource": {}},
    ],
)
def test_others_are_not_recognised(given: dict[str, Any]) -> None:
    with pytest.raises(ApiError, match=r"^Unrecognized event source\.$"):
        source_of(given)


def test_there_is_one_source() -> None:
    with pytest.raises(ApiError, match="not both"):
        source_of({"EventSourceArn": f"arn:aws:kafka:{HERE}:cluster/c", "SelfManagedEventSource": KAFKA})


def test_every_member_of_the_model_is_for_some_kind() -> None:
    shapes = [load_service("lambda").operations[f"{verb}EventSourceMapping"].input for verb in ("Create", "Update")]
    members = {name for shape in shapes if shape is not None for name in shape.members}
    assert members == frozenset().union(*(rules.allowed for rules in RULES.values()))
    assert set(RULES) == set(Source)


def test_a_fifo_queue_is_known_by_its_name() -> None:
    assert is_fifo({"EventSourceArn": f"arn:aws:sqs:{HERE}:q.fifo"})
    assert not is_fifo({"EventSourceArn": f"arn:aws:sqs:{HERE}:q"})
