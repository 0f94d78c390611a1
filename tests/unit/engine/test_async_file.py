import contextlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.async_file import AsyncStoreError, open_file, told_as_ours
from workbench.engine.async_rows import MIGRATIONS
from workbench.engine.sqlite_file import transaction
from workbench.model.errors import EngineError


def opened(path: Path) -> sqlite3.Connection:
    connection, moved_to = open_file(path, 0.05)
    assert moved_to is None
    return connection


def test_a_new_file_has_the_newest_schema_and_is_durable(tmp_path: Path) -> None:
    path = tmp_path / "new" / "async.db"
    with contextlib.closing(opened(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    with contextlib.closing(opened(path)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone()[0] == 0


def test_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "async.db"
    path.write_bytes(b"no database at all, but long enough to look like one" * 50)
    connection, moved_to = open_file(path, 0.05)
    connection.close()
    assert moved_to is not None
    assert moved_to.name.startswith("async.damaged-")
    assert moved_to.read_bytes().startswith(b"no database")


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "async.db"
    with contextlib.closing(opened(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(AsyncStoreError, match="newer version"):
        open_file(path, 0.05)
    assert [each.name for each in tmp_path.glob("*damaged*")] == []


def test_events_of_an_earlier_version_have_no_timeout_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "async.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO events VALUES ('id', '', '', '', '', '', '', '', '', '', 1, 0, 0, 0, '', '', '', '')"
        )
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with contextlib.closing(opened(path)) as connection:
        assert connection.execute("SELECT timeout_override_s FROM events").fetchone()[0] == 0.0


def test_a_transaction_is_whole_or_nothing(tmp_path: Path) -> None:
    with contextlib.closing(opened(tmp_path / "async.db")) as connection:
        with contextlib.suppress(KeyError), transaction(connection):
            connection.execute("CREATE TABLE half (x)")
            raise KeyError
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone()[0] == 0
        assert not connection.in_transaction


def test_errors_are_the_engines(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(EngineError, match="cannot be opened"):
        open_file(tmp_path / "a file" / "async.db", 0.05)
    with pytest.raises(AsyncStoreError, match=r"It is so\. Disk I/O error\."), told_as_ours("It is so."):
        raise sqlite3.OperationalError("disk I/O error")


@given(st.binary(max_size=200))
def test_whatever_is_in_the_file_it_opens_or_says_why(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("file") / "async.db"
    path.write_bytes(content)
    connection, _moved_to = open_file(path, 0.05)
    connection.close()
