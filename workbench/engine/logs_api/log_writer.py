"""Writes log events into the file, makes their groups and streams, and keeps the file within bounds."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.engine.lambda_api.state import Place
from workbench.engine.logs_api.events import OVERHEAD_BYTES
from workbench.engine.logs_api.groups import create_group, group_named
from workbench.engine.logs_api.streams import create_stream, stream_named
from workbench.model.logs import LogAddress

Written = tuple[LogAddress, int, str]
"""Where an event belongs, when it happened (wall clock, ns), and its message."""

DAY_MS = 86_400_000
_INSERT = "INSERT INTO log_events (group_id, stream_id, time_ms, ingested_ms, size, message) VALUES (?, ?, ?, ?, ?, ?)"
_TRIMMED_AT_ONCE = 10_000
_KEPT_OF_BOUND = 0.9


@dataclass(frozen=True, slots=True)
class LogBounds:
    """How much of the logs is kept, of all accounts together: the oldest events go first. `size` is bytes."""

    events: int = 1_000_000
    size: int = 256 * 1024 * 1024


DEFAULT_BOUNDS = LogBounds()
_Ids = tuple[int, int]
"""Of a group and of a stream in it."""


class LogWriter:
    """Writes into an open file. Every call is within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, bounds: LogBounds) -> None:
        self._connection = connection
        self._bounds = bounds
        self._ids: dict[LogAddress, _Ids] = {}

    def forget(self) -> None:
        """Groups or streams may have gone."""
        self._ids.clear()

    def write(self, events: Sequence[Written], now_ms: int) -> None:
        """Add events; groups and streams that are not there are made, as Lambda does."""
        rows = []
        for address, time_ns, text in events:
            ids = self._ids.get(address) or self._make(address, now_ms)
            # A lone surrogate has no UTF-8 form, and SQLite takes nothing else.
            data = text.encode("utf-8", "replace")
            message = text if text.isascii() else data.decode("utf-8")
            rows.append((*ids, time_ns // 1_000_000, now_ms, len(data) + OVERHEAD_BYTES, message))
        self._connection.executemany(_INSERT, rows)
        self._count(rows, now_ms)
        self._trim()

    def _make(self, address: LogAddress, now_ms: int) -> _Ids:
        connection, place = self._connection, Place(address.account_id, address.region)
        group = group_named(connection, place, address.group)
        group_id = create_group(connection, place, address.group, now_ms) if group is None else group.id
        stream = stream_named(connection, group_id, address.stream)
        stream_id = create_stream(connection, group_id, address.stream, now_ms) if stream is None else stream.id
        self._ids[address] = ids = (group_id, stream_id)
        return ids

    def _count(self, rows: Iterable[tuple[int, int, int, int, int, str]], now_ms: int) -> None:
        times: defaultdict[int, list[int]] = defaultdict(list)
        sizes: defaultdict[int, list[int]] = defaultdict(list)
        for group_id, stream_id, time_ms, _now, size, _message in rows:
            times[stream_id].append(time_ms)
            sizes[group_id].append(size)
        self._connection.executemany(
            "UPDATE log_streams SET events = events + ?1, first_ms = min(coalesce(first_ms, ?2), ?2), "
            "last_ms = max(coalesce(last_ms, 0), ?3), ingested_ms = ?4 WHERE id = ?5",
            [(len(each), min(each), max(each), now_ms, stream_id) for stream_id, each in times.items()],
        )
        self._connection.executemany(
            "UPDATE log_groups SET events = events + ?, bytes = bytes + ? WHERE id = ?",
            [(len(each), sum(each), group_id) for group_id, each in sizes.items()],
        )

    # -- what goes

    def expire(self, now_ms: int) -> None:
        """Remove what is older than its group's retention."""
        groups = self._connection.execute("SELECT id, retention_days FROM log_groups WHERE retention_days > 0")
        for group_id, days in groups.fetchall():
            self._remove("group_id = ? AND time_ms < ?", (group_id, now_ms - days * DAY_MS))

    def _trim(self) -> None:
        """Remove the oldest until a tenth of the room is free again."""
        if self._fits(1.0):
            return
        while not self._fits(_KEPT_OF_BOUND):
            ids = self._connection.execute("SELECT id FROM log_events ORDER BY id LIMIT ?", (self._step(),)).fetchall()
            if not ids:
                return
            self._remove("id <= ?", (ids[-1][0],))

    def _fits(self, share: float) -> bool:
        events, size = self._totals()
        return events <= self._bounds.events * share and size <= self._bounds.size * share

    def _totals(self) -> tuple[int, int]:
        row = self._connection.execute("SELECT coalesce(sum(events), 0), coalesce(sum(bytes), 0) FROM log_groups")
        events, size = row.fetchone()
        return events, size

    def _step(self) -> int:
        return max(min(_TRIMMED_AT_ONCE, self._totals()[0] // 20), 1)

    def _remove(self, where: str, values: tuple[int, ...]) -> None:
        """Remove events, correct what is counted, and drop the streams that are empty now."""
        counted = self._connection.execute(
            f"SELECT group_id, stream_id, count(*), sum(size) FROM log_events WHERE {where} GROUP BY stream_id", values
        ).fetchall()
        self._connection.execute(f"DELETE FROM log_events WHERE {where}", values)
        for group_id, stream_id, events, size in counted:
            self._connection.execute(
                "UPDATE log_groups SET events = events - ?, bytes = bytes - ? WHERE id = ?", (events, size, group_id)
            )
            self._connection.execute("UPDATE log_streams SET events = events - ? WHERE id = ?", (events, stream_id))
            self._connection.execute("DELETE FROM log_streams WHERE id = ? AND events <= 0", (stream_id,))
        self.forget()
