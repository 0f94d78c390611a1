"""What an extension asks for when it subscribes to telemetry or logs, and whether AWS would allow it.

Sources: LAMBDA_FACTS §2.4, §2.6. Where AWS's wording of a fault is not known, it is ours in the manner of the others.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from workbench.engine.runtime_api.reply import Reply
from workbench.engine.runtime_api.telemetry_destination import Destination, FaultError, is_within, read_destination
from workbench.model.invoke import LogSource

T = TypeVar("T")

MAX_ITEMS = range(1000, 10_001)
MAX_BYTES = range(262_144, 1_048_577)
TIMEOUT_MS = range(25, 30_001)


class TelemetryApi(StrEnum):
    """The two ways to subscribe; an extension may use one of them."""

    TELEMETRY = "Telemetry"
    LOGS = "Logs"


SCHEMAS = {
    TelemetryApi.TELEMETRY: ("2022-07-01", "2022-12-13", "2025-01-29"),
    TelemetryApi.LOGS: ("2020-08-15", "2021-03-18"),
}
_WRONG_SCHEMA = {
    TelemetryApi.TELEMETRY: "TelemetryAPI only supports the SchemaVersion released after 2021-03-18",
    TelemetryApi.LOGS: "LogsAPI only supports the following SchemaVersion: 2020-08-15, 2021-03-18",
}


@dataclass(frozen=True, slots=True)
class Buffering:
    """When a batch is sent: whichever limit is met first."""

    max_items: int = 10_000
    max_bytes: int = 262_144
    timeout_ms: int = 1000


@dataclass(frozen=True, slots=True)
class Subscription:
    """A valid subscription; `types` are in the order in which they were named."""

    api: TelemetryApi
    schema: str
    types: tuple[LogSource, ...]
    destination: Destination
    buffering: Buffering = Buffering()


def invalid(api: TelemetryApi, message: str) -> Reply:
    """400 with the error type of `api`; the members' order is that of AWS's examples."""
    error_type = "Logs.ValidationError" if api is TelemetryApi.LOGS else "ValidationError"
    document = {"errorType": error_type, "errorMessage": message}
    return Reply(400, json.dumps(document, separators=(",", ":")).encode())


def parse_subscription(api: TelemetryApi, body: bytes) -> Subscription | Reply:
    """The subscription that `body` (JSON) asks for, or 400 with the faults of all members joined by semicolons."""
    try:
        request = json.loads(body)
    except (ValueError, RecursionError):
        return invalid(api, "Invalid JSON")
    if not isinstance(request, dict):
        return invalid(api, "Invalid JSON: an object is expected")
    faults: list[str] = []
    logs = api is TelemetryApi.LOGS
    destination = _try(faults, lambda: read_destination(request.get("destination"), logs=logs))
    types = _try(faults, lambda: _types(request))
    schema = _try(faults, lambda: _schema(api, request))
    buffering = _try(faults, lambda: _buffering(request.get("buffering")))
    if destination is None or types is None or schema is None or buffering is None:
        return invalid(api, "; ".join(faults))
    return Subscription(api, schema, types, destination, buffering)


def _try(faults: list[str], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except FaultError as fault:
        faults.append(str(fault))
        return None


def _types(request: Mapping[str, object]) -> tuple[LogSource, ...]:
    asked = request.get("types")
    if not isinstance(asked, list) or not asked:
        raise FaultError("types should not be empty")
    try:
        return tuple(dict.fromkeys(LogSource(kind) for kind in asked))
    except ValueError as error:
        raise FaultError("types should be platform, function or extension") from error


def _schema(api: TelemetryApi, request: Mapping[str, object]) -> str:
    """The schema version; the Logs API has a default."""
    default = SCHEMAS[api][0] if api is TelemetryApi.LOGS else None
    asked = request.get("schemaVersion", default)
    if asked is None:
        raise FaultError("schemaVersion should not be empty")
    if asked not in SCHEMAS[api]:
        raise FaultError(_WRONG_SCHEMA[api])
    return str(asked)


def _buffering(asked: object) -> Buffering:
    """The limits, AWS's defaults where none are named."""
    if asked is None:
        return Buffering()
    if not isinstance(asked, dict):
        raise FaultError("buffering should be an object")
    default = Buffering()
    return Buffering(
        _limit(asked, "maxItems", MAX_ITEMS, default.max_items),
        _limit(asked, "maxBytes", MAX_BYTES, default.max_bytes),
        _limit(asked, "timeoutMs", TIMEOUT_MS, default.timeout_ms),
    )


def _limit(asked: Mapping[str, object], name: str, allowed: range, default: int) -> int:
    value = asked.get(name, default)
    if not is_within(value, allowed):
        raise FaultError(f"{name} should be between {allowed[0]} and {allowed[-1]}")
    return int(str(value))
