"""What Lambda sends when an asynchronous invoke has ended: records and dead letters (LAMBDA_FACTS §4.3, §4.4).

Payloads go into a record as the bytes that they are, so that digits and escapes stay as they were written.
"""

import json
import re
import time
import uuid

from workbench.base.clock import iso_utc
from workbench.base.jsontext import find_fault
from workbench.model.async_event import AsyncEvent, AsyncOutcome, Condition, Done, Fault, FunctionFailed
from workbench.model.delivery import Attribute, Delivery, Purpose, TargetKind
from workbench.model.function_settings import FunctionSettings

ERROR_MESSAGE_BYTES = 1024
"""How much of an error message a dead letter carries."""

_SUCCESS = frozenset({TargetKind.SQS, TargetKind.SNS, TargetKind.LAMBDA, TargetKind.EVENTS})
_FAILURE = _SUCCESS | {TargetKind.S3}
_DEAD_LETTER = frozenset({TargetKind.SQS, TargetKind.SNS})
_NOT_RUN = Fault(500, "The function was not run.")
_NO_MESSAGE_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What SQS refuses in a message (its SendMessage page)."""


def kind_of(arn: str) -> TargetKind:
    """What an ARN leads to."""
    parts = arn.split(":", 5)
    service = parts[2] if len(parts) == 6 and parts[0] == "arn" else ""
    return TargetKind(service) if service in set(TargetKind) else TargetKind.UNKNOWN


def deliveries_for(
    event: AsyncEvent, outcome: AsyncOutcome, settings: FunctionSettings, now_ns: int
) -> tuple[Delivery, ...]:
    """What is sent for an event that ended so at `now_ns`; nothing when the function names no targets."""
    success = outcome.condition is Condition.SUCCESS
    config = settings.event_invoke
    target = config.on_success if success else config.on_failure
    found = [_to_destination(event, outcome, target, now_ns)] if target else []
    if settings.dead_letter_arn and not success:
        found.append(_dead_letter(event, outcome, settings.dead_letter_arn))
    return tuple(found)


def _to_destination(event: AsyncEvent, outcome: AsyncOutcome, target: str, now_ns: int) -> Delivery:
    success = outcome.condition is Condition.SUCCESS
    kind = kind_of(target)
    delivery_id = str(uuid.uuid4())
    return Delivery(
        id=delivery_id,
        event_id=event.id,
        scope=event.scope,
        function=event.function,
        purpose=Purpose.DESTINATION,
        kind=kind if kind in (_SUCCESS if success else _FAILURE) else TargetKind.UNKNOWN,
        target=target,
        body=record(event, outcome, now_ns),
        executor=event.executor,
        trace_id=_trace(event, outcome),
        detail_type=f"Lambda Function Invocation Result - {'Success' if success else 'Failure'}",
        resources=(target, event.qualified_arn),
        key=object_key(event.function, delivery_id, now_ns),
    )


def _dead_letter(event: AsyncEvent, outcome: AsyncOutcome, target: str) -> Delivery:
    kind = kind_of(target)
    return Delivery(
        id=str(uuid.uuid4()),
        event_id=event.id,
        scope=event.scope,
        function=event.function,
        purpose=Purpose.DEAD_LETTER,
        kind=kind if kind in _DEAD_LETTER else TargetKind.UNKNOWN,
        target=target,
        body=event.payload,
        executor=event.executor,
        trace_id=_trace(event, outcome),
        attributes=dead_letter_attributes(outcome),
    )


def record(event: AsyncEvent, outcome: AsyncOutcome, now_ns: int) -> bytes:
    """The record of an event that ended so at `now_ns`, as JSON, its members in AWS's order (§4.4)."""
    context = {
        "requestId": event.id,
        "functionArn": event.qualified_arn,
        "condition": outcome.condition.value,
        "approximateInvokeCount": outcome.attempts,
    }
    members = [
        b'"version":"1.0"',
        b'"timestamp":' + _text(iso_utc(now_ns)),
        b'"requestContext":' + _text(context),
        b'"requestPayload":' + _as_json(event.payload),
    ]
    if outcome.response is not None and outcome.condition is not Condition.ZERO_RESERVED_CONCURRENCY:
        members += [
            b'"responseContext":' + _text(_response_context(outcome.response)),
            b'"responsePayload":' + _as_json(outcome.response.payload),
        ]
    return b"{" + b",".join(members) + b"}"


