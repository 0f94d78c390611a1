"""Records as each schema of the Telemetry and the Logs API has them (LAMBDA_FACTS §2.4-2.6)."""

import json
from dataclasses import dataclass
from typing import Any

from workbench.engine.platform_events import EventType, PlatformEvent, Record
from workbench.engine.platform_text import json_text
from workbench.engine.runtime_api.telemetry_subscription import SCHEMAS, TelemetryApi
from workbench.model.invoke import LogSource

_LOGS = frozenset(
    {
        EventType.START,
        EventType.END,
        EventType.REPORT,
        EventType.FAULT,
        EventType.EXTENSION,
        EventType.LOGS_SUBSCRIPTION,
        EventType.LOGS_DROPPED,
    }
)
_TELEMETRY = frozenset(EventType) - {EventType.END, EventType.FAULT, EventType.LOGS_SUBSCRIPTION}
_EVENTS = {
    "2020-08-15": _LOGS,
    "2021-03-18": _LOGS | {EventType.RUNTIME_DONE},
    **dict.fromkeys(SCHEMAS[TelemetryApi.TELEMETRY], _TELEMETRY),
}
_LOGS_MEMBERS = {
    EventType.RUNTIME_DONE: ("requestId", "status"),
    EventType.REPORT: ("requestId", "metrics", "tracing"),
    EventType.START: ("requestId", "version", "tracing"),
}
"""The older API knows fewer members."""

_STRINGS_ONLY = {"2020-08-15", "2021-03-18", "2022-07-01"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that the function or an extension wrote; `json_record` when it may be a record of a JSON-format log."""

    text: str
    source: LogSource
    time_ns: int
    json_record: bool = False


Item = PlatformEvent | Line


def source_of(item: Item) -> LogSource:
    """The type that a subscriber names to get `item`."""
    return item.source if isinstance(item, Line) else LogSource.PLATFORM


def encode(item: Item, schema: str) -> bytes | None:
    """`item` as `schema` has it, in one line of JSON; None when the schema has no such record."""
    if isinstance(item, Line):
        text = json_text(item.source.value, item.time_ns, _line(item, schema))
    elif item.type in _EVENTS[schema]:
        text = json_text(item.type, item.time_ns, _record(item, schema))
    else:
        return None
    return text.encode("utf-8", "replace")


def _record(event: PlatformEvent, schema: str) -> Record | str:
    members = _LOGS_MEMBERS.get(event.type) if schema in SCHEMAS[TelemetryApi.LOGS] else None
    if members is None or isinstance(event.record, str):
        return event.record
    return {name: event.record[name] for name in members if name in event.record}


def _line(line: Line, schema: str) -> str | dict[str, Any]:
    """An object for a JSON record in a schema that has those, else the line with its line feed."""
    if line.json_record and schema not in _STRINGS_ONLY and line.text.startswith("{"):
        try:
            record = json.loads(line.text, parse_constant=_refuse)
        except (ValueError, RecursionError):
            pass
        else:
            return dict(record)
    return line.text + "\n"


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
