"""Log groups in the file."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.engine.lambda_api.state import Place
from workbench.engine.logs_api.errors import exists_already, no_such_group
from workbench.model.partition import partition


@dataclass(frozen=True, slots=True)
class Group:
    """A log group; `size` is the bytes of its events as AWS counts them, `retention_days` None for ever."""

    id: int
    place: Place
    name: str
    created_ms: int
    retention_days: int | None
    kind: str
    kms_key: str
    tags: Mapping[str, str]
    size: int

    @property
    def arn(self) -> str:
        """Its ARN, without the `:*` that some answers have at its end."""
        return group_arn(self.place, self.name)


@dataclass(frozen=True, slots=True)
class NewGroup:
    """What CreateLogGroup says of a group beside its name."""

    kind: str = "STANDARD"
    kms_key: str = ""
    tags: Mapping[str, str] | None = None


_PLAIN = NewGroup()
_ALL = "SELECT * FROM log_groups WHERE account_id = ? AND region = ?"


def group_arn(place: Place, name: str) -> str:
    """The ARN of a log group."""
    return f"arn:{partition(place.region)}:logs:{place.region}:{place.account_id}:log-group:{name}"


def group_named(connection: sqlite3.Connection, place: Place, name: str) -> Group | None:
    """A group by its name, or None."""
    row = connection.execute(f"{_ALL} AND name = ?", (*place, name)).fetchone()
    return None if row is None else _group(row)


def require_group(connection: sqlite3.Connection, place: Place, name: str) -> Group:
    """A group by its name. Raises ApiError when it is not there."""
    found = group_named(connection, place, name)
    if found is None:
        raise no_such_group()
    return found


def groups_after(connection: sqlite3.Connection, place: Place, name: str) -> list[Group]:
    """The groups of a place whose names come after `name`, in order."""
    rows = connection.execute(f"{_ALL} AND name > ? ORDER BY name", (*place, name))
    return [_group(row) for row in rows]


def create_group(connection: sqlite3.Connection, place: Place, name: str, now_ms: int, new: NewGroup = _PLAIN) -> int:
    """The id of a new group. Raises ApiError when there is one of that name."""
    if group_named(connection, place, name) is not None:
        raise exists_already("log group")
    added = connection.execute(
        "INSERT INTO log_groups (account_id, region, name, created_ms, class, kms_key, tags) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*place, name, now_ms, new.kind, new.kms_key, json.dumps(new.tags or {})),
    )
    return int(added.lastrowid or 0)


def delete_group(connection: sqlite3.Connection, group: Group) -> None:
    """Remove a group with all that is in it."""
    for table in ("log_events", "log_streams"):
        connection.execute(f"DELETE FROM {table} WHERE group_id = ?", (group.id,))
    connection.execute("DELETE FROM log_groups WHERE id = ?", (group.id,))


def set_retention(connection: sqlite3.Connection, group: Group, days: int | None) -> None:
    """Keep the events of a group so many days, or for ever."""
    connection.execute("UPDATE log_groups SET retention_days = ? WHERE id = ?", (days, group.id))


def set_tags(connection: sqlite3.Connection, group: Group, tags: Mapping[str, str]) -> None:
    """Replace the tags of a group."""
    connection.execute("UPDATE log_groups SET tags = ? WHERE id = ?", (json.dumps(tags), group.id))


def _group(row: sqlite3.Row) -> Group:
    return Group(
        id=row["id"],
        place=Place(row["account_id"], row["region"]),
        name=row["name"],
        created_ms=row["created_ms"],
        retention_days=row["retention_days"],
        kind=row["class"],
        kms_key=row["kms_key"],
        tags=json.loads(row["tags"]),
        size=row["bytes"],
    )
