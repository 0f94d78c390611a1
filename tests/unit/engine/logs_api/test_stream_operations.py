from typing import Any

from tests.support.logs_calls import GROUP, NOW_MS, STREAM, LogsCalls
from workbench.engine.logs_api.positions import list_token

MISSING = ("ResourceNotFoundException", "The specified log stream does not exist.")


async def names(logs: LogsCalls, **members: Any) -> list[str]:
    found = await logs.do("DescribeLogStreams", logGroupName=GROUP, **members)
    return [stream["logStreamName"] for stream in found["logStreams"]]


async def test_a_stream_is_made_shown_and_removed(logs: LogsCalls) -> None:
    missing = await logs.fails("CreateLogStream", logGroupName=GROUP, logStreamName=STREAM)
    assert missing == ("ResourceNotFoundException", "The specified log group does not exist.")
    await logs.do("CreateLogGroup", logGroupName=GROUP)
    await logs.do("CreateLogStream", logGroupName=GROUP, logStreamName=STREAM)
    error = await logs.fails("CreateLogStream", logGroupName=GROUP, logStreamName=STREAM)
    assert error == ("ResourceAlreadyExistsException", "The specified log stream already exists")
    (stream,) = (await logs.do("DescribeLogStreams", logGroupName=GROUP))["logStreams"]
    assert len(stream.pop("uploadSequenceToken")) == 56
    assert stream == {
        "logStreamName": STREAM,
        "creationTime": NOW_MS,
        "firstEventTimestamp": None,
        "lastEventTimestamp": None,
        "lastIngestionTime": None,
        "arn": f"arn:aws:logs:eu-west-1:000000000000:log-group:{GROUP}:log-stream:{STREAM}",
        "storedBytes": 0,
    }
    await logs.do("DeleteLogStream", logGroupName=GROUP, logStreamName=STREAM)
    assert await names(logs) == []
    assert await logs.fails("DeleteLogStream", logGroupName=GROUP, logStreamName=STREAM) == MISSING


async def test_times_of_events(logs: LogsCalls) -> None:
    logs.write("a", "b", "c")
    (stream,) = (await logs.do("DescribeLogStreams", logGroupName=GROUP))["logStreams"]
    assert (stream["firstEventTimestamp"], stream["lastEventTimestamp"]) == (NOW_MS, NOW_MS + 2)
    assert stream["lastIngestionTime"] == stream["creationTime"] == NOW_MS


async def test_the_order_of_streams(logs: LogsCalls) -> None:
    for number, name in enumerate(("b/1", "a/2", "a/1", "c")):
        logs.now_ms = NOW_MS + number
        logs.write("x", stream=name)
    assert await names(logs) == ["a/1", "a/2", "b/1", "c"]
    assert await names(logs, descending=True, orderBy="LogStreamName") == ["c", "b/1", "a/2", "a/1"]
    assert await names(logs, orderBy="LastEventTime", descending=True) == ["c", "a/1", "a/2", "b/1"]
    assert await names(logs, orderBy="LastEventTime", limit=2) == ["b/1", "a/2"]
    assert await names(logs, logStreamNamePrefix="a/") == ["a/1", "a/2"]
    error = await logs.fails("DescribeLogStreams", logGroupName=GROUP, orderBy="LastEventTime", logStreamNamePrefix="a")
    assert error == ("InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.")


async def test_streams_in_pages(logs: LogsCalls) -> None:
    for number in range(53):
        logs.write("x", stream=f"{number:02}")
    for order in ({}, {"orderBy": "LastEventTime", "descending": True}):
        pages = await logs.pages("DescribeLogStreams", "logStreams", logGroupName=GROUP, **order)
        assert [len(page) for page in pages] == [50, 3]
        assert len({stream["logStreamName"] for page in pages for stream in page}) == 53
    exact = await logs.pages("DescribeLogStreams", "logStreams", logGroupName=GROUP, limit=53)
    assert len(exact) == 1, "no empty page at the end"
    error = await logs.fails("DescribeLogStreams", logGroupName=GROUP, nextToken=list_token("x"))
    assert error == ("InvalidParameterException", "The specified nextToken is invalid.")
