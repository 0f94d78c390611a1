"""When the text of a page is shown to its language server."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from shiboken6 import delete

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor import served_watch
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.served_watch import ServedWatch
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import CodeReaderError

TEXT = "let a = 1;\n"


class Served:
    """Notes what it is shown; `refuses` as one that is not installed."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []
        self.refuses = False

    async def show(self, path: Path, text: str) -> None:
        await self._note("show", text)

    async def saved(self, path: Path, text: str) -> None:
        await self._note("saved", text)

    def leave(self, path: Path) -> None:
        self.seen.append(("leave", path.name))

    async def _note(self, what: str, text: str) -> None:
        await asyncio.sleep(0)
        if self.refuses:
            raise CodeReaderError("It is not installed.")
        self.seen.append((what, text))


@pytest_asyncio.fixture
async def page(
    app: Application, look: Look, tasks: GuiTasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[FilePage]:
    monkeypatch.setattr(served_watch, "REST_MS", 20)
    path = tmp_path / "a.js"
    path.write_text(TEXT, encoding="utf-8")
    made = FilePage(app, look, tasks, KeptFile(path))
    yield made
    await tasks.drain()
    delete(made)


async def test_a_page_is_shown_when_it_is_loaded_changed_and_saved(page: FilePage, tasks: GuiTasks) -> None:
    served = Served()
    ServedWatch(served, tasks, page)
    await page.wait_loaded()
    await until(lambda: served.seen == [("show", TEXT)])
    page.edit.insertPlainText("// ")
    await until(lambda: len(served.seen) == 2)
    assert served.seen[-1] == ("show", f"// {TEXT}")
    await page.save()
    await until(lambda: served.seen[-1] == ("saved", f"// {TEXT}"))


async def test_leaving(page: FilePage, tasks: GuiTasks) -> None:
    served = Served()
    ServedWatch(served, tasks, page).leave()
    assert served.seen == [("leave", "a.js")]


async def test_without_a_server_nobody_is_told(page: FilePage, tasks: GuiTasks, app: Application) -> None:
    served = Served()
    served.refuses = True
    ServedWatch(served, tasks, page)
    await page.wait_loaded()
    await tasks.drain()
    assert app.notices.items == []


async def test_large_files_are_not_shown(page: FilePage, tasks: GuiTasks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served_watch, "MOST_BYTES", 3)
    served = Served()
    ServedWatch(served, tasks, page)
    await page.wait_loaded()
    await tasks.drain()
    assert served.seen == []
