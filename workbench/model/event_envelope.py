"""The services that carry another event inside of theirs."""

from dataclasses import dataclass
from enum import StrEnum


class Envelope(StrEnum):
    """An envelope, by the name that the command line uses."""

    SNS = "sns"
    SQS = "sqs"
    EVENTBRIDGE = "eventbridge"
    KINESIS = "kinesis"
    CLOUDWATCH_LOGS = "cloudwatch-logs"
    KAFKA = "kafka"
    FIREHOSE = "firehose"


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What an envelope held: a text for each of its records, as it stands there."""

    envelope: Envelope
    payloads: tuple[str, ...]
