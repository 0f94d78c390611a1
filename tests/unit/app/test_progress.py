"""Progress: what runs is on the board, tells where it is, and can be stopped without harm to whoever asked for it."""

import asyncio

import pytest

from workbench.app.progress import ProgressBoard, Work
from workbench.model.errors import UsageError, WorkStoppedError


def shown(works: tuple[Work, ...]) -> list[tuple[str, str, float | None]]:
    return [(work.title, work.detail, work.fraction) for work in works]


async def test_work_is_on_the_board_while_it_runs() -> None:
    board = ProgressBoard()
    seen: list[list[tuple[str, str, float | None]]] = []
    board.changed.connect(lambda works: seen.append(shown(works)))
    async with board.work("Opening folder", "shop") as report:
        report.tell(fraction=0.5)
        report.tell("orders", 0.75)
    report.tell("too late")
    assert seen == [
        [("Opening folder", "shop", None)],
        [("Opening folder", "shop", 0.5)],
        [("Opening folder", "orders", 0.75)],
        [],
    ]


async def test_a_failure_goes_on_and_takes_the_work_off() -> None:
    board = ProgressBoard()
    with pytest.raises(UsageError):
        async with board.work("Opening folder"):
            raise UsageError("No.")
    assert board.works == ()


async def test_stopping_ends_the_inside_and_nothing_else() -> None:
    board = ProgressBoard()
    cleaned: list[str] = []

    async def work() -> str:
        try:
            async with board.work("Opening folder"):
                try:
                    await asyncio.Event().wait()
                finally:
                    cleaned.append("inside")
        except WorkStoppedError as error:
            await asyncio.sleep(0)  # the task itself goes on
            return error.what
        return ""

    task = asyncio.create_task(work())  # noqa: TID251 - the test is its owner
    await asyncio.sleep(0)
    board.stop(board.works[0].id)
    assert board.works[0].stopping
    board.stop(board.works[0].id)
    assert await task == "Opening folder was stopped."
    assert cleaned == ["inside"]
    assert task.cancelling() == 0
    assert board.works == ()


async def test_a_cancellation_from_outside_stays_one() -> None:
    board = ProgressBoard()

    async def work() -> None:
        async with board.work("Opening folder"):
            await asyncio.Event().wait()

    task = asyncio.create_task(work())  # noqa: TID251 - the test is its owner
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert board.works == ()


async def test_work_may_stop_itself_in_its_own_way() -> None:
    board, asked = ProgressBoard(), asyncio.Event()
    async with board.work("Replacing", stop=asked.set) as report:
        assert not report.stopping
        board.stop(report.id)
        await asked.wait()
        assert report.stopping


async def test_what_cannot_be_stopped_goes_on() -> None:
    board = ProgressBoard()
    async with board.work("Making function", can_stop=False) as report:
        board.stop(report.id)
        await asyncio.sleep(0)
        assert not report.stopping
    board.stop(report.id)


async def test_work_inside_of_work_is_a_detail_of_it() -> None:
    board = ProgressBoard()
    async with board.work("Making function", "Greet") as outer:
        async with board.work("Opening folder", "shop") as inner:
            assert inner is outer
            assert shown(board.works) == [("Making function", "shop", None)]
        assert len(board.works) == 1


async def test_works_of_several_tasks_stand_side_by_side() -> None:
    board, end = ProgressBoard(), asyncio.Event()

    async def work(title: str) -> None:
        async with board.work(title):
            await end.wait()

    async with asyncio.TaskGroup() as group:
        for title in ("one", "two"):
            group.create_task(work(title))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert [work.title for work in board.works] == ["one", "two"]
        assert board.works[0].id != board.works[1].id
        end.set()
