import asyncio
import os
import stat
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="FIFOs: a POSIX system")

from workbench.engine.executors.docker.logpipe import LogPipe
from workbench.engine.executors.log_pipe import PIPE_BYTES as CAPACITY


def opened(folder: Path) -> tuple[LogPipe, int, list[bytes]]:
    pieces: list[bytes] = []
    pipe = LogPipe(folder / "log", pieces.append)
    pipe.listen()
    return pipe, os.open(folder / "log", os.O_WRONLY | os.O_NONBLOCK), pieces


async def test_drain_delivers_all_that_was_written_before(tmp_path: Path) -> None:
    pipe, writer, pieces = opened(tmp_path)
    written = os.urandom(700_000)
    assert os.write(writer, written) == len(written)
    await pipe.drain()
    assert b"".join(pieces) == written
    assert max(map(len, pieces)) <= 256 * 1024
    pipe.close()
    os.close(writer)


async def test_output_arrives_without_a_drain(tmp_path: Path) -> None:
    arrived: asyncio.Queue[bytes] = asyncio.Queue()
    pipe = LogPipe(tmp_path / "log", arrived.put_nowait)
    pipe.listen()
    writer = os.open(tmp_path / "log", os.O_WRONLY | os.O_NONBLOCK)
    os.write(writer, b"line\n")
    assert await arrived.get() == b"line\n"
    pipe.close()
    os.close(writer)


async def test_a_drain_ends_although_the_writer_does_not(tmp_path: Path) -> None:
    pieces: list[bytes] = []

    def write_more(piece: bytes) -> None:
        pieces.append(piece)
        os.write(writer, piece)

    pipe = LogPipe(tmp_path / "log", write_more)
    pipe.listen()
    writer = os.open(tmp_path / "log", os.O_WRONLY | os.O_NONBLOCK)
    os.write(writer, b"x" * 1000)
    await pipe.drain()
    assert sum(map(len, pieces)) == 1000
    pipe.close()
    os.close(writer)


async def test_a_writer_waits_when_it_is_too_far_ahead(tmp_path: Path) -> None:
    pipe, writer, _pieces = opened(tmp_path)
    assert os.write(writer, b"x" * (3 * CAPACITY)) <= CAPACITY
    pipe.close()
    os.close(writer)


async def test_any_user_may_write_but_not_read(tmp_path: Path) -> None:
    pipe, writer, _pieces = opened(tmp_path)
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o622
    pipe.close()
    os.close(writer)


async def test_closing_delivers_what_is_left_and_nothing_after(tmp_path: Path) -> None:
    pipe, writer, pieces = opened(tmp_path)
    os.write(writer, b"last words")
    pipe.close()
    pipe.close()
    await pipe.drain()
    assert pieces == [b"last words"]
    with pytest.raises(BrokenPipeError):
        os.write(writer, b"too late")
    os.close(writer)
