"""Answers that are sent whole and as they come, to clients that stay, go and dawdle."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support.sandbox_peer import MemoryTransport
from workbench.engine.http.message import Response, StreamedResponse
from workbench.engine.http.outlet import Outlet
from workbench.engine.http.sending import send_answer
from workbench.engine.http.wire import RequestHead

GET = RequestHead("GET", "/", {}, keep_alive=True, expects_continue=False)
HEAD = GET._replace(method="HEAD")
OLD = GET._replace(old=True)


class Peer(MemoryTransport):
    """A client in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.reset = False

    def abort(self) -> None:
        self.reset = self.closed = True


class Pieces:
    """A generator of pieces that tells when it is closed; an error comes after the last."""

    def __init__(self, *pieces: bytes, error: Exception | None = None) -> None:
        self.asked = 0
        self.closed = False
        self._pieces, self._error = pieces, error

    async def stream(self) -> AsyncIterator[bytes]:
        try:
            for piece in self._pieces:
                self.asked += 1
                yield piece
            if self._error is not None:
                raise self._error
        finally:
            self.closed = True


class Bare:
    """An iterator that cannot be closed."""

    def __aiter__(self) -> "Bare":
        return self

    async def __anext__(self) -> bytes:
        raise StopAsyncIteration


async def streamed(peer: Peer, pieces: Pieces, head: RequestHead = GET) -> bool:
    return await send_answer(Outlet(peer), StreamedResponse(200, (), pieces.stream()), head, close=False)


def sent_body(peer: Peer) -> bytes:
    return peer.written.partition(b"\r\n\r\n")[2]


async def test_a_whole_answer() -> None:
    peer = Peer()
    assert not await send_answer(Outlet(peer), Response(200, b"abc"), GET, close=False)
    assert await send_answer(Outlet(Peer()), Response(200), GET, close=True)
    assert sent_body(peer) == b"abc"


async def test_chunks() -> None:
    peer, pieces = Peer(), Pieces(b"ab", b"", b"c")
    assert not await streamed(peer, pieces)
    assert sent_body(peer) == b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", "an empty piece would have been the end"
    assert pieces.closed


async def test_until_close_for_an_old_client() -> None:
    peer = Peer()
    assert await streamed(peer, Pieces(b"ab", b"c"), OLD)
    assert sent_body(peer) == b"abc"
    assert b"Connection: close\r\n" in peer.written


async def test_an_iterator_that_cannot_be_closed() -> None:
    peer = Peer()
    await send_answer(Outlet(peer), StreamedResponse(200, (), Bare()), GET, close=False)
    assert sent_body(peer) == b"0\r\n\r\n"


async def test_head_asks_for_no_piece() -> None:
    peer, pieces = Peer(), Pieces(b"ab")
    assert not await streamed(peer, pieces, HEAD)
    assert (sent_body(peer), pieces.asked) == (b"", 0)


@pytest.mark.parametrize(("head", "reset"), [(GET, False), (OLD, True)])
async def test_a_failure_is_not_taken_for_the_end(
    head: RequestHead, reset: bool, caplog: pytest.LogCaptureFixture
) -> None:
    peer, pieces = Peer(), Pieces(b"ab", error=LookupError("gone"))
    assert await streamed(peer, pieces, head)
    assert b"0\r\n\r\n" not in peer.written
    assert peer.reset is reset
    assert "LookupError: gone" in caplog.text


async def test_a_slow_client_is_waited_for() -> None:
    peer, pieces = Peer(), Pieces(b"ab", b"cd")
    outlet = Outlet(peer)
    outlet.pause()
    sending = asyncio.gather(send_answer(outlet, StreamedResponse(200, (), pieces.stream()), GET, close=False))
    for _ in range(5):
        await asyncio.sleep(0)
    assert pieces.asked == 1, "the next piece is not asked for"
    outlet.resume()
    await sending
    assert pieces.asked == 2


@pytest.mark.parametrize("before", [True, False])
async def test_a_client_that_goes_ends_it_quietly(before: bool, caplog: pytest.LogCaptureFixture) -> None:
    peer, pieces = Peer(), Pieces(b"ab", b"cd", b"ef")
    outlet = Outlet(peer)
    if before:
        outlet.lose()
    else:
        outlet.pause()
    stream = pieces.stream()
    sending = asyncio.gather(send_answer(outlet, StreamedResponse(200, (), stream), GET, close=False))
    for _ in range(5):
        await asyncio.sleep(0)
    outlet.lose()
    await sending
    assert pieces.asked == (0 if before else 1)
    with pytest.raises(StopAsyncIteration):
        await anext(stream)
    assert not caplog.records
