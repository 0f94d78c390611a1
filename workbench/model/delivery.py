"""What is sent to a destination or dead-letter queue after an asynchronous invoke (LAMBDA_FACTS §4.3, §4.4)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.environment import ExecutorKind


class Purpose(StrEnum):
    """Why something is sent: a record, or the event itself as a dead letter."""

    DESTINATION = "destination"
    DEAD_LETTER = "dead-letter"


class TargetKind(StrEnum):
    """What a target is, by the service in its ARN; `UNKNOWN` when Lambda sends nothing there."""

    SQS = "sqs"
    SNS = "sns"
    LAMBDA = "lambda"
    EVENTS = "events"
    S3 = "s3"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A message attribute of SQS or SNS; `type` is `String` or `Number`."""

    name: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing to send. `id` is a UUID of its own, `event_id` the request id that it tells of.

    `body` is JSON: a record, or the event for a dead letter. `trace_id` is an X-Ray header with its Lineage, or empty.
    `executor` is how the function was run; a target that is a function is run so too.
    `detail_type` and `resources` are for EventBridge, `key` for S3; `attributes` for dead letters.
    """

    id: str
    event_id: str
    scope: str
    function: str
    purpose: Purpose
    kind: TargetKind
    target: str
    body: bytes
    executor: ExecutorKind
    trace_id: str = ""
    attributes: tuple[Attribute, ...] = ()
    detail_type: str = ""
    resources: tuple[str, ...] = ()
    key: str = ""


Deliver = Callable[[Delivery], Awaitable[None]]
"""Sends it, or raises a WorkbenchError that says why it could not."""
