import asyncio
import logging
import sqlite3
import threading
from pathlib import Path

import pytest

from tests.support.logs_calls import PLACE, LogsCalls
from workbench.base.aio import TaskOwner
from workbench.engine.logs_api import log_store
from workbench.engine.logs_api.log_store import LogStore
from workbench.engine.logs_api.schema import FILE_NAME
from workbench.model.errors import EngineError
from workbench.model.logs import LogAddress

ADDRESS = LogAddress(*PLACE, "g", "s")


def texts(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT message FROM log_events ORDER BY id")]


async def test_what_was_taken_is_there_when_somebody_asks(logs: LogsCalls) -> None:
    logs.write("a", "b")
    assert await logs.store.ask(texts) == ["a", "b"]
    logs.write("c")
    assert await logs.store.ask(texts) == ["a", "b", "c"]


async def test_it_is_written_after_a_while_without_being_asked(
    logs: LogsCalls, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(log_store, "WRITE_AFTER_S", 0.0)
    written = asyncio.Event()
    settled = logs.store._written

    def tell(events: int, characters: int) -> None:
        settled(events, characters)
        written.set()

    monkeypatch.setattr(logs.store, "_written", tell)
    logs.write("a")
    assert not (tmp_path / FILE_NAME).exists(), "never on the loop that functions wait for"
    await written.wait()
    assert logs.store._unwritten == logs.store._characters == 0
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        assert texts(connection) == ["a"]
    connection.close()


async def test_closing_writes_what_waits(tmp_path: Path) -> None:
    first = LogsCalls(tmp_path)
    first.write("a")
    await first.store.close()
    await first.store.close()
    first.write("too late")
    with pytest.raises(EngineError, match="have been closed"):
        await first.store.ask(texts)
    second = LogsCalls(tmp_path)
    assert await second.store.ask(texts) == ["a"]
    await second.store.close()


async def test_listeners_hear_at_once(logs: LogsCalls) -> None:
    heard: list[str] = []

    def hear(_address: LogAddress, _time_ns: int, text: str) -> None:
        heard.append(text)

    logs.store.listen(hear)
    logs.write("a")
    assert heard == ["a"]
    logs.store.unlisten(hear)
    logs.write("b")
    assert heard == ["a"]


async def test_what_comes_too_fast_is_left_out_and_counted(
    logs: LogsCalls, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(log_store, "WAITING_EVENTS", 3)
    with caplog.at_level(logging.WARNING):
        logs.write(*"abcde")
        assert await logs.store.ask(texts) == ["a", "b", "c"]
        assert "2 log lines came faster" in caplog.text
        logs.write("f")
        assert await logs.store.ask(texts) == ["a", "b", "c", "f"]
    monkeypatch.setattr(log_store, "WAITING_CHARACTERS", 10)
    logs.write("x" * 10, "y")
    assert "y" not in await logs.store.ask(texts)


async def test_a_call_that_is_given_up_runs_to_its_end(logs: LogsCalls) -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def call(_connection: sqlite3.Connection) -> None:
        begun.set()
        go_on.wait()
        ended.set()

    tasks = TaskOwner(lambda _error: None)
    asking = tasks.start(logs.store.ask(call))
    await asyncio.to_thread(begun.wait)
    asking.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert ended.is_set()


async def test_the_clock(tmp_path: Path) -> None:
    store = LogStore(tmp_path, now_ns=lambda: 5_999_999)
    assert store.now_ms == 5
    await store.close()
