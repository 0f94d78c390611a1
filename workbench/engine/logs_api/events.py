"""Log events in the file: written in batches, read in pages, searched."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.engine.logs_api.groups import Group
from workbench.engine.logs_api.positions import END, MOST, START, Cursor, Position
from workbench.engine.logs_api.streams import Stream
from workbench.engine.logs_api.term_pattern import Matches

OVERHEAD_BYTES = 26
"""What AWS adds to the size of each event."""

PAGE_BYTES = 1_048_576
SEARCHED_EVENTS = 50_000
"""How many events one search looks at, so that what others ask for and write need not wait long."""

_COLUMNS = "log_events.id, time_ms, log_events.ingested_ms, size, message"


@dataclass(frozen=True, slots=True)
class Event:
    """A log event as it is kept; `stream` is empty where only one is asked for."""

    position: Position
    ingested_ms: int
    size: int
    message: str
    stream: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """Times that are asked for, both included; ms since the epoch."""

    start_ms: int = 0
    end_ms: int = MOST


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: events of `streams` (all when None) in a window that fit; at most `limit` of them."""

    window: Window
    matches: Matches
    limit: int
    streams: Sequence[int] | None = None
    prefix: str = ""


def page_of_stream(
    connection: sqlite3.Connection, stream: Stream, cursor: Cursor, window: Window, limit: int
) -> list[Event]:
    """The next events of a stream, in order of time: at most `limit`, and about 1 MB."""
    sign, way = (">", "ASC") if cursor.forward else ("<", "DESC")
    rows = connection.execute(
        f"SELECT {_COLUMNS}, '' AS stream FROM log_events WHERE stream_id = ? AND time_ms BETWEEN ? AND ? "
        f"AND (time_ms, id) {sign} (?, ?) ORDER BY time_ms {way}, id {way} LIMIT ?",
        (stream.id, window.start_ms, window.end_ms, *cursor.position, limit),
    )
    found = list(_within_page(map(_event, rows)))
    return found if cursor.forward else found[::-1]


def search(
    connection: sqlite3.Connection, group: Group, asked: Search, cursor: Cursor
) -> tuple[list[Event], Cursor | None]:
    """The next events of a group that fit, in the cursor's direction, and where to go on; None at the end."""
    found: list[Event] = []
    size = 0
    last = cursor.position
    for looked_at, event in enumerate(_of_group(connection, group, asked, cursor)):
        if len(found) == asked.limit or looked_at == SEARCHED_EVENTS or size > PAGE_BYTES:
            return found, Cursor(cursor.forward, last)
        last = event.position
        if asked.matches(event.message):
            found.append(event)
            size += event.size
    return found, None


def first_cursor(*, forward: bool) -> Cursor:
    """From the very beginning, or from the very end."""
    return Cursor(forward, START if forward else END)


def _of_group(connection: sqlite3.Connection, group: Group, asked: Search, cursor: Cursor) -> Iterator[Event]:
    sign, way = (">", "ASC") if cursor.forward else ("<", "DESC")
    where = "log_events.group_id = ? AND time_ms BETWEEN ? AND ? AND (time_ms, log_events.id) " + f"{sign} (?, ?)"
    values: list[object] = [group.id, asked.window.start_ms, asked.window.end_ms, *cursor.position]
    if asked.streams is not None:
        where += f" AND stream_id IN ({', '.join('?' * len(asked.streams))})"
        values += asked.streams
    if asked.prefix:
        where += " AND substr(log_streams.name, 1, ?) = ?"
        values += [len(asked.prefix), asked.prefix]
    # CROSS: SQLite is to go through the events in order, rather than through the streams and sort what it finds.
    rows = connection.execute(
        f"SELECT {_COLUMNS}, log_streams.name AS stream FROM log_events "
        f"CROSS JOIN log_streams ON log_streams.id = log_events.stream_id WHERE {where} "
        f"ORDER BY time_ms {way}, log_events.id {way}",
        values,
    )
    return map(_event, rows)


def _within_page(events: Iterator[Event]) -> Iterator[Event]:
    size = 0
    for event in events:
        size += event.size
        if size > PAGE_BYTES and size > event.size:
            return
        yield event


def _event(row: sqlite3.Row) -> Event:
    position = Position(row["time_ms"], row["id"])
    return Event(position, row["ingested_ms"], row["size"], row["message"], row["stream"])
