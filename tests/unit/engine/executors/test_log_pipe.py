import asyncio
import os
import threading
from collections.abc import Iterator

import pytest

from workbench.engine.executors.log_pipe import READ_BYTES, LogPipe


class Ends:
    """Both ends of a pipe."""

    def __init__(self) -> None:
        self.read, self.write = os.pipe()
        self.got = bytearray()
        self.arrived = asyncio.Event()

    def take(self, data: bytes) -> None:
        self.got += data
        self.arrived.set()


@pytest.fixture
def ends() -> Iterator[Ends]:
    ends = Ends()
    yield ends
    for fd in (ends.read, ends.write):
        try:
            os.close(fd)
        except OSError:
            continue


async def test_it_tells_what_arrives(ends: Ends) -> None:
    pipe = LogPipe(ends.read, ends.take)
    os.write(ends.write, b"one\n")
    await ends.arrived.wait()
    assert ends.got == b"one\n"
    pipe.close()


async def test_drain_tells_what_was_written_before(ends: Ends) -> None:
    pipe = LogPipe(ends.read, ends.take)
    os.write(ends.write, b"x" * (READ_BYTES + 10))
    pipe.drain()
    assert len(ends.got) == READ_BYTES + 10
    pipe.close()


async def test_drain_does_not_wait_for_a_writer_without_end(ends: Ends) -> None:
    pipe, stop = LogPipe(ends.read, ends.take), threading.Event()

    def write() -> None:
        while not stop.is_set():
            os.write(ends.write, b"y" * 4096)

    writer = threading.Thread(target=write)
    writer.start()
    for _ in range(20):
        pipe.drain()
    stop.set()
    while writer.is_alive():
        pipe.drain()
        await asyncio.sleep(0)
    pipe.close()


async def test_close_tells_the_rest_and_may_be_called_twice(ends: Ends) -> None:
    pipe = LogPipe(ends.read, ends.take)
    os.write(ends.write, b"last words")
    pipe.close()
    pipe.close()
    pipe.drain()
    assert ends.got == b"last words"
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(ends.read)


async def test_the_end_of_the_writers(ends: Ends) -> None:
    pipe = LogPipe(ends.read, ends.take)
    os.write(ends.write, b"z")
    os.close(ends.write)
    await ends.arrived.wait()
    for _ in range(5):
        await asyncio.sleep(0)
    pipe.drain()
    assert ends.got == b"z"
    pipe.close()
