"""Invokes over the service without HTTP and sandboxes: a scripted engine behind the functions of `LambdaCalls`."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.support.lambda_calls import LambdaCalls
from workbench.engine.http.message import Request, Response, StreamedResponse
from workbench.engine.lambda_api.executors import ExecutorChoice
from workbench.engine.lambda_api.invoking import Invoking
from workbench.engine.lambda_api.launches import Launches
from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.invoke import InvokeRequest, InvokeResult, LogLine, LogSource
from workbench.model.report import Report
from workbench.model.run import Emit, ResponseBegun, ResponseChunk, ResponseReady

Program = Callable[[InvokeRequest, Emit], Awaitable[InvokeResult]]


def result_of(request: InvokeRequest, payload: bytes = b"null", **changes: Any) -> InvokeResult:
    """What a run of the request came to."""
    report = Report(request.request_id, 1.0, 1, 128, 30)
    lines = (LogLine("START RequestId: x", LogSource.PLATFORM, 1), LogLine("hello", LogSource.FUNCTION, 2))
    result = InvokeResult(
        request.request_id, payload, report, request.executor, "e", cold=False, log=lines, trace_id="Root=1-x;Sampled=0"
    )
    return replace(result, executed_version=request.function.version, **changes)


async def echo(request: InvokeRequest, _emit: Emit) -> InvokeResult:
    """The event is the result."""
    return result_of(request, request.payload)


def gives(payload: bytes, **changes: Any) -> Program:
    """A function that gives this result."""

    async def program(request: InvokeRequest, emit: Emit) -> InvokeResult:
        if request.streaming and not changes:
            emit(ResponseReady(payload))
            emit(ResponseBegun("application/json"))
            emit(ResponseChunk(payload))
            return result_of(request, b"")
        return result_of(request, payload, **changes)

    return program


def streams(content_type: str, *pieces: bytes, error: bytes = b"", error_type: str = "") -> Program:
    """A function that streams these pieces, and then may fail."""

    async def program(request: InvokeRequest, emit: Emit) -> InvokeResult:
        assert request.streaming
        emit(ResponseBegun(content_type))
        for piece in pieces:
            emit(ResponseChunk(piece))
        failed = "Unhandled" if error else ""
        emit(ResponseReady(error, failed))
        return result_of(request, error, function_error=failed, error_type=error_type)

    return program


def raises(error: Exception) -> Program:
    """A function that cannot be run."""

    async def program(_request: InvokeRequest, _emit: Emit) -> InvokeResult:
        raise error

    return program


@dataclass
class ScriptedEngine:
    """Runs `program`, whatever the function is."""

    program: Program = echo
    requests: list[InvokeRequest] = field(default_factory=list)
    dry: list[InvokeRequest] = field(default_factory=list)

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        self.requests.append(request)
        return await self.program(request, emit)

    async def accept(self, request: InvokeRequest) -> None:
        raise AssertionError("nothing here is asynchronous")

    async def dry_run(self, request: InvokeRequest) -> None:
        self.dry.append(request)

    async def status(self) -> EngineStatus:
        return EngineStatus((), ())


def invoking_of(calls: LambdaCalls, engine: ScriptedEngine) -> Invoking:
    """What invokes the functions that `calls` has made."""
    launches = Launches(calls.state, calls.desk.workspace, calls.desk.packages, random.random)
    return Invoking(engine, launches, ExecutorChoice(ExecutorKind.PROCESS, engine.status))


def a_request(method: str = "GET", path: str = "/", query: str = "", body: bytes = b"", **headers: str) -> Request:
    """A request to a URL; `_` in names of headers stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request(method, path, query, {"host": "localhost:9999", **named}, body, "127.0.0.1")


async def body_of(answer: Response | StreamedResponse) -> bytes:
    """The whole body of an answer."""
    if isinstance(answer, Response):
        return answer.body
    return b"".join([piece async for piece in answer.chunks])


def header(answer: Response | StreamedResponse, name: str) -> str | None:
    """The value of a header, or None; it must not be there twice."""
    found = [value for one, value in answer.headers if one.lower() == name.lower()]
    assert len(found) <= 1, found
    return found[0] if found else None
