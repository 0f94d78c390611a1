import asyncio
import queue
from collections.abc import Iterator

import pytest

from workbench.engine.executors.docker import logstream
from workbench.engine.executors.docker.logstream import LogStream


class Output:
    """What the test puts into it; None ends it."""

    def __init__(self) -> None:
        self.pieces: queue.Queue[bytes | None] = queue.Queue()

    def __iter__(self) -> Iterator[bytes]:
        while (piece := self.pieces.get()) is not None:
            yield piece

    def close(self) -> None:
        self.pieces.put(None)


async def test_drain_delivers_what_is_on_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logstream, "_QUIET_S", 2.0)  # a busy machine may keep the thread waiting for longer than 30 ms
    monkeypatch.setattr(logstream, "_LONGEST_S", 2.0)
    output, got = Output(), list[bytes]()
    stream = LogStream(output, got.append)
    for number in range(300):
        output.pieces.put(b"%d\n" % number)
    output.pieces.put(None)
    await stream.drain()
    assert b"".join(got) == b"".join(b"%d\n" % number for number in range(300))
    stream.close()


async def test_drain_is_bounded_and_ends_at_once_with_the_stream() -> None:
    output, got = Output(), list[bytes]()
    stream = LogStream(output, got.append)
    output.pieces.put(b"last")
    output.close()
    await stream.drain()
    loop = asyncio.get_running_loop()
    before = loop.time()
    await stream.drain()
    assert loop.time() - before < 0.02
    assert got == [b"last"]


async def test_after_close_nothing_is_delivered() -> None:
    output, got = Output(), list[bytes]()
    stream = LogStream(output, got.append)
    stream.close()
    output.pieces.put(b"late")
    await stream.drain()
    stream.close()
    assert got == []
