"""What is refused of event source mappings."""

from typing import Any

import pytest

from tests.support.event_sources import ALL, DOCUMENTDB, DYNAMODB, FIFO, KAFKA, KINESIS, MQ, MSK, QUEUE, SECRET, TABLE
from tests.support.lambda_calls import LambdaCalls
from workbench.base.service_model.load import load_service
from workbench.base.service_model.validate import violations

HERE = "eu-west-1:000000000000"
UNSUPPORTED = "Unsupported '{}' parameter for given event source mapping type."
REQUIRED = "Required '{}' parameter is missing."
DESTINATION = "Unsupported DestinationConfig parameter for given event source mapping type."
OUT_OF_RANGE = (
    "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must have value {} {}"
)
NO_TIME = (
    "Received Exception while reading from provided stream. class java.lang.Long can not be converted to a Timestamp"
)
START_NULL = (
    "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint:"
    " Member must not be null."
)
FAILURE = {"OnFailure": {"Destination": f"arn:aws:sqs:{HERE}:dlq"}}
AT_TIME = {"StartingPosition": "AT_TIMESTAMP"}


@pytest.mark.parametrize("given", [*ALL.values()], ids=[*ALL])
def test_these_are_requests_that_the_model_allows(given: dict[str, Any]) -> None:
    operation = load_service("lambda").operations["CreateEventSourceMapping"]
    assert violations(operation, {"FunctionName": "f", **given}) == ()


def without(given: dict[str, Any], name: str) -> dict[str, Any]:
    return {one: value for one, value in given.items() if one != name}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (QUEUE | {"StartingPosition": "LATEST"}, "StartingPosition is not valid for SQS event sources."),
        (QUEUE | {"StartingPositionTimestamp": 1.0}, "StartingPosition is not valid for SQS event sources."),
        (QUEUE | {"DestinationConfig": FAILURE}, DESTINATION),
        (MQ | {"DestinationConfig": FAILURE}, DESTINATION),
        (KINESIS | {"DestinationConfig": {"OnSuccess": {"Destination": SECRET}}}, DESTINATION),
        (QUEUE | {"ParallelizationFactor": 2}, UNSUPPORTED.format("parallelizationFactor")),
        (QUEUE | {"MaximumRetryAttempts": 0}, UNSUPPORTED.format("maximumRetryAttempts")),
        (QUEUE | {"Topics": ["topic"]}, UNSUPPORTED.format("topics")),
        (KINESIS | {"ScalingConfig": {"MaximumConcurrency": 2}}, UNSUPPORTED.format("scalingConfig")),
        (MSK | {"TumblingWindowInSeconds": 5}, UNSUPPORTED.format("tumblingWindowInSeconds")),
        (MSK | {"Queues": ["q"]}, UNSUPPORTED.format("queues")),
        (MQ | {"StartingPosition": "LATEST"}, UNSUPPORTED.format("startingPosition")),
        (DOCUMENTDB | {"FilterCriteria": {"Filters": [{}]}}, UNSUPPORTED.format("filterCriteria")),
        (without(KINESIS, "StartingPosition"), START_NULL),
        (without(DYNAMODB, "StartingPosition"), START_NULL),
        (without(MSK, "StartingPosition"), START_NULL),
        (DYNAMODB | AT_TIME, f"Unsupported starting position for arn type: {TABLE}"),
        (KINESIS | {"StartingPositionTimestamp": 1.0}, "Timestamp only valid with StartingPosition AT_TIMESTAMP"),
        (DYNAMODB | {"StartingPositionTimestamp": 1.0}, "Timestamp only valid with StartingPosition AT_TIMESTAMP"),
        (KINESIS | AT_TIME, "StartingPositionTimestamp is required with StartingPosition AT_TIMESTAMP"),
        (KINESIS | AT_TIME | {"StartingPositionTimestamp": -1.0}, NO_TIME),
        (without(MSK, "Topics"), REQUIRED.format("topics")),
        (without(KAFKA, "SourceAccessConfigurations"), REQUIRED.format("sourceAccessConfigurations")),
        (without(MQ, "Queues"), REQUIRED.format("queues")),
        (without(DOCUMENTDB, "DocumentDBEventSourceConfig"), REQUIRED.format("documentDBEventSourceConfig")),
        (
            DOCUMENTDB | {"DocumentDBEventSourceConfig": {"CollectionName": "c"}},
            REQUIRED.format("documentDBEventSourceConfig.databaseName"),
        ),
        (
            MQ | {"SourceAccessConfigurations": [{"Type": "VIRTUAL_HOST", "URI": "/"}]},
            "A source access configuration of type BASIC_AUTH is required for this event source.",
        ),
        (
            QUEUE | {"BatchSize": 11},
            "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
        ),
        (FIFO | {"MaximumBatchingWindowInSeconds": 1}, "Batching window is not supported for FIFO queues"),
        (FIFO | {"BatchSize": 11}, OUT_OF_RANGE.format(11, "batchSize", "less than or equal to", 10)),
        (
            KINESIS | {"MaximumRecordAgeInSeconds": 59},
            OUT_OF_RANGE.format(59, "maximumRecordAgeInSeconds", "greater than or equal to", 60),
        ),
        (
            MSK | {"ProvisionedPollerConfig": {"MaximumPollers": 2001}},
            OUT_OF_RANGE.format(2001, "provisionedPollerConfig.maximumPollers", "less than or equal to", 2000),
        ),
        (
            QUEUE | {"ProvisionedPollerConfig": {"MinimumPollers": 9, "MaximumPollers": 8}},
            "MinimumPollers must be less than or equal to MaximumPollers.",
        ),
        (
            QUEUE | {"ProvisionedPollerConfig": {"PollerGroupName": "g"}},
            UNSUPPORTED.format("provisionedPollerConfig.pollerGroupName"),
        ),
        (
            QUEUE | {"ProvisionedPollerConfig": {"MinimumPollers": 2}, "ScalingConfig": {"MaximumConcurrency": 2}},
            "ScalingConfig and ProvisionedPollerConfig cannot be used together.",
        ),
        (QUEUE | {"FilterCriteria": {"Filters": [{"Pattern": "x"}]}}, "Invalid filter pattern definition."),
        (QUEUE | {"FilterCriteria": {"Filters": [{}]}}, "Invalid filter pattern definition."),
        (
            QUEUE | {"FilterCriteria": {"Filters": [{"Pattern": '{"body": ["x"]}'}] * 6}},
            "An event source mapping can have at most 5 filters.",
        ),
        (
            KINESIS | {"DestinationConfig": {"OnFailure": {"Destination": "kafka://t"}}},
            "Unsupported on-failure destination for given event source mapping type: kafka://t",
        ),
    ],
)
async def test_what_aws_refuses_is_refused(calls: LambdaCalls, given: dict[str, Any], text: str) -> None:
    await calls.function("f")
    error = await calls.fails("CreateEventSourceMapping", FunctionName="f", **given)
    assert (error.code, error.message) == ("InvalidParameterValueException", text)


