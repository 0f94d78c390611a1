"""Writing while there is a client, and waiting for one that reads slowly."""

import asyncio

from tests.support.sandbox_peer import MemoryTransport
from workbench.engine.http.outlet import LARGE_BYTES, Outlet


class Counted(MemoryTransport):
    """Counts writes."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.writes += 1
        super().write(data)

    def abort(self) -> None:
        self.closed = True


async def test_a_small_answer_is_one_write() -> None:
    transport = Counted()
    Outlet(transport).send(b"a", b"b" * (LARGE_BYTES - 1))
    assert transport.writes == 1
    assert len(transport.written) == LARGE_BYTES


async def test_a_large_answer_arrives_in_order() -> None:
    transport = Counted()
    Outlet(transport).send(b"a", b"b" * LARGE_BYTES)
    assert transport.written == b"a" + b"b" * LARGE_BYTES


async def test_waits_while_the_client_does_not_read() -> None:
    outlet = Outlet(MemoryTransport())
    await outlet.flows()
    outlet.pause()
    waiting = asyncio.gather(outlet.flows(), outlet.flows())
    for _ in range(3):
        await asyncio.sleep(0)
    assert not waiting.done()
    outlet.pause()
    outlet.resume()
    await waiting
    await outlet.flows()


async def test_a_waiter_that_is_cancelled_leaves_the_others() -> None:
    outlet = Outlet(MemoryTransport())
    outlet.pause()
    first, second = asyncio.gather(outlet.flows()), asyncio.gather(outlet.flows())
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    outlet.resume()
    await second


async def test_a_client_that_is_gone_is_neither_written_to_nor_waited_for() -> None:
    transport = MemoryTransport()
    outlet = Outlet(transport)
    outlet.pause()
    waiting = asyncio.gather(outlet.flows())
    await asyncio.sleep(0)
    outlet.lose()
    await waiting
    outlet.send(b"a")
    outlet.cut()
    assert outlet.is_lost()
    assert transport.written == b""


async def test_cut() -> None:
    outlet = Outlet(Counted())
    assert not outlet.is_lost()
    outlet.cut()
    assert outlet.is_lost()
    outlet.send(b"a")
    outlet.pause()
    await outlet.flows()
