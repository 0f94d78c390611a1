"""How queued events and deliveries are written in the queue's file, and the versions of its schema."""

import json
from collections.abc import Mapping

from workbench.model.async_event import AsyncEvent, Fault, FunctionFailed
from workbench.model.delivery import Attribute, Delivery, Purpose, TargetKind
from workbench.model.environment import ExecutorKind

Value = str | bytes | int | float | None

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE events (
            id TEXT PRIMARY KEY, scope TEXT NOT NULL, function TEXT NOT NULL, function_arn TEXT NOT NULL,
            qualifier TEXT NOT NULL, payload BLOB NOT NULL, client_context BLOB NOT NULL, trace_id TEXT NOT NULL,
            tenant_id TEXT NOT NULL, executor TEXT NOT NULL, accepted_ns INTEGER NOT NULL, attempts INTEGER NOT NULL,
            tries INTEGER NOT NULL, due_ns INTEGER NOT NULL, failure_payload BLOB, failure TEXT, fault TEXT,
            owner TEXT NOT NULL)""",
        "CREATE INDEX events_by_owner ON events (owner, scope, function)",
        """CREATE TABLE deliveries (
            id TEXT PRIMARY KEY, event_id TEXT NOT NULL, scope TEXT NOT NULL, function TEXT NOT NULL,
            target TEXT NOT NULL, body BLOB NOT NULL, about TEXT NOT NULL, tries INTEGER NOT NULL,
            queued_ns INTEGER NOT NULL, due_ns INTEGER NOT NULL, owner TEXT NOT NULL)""",
        "CREATE INDEX deliveries_by_owner ON deliveries (owner, scope, function)",
    ),
    ("ALTER TABLE events ADD COLUMN timeout_override_s REAL NOT NULL DEFAULT 0",),
)
"""Entry `n` takes the file from version `n` to `n + 1` (SQLite's user_version)."""

EVENT_COLUMNS = (
    "id", "scope", "function", "function_arn", "qualifier", "payload", "client_context", "trace_id", "tenant_id",
    "executor", "accepted_ns", "attempts", "tries", "due_ns", "failure_payload", "failure", "fault",
    "timeout_override_s", "owner",
)  # fmt: skip
CHANGING = ("attempts", "tries", "due_ns", "failure_payload", "failure", "fault")
"""What an attempt may change of an event."""
DELIVERY_COLUMNS = (
    "id", "event_id", "scope", "function", "target", "body", "about", "tries", "queued_ns", "due_ns", "owner",
)  # fmt: skip


def event_row(event: AsyncEvent, owner: str) -> dict[str, Value]:
    """The columns of an event."""
    failure, fault = event.failure, event.fault
    return {
        "id": event.id,
        "scope": event.scope,
        "function": event.function,
        "function_arn": event.function_arn,
        "qualifier": event.qualifier,
        "payload": event.payload,
        "client_context": event.client_context,
        "trace_id": event.trace_id,
        "tenant_id": event.tenant_id,
        "executor": event.executor.value,
        "accepted_ns": event.accepted_ns,
        "attempts": event.attempts,
        "tries": event.tries,
        "due_ns": event.due_ns,
        "failure_payload": failure.payload if failure else None,
        "failure": json.dumps([failure.function_error, failure.executed_version, failure.trace_id])
        if failure
        else None,
        "fault": json.dumps([fault.status, fault.message]) if fault else None,
        "timeout_override_s": event.timeout_override_s,
        "owner": owner,
    }


def event_of(row: Mapping[str, Value]) -> AsyncEvent:
    """The event of a row."""
    return AsyncEvent(
        id=_text(row["id"]),
        scope=_text(row["scope"]),
        function=_text(row["function"]),
        function_arn=_text(row["function_arn"]),
        payload=_bytes(row["payload"]),
        accepted_ns=_int(row["accepted_ns"]),
        executor=ExecutorKind(_text(row["executor"])),
        qualifier=_text(row["qualifier"]),
        client_context=_bytes(row["client_context"]),
        trace_id=_text(row["trace_id"]),
        tenant_id=_text(row["tenant_id"]),
        attempts=_int(row["attempts"]),
        tries=_int(row["tries"]),
        due_ns=_int(row["due_ns"]),
        failure=_failure(row["failure_payload"], row["failure"]),
        fault=None if row["fault"] is None else Fault(*json.loads(_text(row["fault"]))),
        timeout_override_s=_float(row["timeout_override_s"]),
    )


def _failure(payload: Value, rest: Value) -> FunctionFailed | None:
    return None if rest is None else FunctionFailed(_bytes(payload), *json.loads(_text(rest)))


def delivery_row(delivery: Delivery, now_ns: int, owner: str) -> dict[str, Value]:
    """The columns of a delivery that is due at once."""
    about = {
        "purpose": delivery.purpose.value,
        "kind": delivery.kind.value,
        "executor": delivery.executor.value,
        "trace_id": delivery.trace_id,
        "attributes": [[each.name, each.type, each.value] for each in delivery.attributes],
        "detail_type": delivery.detail_type,
        "resources": delivery.resources,
        "key": delivery.key,
    }
    return {
        "id": delivery.id,
        "event_id": delivery.event_id,
        "scope": delivery.scope,
        "function": delivery.function,
        "target": delivery.target,
        "body": delivery.body,
        "about": json.dumps(about),
        "tries": 0,
        "queued_ns": now_ns,
        "due_ns": now_ns,
        "owner": owner,
    }


def delivery_of(row: Mapping[str, Value]) -> Delivery:
    """The delivery of a row."""
    about = json.loads(_text(row["about"]))
    return Delivery(
        id=_text(row["id"]),
        event_id=_text(row["event_id"]),
        scope=_text(row["scope"]),
        function=_text(row["function"]),
        purpose=Purpose(about["purpose"]),
        kind=TargetKind(about["kind"]),
        target=_text(row["target"]),
        body=_bytes(row["body"]),
        executor=ExecutorKind(about["executor"]),
        trace_id=about["trace_id"],
        attributes=tuple(Attribute(*each) for each in about["attributes"]),
        detail_type=about["detail_type"],
        resources=tuple(about["resources"]),
        key=about["key"],
    )


def _text(value: Value) -> str:
    assert isinstance(value, str)
    return value


def _bytes(value: Value) -> bytes:
    assert isinstance(value, bytes)
    return value


def _int(value: Value) -> int:
    assert isinstance(value, int)
    return value


def _float(value: Value) -> float:
    assert isinstance(value, float)
    return value
