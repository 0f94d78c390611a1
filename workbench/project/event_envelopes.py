"""Events in the envelopes of services that carry them, and out of them again, to any depth.

What is carried keeps its text: digits, escapes and repeated names are as they were. Only blanks go, as services send
compact JSON.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.base.json_places import find_spans
from workbench.base.json_pointer import JsonValue, Path, places, put_at, value_at
from workbench.base.jsontext import find_fault, minify
from workbench.base.jsontext import pretty as indented
from workbench.model.errors import UsageError
from workbench.model.event_envelope import Envelope, Unwrapped
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_make import checked_count, filled, make, pretty
from workbench.project.event_members import opened
from workbench.project.event_recipes import details
from workbench.project.event_renewal import Fresh

CARRIERS = {
    Envelope.SNS: ("sns/notification", "/Records/*/Sns/Message"),
    Envelope.SQS: ("sqs/standard-queue", "/Records/*/body"),
    Envelope.EVENTBRIDGE: ("eventbridge/custom-event", "/detail"),
    Envelope.KINESIS: ("kinesis/stream", "/Records/*/kinesis/data"),
    Envelope.CLOUDWATCH_LOGS: ("cloudwatch-logs/subscription", "/awslogs/data/logEvents/*/message"),
    Envelope.KAFKA: ("kafka/msk", "/records/*/*/value"),
    Envelope.FIREHOSE: ("firehose/transform", "/records/*/data"),
}
"""The event type of each envelope, and where it carries: a pointer into the event with its encoders open."""

_URLS = {"SigningCertUrl": "SigningCertURL", "UnsubscribeUrl": "UnsubscribeURL"}
_SNS_ORDER = ("Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature")


def wrap(catalogue: EventCatalogue, envelope: Envelope, payloads: Sequence[str], fresh: Fresh | None = None) -> str:
    """An event of `envelope` with a record for each of `payloads`, as pretty JSON text.

    An SNS event is carried as SNS delivers it to queues and streams. Raises UsageError when the envelope holds one
    record only, or only JSON objects, and is given something else.
    """
    type_id, pattern = CARRIERS[envelope]
    recipe = details(catalogue, type_id).recipe
    if len(payloads) != 1 and not recipe.records:
        raise UsageError(f"An event of {envelope} carries one event, not {len(payloads)}.")
    sample: JsonValue = json.loads(catalogue.sample(type_id))
    carried = [carried_text(text) for text in payloads]
    if envelope is Envelope.EVENTBRIDGE:
        return with_detail(pretty(filled(sample, recipe, {}, fresh=fresh)), carried[0])
    members = dict(enumerate(carried))
    return pretty(
        filled(
            sample,
            recipe,
            {},
            records=len(payloads) if recipe.records else None,
            fresh=fresh,
            last=lambda event: _put_all(event, pattern, members),
        )
    )


def wrap_all(
    catalogue: EventCatalogue, envelopes: Sequence[Envelope], payloads: Sequence[str], fresh: Fresh | None = None
) -> str:
    """`payloads` in the first envelope, that in the second, and so on. Raises UsageError as `wrap` does."""
    for envelope in envelopes:
        payloads = [wrap(catalogue, envelope, payloads, fresh)]
    return payloads[0]


def make_wrapped(
    catalogue: EventCatalogue,
    type_id: str,
    values: Mapping[str, Any],
    *,
    records: int | None = None,
    envelopes: Sequence[Envelope] = (),
    fresh: Fresh | None = None,
) -> str:
    """An event as `make` makes it, in `envelopes`. Raises UsageError as `make` and `wrap` do.

    Records are those of the event; of a type without a list of them, each is an event in the first envelope.
    """
    if records is None or records == 1 or details(catalogue, type_id).recipe.records or not envelopes:
        return wrap_all(catalogue, envelopes, [make(catalogue, type_id, values, records=records, fresh=fresh)], fresh)
    events = [make(catalogue, type_id, values, fresh=fresh) for _ in range(checked_count(records))]
    return wrap_all(catalogue, envelopes, events, fresh)


def _put_all(event: JsonValue, pattern: str, members: dict[int, str]) -> None:
    for number, path in enumerate(list(places(event, pattern))):
        put_at(event, path, members[number])


def carried_text(text: str) -> str:
    """`text` as a service puts it into another: compact, and an SNS event in the form that is not Lambda's."""
    if find_fault(text) is not None:
        return text
    notification = _notification(text)
    return minify(text) if notification is None else json.dumps(notification, separators=(",", ":"), ensure_ascii=False)


