"""Which log lines the levels of `LoggingConfig` keep, of the platform and of the function (LAMBDA_FACTS §1.10)."""

import json
from enum import IntEnum

from workbench.engine.platform_events import EventType, PlatformEvent, Status
from workbench.model.environment import InitializationType


class Level(IntEnum):
    """A log level; the greater, the more severe."""

    TRACE = 1
    DEBUG = 2
    INFO = 3
    WARN = 4
    ERROR = 5
    FATAL = 6


_NAMES = {level.name: level for level in Level} | {"WARNING": Level.WARN, "CRITICAL": Level.FATAL}
"""AWS's names, and those of Python's logging."""

_DEBUG_UNLESS_FAILED = {EventType.INIT_RUNTIME_DONE, EventType.RESTORE_RUNTIME_DONE, EventType.RUNTIME_DONE}
_NOT_IN_JSON = {EventType.END, EventType.FAULT}


def level_of(name: object) -> Level | None:
    """The level of that name in any case, or None."""
    return _NAMES.get(name.upper()) if isinstance(name, str) else None


def kept(event: PlatformEvent, system_level: str) -> bool:
    """Whether JSON logs have `event` at `SystemLogLevel` (empty: INFO)."""
    if event.type in _NOT_IN_JSON:
        return False
    return event_level(event) >= (level_of(system_level) or Level.INFO)


def event_level(event: PlatformEvent) -> Level:
    """How severe an event is."""
    record = event.record
    if isinstance(record, str) or event.type is EventType.LOGS_DROPPED:
        return Level.WARN
    if record.get("status", Status.SUCCESS) is not Status.SUCCESS or "errorType" in record:
        return Level.WARN
    if event.type in _DEBUG_UNLESS_FAILED:
        return Level.DEBUG
    if event.type in (EventType.INIT_START, EventType.RESTORE_START) and "runtimeVersion" not in record:
        return Level.DEBUG
    if event.type is EventType.INIT_REPORT and record["initializationType"] is InitializationType.ON_DEMAND:
        return Level.DEBUG
    return Level.INFO


def application_kept(line: str, application_level: str, frame_level: str = "") -> bool:
    """Whether a line of the function is kept at `ApplicationLogLevel` (empty: INFO), for JSON-format functions.

    A record has its level from its frame (`frame_level`) or its own member `level`; whatever names no level is kept.
    """
    wanted = level_of(application_level) or Level.INFO
    if wanted is Level.TRACE:
        return True
    level = level_of(frame_level)
    if level is None and line.startswith("{") and '"level"' in line:
        level = _own_level(line)
    return level is None or level >= wanted


def _own_level(line: str) -> Level | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return level_of(record.get("level")) if isinstance(record, dict) else None
