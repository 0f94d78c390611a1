"""What connections share: handlers that fail, and an end that waits."""

import asyncio
from collections.abc import Callable

import pytest

from workbench.base.aio import TaskOwner
from workbench.engine.http.message import Request, Response
from workbench.engine.http.serving import BROKEN, Bounds, Serving
from workbench.engine.http.wire import RequestHead

HEAD = RequestHead("GET", "/a", {}, keep_alive=True, expects_continue=False)
REQUEST = Request("GET", "/a", "", {}, b"", "::1")


def _raise(error: BaseException) -> None:
    raise error


def room(_head: RequestHead) -> tuple[int, Callable[[], Response]]:
    return 9, lambda: Response(413)


async def fine(_request: Request) -> Response:
    return Response(200)


class Peer:
    """A connection that is idle or busy."""

    def __init__(self, among: Serving, *, busy: bool) -> None:
        self.cuts = 0
        self._among, self._busy = among, busy
        self.before = among.join(self)

    def retire(self) -> None:
        if not self._busy:
            self._among.leave(self)

    def cut(self) -> None:
        self.cuts += 1
        self._among.leave(self)


def serving(handler: Callable[[Request], object] = fine) -> Serving:
    async def handle(request: Request) -> Response:
        found = handler(request)
        return found if isinstance(found, Response) else Response(200)

    return Serving(handle, room, TaskOwner(_raise), Bounds())


async def test_a_handler_that_raises(caplog: pytest.LogCaptureFixture) -> None:
    def bad(_request: Request) -> None:
        raise LookupError("gone")

    assert await serving(bad).answer(REQUEST) == BROKEN
    assert "LookupError: gone" in caplog.text
    assert "GET /a failed" in caplog.text


async def test_a_limit_that_raises(caplog: pytest.LogCaptureFixture) -> None:
    def bad(_head: RequestHead) -> tuple[int, Callable[[], Response]]:
        raise LookupError("gone")

    incoming = Serving(fine, bad, TaskOwner(_raise), Bounds()).incoming(HEAD)
    assert incoming.is_announced_too_long
    assert incoming.refusal() == BROKEN
    assert "LookupError: gone" in caplog.text


async def test_the_limit_gives_the_room() -> None:
    assert serving().incoming(HEAD).add(b"x" * 9)
    assert not serving().incoming(HEAD).add(b"x" * 10)


async def test_connections_are_counted() -> None:
    among = serving()
    first = Peer(among, busy=False)
    assert (first.before, Peer(among, busy=False).before) == (0, 1)
    among.leave(first)
    among.leave(first)
    assert Peer(among, busy=False).before == 1


async def test_close_lets_idle_connections_go_at_once() -> None:
    among = serving()
    peer = Peer(among, busy=False)
    await among.close(60)
    assert among.closing
    assert peer.cuts == 0


async def test_close_waits_for_a_handler_whose_client_is_gone() -> None:
    among, gate = serving(), asyncio.Event()

    async def work() -> None:
        await gate.wait()

    among.start(work())
    closing = asyncio.gather(among.close(60))
    for _ in range(5):
        await asyncio.sleep(0)
    assert not closing.done()
    gate.set()
    await closing


async def test_after_the_grace_what_is_left_is_cut() -> None:
    among, ended = serving(), asyncio.Event()
    peer = Peer(among, busy=True)

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    among.start(work())
    await asyncio.sleep(0)
    await among.close(0.01)
    assert peer.cuts == 1
    assert ended.is_set()
