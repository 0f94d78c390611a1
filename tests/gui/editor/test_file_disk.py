"""What other programs do to an open file: renamed, gone and back, written again."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from shiboken6 import delete

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor.disk_comparison import DiskComparison
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.kept import KeptFile
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


@pytest_asyncio.fixture
async def page(app: Application, look: Look, tasks: GuiTasks, code: Path) -> AsyncIterator[FilePage]:
    made = FilePage(app, look, tasks, KeptFile(code))
    made.resize(500, 300)
    made.show()
    await made.wait_loaded()
    yield made
    await tasks.drain()
    delete(made)


def titles(page: FilePage) -> list[str]:
    return [] if page.notice.isHidden() else [button.text() for button in page.notice.buttons]


def touch(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    stamp = path.stat().st_mtime_ns + 5_000_000
    os.utime(path, ns=(stamp, stamp))


async def test_a_renamed_file_is_offered_under_its_new_name(page: FilePage, code: Path) -> None:
    moved: list[Path] = []
    page.moved.connect(moved.append)
    await asyncio.to_thread(code.rename, code.with_name("shop.py"))
    await page.check_disk()
    assert titles(page) == ["Open shop.py", "Save under the old name"]
    page.notice.buttons[0].click()
    assert moved == [code.with_name("shop.py")]


async def test_a_file_that_comes_back_is_as_before(page: FilePage, code: Path) -> None:
    away = code.parent.with_name("away.py")
    await asyncio.to_thread(code.rename, away)
    await page.check_disk()
    assert titles(page) == ["Save again", "Close tab"]
    assert page.dirty
    await page.check_disk()
    await asyncio.to_thread(away.rename, code)
    await page.check_disk()
    assert titles(page) == []
    assert not page.dirty


async def test_another_file_in_its_place_is_taken_when_nothing_was_typed(page: FilePage, code: Path) -> None:
    await asyncio.to_thread(code.unlink)
    await page.check_disk()
    touch(code, "other\n")
    await page.check_disk()
    assert page.edit.text == "other\n"
    assert not page.dirty


async def test_a_file_written_again_as_it_was_is_no_change(page: FilePage, code: Path) -> None:
    before = page.edit.text
    page.edit.insertPlainText("mine ")
    touch(code, before)
    await page.check_disk()
    assert titles(page) == []
    assert page.dirty
    assert await page.save()


async def test_a_comparison_that_is_put_off_asks_again(page: FilePage, code: Path) -> None:
    page.edit.insertPlainText("mine ")
    touch(code, "theirs\n")
    await page.check_disk()
    page.notice.buttons[0].click()
    await until(lambda: page.findChild(DiskComparison) is not None)
    assert titles(page) == []
    shown = page.findChild(DiskComparison)
    assert isinstance(shown, DiskComparison)
    shown.reject()
    assert titles(page) == ["Compare", "Keep mine", "Take theirs"]