def _response_context(response: Done | FunctionFailed) -> dict[str, object]:
    context: dict[str, object] = {"statusCode": 200, "executedVersion": response.executed_version}
    if isinstance(response, FunctionFailed):
        context["functionError"] = response.function_error
    return context


def dead_letter_attributes(outcome: AsyncOutcome) -> tuple[Attribute, ...]:
    """RequestID, ErrorCode and ErrorMessage of §4.3; an empty message is left out, since SQS takes none."""
    status, message = _error(outcome)
    attributes = (
        Attribute("RequestID", "String", outcome.event_id),
        Attribute("ErrorCode", "Number", str(status)),
        Attribute("ErrorMessage", "String", _first_bytes(_NO_MESSAGE_CHARACTER.sub("\ufffd", message))),
    )
    return tuple(attribute for attribute in attributes if attribute.value)


def _error(outcome: AsyncOutcome) -> tuple[int, str]:
    """The status and text of what ended the event: a function's own error has status 200."""
    if outcome.condition is Condition.ZERO_RESERVED_CONCURRENCY:
        return 429, "Rate Exceeded."
    if outcome.fault is None and outcome.response is not None:
        return 200, error_message(outcome.response.payload)
    fault = outcome.fault or _NOT_RUN
    return fault.status, fault.message


def error_message(payload: bytes) -> str:
    """`errorMessage` of a function's error document, or all of it where it has none."""
    text = payload.decode("utf-8", errors="replace")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return text
    found = document.get("errorMessage") if isinstance(document, dict) else None
    return found if isinstance(found, str) else text


def _first_bytes(text: str) -> str:
    """As much of `text` as fits, without half a character."""
    return text.encode("utf-8", errors="replace")[:ERROR_MESSAGE_BYTES].decode("utf-8", errors="ignore")


def object_key(function: str, unique: str, now_ns: int) -> str:
    """`aws/lambda/async/<function>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<uuid>` of a record in S3 (§4.4); UTC."""
    moment = time.gmtime(now_ns // 1_000_000_000)
    return f"aws/lambda/async/{function}/{time.strftime('%Y/%m/%d/%Y-%m-%dT%H.%M.%S', moment)}-{unique}"


def target_event(delivery: Delivery, now_ns: int) -> AsyncEvent:
    """The event that a delivery to a Lambda function is: the record, under a request id of its own.

    The trace header goes along, and with it the Lineage by which loops are found (§3.6).
    """
    name, qualifier = function_of(delivery.target)
    return AsyncEvent(
        id=delivery.id,
        scope=delivery.scope,
        function=name,
        function_arn=":".join(delivery.target.split(":")[:7]),
        payload=delivery.body,
        accepted_ns=now_ns,
        executor=delivery.executor,
        qualifier=qualifier,
        trace_id=delivery.trace_id,
        due_ns=now_ns,
    )


def function_of(arn: str) -> tuple[str, str]:
    """Name and qualifier (or nothing) of a function's ARN."""
    _arn, name, qualifier = (*arn.split(":", 7)[5:], "", "", "")[:3]
    return name, qualifier


def _trace(event: AsyncEvent, outcome: AsyncOutcome) -> str:
    """The header that the function ran with, which counts its own pass; the caller's where it never ran."""
    return (outcome.response.trace_id if outcome.response else "") or event.trace_id


def _text(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def _as_json(payload: bytes) -> bytes:
    """The payload itself where it is JSON; a runtime of the user's may answer anything: then the text as a string."""
    text = payload.decode("utf-8", errors="replace")
    if not text:
        return b"null"
    return payload if find_fault(text) is None and text.encode() == payload else _text(text)