@pytest.mark.parametrize(
    "given",
    [
        *ALL.values(),
        QUEUE | {"BatchSize": 10_000, "MaximumBatchingWindowInSeconds": 1},
        QUEUE | {"DestinationConfig": {}, "Topics": [], "BisectBatchOnFunctionError": False},
        QUEUE | {"ProvisionedPollerConfig": {"MaximumPollers": 10_000}},
        FIFO | {"BatchSize": 10, "MaximumBatchingWindowInSeconds": 0},
        KINESIS | AT_TIME | {"StartingPositionTimestamp": 1.0},
        KINESIS | {"MaximumRecordAgeInSeconds": -1, "MaximumRetryAttempts": 0, "DestinationConfig": FAILURE},
        MSK | {"DestinationConfig": {"OnFailure": {"Destination": "kafka://t"}}},
        MSK | {"ProvisionedPollerConfig": {"MinimumPollers": 1, "PollerGroupName": "g"}},
    ],
)
async def test_what_aws_takes_is_taken(calls: LambdaCalls, given: dict[str, Any]) -> None:
    await calls.function("f")
    made = await calls.do("CreateEventSourceMapping", FunctionName="f", **given)
    assert made["State"] == "Creating"


async def test_an_update_is_held_against_what_is_kept(calls: LambdaCalls) -> None:
    await calls.function("f")
    uuid = (await calls.do("CreateEventSourceMapping", FunctionName="f", **QUEUE))["UUID"]
    error = await calls.fails("UpdateEventSourceMapping", UUID=uuid, BatchSize=11)
    assert error.message.startswith("Maximum batch window in seconds must be greater than 0")
    await calls.do("UpdateEventSourceMapping", UUID=uuid, BatchSize=11, MaximumBatchingWindowInSeconds=5)
    error = await calls.fails("UpdateEventSourceMapping", UUID=uuid, MaximumBatchingWindowInSeconds=0)
    assert error.message.startswith("Maximum batch window in seconds must be greater than 0")
    error = await calls.fails("UpdateEventSourceMapping", UUID=uuid, ParallelizationFactor=2)
    assert error.message == UNSUPPORTED.format("parallelizationFactor")
