from typing import Any

import pytest

from tests.support.logs_calls import ELSEWHERE, GROUP, NOW_MS, STREAM, LogsCalls, messages
from workbench.engine.logs_api import event_operations
from workbench.engine.logs_api.log_writer import DAY_MS

HERE: dict[str, Any] = {"logGroupName": GROUP, "logStreamName": STREAM}


async def put(logs: LogsCalls, *events: tuple[int, str]) -> dict[str, Any]:
    """Events so many ms from now."""
    given = [{"timestamp": logs.now_ms + after_ms, "message": message} for after_ms, message in events]
    return await logs.do("PutLogEvents", **HERE, logEvents=given)


async def refused(logs: LogsCalls, *events: tuple[int, str]) -> str:
    given = [{"timestamp": logs.now_ms + after_ms, "message": message} for after_ms, message in events]
    code, message = await logs.fails("PutLogEvents", **HERE, logEvents=given)
    assert code == "InvalidParameterException"
    return message


# -- PutLogEvents


async def test_events_are_put_and_got(logs: LogsCalls) -> None:
    for operation, missing in (("CreateLogGroup", "group"), ("CreateLogStream", "stream")):
        error = await logs.fails("PutLogEvents", **HERE, logEvents=[{"timestamp": NOW_MS, "message": "a"}])
        assert error == ("ResourceNotFoundException", f"The specified log {missing} does not exist.")
        await logs.do(operation, **({"logGroupName": GROUP} if missing == "group" else HERE))
    output = await put(logs, (-5, "a"), (-5, "b"), (0, "c"))
    assert "rejectedLogEventsInfo" not in output
    found = await logs.do("GetLogEvents", **HERE)
    assert found["events"][0] == {"timestamp": NOW_MS - 5, "message": "a", "ingestionTime": NOW_MS}
    assert messages(found) == ["a", "b", "c"]


