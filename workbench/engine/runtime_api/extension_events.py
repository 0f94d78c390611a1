"""The events that extensions subscribe to and how they look on the wire (LAMBDA_FACTS §2.3)."""

import json
import uuid
from dataclasses import dataclass
from enum import StrEnum

from workbench.engine.runtime_api.reply import JSON, Reply

EVENT_IDENTIFIER = "Lambda-Extension-Event-Identifier"
TRACE_TYPE = "X-Amzn-Trace-Id"


class EventType(StrEnum):
    """What an extension may subscribe to."""

    INVOKE = "INVOKE"
    SHUTDOWN = "SHUTDOWN"


class ShutdownReason(StrEnum):
    """Why an environment shuts down; lower case, as AWS sends it though its guide prints upper case."""

    SPINDOWN = "spindown"
    TIMEOUT = "timeout"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class InvokeEvent:
    """One invoke as extensions are told of it; `deadline_ms` is since the epoch, `arn` as invoked.

    `trace_id` is an X-Ray header, or empty.
    """

    request_id: str
    deadline_ms: int
    arn: str
    trace_id: str = ""


def invoke_body(event: InvokeEvent) -> bytes:
    """The INVOKE event's document, without `tracing` when there is no trace."""
    document: dict[str, object] = {
        "eventType": EventType.INVOKE,
        "deadlineMs": event.deadline_ms,
        "requestId": event.request_id,
        "invokedFunctionArn": event.arn,
    }
    if event.trace_id:
        document["tracing"] = {"type": TRACE_TYPE, "value": event.trace_id}
    return _encoded(document)


def shutdown_body(reason: ShutdownReason, deadline_ms: int) -> bytes:
    """The SHUTDOWN event's document; `deadline_ms` is since the epoch."""
    return _encoded({"eventType": EventType.SHUTDOWN, "deadlineMs": deadline_ms, "shutdownReason": reason})


def event_reply(body: bytes) -> Reply:
    """The answer to NEXT that hands out an event; each has an identifier of its own."""
    return Reply(200, body, (*JSON, (EVENT_IDENTIFIER, str(uuid.uuid4()))))


def _encoded(document: dict[str, object]) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()
