"""Sends an answer, whole or as it comes."""

from collections.abc import AsyncIterator

from workbench.base.log import logger
from workbench.engine.http.answers import LAST_CHUNK, Framing, chunk, framing, streamed_head, whole_answer
from workbench.engine.http.message import Response, StreamedResponse
from workbench.engine.http.outlet import Outlet
from workbench.engine.http.wire import RequestHead

_log = logger("http")


async def send_answer(outlet: Outlet, answer: Response | StreamedResponse, head: RequestHead, *, close: bool) -> bool:
    """Send `answer` to the request of `head` and wait until the client has read most of it.

    Returns whether the connection ends with it: because it shall (`close`), or because nothing else can show the end.
    """
    if isinstance(answer, Response):
        outlet.send(*whole_answer(answer, head, close=close))
    else:
        close = await _stream(outlet, answer, head, close=close)
    await outlet.flows()
    return close


async def _stream(outlet: Outlet, answer: StreamedResponse, head: RequestHead, *, close: bool) -> bool:
    how = framing(answer.status, head)
    close = close or how is Framing.UNTIL_CLOSE
    outlet.send(streamed_head(answer.status, answer.headers, head, close=close))
    try:
        await _send_chunks(outlet, answer.chunks, how)
    except Exception:
        _log.exception("%s %s failed while it was streamed", head.method, head.target)
        if how is Framing.CHUNKED:
            return True
        outlet.cut()  # only a reset tells a client without chunks that there should have been more
    return close


async def _send_chunks(outlet: Outlet, chunks: AsyncIterator[bytes], how: Framing) -> None:
    try:
        if how is Framing.EMPTY or outlet.is_lost():
            return
        async for data in chunks:
            if data:
                outlet.send(chunk(data) if how is Framing.CHUNKED else data)
                await outlet.flows()
            if outlet.is_lost():
                return
    finally:
        await _close(chunks)
    if how is Framing.CHUNKED:
        outlet.send(LAST_CHUNK)


async def _close(chunks: AsyncIterator[bytes]) -> None:
    """Only generators can be closed; other iterators have nothing to let go of."""
    close = getattr(chunks, "aclose", None)
    if close is not None:
        await close()
