import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.aio import TaskOwner
from workbench.engine.lambda_api import stream_buffer
from workbench.engine.lambda_api.stream_buffer import StreamBuffer
from workbench.model.errors import EngineError

TASKS = TaskOwner(lambda _error: None)


async def rest(buffer: StreamBuffer) -> bytes:
    found = b""
    while piece := await buffer.take():
        found += piece
    return found


def has_file(buffer: StreamBuffer) -> bool:
    return buffer._file is not None


async def test_pieces_come_in_order_and_then_the_end() -> None:
    buffer = StreamBuffer()
    buffer.put(b"a")
    buffer.put(b"")
    buffer.put(b"b")
    assert [await buffer.take(), await buffer.take()] == [b"a", b"b"]
    buffer.end()
    buffer.put(b"late")
    assert [await buffer.take(), await buffer.take()] == [b"", b""]


async def test_who_takes_waits() -> None:
    buffer = StreamBuffer()
    taking = TASKS.start(buffer.take())
    await asyncio.sleep(0)
    assert not taking.done()
    buffer.put(b"a")
    assert await taking == b"a"
    taking = TASKS.start(buffer.take())
    await asyncio.sleep(0)
    buffer.end()
    assert await taking == b""


async def test_what_is_too_much_for_memory_goes_to_a_file_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_buffer, "READ_BYTES", 3)
    buffer = StreamBuffer(memory_bytes=4)
    buffer.put(b"abcd")
    buffer.put(b"efgh")
    assert has_file(buffer)
    assert await buffer.take() == b"abcd"
    buffer.put(b"i")
    assert [await buffer.take() for _ in range(2)] == [b"efg", b"hi"]
    assert not has_file(buffer), "an empty file is given back"
    buffer.put(b"j")
    assert not has_file(buffer)
    buffer.end()
    assert await rest(buffer) == b"j"


steps = st.lists(st.one_of(st.binary(max_size=12), st.none()), max_size=40)


@given(steps, st.integers(0, 20))
def test_nothing_is_lost_whatever_is_put_and_taken_when(given: list[bytes | None], memory_bytes: int) -> None:
    async def scenario() -> None:
        buffer, sent, got = StreamBuffer(memory_bytes), b"", b""
        for step in given:
            if step is not None:
                buffer.put(step)
                sent += step
            elif len(got) < len(sent):
                got += await buffer.take()
            assert buffer._held <= memory_bytes
        buffer.end()
        assert got + await rest(buffer) == sent
        assert buffer._file is None

    asyncio.run(scenario())


async def test_a_client_that_is_gone_costs_nothing() -> None:
    buffer = StreamBuffer(memory_bytes=1)
    buffer.put(b"a")
    buffer.put(b"b")
    buffer.drop()
    buffer.put(b"c")
    assert buffer._file is None
    assert await buffer.take() == b""


class Full:
    """A file on a disk that is full."""

    def seek(self, _place: int) -> None:
        raise OSError(28, "No space left on device")

    def close(self) -> None:
        raise OSError(28, "No space left on device")


async def test_a_full_disk_is_told_to_who_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> Any:
        return Full()

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    buffer = StreamBuffer(memory_bytes=1)
    buffer.put(b"a")
    buffer.put(b"b")
    buffer.put(b"c")
    assert await buffer.take() == b"a"
    with pytest.raises(EngineError, match="No space left"):
        await buffer.take()


async def test_a_file_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = StreamBuffer(memory_bytes=0)
    buffer.put(b"a")
    file = buffer._file
    assert file is not None
    monkeypatch.setattr(buffer, "_file", Full())
    with pytest.raises(EngineError, match="No space left"):
        await buffer.take()
    file.close()
