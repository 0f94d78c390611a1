"""Asynchronous invokes: the queued event, what an attempt at it came to, and how it ended (LAMBDA_FACTS §4)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.delivery import Purpose
from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvokeResult


@dataclass(frozen=True, slots=True)
class Done:
    """The function answered. `trace_id` is the X-Ray header it ran with, or empty."""

    payload: bytes
    executed_version: str = "$LATEST"
    trace_id: str = ""


@dataclass(frozen=True, slots=True)
class FunctionFailed:
    """The function ran and failed; `function_error` is `Unhandled` or `Handled`."""

    payload: bytes
    function_error: str = "Unhandled"
    executed_version: str = "$LATEST"
    trace_id: str = ""


@dataclass(frozen=True, slots=True)
class Throttled:
    """There was no concurrency for it; `reason` is AWS's (LAMBDA_FACTS §5.1)."""

    reason: str
    message: str = "Rate Exceeded."


@dataclass(frozen=True, slots=True)
class SystemFailed:
    """It could not be run for a reason that is not the function's (5xx on AWS)."""

    message: str


@dataclass(frozen=True, slots=True)
class ZeroReserved:
    """The function's reserved concurrency is 0: it is switched off."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never run: a recursive loop was stopped, for instance (§3.6); `status` is the HTTP status AWS gives."""

    status: int
    message: str


@dataclass(frozen=True, slots=True)
class NotRegistered:
    """The function is not known here now: the event waits for it."""


Attempt = Done | FunctionFailed | Throttled | SystemFailed | ZeroReserved | Refused | NotRegistered
"""What one attempt came to. Only the first two ran the function."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the last try did not run the function: an HTTP status as AWS's dead-letter message has it, and a text."""

    status: int
    message: str


@dataclass(frozen=True, slots=True)
class AsyncEvent:
    """An accepted event. `id` is the request id, the same for all attempts; `function_arn` is unqualified.

    `accepted_ns` and `due_ns` are wall-clock times since the epoch. `attempts` counts how often the function ran,
    `tries` the throttles and system errors in a row; `failure` and `fault` are what the last of each came to.
    `scope` tells functions of equal names apart. `client_context` is JSON bytes, `trace_id` an X-Ray header.
    `timeout_override_s` is the timeout of each attempt, 0 for the function's own.
    """

    id: str
    scope: str
    function: str
    function_arn: str
    payload: bytes
    accepted_ns: int
    executor: ExecutorKind
    qualifier: str = ""
    client_context: bytes = b""
    trace_id: str = ""
    tenant_id: str = ""
    attempts: int = 0
    tries: int = 0
    due_ns: int = 0
    failure: FunctionFailed | None = None
    fault: Fault | None = None
    timeout_override_s: float = 0.0

    @property
    def qualified_arn(self) -> str:
        """The function's ARN with its qualifier, `$LATEST` where none was named."""
        return f"{self.function_arn}:{self.qualifier or '$LATEST'}"


class Condition(StrEnum):
    """How an event ended: `requestContext.condition` of its record (LAMBDA_FACTS §4.4)."""

    SUCCESS = "Success"
    RETRIES_EXHAUSTED = "RetriesExhausted"
    EVENT_AGE_EXCEEDED = "EventAgeExceeded"
    ZERO_RESERVED_CONCURRENCY = "ZeroReservedConcurrency"


@dataclass(frozen=True, slots=True)
class AsyncOutcome:
    """The end of an event after `attempts` runs; `response` is the last one, None when the function never ran.

    `fault` is why it was not run when it was last tried, or None.
    """

    event_id: str
    scope: str
    function: str
    condition: Condition
    attempts: int
    response: Done | FunctionFailed | None = None
    fault: Fault | None = None


class AsyncState(StrEnum):
    """Where a queued event is; `ELSEWHERE` is with another running program, `UNCLAIMED` with none."""

    WAITING = "waiting"
    RUNNING = "running"
    ELSEWHERE = "elsewhere"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class AsyncEventInfo:
    """A row of the queue's listing; times are since the epoch."""

    id: str
    scope: str
    function: str
    qualifier: str
    payload_bytes: int
    accepted_ns: int
    due_ns: int
    attempts: int
    state: AsyncState


@dataclass(frozen=True, slots=True)
class Accepted:
    """An event is in the queue, on disk."""

    event_id: str
    scope: str
    function: str
    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class AttemptBegan:
    """The function is about to run for the `number`th time, from 1."""

    event_id: str
    scope: str
    function: str
    number: int


@dataclass(frozen=True, slots=True)
class Ran:
    """An attempt ran the function: its log, phases and figures."""

    event_id: str
    scope: str
    function: str
    result: InvokeResult


@dataclass(frozen=True, slots=True)
class AttemptEnded:
    """An attempt is over; `next_ns` is when the event is due again, 0 when it is not."""

    event_id: str
    scope: str
    function: str
    attempt: Attempt
    next_ns: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """The event has left the queue."""

    outcome: AsyncOutcome


@dataclass(frozen=True, slots=True)
class Delivered:
    """A record or a dead letter reached its target (an ARN)."""

    event_id: str
    scope: str
    function: str
    purpose: Purpose
    target: str


@dataclass(frozen=True, slots=True)
class DeliveryFailed:
    """It did not; `dropped` when it will not be tried again. `reason` is text for the user."""

    event_id: str
    scope: str
    function: str
    purpose: Purpose
    target: str
    reason: str
    dropped: bool

    @property
    def metric(self) -> str:
        """The name under which CloudWatch counts it (LAMBDA_FACTS §5.2)."""
        return "DeadLetterErrors" if self.purpose is Purpose.DEAD_LETTER else "DestinationDeliveryFailures"


@dataclass(frozen=True, slots=True)
class QueueTrouble:
    """The queue's file could not be read or written; what was accepted is kept, and it is tried again."""

    reason: str


AsyncObservation = Accepted | AttemptBegan | Ran | AttemptEnded | Finished | Delivered | DeliveryFailed | QueueTrouble
Observe = Callable[[AsyncObservation], None]
