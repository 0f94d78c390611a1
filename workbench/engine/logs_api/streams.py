"""Log streams in the file."""

import sqlite3
from dataclasses import dataclass

from workbench.engine.logs_api.errors import exists_already, no_such_stream
from workbench.engine.logs_api.groups import Group


@dataclass(frozen=True, slots=True)
class Stream:
    """A log stream; the times are None while it has no events."""

    id: int
    name: str
    created_ms: int
    first_ms: int | None
    last_ms: int | None
    ingested_ms: int | None


@dataclass(frozen=True, slots=True)
class StreamOrder:
    """How streams are listed: those with a `prefix` by name, or all by the time of their last event."""

    prefix: str = ""
    by_time: bool = False
    descending: bool = False


_ALL = "SELECT * FROM log_streams WHERE group_id = ?"
_TIME = "coalesce(last_ms, 0)"


def stream_named(connection: sqlite3.Connection, group_id: int, name: str) -> Stream | None:
    """A stream of a group by its name, or None."""
    row = connection.execute(f"{_ALL} AND name = ?", (group_id, name)).fetchone()
    return None if row is None else _stream(row)


def require_stream(connection: sqlite3.Connection, group: Group, name: str) -> Stream:
    """A stream of the group by its name. Raises ApiError when it is not there."""
    found = stream_named(connection, group.id, name)
    if found is None:
        raise no_such_stream()
    return found


def create_stream(connection: sqlite3.Connection, group_id: int, name: str, now_ms: int) -> int:
    """The id of a new stream. Raises ApiError when there is one of that name."""
    if stream_named(connection, group_id, name) is not None:
        raise exists_already("log stream")
    added = connection.execute(
        "INSERT INTO log_streams (group_id, name, created_ms) VALUES (?, ?, ?)", (group_id, name, now_ms)
    )
    return int(added.lastrowid or 0)


def delete_stream(connection: sqlite3.Connection, stream: Stream) -> None:
    """Remove a stream with its events."""
    events, size = connection.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM log_events WHERE stream_id = ?", (stream.id,)
    ).fetchone()
    connection.execute(
        "UPDATE log_groups SET events = events - ?, bytes = bytes - ? "
        "WHERE id = (SELECT group_id FROM log_streams WHERE id = ?)",
        (events, size, stream.id),
    )
    connection.execute("DELETE FROM log_events WHERE stream_id = ?", (stream.id,))
    connection.execute("DELETE FROM log_streams WHERE id = ?", (stream.id,))


def streams_after(
    connection: sqlite3.Connection, group: Group, order: StreamOrder, after: tuple[int, str] | None, limit: int
) -> list[Stream]:
    """At most `limit` streams in that order, from the one that follows `after` (its time, if that counts, and name)."""
    key = f"{_TIME}, name" if order.by_time else "0, name"
    sign, way = ("<", "DESC") if order.descending else (">", "ASC")
    where, values = "substr(name, 1, ?) = ?", [len(order.prefix), order.prefix]
    if after is not None:
        where += f" AND ({key}) {sign} (?, ?)"
        values += after
    ordered = f"{_TIME} {way}, name {way}" if order.by_time else f"name {way}"
    rows = connection.execute(f"{_ALL} AND {where} ORDER BY {ordered} LIMIT ?", (group.id, *values, limit))
    return [_stream(row) for row in rows]


def key_of(stream: Stream, order: StreamOrder) -> tuple[int, str]:
    """What comes after it, comes `after` this."""
    return (stream.last_ms or 0) if order.by_time else 0, stream.name


def _stream(row: sqlite3.Row) -> Stream:
    return Stream(row["id"], row["name"], row["created_ms"], row["first_ms"], row["last_ms"], row["ingested_ms"])
