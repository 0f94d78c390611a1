"""The asynchronous queue on disk: one SQLite file that running programs share, each event with the one in charge."""

import contextlib
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from workbench.engine import owner
from workbench.engine.async_file import open_file, told_as_ours
from workbench.engine.async_lanes import LaneKey, Ticket
from workbench.engine.async_rows import (
    CHANGING,
    DELIVERY_COLUMNS,
    EVENT_COLUMNS,
    delivery_of,
    delivery_row,
    event_of,
    event_row,
)
from workbench.engine.queue_file import FILE_NAME
from workbench.engine.sqlite_file import transaction
from workbench.model.async_event import AsyncEvent, AsyncEventInfo, AsyncState
from workbench.model.delivery import Delivery

_NOBODY = ""


def program_lives(name: str) -> bool:
    """Whether the program with that owner's name (of `AsyncStore.me`) is running."""
    return owner.alive(name.partition("/")[0])


def _insert(table: str, columns: tuple[str, ...]) -> str:
    values = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values}) ON CONFLICT (id) DO NOTHING"


_PUT_EVENT = _insert("events", EVENT_COLUMNS)
_PUT_DELIVERY = _insert("deliveries", DELIVERY_COLUMNS)
_UPDATE = f"UPDATE events SET {', '.join(f'{name} = :{name}' for name in CHANGING)} WHERE id = :id AND owner = :owner"
_ADOPT_EVENTS = """UPDATE events SET owner = ? WHERE owner = ? AND scope = ? AND function = ?
    RETURNING due_ns, accepted_ns, id, scope, function"""
_ADOPT_DELIVERIES = """UPDATE deliveries SET owner = ? WHERE owner = ? AND scope = ? AND function = ?
    RETURNING due_ns, queued_ns, id, scope, target"""
_LIST = """SELECT id, scope, function, qualifier, length(payload) AS payload_bytes, accepted_ns, due_ns, attempts, owner
    FROM events ORDER BY accepted_ns, id"""


