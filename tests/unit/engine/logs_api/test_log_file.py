import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.logs_calls import PLACE
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api import groups
from workbench.engine.logs_api.log_file import EXPIRE_EVERY_MS, LogFile
from workbench.engine.logs_api.log_writer import DAY_MS, LogBounds
from workbench.engine.logs_api.schema import FILE_NAME
from workbench.model.errors import EngineError
from workbench.model.logs import LogAddress

ADDRESS = LogAddress(*PLACE, "g", "s")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[LogFile]:
    made = LogFile(tmp_path, LogBounds())
    yield made
    made.close()


def count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM log_events").fetchone()[0])


def test_nothing_is_made_before_it_is_needed(file: LogFile, tmp_path: Path) -> None:
    file.write([], 1)
    assert not (tmp_path / FILE_NAME).exists()
    assert file.run(count, 1) == 0
    assert (tmp_path / FILE_NAME).exists()


def test_what_is_written_is_there_the_next_time(file: LogFile, tmp_path: Path) -> None:
    file.write([(ADDRESS, 1, "a")], 1)
    file.close()
    again = LogFile(tmp_path, LogBounds())
    assert again.run(count, 2) == 1
    again.close()
    again.close()


def test_a_call_that_fails_changes_nothing(file: LogFile) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        groups.create_group(connection, PLACE, "a", 1)
        groups.create_group(connection, PLACE, "a", 1)

    with pytest.raises(ApiError, match="already exists"):
        file.run(fails, 1)
    assert file.run(lambda connection: groups.groups_after(connection, PLACE, ""), 1) == []


def test_sqlites_errors_are_ours(file: LogFile) -> None:
    with pytest.raises(EngineError, match=r"The logs cannot be read\. No such table"):
        file.run(lambda connection: connection.execute("SELECT * FROM gone"), 1)


def test_a_removed_group_is_made_anew(file: LogFile) -> None:
    file.write([(ADDRESS, 1, "a")], 1)
    file.run(lambda connection: groups.delete_group(connection, groups.require_group(connection, PLACE, "g")), 2)
    file.write([(ADDRESS, 1, "b")], 3)
    assert file.run(lambda connection: groups.require_group(connection, PLACE, "g").created_ms, 4) == 3


def test_a_damaged_file_is_put_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database" * 1000)
    file = LogFile(tmp_path, LogBounds())
    with caplog.at_level(logging.ERROR):
        file.write([(ADDRESS, 1, "a")], 1)
    assert "is kept as logs.damaged-" in caplog.text
    assert file.run(count, 1) == 1
    file.close()


def test_trouble_is_told_once_until_it_is_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "folder"
    folder.write_text("in the way")
    file = LogFile(folder, LogBounds())
    with caplog.at_level(logging.WARNING):
        for _time in range(2):
            file.write([(ADDRESS, 1, "a")], 1)
        assert caplog.text.count("1 events are lost.") == 1
        folder.unlink()
        file.write([(ADDRESS, 1, "b")], 1)
        file.close()
        (folder / FILE_NAME).unlink()
        folder.rmdir()
        folder.write_text("again")
        file.write([(ADDRESS, 1, "c")], 1)
    assert caplog.text.count("1 events are lost.") == 2


def test_events_expire_once_an_hour(file: LogFile) -> None:
    start_ms = 100 * DAY_MS
    file.write([(ADDRESS, (start_ms - 2 * DAY_MS) * 1_000_000, "old")], start_ms)
    file.run(
        lambda connection: groups.set_retention(connection, groups.require_group(connection, PLACE, "g"), 1), start_ms
    )
    assert file.run(count, start_ms + EXPIRE_EVERY_MS - 1) == 1
    assert file.run(count, start_ms + EXPIRE_EVERY_MS) == 0
