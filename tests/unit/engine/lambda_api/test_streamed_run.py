import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.served_invokes import result_of
from workbench.base.aio import TaskOwner
from workbench.engine.lambda_api.streamed_run import Chunks, StreamedRun
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError, ThrottledError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import EnvironmentReady, ResponseBegun, ResponseChunk, ResponseReady

CONFIG = FunctionConfig(name="f", runtime="python3.11", handler="app.handler", code_path=Path("/code"))
TASKS = TaskOwner(lambda _error: None)
REQUEST = InvokeRequest(CONFIG, b"{}", "id", ExecutorKind.PROCESS)


async def ends(result: InvokeResult | Exception) -> InvokeResult:
    if isinstance(result, Exception):
        raise result
    return result


async def whole(run: StreamedRun) -> bytes:
    found = b""
    while piece := await run.take():
        found += piece
    return found


async def test_a_response_is_passed_on_while_the_function_runs() -> None:
    run, gate = StreamedRun(), asyncio.Event()

    async def work() -> InvokeResult:
        run.emit(EnvironmentReady("e", cold=True))
        run.emit(ResponseBegun("text/plain"))
        run.emit(ResponseChunk(b"a"))
        await gate.wait()
        run.emit(ResponseChunk(b"b"))
        return result_of(REQUEST, b"")

    task = TASKS.start(run.follow(work()))
    assert await run.begun() == "text/plain"
    assert await run.take() == b"a"
    assert not task.done()
    gate.set()
    assert await whole(run) == b"b"
    assert (await run.result()).request_id == "id"
    await task


async def test_the_client_does_not_wait_for_extensions() -> None:
    run, gate = StreamedRun(), asyncio.Event()

    async def work() -> InvokeResult:
        run.emit(ResponseBegun(""))
        run.emit(ResponseChunk(b"a"))
        run.emit(ResponseReady(b""))
        await gate.wait()
        return result_of(REQUEST, b"")

    task = TASKS.start(run.follow(work()))
    assert await run.begun() == ""
    assert await whole(run) == b"a"
    assert await run.failure() is None
    assert not task.done()
    gate.set()
    await task


async def test_a_response_that_comes_whole_is_told_after_the_run() -> None:
    run = StreamedRun()
    run.emit(ResponseReady(b"whole"))
    run.emit(ResponseBegun("application/json"))
    run.emit(ResponseChunk(b"whole"))
    await run.follow(ends(result_of(REQUEST, b"")))
    assert await run.begun() == "application/json"
    assert await whole(run) == b"whole"
    assert await run.failure() is None


async def test_a_function_that_fails_before_it_begins() -> None:
    run = StreamedRun()
    await run.follow(ends(result_of(REQUEST, b"{}", function_error="Unhandled")))
    assert await run.begun() is None
    assert await whole(run) == b""
    assert await run.failure() == "Unhandled"


async def test_a_function_that_fails_in_the_middle() -> None:
    run = StreamedRun()
    run.emit(ResponseBegun("text/plain"))
    run.emit(ResponseChunk(b"a"))
    run.emit(ResponseReady(b"{}", "Unhandled"))
    await run.follow(ends(result_of(REQUEST, b"{}", function_error="Unhandled", error_type="Function.X")))
    assert await run.begun() == "text/plain"
    assert await whole(run) == b"a"
    assert await run.failure() == "Function.X"


async def test_what_cannot_be_run_is_raised() -> None:
    run, error = StreamedRun(), ThrottledError("x", 1)
    await run.follow(ends(error))
    with pytest.raises(ThrottledError):
        await run.begun()
    with pytest.raises(ThrottledError):
        await run.result()


async def test_a_run_that_is_stopped_is_told() -> None:
    run = StreamedRun()
    task = TASKS.start(run.follow(asyncio.sleep(1000, result_of(REQUEST))))
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    with pytest.raises(EngineError, match="stopped"):
        await run.begun()


async def test_after_its_client_has_left_nothing_is_kept() -> None:
    run = StreamedRun()
    run.emit(ResponseBegun(""))
    run.emit(ResponseChunk(b"a"))
    run.leave()
    run.emit(ResponseChunk(b"b"))
    await run.follow(ends(result_of(REQUEST, b"")))
    assert await whole(run) == b""


async def pieces(noted: list[str]) -> AsyncGenerator[bytes, None]:
    noted.append("began")
    yield b"a"
    yield b"b"


async def test_chunks_are_those_of_the_generator() -> None:
    assert [piece async for piece in Chunks(pieces([]), lambda: None)] == [b"a", b"b"]


@pytest.mark.parametrize("started", [False, True])
async def test_chunks_tell_that_they_are_left_even_if_nobody_took_one(started: bool) -> None:
    noted: list[str] = []
    chunks = Chunks(pieces(noted), lambda: noted.append("left"))
    if started:
        await anext(chunks)
    await chunks.aclose()
    assert noted == (["began", "left"] if started else ["left"])
