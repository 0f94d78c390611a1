"""Background work of the window."""

import asyncio

from workbench.app.application import Application
from workbench.app.notices import NoticeSeverity
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import UsageError


async def test_work_runs_and_can_be_awaited(tasks: GuiTasks) -> None:
    done: list[int] = []

    async def work() -> None:
        await asyncio.sleep(0)
        done.append(1)

    tasks.start(work(), "work")
    await tasks.drain()
    assert done == [1]


async def test_our_error_becomes_a_notice_in_its_own_words(app: Application, tasks: GuiTasks) -> None:
    async def work() -> None:
        raise UsageError("There is no function Nope.", "It was removed.", "Choose another.")

    tasks.start(work())
    await tasks.drain()
    await asyncio.sleep(0)
    notice = app.notices.items[-1]
    assert notice.severity is NoticeSeverity.ERROR
    assert notice.text == "There is no function Nope."
    assert notice.detail == "It was removed. Choose another."


async def test_an_unexpected_error_is_told_as_a_defect(app: Application, tasks: GuiTasks) -> None:
    async def work() -> None:
        raise ZeroDivisionError("by nought")

    tasks.start(work())
    await tasks.drain()
    await asyncio.sleep(0)
    assert "ZeroDivisionError" in app.notices.items[-1].detail


async def test_close_cancels_what_still_runs(tasks: GuiTasks) -> None:
    ended: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    tasks.start(work())
    await asyncio.sleep(0)
    await tasks.close()
    assert ended == ["cancelled"]


async def test_work_with_a_title_can_be_stopped(app: Application, tasks: GuiTasks) -> None:
    async def work() -> None:
        await asyncio.Event().wait()

    tasks.start(work(), "work", title="Searching files")
    await asyncio.sleep(0)
    assert [one.title for one in app.progress.works] == ["Searching files"]
    app.progress.stop(app.progress.works[0].id)
    await tasks.drain()
    await asyncio.sleep(0)
    assert app.progress.works == ()
    assert app.notices.items[-1].text == "Searching files was stopped."
    assert app.notices.items[-1].severity is NoticeSeverity.INFO


async def test_titled_work_that_never_began_leaves_nothing(tasks: GuiTasks) -> None:
    async def work() -> None:
        await asyncio.Event().wait()

    tasks.start(work(), "work", title="Searching files")
    await tasks.close()
