"""Event source mappings as documents."""

from typing import Any

import pytest

from tests.support.event_sources import ALL, DOCUMENTDB, KAFKA, KINESIS, MSK, QUEUE
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.mapping_documents import created, deleting, listed, updated
from workbench.engine.lambda_api.mapping_sources import Source, source_of
from workbench.engine.lambda_api.state import Place

PLACE = Place("000000000000", "eu-west-1")
UUID = "00000000-0000-4000-8000-000000000000"
F_ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
STREAM = {
    "BisectBatchOnFunctionError": False,
    "DestinationConfig": {"OnFailure": {}},
    "LastProcessingResult": "No records processed",
    "MaximumBatchingWindowInSeconds": 0,
    "MaximumRecordAgeInSeconds": -1,
    "MaximumRetryAttempts": -1,
    "ParallelizationFactor": 1,
    "StartingPosition": "LATEST",
    "TumblingWindowInSeconds": 0,
}


def new(given: dict[str, Any], **members: Any) -> Document:
    return created(PLACE, source_of(given), {"FunctionName": "f", **given, **members}, UUID, F_ARN)


def public(mapping: Document) -> Document:
    return {name: value for name, value in mapping.items() if not name.startswith("_")}


@pytest.mark.parametrize("given", [*ALL.values()], ids=[*ALL])
def test_every_mapping_has_these(given: dict[str, Any]) -> None:
    mapping = public(new(given))
    assert mapping["UUID"] == UUID
    assert mapping["EventSourceMappingArn"] == f"arn:aws:lambda:eu-west-1:000000000000:event-source-mapping:{UUID}"
    assert mapping["FunctionArn"] == F_ARN
    assert mapping["FunctionResponseTypes"] == []
    assert mapping["State"] == "Creating"
    assert mapping["BatchSize"] == (10 if given is QUEUE else 100)
    streams = ("kinesis", "dynamodb")
    expected = "User action" if given in [ALL[name] for name in streams] else "USER_INITIATED"
    assert mapping["StateTransitionReason"] == expected
    assert "FunctionName" not in mapping
    assert "Enabled" not in mapping


def test_streams_have_their_defaults() -> None:
    mapping = public(new(KINESIS))
    assert {name: mapping[name] for name in STREAM} == STREAM


def test_a_queue_has_none_of_them() -> None:
    mapping = public(new(QUEUE))
    assert mapping["MaximumBatchingWindowInSeconds"] == 0
    assert not set(mapping) & (set(STREAM) - {"MaximumBatchingWindowInSeconds"})


@pytest.mark.parametrize("given", [MSK, KAFKA])
def test_kafka_has_a_group_and_no_window(given: dict[str, Any]) -> None:
    member = "AmazonManagedKafkaEventSourceConfig" if given is MSK else "SelfManagedKafkaEventSourceConfig"
    mapping = new(given)
    assert mapping[member] == {"ConsumerGroupId": UUID}
    assert "MaximumBatchingWindowInSeconds" not in mapping
    own = new(given, **{member: {"ConsumerGroupId": "mine"}})
    assert own[member] == {"ConsumerGroupId": "mine"}


def test_the_group_stays() -> None:
    mapping = new(MSK)
    member = "AmazonManagedKafkaEventSourceConfig"
    changed = updated(Source.MSK, mapping, {member: {"SchemaRegistryConfig": {"EventRecordFormat": "JSON"}}}, F_ARN)
    assert changed[member]["ConsumerGroupId"] == UUID
    assert changed[member]["SchemaRegistryConfig"] == {"EventRecordFormat": "JSON"}
    with pytest.raises(ApiError, match="ConsumerGroupId cannot be changed"):
        updated(Source.MSK, mapping, {member: {"ConsumerGroupId": "other"}}, F_ARN)


def test_a_database_is_looked_up_in_the_default_way() -> None:
    assert new(DOCUMENTDB)["DocumentDBEventSourceConfig"] == {"DatabaseName": "d", "FullDocument": "Default"}


@pytest.mark.parametrize(
    ("before", "given", "state"),
    [
        (True, {}, "Updating"),
        (True, {"Enabled": True}, "Updating"),
        (True, {"Enabled": False}, "Disabling"),
        (False, {"Enabled": True}, "Enabling"),
        (False, {}, "Updating"),
    ],
)
def test_an_update_leads_to_what_is_wanted(before: bool, given: dict[str, Any], state: str) -> None:
    mapping = new(KINESIS, Enabled=before)
    changed = updated(Source.KINESIS, mapping, given, F_ARN)
    assert changed["State"] == state
    assert changed["_Enabled"] is given.get("Enabled", before)


def test_a_queue_that_is_not_enabled_is_disabled_at_once() -> None:
    assert new(QUEUE, Enabled=False)["State"] == "Disabled"
    assert new(KINESIS, Enabled=False)["State"] == "Creating"


@pytest.mark.parametrize(
    ("name", "value", "nothing"),
    [
        ("FilterCriteria", {"Filters": [{"Pattern": '{"body": ["x"]}'}]}, {"Filters": []}),
        ("ScalingConfig", {"MaximumConcurrency": 5}, {}),
        ("KMSKeyArn", "arn:aws:kms:eu-west-1:000000000000:key/k", ""),
        ("MetricsConfig", {"Metrics": ["EventCount"]}, {}),
    ],
)
def test_an_empty_value_takes_a_member_away(name: str, value: Any, nothing: Any) -> None:
    mapping = new(QUEUE, **{name: value})
    assert mapping[name] == value
    assert name not in updated(Source.SQS, mapping, {name: nothing}, F_ARN)


def test_a_destination_is_taken_away() -> None:
    failure = {"OnFailure": {"Destination": "arn:aws:sqs:eu-west-1:000000000000:dlq"}}
    mapping = new(KINESIS, DestinationConfig=failure)
    assert mapping["DestinationConfig"] == failure
    empty: list[dict[str, Any]] = [{}, {"OnFailure": {}}, {"OnFailure": {"Destination": ""}}]
    for nothing in empty:
        changed = updated(Source.KINESIS, mapping, {"DestinationConfig": nothing}, F_ARN)
        assert changed["DestinationConfig"] == {"OnFailure": {}}


def test_pollers_have_defaults() -> None:
    given = {"ProvisionedPollerConfig": {"MaximumPollers": 300}}
    assert new(QUEUE, **given)["ProvisionedPollerConfig"] == {"MinimumPollers": 2, "MaximumPollers": 300}
    given = {"ProvisionedPollerConfig": {"MinimumPollers": 3}}
    assert new(MSK, **given)["ProvisionedPollerConfig"] == {"MinimumPollers": 3, "MaximumPollers": 200}


def test_lists_hide_encrypted_filters() -> None:
    filters = {"Filters": [{"Pattern": '{"body": ["x"]}'}]}
    assert "FilterCriteria" in listed(new(QUEUE, FilterCriteria=filters))
    assert "FilterCriteria" not in listed(new(QUEUE, FilterCriteria=filters, KMSKeyArn="arn:aws:kms:::key/k"))


def test_a_deletion_shows_the_mapping_a_last_time() -> None:
    mapping = new(QUEUE)
    assert deleting(mapping) == {**mapping, "State": "Deleting"}
