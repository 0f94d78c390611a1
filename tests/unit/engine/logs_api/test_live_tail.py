import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from botocore.eventstream import EventStreamBuffer

from tests.support.logs_calls import ELSEWHERE, GROUP, PLACE, STREAM, LogsCalls
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api import live_tail
from workbench.engine.logs_api.call import LogsCall
from workbench.engine.logs_api.live_tail import LiveTails, Tempo

ARN = f"arn:aws:logs:eu-west-1:000000000000:log-group:{GROUP}"
Frame = tuple[str, dict[str, Any]]


class Session:
    """A session, and what it tells, frame by frame."""

    def __init__(self, logs: LogsCalls, chunks: AsyncIterator[bytes], tails: LiveTails) -> None:
        self.logs = logs
        self.tails = tails
        self.chunks = chunks

    async def next(self) -> Frame:
        """The next frame: its kind and its members, as botocore reads it."""
        buffer = EventStreamBuffer()
        buffer.add_data(await anext(self.chunks))
        (message,) = list(buffer)
        headers: Any = message.headers
        return headers.get(":event-type") or headers[":exception-type"], json.loads(message.payload)

    async def texts(self) -> list[str]:
        """The messages of the next update."""
        kind, update = await self.next()
        assert kind == "sessionUpdate"
        return [one["message"] for one in update["sessionResults"]]


async def begin(logs: LogsCalls, tempo: Tempo = Tempo(0.0), **members: Any) -> Session:  # noqa: B008 - it is frozen
    """A session that has told what it is about."""
    session = await unbegun(logs, tempo, **members)
    assert await session.next() == ("initial-response", {})
    assert (await session.next())[0] == "sessionStart"
    return session


async def unbegun(logs: LogsCalls, tempo: Tempo, **members: Any) -> Session:
    given = {"logGroupIdentifiers": [ARN]} | members
    tails = LiveTails(logs.store, tempo)
    return Session(logs, await tails.start(LogsCall(PLACE, given, logs.store, "request-1")), tails)


async def fails(logs: LogsCalls, **members: Any) -> ApiError:
    with pytest.raises(ApiError) as found:
        await unbegun(logs, Tempo(), **members)
    return found.value


@pytest.fixture(autouse=True)
async def group(logs: LogsCalls) -> None:
    await logs.do("CreateLogGroup", logGroupName=GROUP)


async def test_what_a_session_says_of_itself(logs: LogsCalls) -> None:
    session = await unbegun(logs, Tempo(0.0), logStreamNames=[STREAM], logEventFilterPattern="a")
    assert await session.next() == ("initial-response", {})
    kind, told = await session.next()
    assert kind == "sessionStart"
    assert len(told.pop("sessionId")) == 36
    assert told == {
        "requestId": "request-1",
        "logGroupIdentifiers": [ARN],
        "logStreamNames": [STREAM],
        "logStreamNamePrefixes": [],
        "logEventFilterPattern": "a",
    }


async def test_events_as_they_come(logs: LogsCalls) -> None:
    logs.write("before")
    session = await begin(logs)
    logs.write("a\n", "b\n")
    kind, update = await session.next()
    assert (kind, update["sessionMetadata"]) == ("sessionUpdate", {"sampled": False})
    first = update["sessionResults"][0]
    assert first.pop("ingestionTime") > 0
    assert first == {
        "logStreamName": STREAM,
        "logGroupIdentifier": ARN,
        "message": "a\n",
        "timestamp": logs.now_ms,
    }
    assert await session.texts() == [], "told once, and an update without events is one"
    logs.write("a\ud800")
    assert await session.texts() == ["a\ud800"], "nothing is lost while the client takes the last update"


@pytest.mark.parametrize(
    ("members", "texts"),
    [
        ({}, ["error 1", "fine 1", "error 2"]),
        ({"logEventFilterPattern": "error"}, ["error 1", "error 2"]),
        ({"logStreamNames": ["s/2"]}, ["error 2"]),
        ({"logStreamNamePrefixes": ["s/1", "x"]}, ["error 1", "fine 1"]),
    ],
)
async def test_which_events(logs: LogsCalls, members: dict[str, Any], texts: list[str]) -> None:
    session = await begin(logs, **members)
    logs.write("error 1", "fine 1", stream="s/1")
    logs.write("error 2", stream="s/2")
    logs.write("error 3", group="other")
    logs.write("error 4", place=ELSEWHERE)
    assert await session.texts() == texts


async def test_too_many_are_sampled(logs: LogsCalls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_tail, "EVENTS_BETWEEN", 30)
    monkeypatch.setattr(live_tail, "EVENTS_AT_ONCE", 10)
    session = await begin(logs)
    logs.write(*map(str, range(40)))
    _kind, update = await session.next()
    assert update["sessionMetadata"] == {"sampled": True}
    assert [one["message"] for one in update["sessionResults"]] == [str(number) for number in range(0, 30, 3)]


async def test_a_session_times_out(logs: LogsCalls) -> None:
    session = await begin(logs, Tempo(0.0, 0.0))
    kind, told = await session.next()
    assert (kind, "three hours" in told["message"]) == ("SessionTimeoutException", True)
    with pytest.raises(StopAsyncIteration):
        await session.next()


async def test_a_closing_service_ends_a_session_that_waits(logs: LogsCalls) -> None:
    session = await begin(logs, Tempo(3600.0))
    loop = asyncio.get_running_loop()
    logs.write("last")
    loop.call_soon(session.tails.close)
    assert await session.texts() == ["last"]
    with pytest.raises(StopAsyncIteration):
        await session.next()


async def test_nobody_listens_after_a_client_has_gone(logs: LogsCalls) -> None:
    session = await begin(logs)
    assert len(logs.store._listeners) == 1
    chunks: Any = session.chunks
    await chunks.aclose()
    assert not logs.store._listeners


async def test_sessions_that_are_refused(logs: LogsCalls) -> None:
    missing = await fails(logs, logGroupIdentifiers=[f"{ARN}2"])
    assert (missing.code, missing.message) == (
        "ResourceNotFoundException",
        "The specified log group does not exist.",
    )
    for members in (
        {"logGroupIdentifiers": [GROUP]},
        {"logGroupIdentifiers": [f"{ARN}:*"]},
        {"logGroupIdentifiers": [ARN.replace("eu-west-1", "eu-west-2")]},
        {"logStreamNames": ["a"], "logStreamNamePrefixes": ["b"]},
        {"logGroupIdentifiers": [ARN, f"{ARN}2"], "logStreamNames": ["a"]},
        {"logEventFilterPattern": "a-b"},
    ):
        assert (await fails(logs, **members)).code == "InvalidParameterException", members
    assert logs.store._listeners == ()
