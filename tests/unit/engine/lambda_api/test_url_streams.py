import asyncio
import json
from pathlib import Path

import pytest

from tests.support.served_invokes import Program, body_of, gives, raises, result_of, streams
from workbench.base.aio import TaskOwner
from workbench.engine.http.message import Response, StreamedResponse
from workbench.engine.lambda_api.streamed_run import StreamedRun
from workbench.engine.lambda_api.url_prelude import INTEGRATION_TYPE
from workbench.engine.lambda_api.url_response import MalformedResponseError
from workbench.engine.lambda_api.url_streams import StreamFailedError, streamed
from workbench.model.environment import ExecutorKind
from workbench.model.errors import ThrottledError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit, ResponseBegun, ResponseChunk

CONFIG = FunctionConfig(name="f", runtime="python3.11", handler="app.handler", code_path=Path("/code"))
TASKS = TaskOwner(lambda _error: None)
REQUEST = InvokeRequest(CONFIG, b"{}", "id", ExecutorKind.PROCESS, streaming=True)
PRELUDE = json.dumps(
    {"statusCode": 201, "headers": {"Content-Type": "text/html"}, "cookies": ["a=1"]}
).encode() + bytes(8)
HEADERS = [("Content-Type", "text/html"), ("Set-Cookie", "a=1")]


async def answer_of(program: Program) -> Response | StreamedResponse:
    """What a function that does this is answered with; it has run to its end."""
    run = StreamedRun()
    await run.follow(program(REQUEST, run.emit))
    return await streamed(run)


async def test_the_prelude_says_status_and_headers() -> None:
    answer = await answer_of(streams(INTEGRATION_TYPE, PRELUDE + b"a", b"b"))
    assert (answer.status, answer.headers) == (201, HEADERS)
    assert await body_of(answer) == b"ab"


async def test_the_prelude_may_come_in_pieces() -> None:
    pieces = [bytes([byte]) for byte in PRELUDE + b"ab"]
    answer = await answer_of(streams(INTEGRATION_TYPE, *pieces))
    assert (answer.status, answer.headers, await body_of(answer)) == (201, HEADERS, b"ab")


@pytest.mark.parametrize(
    ("given", "told"), [("", "application/octet-stream"), ("text/event-stream", "text/event-stream")]
)
async def test_without_a_prelude_it_is_200(given: str, told: str) -> None:
    answer = await answer_of(streams(given, PRELUDE))
    assert (answer.status, answer.headers) == (200, [("Content-Type", told)])
    assert await body_of(answer) == PRELUDE, "it is the body"


async def test_a_function_that_does_not_stream_is_sent_as_it_is() -> None:
    payload = b'{"statusCode": 418, "body": "x"}'
    answer = await answer_of(gives(payload))
    assert (answer.status, await body_of(answer)) == (200, payload), "as on AWS: its JSON is the body"


async def test_an_answer_begins_before_the_function_ends() -> None:
    run, gate = StreamedRun(), asyncio.Event()

    async def program(request: InvokeRequest, emit: Emit) -> InvokeResult:
        emit(ResponseBegun(INTEGRATION_TYPE))
        emit(ResponseChunk(PRELUDE))
        await gate.wait()
        emit(ResponseChunk(b"late"))
        return result_of(request, b"")

    task = TASKS.start(run.follow(program(REQUEST, run.emit)))
    answer = await streamed(run)
    assert answer.status == 201
    gate.set()
    assert await body_of(answer) == b"late"
    await task


async def test_a_failure_before_the_response_is_502() -> None:
    answer = await answer_of(gives(b"{}", function_error="Unhandled"))
    assert (answer.status, await body_of(answer)) == (502, b"Internal Server Error")


async def test_a_failure_in_the_middle_cuts_the_answer() -> None:
    answer = await answer_of(streams(INTEGRATION_TYPE, PRELUDE + b"a", error=b"{}", error_type="Function.Broke"))
    assert isinstance(answer, StreamedResponse)
    assert await anext(answer.chunks) == b"a"
    with pytest.raises(StreamFailedError, match=r"Function\.Broke"):
        await anext(answer.chunks)


async def test_a_response_without_a_byte() -> None:
    answer = await answer_of(streams("text/plain"))
    assert (answer.status, await body_of(answer)) == (200, b"")


@pytest.mark.parametrize("data", [b"", b"{}", b"no" + bytes(8)])
async def test_a_prelude_that_is_none(data: bytes) -> None:
    with pytest.raises(MalformedResponseError):
        await answer_of(streams(INTEGRATION_TYPE, data))


async def test_what_cannot_be_run_is_raised() -> None:
    with pytest.raises(ThrottledError):
        await answer_of(raises(ThrottledError("x", 1)))
