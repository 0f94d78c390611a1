"""The thread that reads on Windows works on any system; here it is held to the same promises."""

import asyncio
import os
import threading

import pytest

from workbench.engine.executors.log_pipe_windows import LogPipe


async def test_it_tells_everything_in_order_on_the_loop() -> None:
    read, write = os.pipe()
    got, arrived = bytearray(), asyncio.Event()

    def take(data: bytes) -> None:
        asyncio.get_running_loop()  # only there on the loop's own thread
        got.extend(data)
        if got.endswith(b"end\n"):
            arrived.set()

    pipe = LogPipe(read, take)
    for number in range(100):
        os.write(write, b"%d\n" % number)
    os.write(write, b"end\n")
    async with asyncio.timeout(10):
        await arrived.wait()
    os.close(write)
    pipe.close()
    assert got == b"".join(b"%d\n" % number for number in range(100)) + b"end\n"


def test_its_thread_ends_when_the_loop_is_closed() -> None:
    read, write = os.pipe()

    async def open_one() -> None:
        LogPipe(read, lambda _data: None)

    asyncio.run(open_one())
    reader = next(thread for thread in threading.enumerate() if thread.name == "workbench-log")
    os.write(write, b"late")
    reader.join(10)
    assert not reader.is_alive()
    os.close(write)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(read)
