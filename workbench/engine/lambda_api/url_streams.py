"""The response of a URL whose InvokeMode is RESPONSE_STREAM, sent while it arrives (LAMBDA_FACTS §1.5, §6.19)."""

from collections.abc import AsyncGenerator

from workbench.engine.http.message import Response, StreamedResponse
from workbench.engine.lambda_api.streamed_run import Chunks, StreamedRun
from workbench.engine.lambda_api.url_answers import function_failed
from workbench.engine.lambda_api.url_prelude import PreludeParser, has_prelude
from workbench.engine.lambda_api.url_response import STREAM_TYPE, Head, MalformedResponseError
from workbench.model.errors import EngineError


class StreamFailedError(EngineError):
    """A function failed in the middle of its response: the connection is cut."""


async def streamed(run: StreamedRun) -> Response | StreamedResponse:
    """The response to a run that has been started, as soon as its head is known.

    Raises EngineError when it could not be run, MalformedResponseError for a prelude that is none.
    """
    try:
        head, first = await _begin(run)
    except BaseException:
        run.leave()
        raise
    if head is None:
        return function_failed()
    return StreamedResponse(head.status, head.headers, Chunks(_pieces(run, first), run.leave))


async def _begin(run: StreamedRun) -> tuple[Head | None, bytes]:
    """Status and headers, and what of the body came with them; None when the function failed before."""
    content_type = await run.begun()
    if content_type is None and (await run.result()).function_error:
        return None, b""
    if content_type is not None and has_prelude(content_type):
        return await _prelude(run)
    return Head(200, [("Content-Type", content_type or STREAM_TYPE)]), b""


async def _prelude(run: StreamedRun) -> tuple[Head, bytes]:
    parser = PreludeParser()
    while piece := await run.take():
        if (found := parser.feed(piece)) is not None:
            return found
    raise MalformedResponseError("The response ended in its prelude.")


async def _pieces(run: StreamedRun, first: bytes) -> AsyncGenerator[bytes, None]:
    """The body; raises where the function fails, so that the client does not take the part for the whole."""
    if first:
        yield first
    while piece := await run.take():
        yield piece
    if (error := await run.failure()) is not None:
        raise StreamFailedError(f"The function failed in the middle of its response: {error}")
