"""Pages and searches against a plain list of what was written."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.logs_calls import PLACE
from workbench.engine.logs_api import events, groups, streams
from workbench.engine.logs_api.events import Event, Search, Window, first_cursor, page_of_stream, search
from workbench.engine.logs_api.groups import Group
from workbench.engine.logs_api.log_writer import LogBounds, LogWriter
from workbench.engine.logs_api.positions import Cursor
from workbench.engine.logs_api.schema import LOG_FILE
from workbench.engine.logs_api.term_pattern import everything
from workbench.model.logs import LogAddress

WRITTEN = st.lists(st.tuples(st.sampled_from("st"), st.integers(0, 5), st.sampled_from("xy")), max_size=14)
WINDOWS = st.builds(Window, st.integers(0, 5), st.integers(0, 5)) | st.just(Window())


def opened(written: list[tuple[str, int, str]]) -> tuple[sqlite3.Connection, Group]:
    """A file in memory with these events (stream, ms, letter), whose messages are letter and number."""
    connection, _moved = LOG_FILE.open(Path(":memory:"), 1.0)
    groups.create_group(connection, PLACE, "g", 1)
    group = groups.require_group(connection, PLACE, "g")
    for name in "st":
        streams.create_stream(connection, group.id, name, 1)
    writer = LogWriter(connection, LogBounds())
    rows = [
        (LogAddress(*PLACE, "g", stream), time_ms * 1_000_000, f"{letter}{number}")
        for number, (stream, time_ms, letter) in enumerate(written)
    ]
    writer.write(rows, 9)
    return connection, group


def in_order(written: list[tuple[str, int, str]], window: Window) -> list[tuple[str, str]]:
    """Stream and message of those in the window, by time and then as they were written."""
    within = [
        (time_ms, number, stream, f"{letter}{number}")
        for number, (stream, time_ms, letter) in enumerate(written)
        if window.start_ms <= time_ms <= window.end_ms
    ]
    return [(stream, message) for _time, _number, stream, message in sorted(within)]


@given(WRITTEN, WINDOWS, st.integers(1, 4), st.booleans())
def test_pages_of_a_stream_are_its_events_one_after_the_other(
    written: list[tuple[str, int, str]], window: Window, limit: int, forward: bool
) -> None:
    connection, group = opened(written)
    stream = streams.require_stream(connection, group, "s")
    found: list[str] = []
    cursor = first_cursor(forward=forward)
    while page := page_of_stream(connection, stream, cursor, window, limit):
        assert len(page) <= limit
        each = [event.message for event in page]
        found = found + each if forward else each + found
        cursor = Cursor(forward, page[-1 if forward else 0].position)
    back = page_of_stream(connection, stream, cursor.turned(), window, 1)
    connection.close()
    assert found == [message for stream, message in in_order(written, window) if stream == "s"]
    assert [event.message for event in back] == (found[-1:] if forward else found[:1]), "and back again"


@given(
    WRITTEN, WINDOWS, st.integers(1, 4), st.booleans(), st.tuples(st.sampled_from(["", "x"]), st.sampled_from("st "))
)
def test_a_search_finds_what_fits_in_order(
    written: list[tuple[str, int, str]], window: Window, limit: int, forward: bool, wanted_in: tuple[str, str]
) -> None:
    term, name = wanted_in[0], wanted_in[1].strip()
    connection, group = opened(written)
    by_id = [streams.require_stream(connection, group, name).id] if name == "s" else None
    asked = Search(window, lambda text: term in text, limit, by_id, "t" if name == "t" else "")
    found: list[tuple[str, str]] = []
    cursor: Cursor | None = first_cursor(forward=forward)
    while cursor is not None:
        page, cursor = search(connection, group, asked, cursor)
        assert len(page) <= limit
        found += [(event.stream, event.message) for event in page]
    connection.close()
    wanted = [one for one in in_order(written, window) if term in one[1] and one[0].startswith(name)]
    assert found == (wanted if forward else wanted[::-1])


@pytest.fixture
def long() -> Iterator[tuple[sqlite3.Connection, Group]]:
    connection, group = opened([("s", 1, "x")] * 20)
    yield connection, group
    connection.close()


def test_a_search_stops_to_let_others_in(
    long: tuple[sqlite3.Connection, Group], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "SEARCHED_EVENTS", 15)
    connection, group = long
    nothing = Search(Window(), lambda _text: False, 10)
    found, following = search(connection, group, nothing, first_cursor(forward=True))
    assert found == []
    assert following is not None
    assert search(connection, group, nothing, following) == ([], None)


def test_a_page_is_about_a_megabyte(long: tuple[sqlite3.Connection, Group], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "PAGE_BYTES", 100)
    connection, group = long
    stream = streams.require_stream(connection, group, "s")
    page = page_of_stream(connection, stream, first_cursor(forward=True), Window(), 100)
    assert 0 < sum(event.size for event in page) <= 100
    found, following = search(connection, group, Search(Window(), everything, 100), first_cursor(forward=True))
    assert 100 < sum(event.size for event in found) < 200
    assert following == Cursor(True, found[-1].position)
    monkeypatch.setattr(events, "PAGE_BYTES", 1)
    (event,) = page_of_stream(connection, stream, first_cursor(forward=True), Window(), 100)
    assert isinstance(event, Event), "one that is larger than a page is one"


def test_events_are_read_in_order_from_an_index(long: tuple[sqlite3.Connection, Group]) -> None:
    connection, group = long
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    stream = streams.require_stream(connection, group, "s")
    search(connection, group, Search(Window(), everything, 5), first_cursor(forward=True))
    search(connection, group, Search(Window(), everything, 5, (stream.id,), "s"), first_cursor(forward=False))
    page_of_stream(connection, stream, first_cursor(forward=False), Window(), 5)
    connection.set_trace_callback(None)
    for statement in statements:
        plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not any("TEMP B-TREE" in step for step in plan), (statement, plan)
