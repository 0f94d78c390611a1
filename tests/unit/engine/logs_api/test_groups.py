"""Groups and streams in a file, without operations."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.logs_calls import ELSEWHERE, PLACE
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.state import Place
from workbench.engine.logs_api import groups
from workbench.engine.logs_api.groups import NewGroup
from workbench.engine.logs_api.schema import LOG_FILE


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened, _moved = LOG_FILE.open(tmp_path / "logs.db", 1.0)
    yield opened
    opened.close()


def test_a_group_as_it_was_made(connection: sqlite3.Connection) -> None:
    groups.create_group(connection, PLACE, "a", 5, NewGroup("INFREQUENT_ACCESS", "key", {"t": "1"}))
    found = groups.require_group(connection, PLACE, "a")
    assert (found.place, found.name, found.created_ms, found.retention_days) == (PLACE, "a", 5, None)
    assert (found.kind, found.kms_key, found.tags, found.size) == ("INFREQUENT_ACCESS", "key", {"t": "1"}, 0)
    assert found.arn == "arn:aws:logs:eu-west-1:000000000000:log-group:a"
    assert groups.group_arn(Place("1", "cn-north-1"), "a") == "arn:aws-cn:logs:cn-north-1:1:log-group:a"


def test_places_do_not_see_each_other(connection: sqlite3.Connection) -> None:
    one = groups.create_group(connection, PLACE, "a", 1)
    other = groups.create_group(connection, ELSEWHERE, "a", 2)
    assert one != other
    assert [group.created_ms for group in groups.groups_after(connection, PLACE, "")] == [1]
    groups.delete_group(connection, groups.require_group(connection, PLACE, "a"))
    assert groups.group_named(connection, PLACE, "a") is None
    assert groups.group_named(connection, ELSEWHERE, "a") is not None


def test_one_of_a_name(connection: sqlite3.Connection) -> None:
    groups.create_group(connection, PLACE, "a", 1)
    with pytest.raises(ApiError, match="already exists"):
        groups.create_group(connection, PLACE, "a", 1)
    with pytest.raises(ApiError, match="does not exist"):
        groups.require_group(connection, PLACE, "b")


def test_groups_are_in_ascii_order(connection: sqlite3.Connection) -> None:
    for name in ("b", "/aws/lambda/b", "B", "a", "/aws/lambda/a"):
        groups.create_group(connection, PLACE, name, 1)
    assert [group.name for group in groups.groups_after(connection, PLACE, "")] == [
        "/aws/lambda/a",
        "/aws/lambda/b",
        "B",
        "a",
        "b",
    ]
    assert [group.name for group in groups.groups_after(connection, PLACE, "B")] == ["a", "b"]


def test_what_may_change(connection: sqlite3.Connection) -> None:
    groups.create_group(connection, PLACE, "a", 1)
    group = groups.require_group(connection, PLACE, "a")
    groups.set_retention(connection, group, 7)
    groups.set_tags(connection, group, {"x": "y"})
    changed = groups.require_group(connection, PLACE, "a")
    assert (changed.retention_days, changed.tags) == (7, {"x": "y"})
    groups.set_retention(connection, group, None)
    assert groups.require_group(connection, PLACE, "a").retention_days is None
