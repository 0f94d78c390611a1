import asyncio
import threading

from workbench.app.write_behind import WriteBehind, read_at_rest
from workbench.base.aio import TaskOwner
from workbench.model.errors import StoreError


async def test_asks_while_writing_are_joined() -> None:
    state = 0
    written: list[int] = []
    started, go_on = threading.Event(), threading.Event()

    def write(value: int) -> None:
        started.set()
        go_on.wait(5)
        written.append(value)

    file = WriteBehind(TaskOwner(lambda _error: None), lambda: state, write)
    file.ask()
    await asyncio.to_thread(started.wait, 5)
    for state in range(1, 5):  # noqa: B007 - `take` reads it
        file.ask()
    go_on.set()
    await file.flush()
    assert written == [0, 4]


async def test_a_failure_goes_to_the_owner_and_the_next_ask_works() -> None:
    errors: list[BaseException] = []
    outcomes: list[Exception | None] = [StoreError("Full."), None]
    written: list[str] = []

    def write(value: str) -> None:
        outcome = outcomes.pop(0)
        if outcome is not None:
            raise outcome
        written.append(value)

    file = WriteBehind(TaskOwner(errors.append), lambda: "x", write)
    file.ask()
    await file.flush()
    file.ask()
    await file.flush()
    assert [str(error) for error in errors] == ["Full."]
    assert written == ["x"]


def test_without_a_loop_it_waits_for_flush() -> None:
    written: list[str] = []
    file = WriteBehind(TaskOwner(lambda _error: None), lambda: "x", written.append)
    file.ask()
    assert written == []
    asyncio.run(file.flush())
    assert written == ["x"]


async def test_flush_without_anything_asked() -> None:
    await WriteBehind(TaskOwner(lambda _error: None), lambda: "x", lambda _value: None).flush()


async def test_what_is_read_is_not_older_than_what_was_asked_for() -> None:
    disk = state = 1

    def write(value: int) -> None:
        nonlocal disk
        disk = value

    file = WriteBehind(TaskOwner(lambda _error: None), lambda: state, write)
    loop, reads = asyncio.get_running_loop(), 0

    def change() -> None:
        nonlocal state
        state = 2
        file.ask()

    def read() -> int:
        nonlocal reads
        reads += 1
        found = disk
        if reads == 1:
            loop.call_soon_threadsafe(change)
        return found

    assert await read_at_rest(file, read) == 2
    assert reads == 2
    assert not file.busy
