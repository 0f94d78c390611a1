import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.runs import a_run
from workbench.app.stores import run_database
from workbench.app.stores.run_codec import from_row, to_row
from workbench.app.stores.run_database import FILE_NAME, INTERRUPTED, MIGRATIONS, RunDatabase
from workbench.model.errors import StoreError
from workbench.model.run import RunOutcome


@pytest.fixture
def database(tmp_path: Path) -> Iterator[RunDatabase]:
    opened = RunDatabase(tmp_path / "history")
    yield opened
    opened.close()


def ids(database: RunDatabase) -> list[str]:
    return [row["id"] for row in database.recent(100, 100)]


def test_put_get_and_replace(database: RunDatabase) -> None:
    database.put(to_row(a_run("a", RunOutcome.RUNNING)), 10)
    assert ids(database) == []
    database.put(to_row(a_run("a")), 10)
    row = database.get("a")
    assert row is not None
    assert from_row(row) == a_run("a")
    assert database.get("b") is None
    assert ids(database) == ["a"]


def test_queued_runs_are_of_the_program_that_saw_to_them_last(tmp_path: Path) -> None:
    first, second = RunDatabase(tmp_path), RunDatabase(tmp_path)
    first.put(to_row(a_run("a", RunOutcome.QUEUED)), 10)
    assert first.queued() == [("a", "/w")]
    assert ids(first) == ["a"]
    assert second.queued() == []
    assert ids(second) == [], "another program's: it is not told here what becomes of it"
    second.put(to_row(a_run("a", RunOutcome.QUEUED)), 10)
    assert first.queued() == []
    assert second.queued() == [("a", "/w")]
    second.close()
    assert first.queued() == [("a", "/w")], "its program is gone"
    first.clear()
    assert first.get("a") is not None
    first.close()
    third = RunDatabase(tmp_path)
    assert from_row(third.recent(1, 100)[0]).outcome is RunOutcome.QUEUED
    third.close()


LATER_COLUMNS = ("options", "queue", "source", "event_type", "environment", "carriers")


def test_rows_of_the_first_version_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_database, "MIGRATIONS", MIGRATIONS[:1])
    RunDatabase(tmp_path).close()
    monkeypatch.undo()
    row = to_row(a_run("a"))
    result = json.loads(row["result"] or "")
    for later in ("streamed_bytes", "content_type", "trace_id"):
        del result[later]
    for later in ("restore_ms", "billed_restore_ms", "trace"):
        del result["report"][later]
    known = {name: value for name, value in row.items() if name not in LATER_COLUMNS}
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as old, old:
        names = ", ".join(known)
        values = ", ".join(f":{name}" for name in known)
        old.execute(
            f"INSERT INTO runs ({names}, holder) VALUES ({values}, 'h')", {**known, "result": json.dumps(result)}
        )
    opened = RunDatabase(tmp_path)
    assert from_row(opened.recent(1, 1000)[0]) == a_run("a")
    opened.close()


def test_the_oldest_leave(database: RunDatabase) -> None:
    for number in range(10):
        database.put(to_row(a_run(str(number), started_ns=number)), 3)
    assert ids(database) == ["9", "8", "7"]


def test_large_runs_come_in_brief(database: RunDatabase) -> None:
    database.put(to_row(a_run("large", event=b"x" * 1000)), 10)
    brief = from_row(database.recent(1, 900)[0])
    whole = from_row(database.recent(1, 2000)[0])
    assert brief.event == b""
    assert brief.result is not None
    assert (brief.result.payload, brief.result.log) == (b"", ())
    assert brief.result.report == whole.result.report if whole.result else False
    assert whole == a_run("large", event=b"x" * 1000)


def test_clear_leaves_what_runs(database: RunDatabase) -> None:
    database.put(to_row(a_run("a")), 10)
    database.put(to_row(a_run("b", RunOutcome.RUNNING)), 10)
    database.clear()
    assert database.get("a") is None
    assert database.get("b") is not None


def test_runs_of_a_program_that_died_are_errors(tmp_path: Path) -> None:
    first = RunDatabase(tmp_path)
    first.put(to_row(a_run("a", RunOutcome.RUNNING)), 10)
    second = RunDatabase(tmp_path)
    row = second.get("a")
    assert row is not None
    assert row["outcome"] == "running", "the first program still lives"
    second.close()
    first.close()
    third = RunDatabase(tmp_path)
    run = from_row(third.recent(1, 100)[0])
    assert run.outcome is RunOutcome.ERROR
    assert run.error is not None
    assert run.error.what == INTERRUPTED
    third.close()


@pytest.mark.parametrize("damage", [b"this is no database, and long enough to tell" * 100, None])
def test_a_damaged_file_is_moved_aside(tmp_path: Path, damage: bytes | None) -> None:
    first = RunDatabase(tmp_path)
    for number in range(50):
        first.put(to_row(a_run(str(number))), 100)
    first.close()
    path = tmp_path / FILE_NAME
    data = path.read_bytes()
    path.write_bytes(damage if damage is not None else data[:100] + b"\xff" * 4096 + data[4196:])
    second = RunDatabase(tmp_path)
    assert second.moved_to is not None
    assert second.moved_to.exists()
    assert ids(second) == []
    second.put(to_row(a_run("new")), 10)
    assert ids(second) == ["new"]
    second.close()


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    RunDatabase(tmp_path).close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        RunDatabase(tmp_path)
    assert not list(tmp_path.glob("*damaged*"))
    assert not list(tmp_path.glob("*.alive"))


def test_migrations_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = RunDatabase(tmp_path)
    first.put(to_row(a_run("a")), 10)
    first.close()
    monkeypatch.setattr(run_database, "MIGRATIONS", (*MIGRATIONS, ("ALTER TABLE runs ADD COLUMN note TEXT",)))
    second = RunDatabase(tmp_path)
    assert ids(second) == ["a"]
    second.close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert connection.execute("SELECT note FROM runs").fetchone() == (None,)
    connection.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    RunDatabase(tmp_path).close()
    broken = (*MIGRATIONS, ("ALTER TABLE runs ADD COLUMN note TEXT", "ALTER TABLE nothing ADD COLUMN x"))
    monkeypatch.setattr(run_database, "MIGRATIONS", broken)
    with pytest.raises(StoreError):
        RunDatabase(tmp_path)
    monkeypatch.undo()
    again = RunDatabase(tmp_path)
    again.put(to_row(a_run("a")), 10)
    again.close()


def test_a_full_disk_is_told(database: RunDatabase) -> None:
    database._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="full"):
        database.put(to_row(a_run(event=b"x" * 100_000)), 10)


def test_a_folder_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened"):
        RunDatabase(tmp_path / "file")
