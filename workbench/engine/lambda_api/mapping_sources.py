"""Kinds of event sources that are polled, and what a mapping of each may have (LAMBDA_FACTS §6.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.kinds import Document


class Source(StrEnum):
    """What a mapping reads."""

    SQS = "SQS"
    KINESIS = "Kinesis"
    DYNAMODB = "DynamoDB"
    MSK = "MSK"
    KAFKA = "Kafka"
    MQ = "MQ"
    DOCUMENTDB = "DocumentDB"


USER_INITIATED = "USER_INITIATED"
NO_RECORDS: Document = {"LastProcessingResult": "No records processed"}

_EVERY = frozenset(
    {
        "EventSourceArn",
        "FunctionName",
        "Enabled",
        "BatchSize",
        "MaximumBatchingWindowInSeconds",
        "KMSKeyArn",
        "MetricsConfig",
        "Tags",
        "UUID",
    }
)
_ERRORS = frozenset(
    {
        "BisectBatchOnFunctionError",
        "DestinationConfig",
        "FunctionResponseTypes",
        "MaximumRecordAgeInSeconds",
        "MaximumRetryAttempts",
    }
)
_START = frozenset({"StartingPosition", "StartingPositionTimestamp"})
_STREAM = _EVERY | _ERRORS | _START | {"FilterCriteria", "ParallelizationFactor", "TumblingWindowInSeconds"}
_KAFKA = (
    _EVERY
    | _ERRORS
    | _START
    | {"FilterCriteria", "LoggingConfig", "ProvisionedPollerConfig", "SourceAccessConfigurations", "Topics"}
)

_FAILURE: Document = {"DestinationConfig": {"OnFailure": {}}}
_UNLIMITED: Document = {
    "BisectBatchOnFunctionError": False,
    "MaximumRecordAgeInSeconds": -1,
    "MaximumRetryAttempts": -1,
}
_STREAM_DEFAULTS: Document = {
    **NO_RECORDS,
    **_FAILURE,
    **_UNLIMITED,
    "MaximumBatchingWindowInSeconds": 0,
    "ParallelizationFactor": 1,
    "TumblingWindowInSeconds": 0,
}


@dataclass(frozen=True, slots=True)
class SourceRules:
    """What a mapping of one kind may have, must have, and has when nothing is said.

    `pollers` are the largest MinimumPollers and MaximumPollers; `reason` is its StateTransitionReason.
    """

    allowed: frozenset[str]
    defaults: Mapping[str, Any]
    required: tuple[str, ...] = ()
    batch_size: int = 100
    pollers: tuple[int, int] = (0, 0)
    reason: str = USER_INITIATED


RULES: Mapping[Source, SourceRules] = {
    Source.SQS: SourceRules(
        _EVERY | {"FilterCriteria", "FunctionResponseTypes", "ProvisionedPollerConfig", "ScalingConfig"},
        {"MaximumBatchingWindowInSeconds": 0},
        batch_size=10,
        pollers=(200, 10_000),
    ),
    Source.KINESIS: SourceRules(_STREAM, _STREAM_DEFAULTS, reason="User action"),
    Source.DYNAMODB: SourceRules(_STREAM, _STREAM_DEFAULTS, reason="User action"),
    Source.MSK: SourceRules(
        _KAFKA | {"AmazonManagedKafkaEventSourceConfig"},
        {**NO_RECORDS, **_FAILURE},
        required=("Topics",),
        pollers=(200, 2_000),
    ),
    Source.KAFKA: SourceRules(
        _KAFKA | {"SelfManagedEventSource", "SelfManagedKafkaEventSourceConfig"},
        {**NO_RECORDS, **_FAILURE},
        required=("SourceAccessConfigurations", "Topics"),
        pollers=(200, 2_000),
    ),
    Source.MQ: SourceRules(
        _EVERY | {"FilterCriteria", "Queues", "SourceAccessConfigurations"},
        NO_RECORDS,
        required=("SourceAccessConfigurations", "Queues"),
    ),
    Source.DOCUMENTDB: SourceRules(
        _EVERY | _START | {"DocumentDBEventSourceConfig", "SourceAccessConfigurations"},
        NO_RECORDS,
        required=("SourceAccessConfigurations", "DocumentDBEventSourceConfig"),
    ),
}
STREAMS = frozenset({Source.KINESIS, Source.DYNAMODB})
KAFKAS = frozenset({Source.MSK, Source.KAFKA})
STARTED = STREAMS | KAFKAS
"""Those whose mappings must say where to begin."""

_SERVICES = {
    "sqs": Source.SQS,
    "kinesis": Source.KINESIS,
    "dynamodb": Source.DYNAMODB,
    "kafka": Source.MSK,
    "mq": Source.MQ,
    "rds": Source.DOCUMENTDB,
}


def source_of(given: Members) -> Source:
    """The kind of a mapping or of a request for one. Raises InvalidParameterValueException."""
    arn: str = given.get("EventSourceArn", "")
    brokers = (given.get("SelfManagedEventSource") or {}).get("Endpoints")
    if brokers and arn:
        raise invalid_parameter("Please provide either EventSourceArn or SelfManagedEventSource, not both.")
    if brokers:
        return Source.KAFKA
    parts = arn.split(":", 5)
    found = _SERVICES.get(parts[2]) if len(parts) == 6 else None
    if found is None or (found is Source.DYNAMODB and "/stream/" not in parts[5]):
        raise invalid_parameter("Unrecognized event source.")
    return found


def is_fifo(given: Members) -> bool:
    """Whether the queue of a mapping is a FIFO queue."""
    return str(given.get("EventSourceArn", "")).endswith(".fifo")
