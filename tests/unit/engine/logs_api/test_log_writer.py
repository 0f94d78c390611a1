import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.logs_calls import ELSEWHERE, PLACE
from workbench.engine.logs_api import groups
from workbench.engine.logs_api.log_writer import DAY_MS, LogBounds, LogWriter
from workbench.engine.logs_api.schema import LOG_FILE
from workbench.model.logs import LogAddress

ADDRESS = LogAddress(*PLACE, "g", "s")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened, _moved = LOG_FILE.open(Path(":memory:"), 1.0)
    yield opened
    opened.close()


def rows(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    return [tuple(row) for row in connection.execute("SELECT time_ms, message FROM log_events ORDER BY id")]


def counted(connection: sqlite3.Connection) -> None:
    """What is counted is what is there."""
    for row in connection.execute("SELECT * FROM log_groups").fetchall():
        there = connection.execute(
            "SELECT count(*), coalesce(sum(size), 0) FROM log_events WHERE group_id = ?", (row["id"],)
        ).fetchone()
        assert (row["events"], row["bytes"]) == tuple(there)
    for row in connection.execute("SELECT * FROM log_streams").fetchall():
        there = connection.execute("SELECT count(*) FROM log_events WHERE stream_id = ?", (row["id"],)).fetchone()
        assert row["events"] == there[0]


def test_groups_and_streams_are_made_on_demand(connection: sqlite3.Connection) -> None:
    writer = LogWriter(connection, LogBounds())
    others = [LogAddress(*PLACE, "g", "t"), LogAddress(*PLACE, "h", "s"), LogAddress(*ELSEWHERE, "g", "s")]
    for _time in range(2):
        writer.write([(address, 5_999_999, "text") for address in (ADDRESS, *others)], 7)
    assert [group.name for group in groups.groups_after(connection, PLACE, "")] == ["g", "h"]
    assert connection.execute("SELECT count(*) FROM log_streams").fetchone()[0] == 4
    assert rows(connection) == [(5, "text")] * 8
    counted(connection)


def test_another_writer_finds_what_is_there(connection: sqlite3.Connection) -> None:
    LogWriter(connection, LogBounds()).write([(ADDRESS, 1, "a")], 1)
    LogWriter(connection, LogBounds()).write([(ADDRESS, 1, "b")], 1)
    assert connection.execute("SELECT count(*) FROM log_streams").fetchone()[0] == 1


@pytest.mark.parametrize("text", ["plain", "é 日本 🎉", "nul\0inside", "a\nb\n", "x" * 300_000])
def test_texts_are_kept_as_they_are(connection: sqlite3.Connection, text: str) -> None:
    LogWriter(connection, LogBounds()).write([(ADDRESS, 1, text)], 1)
    assert rows(connection) == [(0, text)]
    assert groups.require_group(connection, PLACE, "g").size == len(text.encode()) + 26


@pytest.mark.parametrize(("text", "kept"), [("a\ud800é", "a?é"), ("a\ud800", "a?")])
def test_a_lone_surrogate_is_replaced(connection: sqlite3.Connection, text: str, kept: str) -> None:
    LogWriter(connection, LogBounds()).write([(ADDRESS, 1, text)], 1)
    assert rows(connection) == [(0, kept)]


def test_the_oldest_go_when_there_are_too_many(connection: sqlite3.Connection) -> None:
    writer = LogWriter(connection, LogBounds(events=100))
    old, new = LogAddress(*PLACE, "g", "old"), LogAddress(*ELSEWHERE, "g", "new")
    writer.write([(old, 1, f"old {n}") for n in range(30)], 1)
    writer.write([(new, 1, f"new {n}") for n in range(70)], 2)
    assert len(rows(connection)) == 100
    writer.write([(new, 1, "last")], 3)
    kept = rows(connection)
    assert 80 <= len(kept) <= 90, "a tenth of the room is free again"
    written = [*(f"old {n}" for n in range(30)), *(f"new {n}" for n in range(70)), "last"]
    assert [text for _time, text in kept] == written[-len(kept) :]
    counted(connection)
    writer.write([(new, 1, f"more {n}") for n in range(60)], 4)
    names = [row[0] for row in connection.execute("SELECT name FROM log_streams")]
    assert names == ["new"], "a stream without events is no more"
    writer.write([(old, 1, "again")], 5)
    counted(connection)


def test_the_oldest_go_when_they_are_too_large(connection: sqlite3.Connection) -> None:
    writer = LogWriter(connection, LogBounds(size=10_000))
    writer.write([(ADDRESS, 1, "x" * 474) for _ in range(20)], 1)
    assert len(rows(connection)) == 20
    writer.write([(ADDRESS, 1, "y" * 474)], 2)
    assert len(rows(connection)) == 18
    counted(connection)
    writer.write([(ADDRESS, 1, "z" * 20_000)], 3)
    assert rows(connection) == [], "one that is too large for the file is not kept either"
    counted(connection)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 60)), max_size=30), st.integers(1, 10))
def test_bounds_hold_whatever_is_written(written: list[tuple[str, int]], most: int) -> None:
    connection, _moved = LOG_FILE.open(Path(":memory:"), 1.0)
    writer = LogWriter(connection, LogBounds(events=most, size=500))
    for number, (group, length) in enumerate(written):
        writer.write([(LogAddress(*PLACE, group, str(number % 3)), number * 1_000_000, "x" * length)], number)
        there = connection.execute("SELECT count(*), coalesce(sum(size), 0) FROM log_events").fetchone()
        assert there[0] <= most
        assert there[1] <= 500
        counted(connection)
    connection.close()


def test_events_expire_with_their_groups_retention(connection: sqlite3.Connection) -> None:
    writer = LogWriter(connection, LogBounds())
    now_ms = 100 * DAY_MS
    kept = LogAddress(*PLACE, "for ever", "s")
    for address in (ADDRESS, kept):
        writer.write(
            [(address, (now_ms - 8 * DAY_MS) * 1_000_000, "old"), (address, now_ms * 1_000_000, "new")], now_ms
        )
    groups.set_retention(connection, groups.require_group(connection, PLACE, "g"), 7)
    writer.expire(now_ms)
    assert [message for _time, message in rows(connection)] == ["new", "old", "new"]
    counted(connection)
