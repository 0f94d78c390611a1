"""The asynchronous queue when its file is locked or damaged."""

from pathlib import Path

from tests.support.async_bench import AsyncBench, an_event
from tests.support.turns import until
from workbench.model.async_event import AsyncEvent, Attempt, Done, QueueTrouble


async def test_a_result_outlives_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    bench = AsyncBench(tmp_path)
    queue = bench.queue()
    other = bench.store("other")
    blocks = other._writing()

    def answer(_event: AsyncEvent) -> Attempt:
        blocks.__enter__()
        return Done(b"1")

    bench.answer = answer
    event = an_event()
    await queue.accept(event)
    await until(lambda: any(isinstance(each, QueueTrouble) for each in bench.seen))
    blocks.__exit__(None, None, None)
    await until(lambda: _advanced(bench) and event.id in bench.ended)
    assert len(bench.runs) == 1, "it did not run again"
    other.close()
    await queue.close()


def _advanced(bench: AsyncBench) -> bool:
    bench.clock.advance(5)
    return True


async def test_a_damaged_file_is_told_of_once(tmp_path: Path) -> None:
    bench = AsyncBench(tmp_path)
    (bench.folder / "async.db").write_bytes(b"no database" * 100)
    queue = bench.queue()
    await queue.start()
    for _look in range(2):
        bench.clock.advance(10)
        await queue.idle()
    (trouble,) = bench.seen
    assert isinstance(trouble, QueueTrouble)
    assert "async.damaged-" in trouble.reason
    await queue.close()