async def test_batches_that_are_refused(logs: LogsCalls, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.write("x")
    assert (await refused(logs, (1, "a"), (0, "b"))).endswith("must be in chronological order.")
    assert (await refused(logs, (-DAY_MS - 1, "a"), (0, "b"))).endswith("cannot span more than 24 hours.")
    monkeypatch.setattr(event_operations, "EVENT_BYTES", 5)
    assert await refused(logs, (0, "éééé")) == "Log event too large: 34 bytes exceeds limit of 5"
    monkeypatch.setattr(event_operations, "BATCH_BYTES", 50)
    assert await refused(logs, (0, "a"), (0, "b")) == "Upload too large: 54 bytes exceeds limit of 50"
    assert messages(await logs.do("GetLogEvents", **HERE)) == ["x"]


async def test_events_that_are_too_old_or_too_new_are_left_out(logs: LogsCalls) -> None:
    logs.write("x")
    output = await put(logs, (-15 * DAY_MS, "old"), (-15 * DAY_MS, "old"))
    assert output["rejectedLogEventsInfo"] == {"tooOldLogEventEndIndex": 2}
    output = await put(logs, (0, "fine"), (2 * 3_600_000, "just"), (2 * 3_600_000 + 1, "new"))
    assert output["rejectedLogEventsInfo"] == {"tooNewLogEventStartIndex": 2}
    await logs.do("PutRetentionPolicy", logGroupName=GROUP, retentionInDays=3)
    output = await put(logs, (-3 * DAY_MS - 1, "expired"), (-3 * DAY_MS, "fine"))
    assert output["rejectedLogEventsInfo"] == {"expiredLogEventEndIndex": 1}
    assert messages(await logs.do("GetLogEvents", **HERE)) == ["fine", "x", "fine", "just"]


# -- GetLogEvents


async def test_the_latest_come_first_unless_told_otherwise(logs: LogsCalls) -> None:
    logs.write(*"abcde")
    assert messages(await logs.do("GetLogEvents", **HERE, limit=2)) == ["d", "e"]
    assert messages(await logs.do("GetLogEvents", **HERE, limit=2, startFromHead=True)) == ["a", "b"]
    by_arn: dict[str, Any] = {"logGroupIdentifier": f"arn:aws:logs:eu-west-1:000000000000:log-group:{GROUP}"}
    assert len(messages(await logs.do("GetLogEvents", **by_arn, logStreamName=STREAM))) == 5


async def test_forwards_to_the_end_and_on_when_more_comes(logs: LogsCalls) -> None:
    logs.write(*"abc")
    first = await logs.do("GetLogEvents", **HERE, limit=2, startFromHead=True)
    second = await logs.do("GetLogEvents", **HERE, limit=2, nextToken=first["nextForwardToken"])
    assert messages(second) == ["c"]
    end = await logs.do("GetLogEvents", **HERE, nextToken=second["nextForwardToken"])
    assert (messages(end), end["nextForwardToken"]) == ([], second["nextForwardToken"])
    back = await logs.do("GetLogEvents", **HERE, nextToken=end["nextBackwardToken"], limit=2)
    assert messages(back) == ["b", "c"]
    logs.now_ms += 10
    logs.write("d")
    more = await logs.do("GetLogEvents", **HERE, nextToken=end["nextForwardToken"])
    assert messages(more) == ["d"]


async def test_backwards_to_the_beginning(logs: LogsCalls) -> None:
    logs.write(*"abc")
    first = await logs.do("GetLogEvents", **HERE, limit=2)
    second = await logs.do("GetLogEvents", **HERE, limit=2, nextToken=first["nextBackwardToken"])
    assert (messages(first), messages(second)) == (["b", "c"], ["a"])
    end = await logs.do("GetLogEvents", **HERE, nextToken=second["nextBackwardToken"])
    assert (messages(end), end["nextBackwardToken"]) == ([], second["nextBackwardToken"])
    assert messages(await logs.do("GetLogEvents", **HERE, nextToken=end["nextForwardToken"], limit=1)) == ["a"]


async def test_an_empty_stream_has_tokens_that_lead_to_what_comes(logs: LogsCalls) -> None:
    await logs.do("CreateLogGroup", logGroupName=GROUP)
    await logs.do("CreateLogStream", **HERE)
    for head in (True, False):
        empty = await logs.do("GetLogEvents", **HERE, startFromHead=head)
        again = await logs.do("GetLogEvents", **HERE, nextToken=empty["nextForwardToken"])
        assert again["nextForwardToken"] == empty["nextForwardToken"]
    logs.write("a")
    assert messages(await logs.do("GetLogEvents", **HERE, nextToken=empty["nextForwardToken"])) == ["a"]


async def test_times_of_get_begin_with_the_start_and_end_before_the_end(logs: LogsCalls) -> None:
    logs.write(*"abcd")
    times: dict[str, Any] = {"startTime": NOW_MS + 1, "endTime": NOW_MS + 3}
    assert messages(await logs.do("GetLogEvents", **HERE, **times)) == ["b", "c"]
    assert messages(await logs.do("GetLogEvents", **HERE, startTime=10**30)) == []
    assert len(messages(await logs.do("GetLogEvents", **HERE, endTime=10**30))) == 4
    assert messages(await logs.do("GetLogEvents", **HERE, endTime=0)) == []


async def test_what_get_refuses(logs: LogsCalls) -> None:
    logs.write("a")
    error = await logs.fails("GetLogEvents", **HERE, nextToken="nonsense")
    assert error == ("InvalidParameterException", "The specified nextToken is invalid.")
    error = await logs.fails("GetLogEvents", logGroupName=GROUP, logStreamName="none")
    assert error == ("ResourceNotFoundException", "The specified log stream does not exist.")
    code, _message = await logs.fails("GetLogEvents", ELSEWHERE, **HERE)
    assert code == "ResourceNotFoundException", "another account has its own"


# -- FilterLogEvents


async def test_events_of_all_streams_by_time(logs: LogsCalls) -> None:
    logs.write("a1", "a2", "a3", stream="a")
    logs.write("b1", "b2", "b3", stream="b")
    found = await logs.do("FilterLogEvents", logGroupName=GROUP)
    assert messages(found) == ["a1", "b1", "a2", "b2", "a3", "b3"]
    assert found["searchedLogStreams"] == []
    assert "nextToken" not in found
    event = found["events"][1]
    assert len(event.pop("eventId")) == 56
    assert event == {"logStreamName": "b", "timestamp": NOW_MS, "message": "b1", "ingestionTime": NOW_MS}
    ids = [event["eventId"] for event in found["events"] if "eventId" in event]
    assert ids == sorted(set(ids))
    newest = await logs.do("FilterLogEvents", logGroupName=GROUP, startFromHead=False, limit=4)
    assert messages(newest) == ["b3", "a3", "b2", "a2"]
    rest = await logs.do("FilterLogEvents", logGroupName=GROUP, nextToken=newest["nextToken"])
    assert messages(rest) == ["b1", "a1"], "the token says the direction"


async def test_which_streams_and_times(logs: LogsCalls) -> None:
    for stream in ("a/1", "a/2", "b/1"):
        logs.write(f"{stream} first", f"{stream} second", stream=stream)
    found = await logs.do("FilterLogEvents", logGroupName=GROUP, logStreamNames=["a/1", "b/1"], filterPattern="first")
    assert messages(found) == ["a/1 first", "b/1 first"]
    found = await logs.do("FilterLogEvents", logGroupName=GROUP, logStreamNamePrefix="a/", startTime=NOW_MS + 1)
    assert messages(found) == ["a/1 second", "a/2 second"]
    found = await logs.do("FilterLogEvents", logGroupName=GROUP, logStreamNamePrefix="a/1", endTime=NOW_MS + 1)
    assert messages(found) == ["a/1 first", "a/1 second"], "the end is included"
    error = await logs.fails("FilterLogEvents", logGroupName=GROUP, logStreamNames=["none"])
    assert error == ("ResourceNotFoundException", "The specified log stream does not exist.")
    code, _message = await logs.fails(
        "FilterLogEvents", logGroupName=GROUP, logStreamNames=["a/1"], logStreamNamePrefix="a"
    )
    assert code == "InvalidParameterException"


async def test_patterns(logs: LogsCalls) -> None:
    logs.write('{"level": "ERROR", "ms": 20}\n', '{"level": "INFO", "ms": 5}\n', "plain ERROR\n")
    for pattern, count in (('{ $.level = "ERROR" }', 1), ("{ $.ms > 1 }", 2), ("ERROR", 2), ("-ERROR", 1), ("", 3)):
        found = await logs.do("FilterLogEvents", logGroupName=GROUP, filterPattern=pattern)
        assert len(messages(found)) == count, pattern
    error = await logs.fails("FilterLogEvents", logGroupName=GROUP, filterPattern="a-b")
    assert error == ("InvalidParameterException", "Invalid filter pattern")


async def test_a_search_in_pages(logs: LogsCalls) -> None:
    logs.write(*(f"{'odd' if number % 2 else 'even'} {number}" for number in range(25)))
    pages = await logs.pages("FilterLogEvents", "events", logGroupName=GROUP, filterPattern="odd", limit=5)
    assert [len(page) for page in pages] == [5, 5, 2]
    assert [event["message"] for page in pages for event in page] == [f"odd {number}" for number in range(1, 25, 2)]
    exact = await logs.pages("FilterLogEvents", "events", logGroupName=GROUP, limit=25)
    assert [len(page) for page in exact] == [25], "no empty page at the end"
    error = await logs.fails("FilterLogEvents", logGroupName=GROUP, nextToken="nonsense")
    assert error == ("InvalidParameterException", "The specified nextToken is invalid.")
