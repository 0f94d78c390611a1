import contextlib
import sqlite3
from pathlib import Path

import pytest

from workbench.engine.sqlite_file import DamagedFileError, SqliteFile, transaction
from workbench.model.errors import EngineError


class NotesError(EngineError):
    """What cannot be done with notes."""


FIRST = ("CREATE TABLE notes (text TEXT)",)
SECOND = ("ALTER TABLE notes ADD COLUMN time INTEGER DEFAULT 7",)
OLD = SqliteFile("The notes", (FIRST,), "Update the program.", NotesError)
NEW = SqliteFile("The notes", (FIRST, SECOND), "Update the program.", NotesError, durable=False)


def test_an_older_file_is_brought_to_the_newest_schema_with_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "notes.db"
    with contextlib.closing(OLD.open(path, 0.1)[0]) as connection:
        connection.execute("INSERT INTO notes VALUES ('kept')")
    with contextlib.closing(NEW.open(path, 0.1)[0]) as connection:
        assert tuple(connection.execute("SELECT text, time FROM notes").fetchone()) == ("kept", 7)
    with pytest.raises(NotesError, match="written by a newer version") as found:
        OLD.open(path, 0.1)
    assert found.value.next_step == "Update the program."


@pytest.mark.parametrize(("file", "level"), [(OLD, 2), (NEW, 1)])
def test_how_durable_it_is(tmp_path: Path, file: SqliteFile, level: int) -> None:
    with contextlib.closing(file.open(tmp_path / "notes.db", 0.1)[0]) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == level


def test_a_migration_is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    OLD.open(path, 0.1)[0].close()
    broken = SqliteFile("The notes", (FIRST, ("CREATE TABLE more (x)", "NO SQL")), "", NotesError)
    with pytest.raises(NotesError):
        broken.open(path, 0.1)
    with contextlib.closing(OLD.open(path, 0.1)[0]) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone()[0] == 0


def test_what_a_look_finds_damaged_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    OLD.open(path, 0.1)[0].close()
    looks: list[int] = []

    def look(_connection: sqlite3.Connection) -> None:
        looks.append(1)
        if len(looks) == 1:
            raise DamagedFileError

    connection, moved_to = OLD.open(path, 0.1, look)
    connection.close()
    assert moved_to is not None
    assert moved_to.exists()
    assert len(looks) == 2


def test_another_programs_lock_is_told_and_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with contextlib.closing(OLD.open(path, 0.1)[0]) as connection, transaction(connection):
        connection.execute("INSERT INTO notes VALUES ('mine')")
        with pytest.raises(NotesError, match="The notes cannot be opened"):
            NEW.open(path, 0.01)
    assert list(tmp_path.glob("*damaged*")) == []
