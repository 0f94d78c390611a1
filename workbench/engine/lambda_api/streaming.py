"""InvokeWithResponseStream: the response as event-stream frames while it arrives (LAMBDA_FACTS §3.1, §3.5)."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import replace

from workbench.base.aio import TaskOwner
from workbench.engine import event_stream
from workbench.engine.event_stream import CONTENT_TYPE
from workbench.engine.http.message import Response, StreamedResponse
from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.invoking import Asked, Invoking
from workbench.engine.lambda_api.streamed_run import Chunks, StreamedRun
from workbench.engine.loglines import tail
from workbench.model.errors import EngineError
from workbench.model.invoke import InvocationType, InvokeRequest, InvokeResult


async def invoke_with_response_stream(
    invoking: Invoking, members: Members, asked: Asked, tasks: TaskOwner
) -> Response | StreamedResponse:
    """The answer to a call; the run is a task of `tasks`.

    Raises EngineError as Invoke does, for all that goes wrong before the response begins. What goes wrong later, and
    the function's own failure at any time, is told by the last frame.
    """
    if members.get("InvocationType") == InvocationType.DRY_RUN:
        await invoking.invoke(members, asked)
        return Response(204, b"", [("x-amzn-RequestId", asked.request_id)])
    request = await invoking.request(members, asked, InvocationType.REQUEST_RESPONSE)
    run = start(invoking, replace(request, streaming=True), tasks)
    await run.begun()
    frames = _frames(run, with_log=members.get("LogType") == "Tail")
    return StreamedResponse(200, list(_headers(request).items()), Chunks(frames, run.leave))


def start(invoking: Invoking, request: InvokeRequest, tasks: TaskOwner) -> StreamedRun:
    """Begin to run a request whose response is streamed."""
    run = StreamedRun()
    tasks.start(run.follow(invoking.run(request, run.emit)), "lambda-stream")
    return run


def _headers(request: InvokeRequest) -> Mapping[str, str]:
    return {
        "Content-Type": CONTENT_TYPE,
        "x-amzn-RequestId": request.request_id,
        "X-Amz-Executed-Version": request.function.version,
    }


async def _frames(run: StreamedRun, *, with_log: bool) -> AsyncGenerator[bytes, None]:
    try:
        while piece := await run.take():
            for frame in event_stream.payload_chunks(piece):
                yield frame
        yield _complete(await run.result(), with_log=with_log)
    except EngineError as error:
        yield event_stream.exception("ServiceException", str(error))


def _complete(result: InvokeResult, *, with_log: bool) -> bytes:
    log_tail = tail(result.log) if with_log else b""
    if not result.function_error:
        return event_stream.invoke_complete(log_tail=log_tail)
    details = result.payload.decode("utf-8", "replace")
    return event_stream.invoke_complete(result.error_type or result.function_error, details, log_tail)
