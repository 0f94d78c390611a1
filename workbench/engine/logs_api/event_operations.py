"""Operations on log events: put, got in pages, searched."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.engine.lambda_api.call import Members
from workbench.engine.logs_api import streams
from workbench.engine.logs_api.call import LogsCall, Run
from workbench.engine.logs_api.errors import invalid
from workbench.engine.logs_api.events import OVERHEAD_BYTES, Event, Search, Window, first_cursor, page_of_stream, search
from workbench.engine.logs_api.filter_pattern import compile_pattern
from workbench.engine.logs_api.groups import Group
from workbench.engine.logs_api.log_writer import DAY_MS
from workbench.engine.logs_api.positions import MOST, START, Cursor, event_id, read_cursor
from workbench.model.logs import LogAddress

PAGE_EVENTS = 10_000
BATCH_BYTES = EVENT_BYTES = 1_048_576
OLDEST_MS, NEWEST_MS = 14 * DAY_MS, 2 * 3_600_000

# -- PutLogEvents


async def put_log_events(call: LogsCall) -> Members:
    """PutLogEvents. Events that are too old or too far in the future are left out, and the answer says which."""
    given = call.members
    events: Sequence[Members] = given["logEvents"]
    _check_batch(events)
    retention_days = await call.in_group(
        lambda connection, group: _retention_of(connection, group, given["logStreamName"])
    )
    now_ms = call.store.now_ms
    oldest_ms, expired_ms = now_ms - OLDEST_MS, now_ms - retention_days * DAY_MS
    address = LogAddress(*call.place, given["logGroupName"], given["logStreamName"])
    for event in events:
        if max(oldest_ms, expired_ms) <= event["timestamp"] <= now_ms + NEWEST_MS:
            call.store.keep(address, event["timestamp"] * 1_000_000, event["message"])
    output: dict[str, Any] = {"nextSequenceToken": f"{now_ms:056d}"}
    rejected = _rejected([event["timestamp"] for event in events], oldest_ms, expired_ms, now_ms + NEWEST_MS)
    return {**output, "rejectedLogEventsInfo": rejected} if rejected else output


def _retention_of(connection: sqlite3.Connection, group: Group, stream: str) -> int:
    streams.require_stream(connection, group, stream)
    return group.retention_days or 1_000_000


def _check_batch(events: Sequence[Members]) -> None:
    sizes = [len(event["message"].encode()) + OVERHEAD_BYTES for event in events]
    if max(sizes) - OVERHEAD_BYTES > EVENT_BYTES:
        raise invalid(f"Log event too large: {max(sizes)} bytes exceeds limit of {EVENT_BYTES}")
    if sum(sizes) > BATCH_BYTES:
        raise invalid(f"Upload too large: {sum(sizes)} bytes exceeds limit of {BATCH_BYTES}")
    times = [event["timestamp"] for event in events]
    if times != sorted(times):
        raise invalid("Log events in a single PutLogEvents request must be in chronological order.")
    if times[-1] - times[0] > DAY_MS:
        raise invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.")


def _rejected(times: Sequence[int], oldest_ms: int, expired_ms: int, newest_ms: int) -> dict[str, int]:
    """Where in the batch those begin that are too new, and where those end that are too old or expired."""
    found = {}
    too_new = [place for place, time_ms in enumerate(times) if time_ms > newest_ms]
    too_old = sum(time_ms < oldest_ms for time_ms in times)
    expired = sum(time_ms < expired_ms for time_ms in times)
    if too_new:
        found["tooNewLogEventStartIndex"] = too_new[0]
    if too_old:
        found["tooOldLogEventEndIndex"] = too_old
    if expired:
        found["expiredLogEventEndIndex"] = expired
    return found


# -- GetLogEvents


async def get_log_events(call: LogsCall) -> Members:
    """GetLogEvents. At either end the token is the one that was passed in."""
    given = call.members
    window = _window(given, last=1)
    token = given.get("nextToken")
    cursor = read_cursor(token) if token else first_cursor(forward=given.get("startFromHead", False))
    limit = given.get("limit", PAGE_EVENTS)

    def page(connection: sqlite3.Connection, group: Group) -> list[Event]:
        stream = streams.require_stream(connection, group, given["logStreamName"])
        return page_of_stream(connection, stream, cursor, window, limit)

    found = await call.in_group(page)
    forward, backward = _tokens(found, cursor, given=token)
    return {"events": [_shown(event) for event in found], "nextForwardToken": forward, "nextBackwardToken": backward}


def _tokens(found: Sequence[Event], cursor: Cursor, given: str | None) -> tuple[str, str]:
    if found:
        return Cursor(True, found[-1].position).token, Cursor(False, found[0].position).token
    if given is None:
        return Cursor(True, START).token, Cursor(False, START).token
    turned = cursor.turned().token
    return (given, turned) if cursor.forward else (turned, given)


# -- FilterLogEvents


async def filter_log_events(call: LogsCall) -> Members:
    """FilterLogEvents: those of all streams, in order of time, or from the newest back. A page may be empty."""
    given = call.members
    if "logStreamNames" in given and "logStreamNamePrefix" in given:
        raise invalid("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.")
    matches = compile_pattern(given.get("filterPattern", ""))
    window = _window(given)
    if "nextToken" in given:
        cursor = read_cursor(given["nextToken"])
    else:
        cursor = first_cursor(forward=given.get("startFromHead", True))
    limit = given.get("limit", PAGE_EVENTS)

    def page(connection: sqlite3.Connection, group: Group) -> tuple[list[Event], Cursor | None]:
        names = given.get("logStreamNames")
        ids = None if names is None else [streams.require_stream(connection, group, name).id for name in names]
        asked = Search(window, matches, limit, ids, given.get("logStreamNamePrefix", ""))
        return search(connection, group, asked, cursor)

    found, following = await call.in_group(page)
    events = [{**_shown(event), "logStreamName": event.stream, "eventId": event_id(event.position)} for event in found]
    output: dict[str, Any] = {"events": events, "searchedLogStreams": []}
    return {**output, "nextToken": following.token} if following is not None else output


def _window(given: Members, last: int = 0) -> Window:
    """The times asked for; `last` is subtracted from the end, where that is not included."""
    return Window(min(given.get("startTime", 0), MOST), min(given.get("endTime", MOST), MOST) - last)


def _shown(event: Event) -> dict[str, Any]:
    return {"timestamp": event.position.time_ms, "message": event.message, "ingestionTime": event.ingested_ms}


OPERATIONS: Mapping[str, Run] = {
    "PutLogEvents": put_log_events,
    "GetLogEvents": get_log_events,
    "FilterLogEvents": filter_log_events,
}
