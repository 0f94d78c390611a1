import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.logs_calls import PLACE
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api import groups, streams
from workbench.engine.logs_api.groups import Group
from workbench.engine.logs_api.log_writer import LogBounds, LogWriter
from workbench.engine.logs_api.schema import LOG_FILE
from workbench.engine.logs_api.streams import StreamOrder
from workbench.model.logs import LogAddress


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, Group]]:
    connection, _moved = LOG_FILE.open(tmp_path / "logs.db", 1.0)
    groups.create_group(connection, PLACE, "g", 1)
    yield connection, groups.require_group(connection, PLACE, "g")
    connection.close()


def test_a_stream_before_and_after_its_first_events(opened: tuple[sqlite3.Connection, Group]) -> None:
    connection, group = opened
    streams.create_stream(connection, group.id, "s", 5)
    new = streams.require_stream(connection, group, "s")
    assert (new.created_ms, new.first_ms, new.last_ms, new.ingested_ms) == (5, None, None, None)
    address = LogAddress(*PLACE, "g", "s")
    writer = LogWriter(connection, LogBounds())
    writer.write([(address, 30_000_000, "b"), (address, 20_000_000, "a")], 40)
    writer.write([(address, 25_000_000, "c")], 50)
    found = streams.require_stream(connection, group, "s")
    assert (found.id, found.first_ms, found.last_ms, found.ingested_ms) == (new.id, 20, 30, 50)


def test_one_of_a_name(opened: tuple[sqlite3.Connection, Group]) -> None:
    connection, group = opened
    streams.create_stream(connection, group.id, "s", 5)
    with pytest.raises(ApiError, match="stream already exists"):
        streams.create_stream(connection, group.id, "s", 5)
    with pytest.raises(ApiError, match="stream does not exist"):
        streams.require_stream(connection, group, "t")


def test_a_stream_goes_with_its_events(opened: tuple[sqlite3.Connection, Group]) -> None:
    connection, group = opened
    writer = LogWriter(connection, LogBounds())
    for name in ("s", "t"):
        writer.write([(LogAddress(*PLACE, "g", name), 1, "12345")], 1)
    assert groups.require_group(connection, PLACE, "g").size == 2 * (26 + 5)
    streams.delete_stream(connection, streams.require_stream(connection, group, "s"))
    assert streams.stream_named(connection, group.id, "s") is None
    assert groups.require_group(connection, PLACE, "g").size == 26 + 5
    assert connection.execute("SELECT count(*) FROM log_events").fetchone()[0] == 1


NAMES = st.from_regex(r"[a-c/%_]{1,4}", fullmatch=True)


@given(
    named=st.dictionaries(NAMES, st.none() | st.integers(1, 4), max_size=8),
    prefix=st.just("") | NAMES,
    by_time=st.booleans(),
    descending=st.booleans(),
    limit=st.integers(1, 4),
)
def test_pages_are_a_sorted_list_cut_into_pieces(
    named: dict[str, int | None], prefix: str, by_time: bool, descending: bool, limit: int
) -> None:
    connection, _moved = LOG_FILE.open(Path(":memory:"), 1.0)
    with connection:
        groups.create_group(connection, PLACE, "g", 1)
        group = groups.require_group(connection, PLACE, "g")
        for name, time_ms in named.items():
            streams.create_stream(connection, group.id, name, 1)
            connection.execute("UPDATE log_streams SET last_ms = ? WHERE name = ?", (time_ms, name))
        order = StreamOrder(prefix, by_time, descending)
        found: list[str] = []
        after: tuple[int, str] | None = None
        while page := streams.streams_after(connection, group, order, after, limit):
            assert len(page) <= limit
            found += [stream.name for stream in page]
            after = streams.key_of(page[-1], order)
    connection.close()
    wanted = [name for name in named if name.startswith(prefix)]
    wanted.sort(key=lambda name: ((named[name] or 0) if by_time else 0, name), reverse=descending)
    assert found == wanted