class AsyncStore:
    """The queue's file in `folder`, made when it is first written. Calls block; each may raise AsyncStoreError.

    Every event and delivery belongs to one store (`me`) or to nobody. What belongs to a store whose program is gone may
    be adopted; so each is in the hands of one running program at most.
    """

    def __init__(
        self, folder: Path, me: str = "", lives: Callable[[str], bool] = program_lives, patience_s: float = 5.0
    ) -> None:
        self.path = folder / FILE_NAME
        self.me = me or f"{owner.current()}/{uuid.uuid4().hex[:12]}"
        self.moved_to: Path | None = None
        self._lives = lives
        self._patience_s = patience_s
        self._connection: sqlite3.Connection | None = None

    def put(self, event: AsyncEvent, *, mine: bool = True) -> None:
        """Keep an event; it is on disk when this returns. One whose id is there already is the same one."""
        with self._writing("The event cannot be queued.") as connection:
            connection.execute(_PUT_EVENT, event_row(event, self.me if mine else _NOBODY))

    def get(self, event_id: str) -> AsyncEvent | None:
        """An event of ours, or None."""
        with self._reading() as connection:
            found = connection.execute("SELECT * FROM events WHERE id = ? AND owner = ?", (event_id, self.me))
            row = found.fetchone()
        return None if row is None else event_of(dict(row))

    def update(self, event: AsyncEvent) -> bool:
        """Keep what an attempt changed; False when the event is not ours any more."""
        with self._writing() as connection:
            return connection.execute(_UPDATE, event_row(event, self.me)).rowcount == 1

    def finish(self, event_id: str, deliveries: Iterable[Delivery], now_ns: int) -> bool:
        """Replace an event by what is to be sent for it, in one step; False when it is not ours any more."""
        rows = [delivery_row(delivery, now_ns, self.me) for delivery in deliveries]
        with self._writing() as connection:
            done = connection.execute("DELETE FROM events WHERE id = ? AND owner = ?", (event_id, self.me))
            if done.rowcount:
                connection.executemany(_PUT_DELIVERY, rows)
            return done.rowcount == 1

    def disown(self, event_id: str) -> None:
        """Leave an event to whoever knows its function."""
        with self._writing() as connection:
            connection.execute("UPDATE events SET owner = '' WHERE id = ? AND owner = ?", (event_id, self.me))

    def delivery(self, delivery_id: str) -> tuple[Delivery, int] | None:
        """A delivery of ours and how often it was tried, or None."""
        with self._reading() as connection:
            found = connection.execute("SELECT * FROM deliveries WHERE id = ? AND owner = ?", (delivery_id, self.me))
            row = found.fetchone()
        return None if row is None else (delivery_of(dict(row)), int(row["tries"]))

    def delivery_failed(self, delivery_id: str, tries: int, due_ns: int) -> None:
        """Keep when it is tried again."""
        with self._writing() as connection:
            connection.execute("UPDATE deliveries SET tries = ?, due_ns = ? WHERE id = ?", (tries, due_ns, delivery_id))

    def delivery_ended(self, delivery_id: str) -> None:
        """It was delivered, or is given up."""
        with self._writing() as connection:
            connection.execute("DELETE FROM deliveries WHERE id = ?", (delivery_id,))

    def orphans(self) -> set[LaneKey]:
        """The functions that have events or deliveries which nobody is in charge of."""
        if not self._exists():
            return set()
        with self._reading() as connection:
            return {key for name in self._gone(connection) for key in _keys(connection, name)}

    def adopt(self, keys: Iterable[LaneKey]) -> tuple[list[Ticket], list[Ticket]]:
        """Take charge of these functions' orphans; the tickets of the events, and of the deliveries (by target)."""
        events: list[Ticket] = []
        deliveries: list[Ticket] = []
        with self._writing() as connection:
            gone = self._gone(connection)
            for name, (scope, function) in ((name, key) for key in keys for name in gone):
                values = (self.me, name, scope, function)
                events += map(_ticket, connection.execute(_ADOPT_EVENTS, values).fetchall())
                deliveries += map(_ticket, connection.execute(_ADOPT_DELIVERIES, values).fetchall())
        return events, deliveries

    def listing(self, running: set[str]) -> tuple[AsyncEventInfo, ...]:
        """Every event of the file, oldest first; those in `running` are ours and run now."""
        if not self._exists():
            return ()
        with self._reading() as connection:
            rows = connection.execute(_LIST).fetchall()
            gone = set(self._gone(connection))
        return tuple(_info(row, self._state(row, running, gone)) for row in rows)

    def _state(self, row: sqlite3.Row, running: set[str], gone: set[str]) -> AsyncState:
        if row["owner"] == self.me:
            return AsyncState.RUNNING if row["id"] in running else AsyncState.WAITING
        return AsyncState.UNCLAIMED if row["owner"] in gone else AsyncState.ELSEWHERE

    def purge(self, scope: str, function: str, running: set[str]) -> set[str]:
        """Remove waiting events, ours and nobody's, of one function (of all in `scope` when it is empty); their ids."""
        if not self._exists():
            return set()
        with self._writing() as connection:
            mine = {self.me, *self._gone(connection)}
            rows = connection.execute(
                "SELECT id, owner FROM events WHERE scope = ? AND ? IN ('', function)", (scope, function)
            ).fetchall()
            ids = {row["id"] for row in rows if row["owner"] in mine} - running
            connection.executemany("DELETE FROM events WHERE id = ?", [(each,) for each in ids])
        return ids

    def release(self) -> None:
        """Leave everything of ours to the next program, or to this one's next store."""
        if self._connection is None:
            return
        with self._writing() as connection:
            for table in ("events", "deliveries"):
                connection.execute(f"UPDATE {table} SET owner = '' WHERE owner = ?", (self.me,))

    def close(self) -> None:
        """Close the file; what is ours stays ours unless it was released."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with told_as_ours("The queue of asynchronous events cannot be closed."):
                connection.close()

    def _exists(self) -> bool:
        return self._connection is not None or self.path.exists()

    def _gone(self, connection: sqlite3.Connection) -> list[str]:
        """The owners that will not come back, nobody among them."""
        rows = connection.execute("SELECT owner FROM events UNION SELECT owner FROM deliveries").fetchall()
        return [name for (name,) in rows if name == _NOBODY or (name != self.me and not self._lives(name))]

    @contextlib.contextmanager
    def _reading(self, what: str = "The queue of asynchronous events cannot be read.") -> Iterator[sqlite3.Connection]:
        with told_as_ours(what):
            if self._connection is None:
                self._connection, self.moved_to = open_file(self.path, self._patience_s)
            yield self._connection

    @contextlib.contextmanager
    def _writing(
        self, what: str = "The queue of asynchronous events cannot be written."
    ) -> Iterator[sqlite3.Connection]:
        with self._reading(what) as connection, transaction(connection):
            yield connection


def _keys(connection: sqlite3.Connection, name: str) -> list[LaneKey]:
    rows = connection.execute(
        "SELECT scope, function FROM events WHERE owner = :name UNION "
        "SELECT scope, function FROM deliveries WHERE owner = :name",
        {"name": name},
    ).fetchall()
    return [(scope, function) for scope, function in rows]


def _ticket(row: sqlite3.Row) -> Ticket:
    due_ns, since_ns, each, scope, lane = row
    return Ticket(due_ns, since_ns, each, (scope, lane))


def _info(row: sqlite3.Row, state: AsyncState) -> AsyncEventInfo:
    columns = {name: row[name] for name in row.keys() if name != "owner"}  # noqa: SIM118 - a Row iterates over values
    return AsyncEventInfo(**columns, state=state)