def _notification(text: str) -> dict[str, Any] | None:
    match _read(text):
        case {"Records": [{"EventSource": "aws:sns", "Sns": dict() as notification}]}:
            renamed: dict[str, Any] = {str(_URLS.get(name, name)): value for name, value in notification.items()}
            order = [name for name in (*_SNS_ORDER, *_URLS.values()) if name in renamed]
            return {name: renamed[name] for name in (*order, *(name for name in renamed if name not in order))}
        case _:
            return None


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def with_detail(event: str, detail: str) -> str:
    """`event` with the very text of `detail` in the place of its own, so that no digit of it changes."""
    if not detail.startswith("{") or find_fault(detail) is not None:
        raise UsageError("An event of eventbridge carries a JSON object only.")
    span = find_spans(event, [("detail",)])[("detail",)]
    return event[: span.start] + indented(detail).replace("\n", "\n  ") + event[span.end :]


def unwrap(catalogue: EventCatalogue, text: str) -> Unwrapped | None:
    """What the event in `text` carries, or None when it is no envelope or carries nothing that can be read."""
    event = _read(text)
    envelope = envelope_of(event)
    match envelope:
        case None:
            return None
        case Envelope.EVENTBRIDGE:
            span = find_spans(text, [("detail",)])[("detail",)]
            return Unwrapped(envelope, (text[span.start : span.end],))
        case Envelope.SNS if isinstance(event.get("Message"), str):
            return Unwrapped(envelope, (event["Message"],))
        case _:
            payloads = _payloads(catalogue, envelope, event)
            return Unwrapped(envelope, payloads) if payloads else None


def _payloads(catalogue: EventCatalogue, envelope: Envelope, event: JsonValue) -> tuple[str, ...]:
    type_id, pattern = CARRIERS[envelope]
    inside = opened(event, details(catalogue, type_id).recipe.encoders)
    return tuple(str(value_at(inside, path)) for path in payload_places(inside, pattern))


def payload_places(inside: JsonValue, pattern: str) -> list[Path]:
    """Where the texts are that an event carries; `inside` is the event with its encoders open."""
    return [path for path in places(inside, pattern) if isinstance(value_at(inside, path), str)]


def unwrap_all(catalogue: EventCatalogue, text: str) -> tuple[Unwrapped, ...]:
    """The envelopes of `text` from the outermost to the innermost; an envelope of several records is the last."""
    layers: list[Unwrapped] = []
    found = unwrap(catalogue, text)
    while found is not None:
        layers.append(found)
        found = unwrap(catalogue, found.payloads[0]) if len(found.payloads) == 1 else None
    return tuple(layers)


_BY_SOURCE = {
    "aws:sns": Envelope.SNS,
    "aws:sqs": Envelope.SQS,
    "aws:kinesis": Envelope.KINESIS,
    "aws:kafka": Envelope.KAFKA,
    "SelfManagedKafka": Envelope.KAFKA,
}


def envelope_of(event: Any) -> Envelope | None:
    """Which envelope the parsed `event` is, or None."""
    match event:
        case {"Records": [{"EventSource": str(source)} | {"eventSource": str(source)}, *_]}:
            return _BY_SOURCE.get(source)
        case {"eventSource": str(source), "records": dict()}:
            return _BY_SOURCE.get(source)
        case {"Type": "Notification", "TopicArn": _, "Message": str()}:
            return Envelope.SNS
        case {"awslogs": {"data": str()}}:
            return Envelope.CLOUDWATCH_LOGS
        case {"deliveryStreamArn": _, "records": list()}:
            return Envelope.FIREHOSE
        case _:
            return Envelope.EVENTBRIDGE if _is_from_a_bus(event) else None


def _is_from_a_bus(event: Any) -> bool:
    return isinstance(event, dict) and "detail-type" in event and isinstance(event.get("detail"), dict)
