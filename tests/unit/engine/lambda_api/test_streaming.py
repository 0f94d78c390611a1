"""InvokeWithResponseStream; AWS's own parser reads the frames."""

import asyncio
import base64
import importlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from tests.support.served_invokes import (
    Program,
    ScriptedEngine,
    body_of,
    gives,
    header,
    invoking_of,
    raises,
    result_of,
    streams,
)
from workbench.base.aio import TaskOwner
from workbench.engine.http.message import Response, StreamedResponse
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.invoking import Asked
from workbench.engine.lambda_api.streamed_run import Chunks
from workbench.engine.lambda_api.streaming import invoke_with_response_stream
from workbench.model.errors import EngineError, InvalidRequestError, ThrottledError
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit, ResponseBegun, ResponseChunk

# By name, for botocore has no types of its own.
BOTOCORE: Any = importlib.import_module("botocore.eventstream")
DOCUMENT = b'{"errorMessage":"x"}'


class Streams:
    """Calls of the operation on one function."""

    def __init__(self, calls: LambdaCalls) -> None:
        self.engine = ScriptedEngine()
        self.tasks = TaskOwner(lambda error: pytest.fail(str(error)))
        self._calls = calls

    async def ask(self, program: Program, **members: Any) -> Response | StreamedResponse:
        """The answer of a function that does this."""
        self.engine.program = program
        given = {"FunctionName": "f", "Payload": b"{}", **members}
        invoking = invoking_of(self._calls, self.engine)
        return await invoke_with_response_stream(invoking, given, Asked(PLACE, "id-1"), self.tasks)

    async def frames(self, program: Program, **members: Any) -> list[tuple[str, bytes]]:
        """The type and the payload of each frame."""
        return read(await body_of(await self.ask(program, **members)))


def read(data: bytes) -> list[tuple[str, bytes]]:
    buffer = BOTOCORE.EventStreamBuffer()
    buffer.add_data(data)
    return [
        (message.headers.get(":event-type") or message.headers[":exception-type"], message.payload)
        for message in buffer
    ]


@pytest.fixture
async def function(calls: LambdaCalls) -> AsyncIterator[Streams]:
    await calls.function(Publish=True)
    made = Streams(calls)
    yield made
    await made.tasks.close()


async def test_a_stream_comes_in_frames(function: Streams) -> None:
    answer = await function.ask(streams("text/plain", b"one", b"two"))
    assert isinstance(answer, StreamedResponse)
    assert answer.status == 200
    assert header(answer, "Content-Type") == "application/vnd.amazon.eventstream"
    assert header(answer, "X-Amz-Executed-Version") == "$LATEST"
    assert header(answer, "x-amzn-RequestId") == "id-1"
    assert read(await body_of(answer)) == [
        ("PayloadChunk", b"one"),
        ("PayloadChunk", b"two"),
        ("InvokeComplete", b"{}"),
    ]


async def test_the_version_that_runs_is_told(function: Streams) -> None:
    answer = await function.ask(streams("", b"x"), Qualifier="1")
    assert header(answer, "X-Amz-Executed-Version") == "1"
    await body_of(answer)


async def test_frames_come_while_the_function_runs(function: Streams) -> None:
    gate = asyncio.Event()

    async def program(request: InvokeRequest, emit: Emit) -> InvokeResult:
        emit(ResponseBegun("text/plain"))
        emit(ResponseChunk(b"one"))
        await gate.wait()
        emit(ResponseChunk(b"two"))
        return result_of(request, b"")

    answer = await function.ask(program)
    assert isinstance(answer, StreamedResponse)
    assert read(await anext(answer.chunks)) == [("PayloadChunk", b"one")]
    gate.set()
    assert [kind for kind, _payload in read(await body_of(answer))] == ["PayloadChunk", "InvokeComplete"]


async def test_a_function_that_does_not_stream_comes_in_one_piece(function: Streams) -> None:
    assert await function.frames(gives(b'{"a":1}')) == [("PayloadChunk", b'{"a":1}'), ("InvokeComplete", b"{}")]


async def test_a_large_response_is_told_whole(function: Streams) -> None:
    pieces = [bytes([number]) * 1_000_000 for number in range(9)]
    frames = await function.frames(streams("", *pieces))
    assert b"".join(payload for kind, payload in frames if kind == "PayloadChunk") == b"".join(pieces)
    assert frames[-1][0] == "InvokeComplete"


@pytest.mark.parametrize("pieces", [(), (b"part",)])
async def test_a_failure_is_told_at_the_end(function: Streams, pieces: tuple[bytes, ...]) -> None:
    frames = await function.frames(streams("", *pieces, error=DOCUMENT, error_type="Function.Broke"))
    assert frames[:-1] == [("PayloadChunk", piece) for piece in pieces]
    kind, payload = frames[-1]
    assert (kind, json.loads(payload)) == (
        "InvokeComplete",
        {"ErrorCode": "Function.Broke", "ErrorDetails": DOCUMENT.decode()},
    )


async def test_a_failure_before_the_first_byte_is_told_so_too(function: Streams) -> None:
    [(kind, payload)] = await function.frames(gives(DOCUMENT, function_error="Unhandled"))
    assert kind == "InvokeComplete"
    assert json.loads(payload) == {"ErrorCode": "Unhandled", "ErrorDetails": DOCUMENT.decode()}


async def test_the_log_is_told_to_who_asks(function: Streams) -> None:
    frames = await function.frames(streams("", b"x"), LogType="Tail")
    log = base64.b64decode(json.loads(frames[-1][1])["LogResult"])
    assert log == b"START RequestId: x\nhello\n"
    assert (await function.frames(streams("", b"x"), LogType="None"))[-1][1] == b"{}"


async def test_a_dry_run_runs_nothing(function: Streams) -> None:
    answer = await function.ask(raises(AssertionError()), InvocationType="DryRun")
    assert isinstance(answer, Response)
    assert (answer.status, answer.body, header(answer, "x-amzn-RequestId")) == (204, b"", "id-1")
    assert (len(function.engine.dry), function.engine.requests) == (1, [])


async def test_what_goes_wrong_before_the_response_is_an_error(function: Streams) -> None:
    with pytest.raises(ThrottledError):
        await function.ask(raises(ThrottledError("x", 1)))
    with pytest.raises(ApiError, match="Function not found"):
        await function.ask(streams(""), FunctionName="g")
    with pytest.raises(InvalidRequestError, match="Could not parse"):
        await function.ask(streams(""), Payload=b"{")


async def test_what_goes_wrong_later_is_a_frame(function: Streams) -> None:
    async def program(_request: InvokeRequest, emit: Emit) -> InvokeResult:
        emit(ResponseBegun(""))
        emit(ResponseChunk(b"part"))
        raise EngineError("The sandbox vanished.")

    assert await function.frames(program) == [
        ("PayloadChunk", b"part"),
        ("ServiceException", b'{"message":"The sandbox vanished."}'),
    ]


async def test_a_run_goes_on_when_its_client_hangs_up(function: Streams) -> None:
    gate, ended = asyncio.Event(), asyncio.Event()

    async def program(request: InvokeRequest, emit: Emit) -> InvokeResult:
        emit(ResponseBegun(""))
        await gate.wait()
        emit(ResponseChunk(b"x"))
        ended.set()
        return result_of(request, b"")

    answer = await function.ask(program)
    assert isinstance(answer, StreamedResponse)
    assert isinstance(answer.chunks, Chunks)
    await answer.chunks.aclose()
    gate.set()
    await ended.wait()
