"""Operations on log groups: made, removed, listed, how long their events are kept, and their tags."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api import groups
from workbench.engine.logs_api.call import LogsCall, Run, name_of
from workbench.engine.logs_api.errors import invalid
from workbench.engine.logs_api.groups import Group, NewGroup
from workbench.engine.logs_api.positions import list_token, read_list_token

PAGE = 50
TAGS = 50
RETENTION_DAYS = (
    *(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731),
    *(1096, 1827, 2192, 2557, 2922, 3288, 3653),
)
_BAD_RETENTION = (
    "1 validation error detected: Value '{}' at 'retentionInDays' failed to satisfy constraint: "
    "Member must satisfy enum value set: [{}]"
)
_NOTHING: Members = {}


async def create_log_group(call: LogsCall) -> Members:
    """CreateLogGroup."""
    given = call.members
    new = NewGroup(given.get("logGroupClass", "STANDARD"), given.get("kmsKeyId", ""), given.get("tags"))
    now_ms = call.store.now_ms
    await call.store.ask(
        lambda connection: groups.create_group(connection, call.place, given["logGroupName"], now_ms, new)
    )
    return _NOTHING


async def delete_log_group(call: LogsCall) -> Members:
    """DeleteLogGroup, with all streams and events."""
    await call.in_group(groups.delete_group)
    return _NOTHING


async def describe_log_groups(call: LogsCall) -> Members:
    """DescribeLogGroups, by name."""
    given = call.members
    if "logGroupNamePrefix" in given and "logGroupNamePattern" in given:
        raise invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.")
    after = read_list_token(given["nextToken"], str)[0] if "nextToken" in given else ""
    found = await call.store.ask(lambda connection: groups.groups_after(connection, call.place, after))
    wanted = [group for group in found if _is_wanted(group, call)]
    limit = given.get("limit", PAGE)
    shown = wanted[:limit]
    output: dict[str, Any] = {"logGroups": [_described(group) for group in shown]}
    return {**output, "nextToken": list_token(shown[-1].name)} if len(wanted) > limit else output


def _is_wanted(group: Group, call: LogsCall) -> bool:
    given = call.members
    named = [name_of(one, call.place) for one in given.get("logGroupIdentifiers", ())]
    return (
        group.name.startswith(given.get("logGroupNamePrefix", ""))
        and given.get("logGroupNamePattern", "") in group.name
        and given.get("logGroupClass", group.kind) == group.kind
        and (not named or group.name in named)
    )


def _described(group: Group) -> Members:
    return {
        "logGroupName": group.name,
        "creationTime": group.created_ms,
        "retentionInDays": group.retention_days,
        "metricFilterCount": 0,
        "arn": f"{group.arn}:*",
        "logGroupArn": group.arn,
        "storedBytes": group.size,
        "kmsKeyId": group.kms_key or None,
        "logGroupClass": group.kind,
    }


async def put_retention_policy(call: LogsCall) -> Members:
    """PutRetentionPolicy; older events go within the hour."""
    days = call.members["retentionInDays"]
    if days not in RETENTION_DAYS:
        raise invalid(_BAD_RETENTION.format(days, ", ".join(map(str, RETENTION_DAYS))))
    await call.in_group(lambda connection, group: groups.set_retention(connection, group, days))
    return _NOTHING


async def delete_retention_policy(call: LogsCall) -> Members:
    """DeleteRetentionPolicy: events are kept for ever, within the bounds of the file."""
    await call.in_group(lambda connection, group: groups.set_retention(connection, group, None))
    return _NOTHING


# -- tags, by ARN or (older) by name


async def list_tags_for_resource(call: LogsCall) -> Members:
    """ListTagsForResource."""
    return {"tags": await call.store.ask(lambda connection: _tagged(connection, call).tags)}


async def tag_resource(call: LogsCall) -> Members:
    """TagResource: further tags, or other values."""
    await _change_tags(call, add=call.members["tags"])
    return _NOTHING


async def untag_resource(call: LogsCall) -> Members:
    """UntagResource; tags that are not there are no error."""
    given = call.members
    await _change_tags(call, remove=given["tagKeys"] if "tagKeys" in given else given["tags"])
    return _NOTHING


async def _change_tags(call: LogsCall, add: Mapping[str, str] | None = None, remove: Iterable[str] = ()) -> None:
    gone = set(remove)

    def change(connection: sqlite3.Connection) -> None:
        group = _tagged(connection, call)
        tags = {key: value for key, value in {**group.tags, **(add or {})}.items() if key not in gone}
        if len(tags) > TAGS:
            raise ApiError("TooManyTagsException", f"A resource can have no more than {TAGS} tags.")
        groups.set_tags(connection, group, tags)

    await call.store.ask(change)


def _tagged(connection: sqlite3.Connection, call: LogsCall) -> Group:
    arn = call.members.get("resourceArn")
    if arn is not None and not arn.startswith("arn:"):
        raise invalid("The ARN provided is invalid.")
    name = call.members["logGroupName"] if arn is None else name_of(arn, call.place)
    return groups.require_group(connection, call.place, name)


OPERATIONS: Mapping[str, Run] = {
    "CreateLogGroup": create_log_group,
    "DeleteLogGroup": delete_log_group,
    "DescribeLogGroups": describe_log_groups,
    "PutRetentionPolicy": put_retention_policy,
    "DeleteRetentionPolicy": delete_retention_policy,
    "ListTagsForResource": list_tags_for_resource,
    "ListTagsLogGroup": list_tags_for_resource,
    "TagResource": tag_resource,
    "TagLogGroup": tag_resource,
    "UntagResource": untag_resource,
    "UntagLogGroup": untag_resource,
}
