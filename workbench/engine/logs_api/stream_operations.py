"""Operations on log streams: made, removed and listed."""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.call import Members
from workbench.engine.logs_api import streams
from workbench.engine.logs_api.call import LogsCall, Run
from workbench.engine.logs_api.errors import invalid
from workbench.engine.logs_api.positions import list_token, read_list_token
from workbench.engine.logs_api.streams import Stream, StreamOrder

PAGE = 50
_NOTHING: Members = {}


async def create_log_stream(call: LogsCall) -> Members:
    """CreateLogStream."""
    name, now_ms = call.members["logStreamName"], call.store.now_ms
    await call.in_group(lambda connection, group: streams.create_stream(connection, group.id, name, now_ms))
    return _NOTHING


async def delete_log_stream(call: LogsCall) -> Members:
    """DeleteLogStream, with its events."""
    name = call.members["logStreamName"]
    await call.in_group(
        lambda connection, group: streams.delete_stream(connection, streams.require_stream(connection, group, name))
    )
    return _NOTHING


async def describe_log_streams(call: LogsCall) -> Members:
    """DescribeLogStreams, by name or by the time of the last event."""
    given = call.members
    order = StreamOrder(
        given.get("logStreamNamePrefix", ""),
        given.get("orderBy") == "LastEventTime",
        given.get("descending", False),
    )
    if order.by_time and order.prefix:
        raise invalid("Cannot order by LastEventTime with a logStreamNamePrefix.")
    after: Any = read_list_token(given["nextToken"], int, str) if "nextToken" in given else None
    limit = given.get("limit", PAGE)
    arn, found = await call.in_group(
        lambda connection, group: (group.arn, streams.streams_after(connection, group, order, after, limit + 1))
    )
    shown = found[:limit]
    output: dict[str, Any] = {"logStreams": [_described(stream, arn) for stream in shown]}
    if len(found) > limit:
        output["nextToken"] = list_token(*streams.key_of(shown[-1], order))
    return output


def _described(stream: Stream, group_arn: str) -> Members:
    return {
        "logStreamName": stream.name,
        "creationTime": stream.created_ms,
        "firstEventTimestamp": stream.first_ms,
        "lastEventTimestamp": stream.last_ms,
        "lastIngestionTime": stream.ingested_ms,
        "uploadSequenceToken": f"{stream.id:056d}",
        "arn": f"{group_arn}:log-stream:{stream.name}",
        "storedBytes": 0,
    }


OPERATIONS: Mapping[str, Run] = {
    "CreateLogStream": create_log_stream,
    "DeleteLogStream": delete_log_stream,
    "DescribeLogStreams": describe_log_streams,
}
